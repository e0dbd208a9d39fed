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
    """Of the engine, for each photograph; None leaves it to the engine."""


@dataclass(frozen=True)
class Job:
    """A photograph's bytes and what its messages call it: whoever reads it needs no file."""

    name: str
    data: bytes
    order: Order


def read_here(job: Job) -> list[PhotoReading]:
    """Read a photograph in this process."""
    from followup_cards.service.read import read_bytes

    return read_bytes(job.data, job.name, _readers(job.order.reader), region=job.order.region)


@cache
def _readers(choice: str) -> Readers:
    from followup_cards.text.reader import open_readers

    return open_readers(choice)
