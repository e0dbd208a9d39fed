"""Wire settings, store, readers and clock together, once for a process."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from followup_cards.batch.plan import Done, Plan
from followup_cards.mail_domain import Ask, asker
from followup_cards.model import PhotoReading
from followup_cards.service.capture import ReadPhoto
from followup_cards.settings import Settings
from followup_cards.store.database import Database, open_database
from followup_cards.text.reader import Readers


def right_now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class App:
    """What a skin needs: where things are, how a photo is read, and what time it is."""

    settings: Settings
    read: ReadPhoto
    now: Callable[[], datetime] = field(default=right_now)
    ask_domain: Ask = field(default_factory=asker)
    """Says whether a domain takes mail; asked only when the settings allow it."""
    apart: bool = False
    """Whether many photographs are read by processes of their own, rather than by `read`."""

    def database(self) -> Database:
        """Open the store; the caller closes it."""
        return open_database(self.settings.home)

    def read_all(self, paths: Sequence[Path], plan: Plan) -> Iterator[Done]:
        """Give what came of each photo, in order."""
        if not self.apart:
            yield from (Done(path, tuple(self.read(path))) for path in paths)
            return
        from followup_cards.batch.run import read_by_plan

        yield from read_by_plan(paths, plan, self.settings.reader, self.settings.region)


def app_for(settings: Settings) -> App:
    """Return the program as it runs: the engines are opened when the first photo is read, and once."""
    return App(settings, reader_for(settings), apart=True)


def reader_for(settings: Settings) -> ReadPhoto:
    """Return what reads a photo with the engines that the settings name."""
    opened: list[Readers] = []

    def read(path: Path) -> list[PhotoReading]:
        from followup_cards.service.read import read_photo
        from followup_cards.text.reader import open_readers

        if not opened:
            opened.append(open_readers(settings.reader))
        return read_photo(path, opened[0], region=settings.region)

    return read
