"""Read many photographs through any `concurrent.futures` executor: few at a time, in order, none twice."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from threading import Event

from followup_cards.batch.executors import Submit, as_many_as_pay, processes
from followup_cards.batch.job import Job, Order
from followup_cards.batch.journal import Journal
from followup_cards.batch.plan import Done, Plan
from followup_cards.errors import NotAPicture
from followup_cards.model import PhotoReading
from followup_cards.photo.file import bytes_of
from followup_cards.processors import processors
from followup_cards.service.photographs import unreadable

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
    job: Job | None = None
    future: "Future[list[PhotoReading]] | None" = None
    done: Done | None = None


def read_by_plan(paths: Sequence[Path], plan: Plan, reader: str, region: str | None) -> Iterator[Done]:
    """Give what came of each file, read where the plan says."""
    if plan.scheduler:
        yield from _read_there(paths, plan, Order(reader, region, plan.seconds, threads=1))
        return
    count = plan.processes or as_many_as_pay(len(paths))
    order = Order(reader, region, plan.seconds, threads=max(1, processors() // count))
    with Journal(plan.journal, order) as journal, processes(count) as submit:
        yield from read_all(paths, order, submit, count, journal=journal, stop=plan.stop, known=plan.known)


def _read_there(paths: Sequence[Path], plan: Plan, order: Order) -> Iterator[Done]:
    from followup_cards.batch.cluster import Cluster, versions

    order = replace(order, versions=versions())
    with Journal(plan.journal, order) as journal, Cluster(plan.scheduler or "") as cluster:
        yield from read_all(
            *(paths, order, cluster.submit, cluster.at_once()),
            journal=journal,
            stop=plan.stop,
            known=plan.known,
            forgotten=cluster.was_away,
            unsaid=cluster.at_once(),
        )


def read_all(
    paths: Sequence[Path],
    order: Order,
    submit: Submit,
    at_once: int,
    *,
    journal: Journal,
    stop: Event,
    known: Callable[[str], bool] = lambda _: False,
    forgotten: Callable[[], bool] = lambda: False,
    unsaid: int = 0,
) -> Iterator[Done]:
    """Give what came of each file, in the order given.

    After `stop` is set no further photo is begun; what is being read is finished and given. `forgotten` says whether
    whoever reads has forgotten what was sent: it is sent again. What is `known` by its content hash is not read.
    `unsaid` is how many of those sent may be being read already, where the executor does not say which.

    Raises:
        FollowupCardsError: no photograph can be read, whichever it is.
    """
    coming = iter(paths)
    line: deque[_Place] = deque()
    try:
        while True:
            while not stop.is_set() and _room(line, at_once) and (path := next(coming, None)) is not None:
                line.append(_begun(path, order, submit, journal, known))
            if not line:
                return
            _send_again(line, submit, every=forgotten())
            _settle(line, journal)
            while line and line[0].done is not None:
                yield line.popleft().done  # type: ignore[misc]  # mypy doesn't see that it was looked at
            if stop.is_set():
                _leave(line, unsaid)
    finally:
        _leave(line, 0)


def _room(line: Sequence[_Place], at_once: int) -> bool:
    reading = sum(place.done is None for place in line)
    return reading < AHEAD * at_once and len(line) < AHEAD * at_once + BUFFERED


def _begun(path: Path, order: Order, submit: Submit, journal: Journal, known: Callable[[str], bool]) -> _Place:
    """Send a photo to be read, unless it was read before or is no file."""
    name = str(path)
    try:
        data = bytes_of(path, name)
    except NotAPicture as error:
        return _Place(path, done=Done(path, (unreadable(name, error),)))
    digest = sha256(data).hexdigest()
    if known(digest):
        return _Place(path, digest, done=Done(path, (), known=True))
    if (pages := journal.pages(digest, name)) is not None:
        return _Place(path, digest, done=Done(path, pages, known=True))
    job = Job(name, data, order)
    return _Place(path, digest, job, submit(job))


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
            place.done, place.job = Done(place.path, pages), None


def _send_again(line: Sequence[_Place], submit: Submit, *, every: bool) -> None:
    """Send what was cancelled elsewhere, or everything that is not done."""
    for place in line:
        if place.job is not None and place.future is not None and (every or place.future.cancelled()):
            place.future = submit(place.job)


def _leave(line: deque[_Place], begun: int) -> None:
    """Leave out what is not being read: all but so many of the photographs that are not done."""
    waiting = [place for place in line if place.done is None][begun:]
    for place in waiting:
        if place.future is not None and place.future.cancel():
            line.remove(place)
