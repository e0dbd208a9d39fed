"""Which photographs are to be read, and the result for one that cannot be. Nothing heavy is imported here."""

from collections.abc import Sequence
from pathlib import Path

from followup_cards.errors import FollowupCardsError, NothingReadable, UsageError
from followup_cards.model import PhotoReading, ReadFailure
from followup_cards.photo.file import SUFFIXES


def photos_in(paths: Sequence[Path]) -> list[Path]:
    """Return the photographs to read, in order: files as given, folders by the pictures in them, sorted by name.

    Raises:
        UsageError: a path that does not exist.
        NothingReadable: a folder without pictures.
    """
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise UsageError(f'"{path}" does not exist. Check the name.')
        found += _pictures_in(path) if path.is_dir() else [path]
    return found


def _pictures_in(folder: Path) -> list[Path]:
    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        raise UsageError(f'The folder "{folder}" cannot be read: {error.strerror}. Check its permissions.') from error
    pictures = [path for path in inside if path.suffix.lower() in SUFFIXES and path.is_file()]
    if not pictures:
        kinds = ", ".join(sorted(suffix.lstrip(".") for suffix in SUFFIXES))
        raise NothingReadable(f'There is no picture in the folder "{folder}". Put photographs there ({kinds}).')
    return pictures


def unreadable(name: str, error: FollowupCardsError, *, digest: str = "", seconds: float = 0.0) -> PhotoReading:
    """Return the result for a photo that cannot be read at all."""
    return PhotoReading(name, None, digest, None, seconds, (), ReadFailure(error.code, str(error)), ())
