"""How `capture` has its photographs read: where the options say, without those that were read before."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event

from followup_cards.batch.plan import Plan
from followup_cards.bootstrap import App
from followup_cards.model import PhotoReading
from followup_cards.service.reading_ahead import ReadMany

FEW = 12
"""Photographs that a person confirms no faster than one process reads them; the first is there sooner then."""


def reads_many(app: App, plan: Plan) -> ReadMany | None:
    """Return what reads photographs as planned; None where this process reads them itself."""
    if not app.apart:
        return None

    def read(
        paths: Sequence[Path], known: Callable[[str], bool], stop: Event
    ) -> Iterator[tuple[Path, Sequence[PhotoReading]]]:
        count = plan.processes or (1 if len(paths) <= FEW else None)
        for done in app.read_all(paths, replace(plan, processes=count, known=known, stop=stop)):
            yield done.path, done.pages

    return read
