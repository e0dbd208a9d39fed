"""Wire settings, store, readers and clock together, once for a process."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from followup_cards.errors import NotAPicture, StoreFailure
from followup_cards.service.developing import here
from followup_cards.settings import Settings
from followup_cards.store.database import Database, open_database, unfinished

if TYPE_CHECKING:  # each takes longer to load than most commands take to run
    from followup_cards.batch.apart import Apart
    from followup_cards.batch.plan import Done, Plan
    from followup_cards.mail_domain import Ask, Verdict
    from followup_cards.model import PhotoReading
    from followup_cards.service.capture import ReadPhoto
    from followup_cards.service.developing import Develop

T = TypeVar("T")


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
    develop: "Develop" = here
    """Makes something else of a photo than its reading."""
    apart: bool = False
    """Whether many photographs are read by processes of their own, rather than by `read`."""

    def database(self) -> Database:
        """Open the store, and finish a forgetting that was cut short; the caller closes it."""
        db = open_database(self.settings.home)
        with suppress(StoreFailure):  # no reason to stop anybody: it is tried again the next time
            if unfinished(db):
                from followup_cards.service.forgetting import finish

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
    """Return the program as it runs: photos are opened in processes of their own, begun when the first one comes."""
    apart = once(apart_from_here)
    return App(settings, reader_for(settings, apart), develop=developer(apart), apart=True)


def once(make: Callable[[], T]) -> Callable[[], T]:
    """Return what makes something when it is first wanted, and gives the same again."""
    made: list[T] = []

    def get() -> T:
        if not made:
            made.append(make())
        return made[0]

    return get


def apart_from_here() -> "Apart":
    """Return what opens photographs in processes of their own."""
    from followup_cards.batch.apart import Apart

    return Apart()


def reader_for(settings: Settings, apart: "Callable[[], Apart] | None" = None) -> "ReadPhoto":
    """Return what reads one photo after the other with the engines that the settings name, opened once, apart."""
    opened = apart or once(apart_from_here)

    def read(path: Path) -> "list[PhotoReading]":
        from followup_cards.batch.job import Job, Order
        from followup_cards.photo.file import bytes_of
        from followup_cards.service.photographs import unreadable

        try:
            data = bytes_of(path, str(path))
        except NotAPicture as error:
            return [unreadable(str(path), error)]
        return opened().read(Job(str(path), data, Order(settings.reader, settings.region)))

    return read


def developer(apart: "Callable[[], Apart]") -> "Develop":
    """Return what makes something of a photograph where a damaged one crashes nothing else."""

    def develop(what: Callable[..., Iterator[T]], path: Path, /, *more: object) -> list[T]:
        from followup_cards.batch.job import Order, Task
        from followup_cards.photo.file import bytes_of

        data = bytes_of(path, str(path))
        made: list[T] = apart().make(Task(str(path), data, Order.seconds, what, more))
        return made

    return develop
