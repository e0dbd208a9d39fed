"""Read many photographs through any `concurrent.futures` executor: few at a time, in order, none twice."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Event

from followup_cards.batch.executors import Submit, as_many_as_pay, processes
from followup_cards.batch.job import Job, Order
from followup_cards.batch.journal import Journal
from followup_cards.batch.plan import Done, Plan
from followup_cards.errors import NotAPicture
from followup_cards.model import PhotoReading

AHEAD = 2
"""Photographs sent for each one that can be read at once: the next is there when the last is done."""
BUFFERED = 64
"""Results kept back for the sake of order while an earlier photo takes long."""
LOOK = 0.5
"""Seconds between two looks at whether to stop."""


@dataclass
class _Place:
    """A file's place in the order, with what is to come of it."""

    path: Path
    digest: str = ""
    future: "Future[list[PhotoReading]] | None" = None
    done: Done | None = None


def read_by_plan(paths: Sequence[Path], plan: Plan, reader: str, region: str | None) -> Iterator[Done]:
    """Give what came of each file, read where the plan says."""
    count = plan.processes or as_many_as_pay(len(paths))
    order = Order(reader, region, plan.seconds)
    with Journal(plan.journal, order) as journal, processes(count) as submit:
        yield from read_all(paths, order, submit, count, journal=journal, stop=plan.stop)


def read_all(
    paths: Sequence[Path], order: Order, submit: Submit, at_once: int, *, journal: Journal, stop: Event
) -> Iterator[Done]:
    """Give what came of each file, in the order given.

    After `stop` is set no further photo is begun; what is being read is finished and given.

    Raises:
        FollowupCardsError: no photograph can be read, whichever it is.
    """
    coming = iter(paths)
    line: deque[_Place] = deque()
    try:
        while True:
            while not stop.is_set() and _room(line, at_once) and (path := next(coming, None)) is not None:
                line.append(_begun(path, order, submit, journal))
            if not line:
                return
            _settle(line, journal)
            while line and line[0].done is not None:
                yield line.popleft().done  # type: ignore[misc]  # mypy doesn't see that it was looked at
            if stop.is_set():
                _leave_what_is_not_begun(line)
    finally:
        _leave_what_is_not_begun(line)


def _room(line: Sequence[_Place], at_once: int) -> bool:
    reading = sum(place.done is None for place in line)
    return reading < AHEAD * at_once and len(line) < AHEAD * at_once + BUFFERED


def _begun(path: Path, order: Order, submit: Submit, journal: Journal) -> _Place:
    """Send a photo to be read, unless it was read before or is no file."""
    from followup_cards.photo.load import bytes_of
    from followup_cards.service.read import unreadable

    name = str(path)
    try:
        data = bytes_of(path, name)
    except NotAPicture as error:
        return _Place(path, done=Done(path, (unreadable(name, error),)))
    digest = sha256(data).hexdigest()
    if (pages := journal.pages(digest, name)) is not None:
        return _Place(path, digest, done=Done(path, pages, known=True))
    return _Place(path, digest, submit(Job(name, data, order)))


def _settle(line: Sequence[_Place], journal: Journal) -> None:
    """Wait until a photo is done, and note what came of it."""
    waited_for = {place.future: place for place in line if place.future is not None and place.done is None}
    if not waited_for or line[0].done is not None:
        return
    for future in wait(waited_for, timeout=LOOK, return_when=FIRST_COMPLETED).done:
        place = waited_for[future]
        if not future.cancelled():
            pages = tuple(future.result())
            journal.keep(place.digest, pages)
            place.done = Done(place.path, pages)


def _leave_what_is_not_begun(line: deque[_Place]) -> None:
    for place in [place for place in line if place.future is not None and place.future.cancel()]:
        line.remove(place)
