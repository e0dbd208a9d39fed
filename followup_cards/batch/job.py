"""One photograph to be read, as it travels to whoever reads it, and the reading of it."""

from dataclasses import dataclass
from functools import cache

from followup_cards.model import PhotoReading
from followup_cards.text.reader import Readers


@dataclass(frozen=True)
class Order:
    """How all photographs of a batch are to be read."""

    reader: str = "auto"
    region: str | None = None
    seconds: float = 120.0
    """The most that one photograph may take."""
    threads: int | None = None
    """Of the engine, for each photograph; None for as many as there are processors."""
    versions: tuple[str, ...] = ()
    """What must be installed where it is read, where that is another machine."""


@dataclass(frozen=True)
class Job:
    """A photograph's bytes and what its messages call it: whoever reads it needs no file."""

    name: str
    data: bytes
    order: Order


def read_here(job: Job) -> list[PhotoReading]:
    """Read a photograph in this process."""
    readers = _readers(job.order.reader, job.order.threads)  # first: the models load while the rest is imported
    from followup_cards.service.read import read_bytes

    return read_bytes(job.data, job.name, readers, region=job.order.region)


@cache
def _readers(choice: str, threads: int | None) -> Readers:
    from followup_cards.text.reader import open_readers

    return open_readers(choice, threads)
