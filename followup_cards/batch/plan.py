"""How a batch is to be read, and what came of each file."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from followup_cards.model import PhotoReading


@dataclass(frozen=True)
class Plan:
    """Where the photographs of a batch are read, how long each may take, and what is remembered of them."""

    processes: int | None = None
    """On this machine; None for as many as pay."""
    scheduler: str | None = None
    """Address of a Dask scheduler whose workers read instead."""
    seconds: float = 120.0
    """The most that one photograph may take."""
    journal: Path | None = None
    """What was read is noted there, and not read again."""
    stop: Event = field(default_factory=Event)
    """Once set, no further photo is begun; what is being read is finished."""
    known: Callable[[str], bool] = field(default=lambda _: False)
    """Says of a file's content hash whether it was read before, and need not be."""


@dataclass(frozen=True)
class Done:
    """What came of one file."""

    path: Path
    pages: tuple[PhotoReading, ...]
    known: bool = False
    """Whether it was read in an earlier run."""
