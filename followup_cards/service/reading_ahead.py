"""Read photographs in the background while the person decides about the cards of those already read."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from types import TracebackType
from typing import Self

from followup_cards.model import PhotoReading
from followup_cards.service.capture import ReadPhoto, TakenIn, take_in
from followup_cards.service.developing import Develop, here
from followup_cards.store import photos
from followup_cards.store.database import Database

ReadMany = Callable[[Sequence[Path], Callable[[str], bool], Event], Iterator[tuple[Path, Sequence[PhotoReading]]]]
"""What reads many files, in order, without those whose content is known, until it is to stop."""

PATIENCE = 20.0
"""Seconds that the end waits for the photo that is being read; what is not kept by then is read another time."""


class ReadAhead:
    """Takes in one photo after the other, in order, on a thread with a connection of its own to the store.

    Each photo is kept as soon as it is read, whole or not at all: SQLite lets one connection write at a time.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        store: Callable[[], AbstractContextManager[Database]],
        read: ReadPhoto,
        now: Callable[[], datetime],
        *,
        interview: str | None = None,
        many: ReadMany | None = None,
        develop: Develop = here,
    ) -> None:
        self._paths = paths
        self._store = store
        self._read = read
        self._now = now
        self._interview = interview
        self._many = many
        self._develop = develop
        self._done: SimpleQueue[TakenIn | BaseException] = SimpleQueue()
        self._stop = Event()
        self._thread = Thread(target=self._run, name="reading photographs", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop after the photo that is being read."""
        self._stop.set()
        self._thread.join(PATIENCE)

    def __iter__(self) -> Iterator[TakenIn]:
        """Give what came of each photo, in order, once it is read; raise what its reading raised."""
        for _ in self._paths:
            taken = self._done.get()
            if isinstance(taken, BaseException):
                raise taken
            yield taken

    def waits_for_reading(self) -> bool:
        """Say whether the next photo is still being read."""
        return self._done.empty()

    def _run(self) -> None:
        try:
            with self._store() as db:
                for path, read in self._readings(db):
                    self._done.put(self._taken_in(db, path, read))
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is raised where the person is
            self._done.put(error)

    def _taken_in(self, db: Database, path: Path, read: ReadPhoto) -> TakenIn:
        return take_in(db, path, read, interview=self._interview, now=self._now(), develop=self._develop)

    def _readings(self, db: Database) -> Iterator[tuple[Path, ReadPhoto]]:
        """Give each photo with what reads it, or with what was read on it already."""
        if self._many is None:
            yield from ((path, self._read) for path in self._paths if not self._stop.is_set())
            return

        def known(digest: str) -> bool:
            with db.reading() as tx:
                return photos.is_known(tx, digest)

        for path, pages in self._many(self._paths, known, self._stop):
            yield path, lambda _, pages=pages: list(pages)  # type: ignore[misc]  # mypy takes no default for one
