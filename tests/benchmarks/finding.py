"""Measure finding, flattening and turning: how well the outlines fit, how many cards, which way up, how fast.

    python -m tests.benchmarks.finding --seeds 3 --count 200 --out build/finding
    python -m tests.benchmarks.finding --real FOLDER        # photographs with a truth.jsonl, for the number of cards

The failures are drawn side by side into the output folder, true outlines green, found ones red. The seeds start at
9560 (`--first-seed`): nothing was learned or tuned on them.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from followup_cards.card.find import find_cards
from followup_cards.card.geometry import as_outline
from followup_cards.card.upright import quarter_turns, turn
from followup_cards.card.whole_photo import WholePhoto
from followup_cards.errors import FollowupCardsError
from followup_cards.model import Card, Photo, Pixels, Quad
from followup_cards.photo.file import SUFFIXES
from followup_cards.photo.load import load
from followup_cards.text.reader import Reader
from tests.benchmarks.cost import peak_memory, shares_of_time
from tests.benchmarks.draw import Sheet
from tests.benchmarks.outlines import Sample, overlap, samples
from tests.cardmaker.maker import Order

FIRST_SEED = 9560
MULTI_SHARE = 0.3
POOR, SPOILT = 0.9, 0.75


@dataclass(frozen=True)
class Result:
    """How one photograph went."""

    several: bool
    hard: bool
    overlaps: tuple[float, ...]
    found: int
    true: int
    seconds: float
    upright: tuple[bool, ...] = ()


def main(arguments: list[str] | None = None) -> int:
    """Print the table; draw the failures."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.finding", description=__doc__)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--first-seed", type=int, default=FIRST_SEED)
    parser.add_argument("--count", type=int, default=200, help="photographs for each seed")
    parser.add_argument("--out", type=Path, default=Path("build/finding"))
    parser.add_argument("--orientation", action="store_true", help="turn the cards too, with the reader (slow)")
    parser.add_argument("--cost", action="store_true", help="time at 12 megapixels, memory at 48 (slow)")
    parser.add_argument("--real", type=Path, help="a folder of photographs with truth.jsonl; counts cards only")
    asked = parser.parse_args(arguments)
    asked.out.mkdir(parents=True, exist_ok=True)
    if asked.real:
        return _count_real(asked.real, asked.out)
    sheet = Sheet(asked.out / "failures")
    judge = _judge_of_lines() if asked.orientation else None
    results = [_measured(sample, sheet, judge) for sample in _simulated(asked.first_seed, asked.seeds, asked.count)]
    sheet.close()
    sys.stdout.write(_table(results))
    if asked.cost:
        sys.stdout.write(f"{shares_of_time()}\n{peak_memory()}\n")
    return 0


def _simulated(first: int, seeds: int, count: int) -> Iterator[Sample]:
    for seed in range(first, first + seeds):
        yield from samples(Order(seed, multi=MULTI_SHARE), count)


def _measured(sample: Sample, sheet: Sheet, judge: Callable[[Card], Card] | None) -> Result:
    started = time.perf_counter()
    cards = find_cards(sample.photo, WholePhoto(sample.photo, _search_lines))
    seconds = time.perf_counter() - started
    height, width = sample.photo.pixels.shape[:2]
    fits = [[overlap(true, as_outline(card.corners), width, height) for card in cards] for true in sample.outlines]
    overlaps = tuple(max(fit) for fit in fits)
    upright: list[bool] = []
    if judge:
        for true, fit in zip(sample.outlines, fits, strict=True):
            if max(fit) > POOR:
                turned = judge(cards[int(np.argmax(fit))])
                upright.append(_same_start(as_outline(turned.corners), true))
    if len(cards) != len(sample.outlines) or min(overlaps) < POOR or not all(upright):
        sheet.add(sample.photo, sample.outlines, [as_outline(card.corners) for card in cards], f"{min(overlaps):.2f}")
    several = len(sample.outlines) > 1
    return Result(several, sample.hard, overlaps, len(cards), len(sample.outlines), seconds, tuple(upright))


@cache
def _reader() -> Reader:
    """Return the reader that is installed."""
    from followup_cards.text.reader import open_readers

    return open_readers("auto").first


def _search_lines(pixels: Pixels) -> Sequence[Quad]:
    """Search for text, which is done only in doubt."""
    return _reader().find_lines(pixels)


def _judge_of_lines() -> Callable[[Card], Card]:
    """Return what turns a card upright, with the reader that is installed."""
    from followup_cards.text.upside_down import upside_down

    return lambda card: turn(card, quarter_turns(card, (), lambda crops: upside_down(_reader(), crops)))


def _same_start(found: np.ndarray, true: np.ndarray) -> bool:
    """Say whether the found outline starts at the card's own top left."""
    distances = [float(np.abs(np.roll(found, -k, axis=0) - true).sum()) for k in range(4)]
    return int(np.argmin(distances)) == 0


def _table(results: list[Result]) -> str:
    groups: list[tuple[str, Callable[[Result], bool]]] = [
        ("all", lambda _: True),
        ("single", lambda r: not r.several),
        ("several", lambda r: r.several),
        ("hard", lambda r: r.hard),
        ("hard single", lambda r: r.hard and not r.several),
        ("hard several", lambda r: r.hard and r.several),
    ]
    head = f"{'':14}{'photos':>8}{'cards':>7}{'overlap':>9}{'<0.75':>8}{'number':>8}{'upright':>9}{'seconds':>9}\n"
    rows = (_row(name, [r for r in results if wanted(r)]) for name, wanted in groups)
    return head + "".join(rows)


def _row(name: str, results: list[Result]) -> str:
    if not results:
        return f"{name:14}{0:>8}\n"
    overlaps = np.array([value for r in results for value in r.overlaps])
    number = np.mean([r.found == r.true for r in results])
    upright = [value for r in results for value in r.upright]
    turned = f"{np.mean(upright):.1%}" if upright else "-"
    seconds = np.mean([r.seconds for r in results])
    return (
        f"{name:14}{len(results):>8}{len(overlaps):>7}{overlaps.mean():>9.4f}{(overlaps < SPOILT).mean():>8.1%}"
        f"{number:>8.1%}{turned:>9}{seconds:>9.2f}\n"
    )


def _count_real(folder: Path, out: Path) -> int:
    """Count cards on photographs whose truth tells how many there are; draw every one for the eye."""
    truth = {row["photo"]: row for row in map(json.loads, (folder / "truth.jsonl").read_text("utf-8").splitlines())}
    wrong, right = Sheet(out / "real-wrong"), Sheet(out / "real")
    rows = []
    for photo in _photos(folder):
        cards = find_cards(photo, WholePhoto(photo, _search_lines))
        expected = len(truth[Path(photo.source).name]["cards"]) if Path(photo.source).name in truth else 1
        (right if len(cards) == expected else wrong).add(photo, (), [as_outline(card.corners) for card in cards], "")
        rows.append(len(cards) == expected)
    right.close()
    wrong.close()
    sys.stdout.write(f"{len(rows)} real photographs, number of cards right on {np.mean(rows):.1%}.\n")
    return 0


def _photos(folder: Path) -> Iterable[Photo]:
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in SUFFIXES:
            try:
                yield from load(path)
            except FollowupCardsError as error:
                sys.stdout.write(f"{error}\n")


if __name__ == "__main__":
    sys.exit(main())
