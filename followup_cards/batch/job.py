"""What travels to the process that opens a photograph: its bytes, and what is to be made of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from followup_cards.batch.alive import reporting
from followup_cards.batch.freed import give_back
from followup_cards.model import PhotoReading
from followup_cards.text.reader import Readers


@dataclass(frozen=True)
class Order:
    """How all photographs of a batch are to be read."""

    reader: str = "auto"
    region: str | None = None
    seconds: float = 120.0
    """The most that one photograph, or one page of a document, may take; one step of it a quarter of that."""
    threads: int | None = None
    """Of the engine, for each photograph; None for as many as there are processors."""
    versions: tuple[str, ...] = ()
    """What must be installed where it is read, where that is another machine."""


@dataclass(frozen=True)
class Job:
    """A photograph to be read: whoever reads it needs no file."""

    name: str
    """What messages call it."""
    data: bytes
    order: Order

    @property
    def seconds(self) -> float:
        """Return the most that it may take."""
        return self.order.seconds


@dataclass(frozen=True)
class Task:
    """A photograph of which something else is to be made."""

    name: str
    data: bytes
    seconds: float
    what: Callable[..., Iterator[object]]
    """Takes the bytes, the name, and what more there is; gives something for each page."""
    more: tuple[object, ...] = ()


def read_here(
    job: Job, alive: Callable[[], None] = lambda: None, new_page: Callable[[], None] = lambda: None
) -> list[PhotoReading]:
    """Read a photograph in this process; say at every step that it goes on, and where a page begins."""
    readers = _readers(job.order.reader, job.order.threads)  # first: the models load while the rest is imported
    from followup_cards.service.read import read_bytes

    alive()
    watched = reporting(readers, alive)
    pages = read_bytes(job.data, job.name, watched, region=job.order.region, new_page=new_page)
    give_back()
    return pages


@cache
def _readers(choice: str, threads: int | None) -> Readers:
    from followup_cards.text.reader import open_readers

    return open_readers(choice, threads)


def made_here(task: Task, new_page: Callable[[], None] = lambda: None) -> list[object]:
    """Make something of a photograph in this process; say where a page begins."""
    made = []
    for page in task.what(task.data, task.name, *task.more):
        made.append(page)
        new_page()
    give_back()
    return made
