"""Wire settings, store, readers and clock together, once for a process."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from followup_cards.errors import NotAPicture, StoreFailure
from followup_cards.settings import Settings
from followup_cards.store.database import Database, open_database

if TYPE_CHECKING:  # each takes longer to load than most commands take to run
    from followup_cards.batch.apart import Apart
    from followup_cards.batch.plan import Done, Plan
    from followup_cards.mail_domain import Ask, Verdict
    from followup_cards.model import PhotoReading
    from followup_cards.service.capture import ReadPhoto


def right_now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


def ask_name_server() -> "Ask":
    """Return what asks the name server about a domain, loaded when it is first asked."""

    def ask(domain: str) -> "Verdict":
        from followup_cards.mail_domain import asker

        if not asked:
            asked.append(asker())
        return asked[0](domain)

    asked: list[Ask] = []
    return ask


@dataclass(frozen=True)
class App:
    """What a skin needs: where things are, how a photo is read, and what time it is."""

    settings: Settings
    read: "ReadPhoto"
    now: Callable[[], datetime] = field(default=right_now)
    ask_domain: "Ask" = field(default_factory=ask_name_server)
    """Says whether a domain takes mail; asked only when the settings allow it."""
    apart: bool = False
    """Whether many photographs are read by processes of their own, rather than by `read`."""

    def database(self) -> Database:
        """Open the store, and finish a forgetting that was cut short; the caller closes it."""
        from followup_cards.service.forgetting import finish

        db = open_database(self.settings.home)
        with suppress(StoreFailure):  # no reason to stop anybody: it is tried again the next time
            finish(db)
        return db

    def read_all(self, paths: Sequence[Path], plan: "Plan") -> "Iterator[Done]":
        """Give what came of each photo, in order."""
        from followup_cards.batch.plan import Done
        from followup_cards.batch.run import read_by_plan

        if not self.apart:
            yield from (Done(path, tuple(self.read(path))) for path in paths)
            return
        yield from read_by_plan(paths, plan, self.settings.reader, self.settings.region)


def app_for(settings: Settings) -> App:
    """Return the program as it runs: photos are read in processes of their own, begun when the first one comes."""
    return App(settings, reader_for(settings), apart=True)


def reader_for(settings: Settings) -> "ReadPhoto":
    """Return what reads one photo after the other with the engines that the settings name, opened once, apart."""
    opened: list[Apart] = []

    def read(path: Path) -> "list[PhotoReading]":
        from followup_cards.batch.apart import Apart
        from followup_cards.batch.job import Job, Order
        from followup_cards.photo.file import bytes_of
        from followup_cards.service.photographs import unreadable

        if not opened:
            opened.append(Apart())
        try:
            data = bytes_of(path, str(path))
        except NotAPicture as error:
            return [unreadable(str(path), error)]
        return opened[0].read(Job(str(path), data, Order(settings.reader, settings.region)))

    return read
