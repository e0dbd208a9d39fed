"""What was read, by the content of each file, so that a batch that was ended goes on where it stopped."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Self, TextIO

from followup_cards import __version__
from followup_cards.batch.job import Order
from followup_cards.errors import DestinationFailure, Mistake, UsageError
from followup_cards.model import PhotoReading, ReadFailure
from followup_cards.store.readings import reading_from_json, reading_to_json
from followup_cards.store.values import from_time, to_time


class Journal:
    """A file of JSON lines, one for each photo that was read; without a file it remembers nothing."""

    def __init__(self, path: Path | None = None, order: Order | None = None) -> None:
        """Open it, and learn what stands in it already.

        Raises:
            UsageError: the file is no journal.
            DestinationFailure: it cannot be written.
        """
        self._path = path
        self._by = [__version__, order.reader, order.region] if order else []
        self._known: dict[str, tuple[int, int]] = {}
        """Where in the file each content's line begins and ends: a million readings would fill the memory."""
        self._file: TextIO | None = None
        if path is not None:
            length = self._learn(path)
            self._file = _opened(path)
            self._file.truncate(length)  # a line that was cut short as the last run was ended

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file:
            self._file.close()

    def pages(self, digest: str, name: str) -> tuple[PhotoReading, ...] | None:
        """Return what was read on a file of this content, or None where it was not read yet."""
        place = self._known.get(digest)
        if place is None or self._path is None:
            return None
        with self._path.open("rb") as file:
            file.seek(place[0])
            entry = json.loads(file.read(place[1] - place[0]))
        return tuple(_page(page, digest, name) for page in entry["pages"])

    def keep(self, digest: str, pages: Sequence[PhotoReading]) -> None:
        """Note what was read, at once: a crash later loses nothing of it."""
        if self._file is None or any(page.failure and page.failure.code == Mistake.code for page in pages):
            return  # a bug may be mended by the next run
        entry = {"digest": digest, "by": self._by, "pages": [_entry(page) for page in pages]}
        try:
            self._file.write(json.dumps(entry) + "\n")
            self._file.flush()
        except OSError as error:
            raise DestinationFailure(
                f'"{self._path}" cannot be written: {error.strerror}. What was printed so far stands; make room.'
            ) from error

    def _learn(self, path: Path) -> int:
        """Note where everything stands in the file; return the bytes of its whole lines."""
        end = 0
        try:
            if not path.exists():
                return 0
            with path.open("rb") as file:
                for line in file:
                    if not line.endswith(b"\n") and line.startswith(b'{"digest": "'):
                        break  # cut short as the last run was ended
                    self._learn_line(line, end)
                    end += len(line)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise UsageError(f'"{path}" is no journal of this program. Name another file.') from error
        return end

    def _learn_line(self, line: bytes, start: int) -> None:
        entry = json.loads(line)
        digest, by = entry["digest"], entry["by"]
        for page in entry["pages"]:
            _page(page, digest, "")
        if by == self._by:
            self._known[digest] = (start, start + len(line))


def _opened(path: Path) -> TextIO:
    try:
        return path.open("a", encoding="utf-8")
    except OSError as error:
        raise DestinationFailure(f'"{path}" cannot be written: {error.strerror}. Name another file.') from error


def _entry(page: PhotoReading) -> dict[str, Any]:
    return {
        "page": page.page,
        "taken_at": to_time(page.taken_at),
        "seconds": page.seconds,
        "advice": page.advice,
        "failure": page.failure and asdict(page.failure),
        "readings": [json.loads(reading_to_json(reading)) for reading in page.readings],
    }


def _page(entry: dict[str, Any], digest: str, name: str) -> PhotoReading:
    failure = entry["failure"]
    return PhotoReading(
        photo=name,
        page=entry["page"],
        digest=digest,
        taken_at=from_time(entry["taken_at"]),
        seconds=entry["seconds"],
        advice=tuple(entry["advice"]),
        failure=None if failure is None else ReadFailure(**failure),
        readings=tuple(reading_from_json(json.dumps(reading)) for reading in entry["readings"]),
    )
