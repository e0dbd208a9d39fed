"""Where a photograph's time goes, stage by stage: `python -m tests.benchmarks.stages FOLDER`.

Each stage's share of the processor (its own and that of the programs it started), so that a busy machine changes
little; RapidOCR's own pass over the photograph as it is stands below, from the same run.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median
from typing import Any, Self
from unittest.mock import patch

import numpy as np

from followup_cards.photo.file import SUFFIXES
from followup_cards.photo.load import pages_in
from followup_cards.service import card_lines
from followup_cards.service import read as service
from followup_cards.text.reader import Readers, open_readers

STAGES = {
    (service, "find_cards"): "find and flatten",
    (service, "parse"): "parse",
    (card_lines, "quarter_turns"): "which way up",
    (card_lines, "crop"): "cut lines",
    (card_lines, "with_their_marks"): "marks of letters",
    (card_lines, "with_a_closer_look"): "single characters",
    (card_lines, "look_again"): "second look",
    (card_lines, "decode"): "QR codes",
    (card_lines, "advise"): "advice",
}
"""Functions by the names that a table shows."""


def processor() -> float:
    """Return the processor seconds of this process and of the ended programs it started."""
    own, children = getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


@dataclass
class Clock:
    """Adds up what each stage takes, without the stages inside it."""

    spent: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    inside: list[float] = field(default_factory=list)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what happens inside for a stage."""
        started = processor()
        self.inside.append(0.0)
        yield
        taken = processor() - started
        self.spent[name] += taken - self.inside.pop()
        if self.inside:
            self.inside[-1] += taken

    def wrap(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that counts for a stage."""

        def timed(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - whatever the stage takes and gives
            with self.stage(name):
                return function(*arguments, **options)

        return timed


class InTurn:
    """An executor that does at once what it is given, so that each stage is counted for itself."""

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def submit(self, function: Callable[..., Any], *arguments: object) -> "Future[Any]":
        """Do it."""
        future: Future[Any] = Future()
        future.set_result(function(*arguments))
        return future


def timed_readers(clock: Clock, readers: Readers) -> Readers:
    """Let the readers count what they do."""
    for reader, name in ((readers.first, "first reader"), (readers.second, "second reader")):
        if reader is not None:
            for what in ("find_lines", "read_lines"):
                verb = "find lines" if what == "find_lines" else "read lines"
                setattr(reader, what, clock.wrap(f"{name}: {verb}", getattr(reader, what)))
    return readers


def measure(paths: Sequence[Path], clock: Clock) -> dict[str, list[float]]:
    """Return for each stage what it took on each photo."""
    table: dict[str, list[float]] = defaultdict(list)
    readers = timed_readers(clock, open_readers("auto", threads=1))
    baseline = rapidocr_as_it_is()
    for number, path in enumerate([paths[0], *paths]):
        clock.spent.clear()
        started = processor()
        service.read_photo(path, readers)
        total, theirs = processor() - started, baseline(path)
        if number:  # the first one loads the models
            rows = {**clock.spent, "all": total, "RapidOCR as it is": theirs}
            for name in {*rows, *table}:
                table[name] += [0.0] * (number - 1 - len(table[name])) + [rows.get(name, 0.0)]
    return table


def rapidocr_as_it_is() -> Callable[[Path], float]:
    """Return what takes the time of RapidOCR, as installed, on the whole photograph (decoding not counted)."""
    import cv2
    from rapidocr import RapidOCR

    engine = RapidOCR()

    def seconds(path: Path) -> float:
        picture = cv2.imread(str(path), cv2.IMREAD_COLOR)
        started = processor()
        assert picture is not None
        engine(picture)
        return processor() - started

    return seconds


def report(table: dict[str, list[float]]) -> str:
    """Return the table: mean and median milliseconds of the processor, and the share of the whole."""
    whole = float(np.mean(table["all"]))
    order = sorted(table, key=lambda name: (name.startswith(("all", "RapidOCR")), -float(np.mean(table[name]))))
    lines = [f"{'':32}{'mean ms':>9}{'median':>9}{'share':>8}"]
    for name in order:
        mean = float(np.mean(table[name]))
        lines.append(f"{name:32}{1000 * mean:>9.0f}{1000 * median(table[name]):>9.0f}{mean / whole:>8.0%}")
    ratio = median(a / b for a, b in zip(table["all"], table["RapidOCR as it is"], strict=True))
    lines.append(f"Median of ours over RapidOCR's, photo by photo: {ratio:.2f} of the processor.")
    return "\n".join(lines) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Print the table for the photographs of a folder."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.stages", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take one photo of so many")
    asked = parser.parse_args(arguments)
    paths = sorted(path for path in asked.folder.iterdir() if path.suffix.lower() in SUFFIXES)[:: asked.every]
    clock = Clock()
    with ExitStack() as patches:
        patches.enter_context(patch.object(card_lines, "ThreadPoolExecutor", InTurn))
        decoded = clock.wrap("decode", lambda data, name: list(pages_in(data, name)))
        patches.enter_context(patch.object(service, "pages_in", decoded))
        for (module, name), stage in STAGES.items():
            patches.enter_context(patch.object(module, name, clock.wrap(stage, getattr(module, name))))
        sys.stdout.write(report(measure(paths, clock)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
