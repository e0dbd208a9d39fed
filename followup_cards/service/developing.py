"""What is made of a photograph besides its reading: here, or where opening it can crash nothing else."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

from followup_cards.errors import Mistake, NotAPicture, ReaderStopped
from followup_cards.photo.file import bytes_of

T = TypeVar("T")
LOST = (NotAPicture, ReaderStopped, Mistake)
"""What may come of a photograph that others need not suffer from."""


class Develop(Protocol):
    """Makes something of every page of a photograph."""

    def __call__(self, what: Callable[..., Iterator[T]], path: Path, /, *more: object) -> list[T]:
        """Return what a function makes of a file's bytes, its name, and what more it is given.

        Raises:
            NotAPicture: the file cannot be opened as a picture.
            ReaderStopped: it hung, or crashed the library that opens it.
        """


def here(what: Callable[..., Iterator[T]], path: Path, /, *more: object) -> list[T]:
    """Make it in this process, which a damaged file may crash: for files of our own."""
    return list(what(bytes_of(path, str(path)), str(path), *more))
