"""Say where the characters of a line stand by their ink; a reader's own places are right to half a letter only.

The columns of a line that have ink make runs, each of one letter or of several that touch. The runs are dealt out to
the characters in order, so that all come to stand near where the reader saw them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from followup_cards.text import ink

LATE = 2.0
"""Pixels of a line's normal picture by which a reader's places are late (tests/benchmarks/marked_lines.py)."""
NEAR = 9.0
"""Pixels that a character stands at most from where it was seen, if there are as many runs as characters."""
FAR = 150.0
"""What a character costs at most for standing far, in square pixels."""
SPECK, ICON = 12.0, 300.0
"""What a run that is no character costs for each pixel of its height, and at most."""
CROWDED = 250.0
"""What it costs, for each character but the first, that several share a run too narrow for them."""
MOST_TOUCHING, REACH, ASTRAY = 8, 8.0, 30.0
"""Characters in one run, and by how many pixels the last of them may seem to stand behind it, and the first beside."""
REACHING_IN, RULE_HEIGHT, RULE_WIDTH = 0.4, 5, 80
"""Of the line's height, how high ink at its edge is that belongs to another line; and pixels of a rule."""
LONG, STRICTER, BLACK = 40, 0.88, 40.0
"""Columns from which a run is more than one letter, by how much less bright its ink then is, and how dark at last."""
FEW_STEPS, EVEN = 6, 0.15
"""From how many distances on it can be said that they are even, and by what share they then differ: in the typefaces of
the simulated cards by 0.1 at most where all letters are of one width, by 0.2 at least elsewhere."""
NARROW, BROAD = frozenset("iljtfrI1.-'|"), frozenset("mwMW@")

Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class _Line:
    """Where characters seem to stand, the sum of the widths before each, and the runs of ink: left, right, height."""

    seen: Numbers
    before: Numbers
    runs: Numbers

    @property
    def unit(self) -> float:
        """Return how many pixels a letter of usual width takes."""
        middles = (self.before[1:] + self.before[:-1]) / 2
        return float((self.seen[-1] - self.seen[0]) / max(middles[-1] - middles[0], 1e-6)) or 1.0

    def middles(self, run: int, first: int, count: int) -> Numbers:
        """Return where characters stand that share a run."""
        left, right, _ = self.runs[run]
        marks = self.before[first : first + count + 1] - self.before[first]
        middles: Numbers = left + (marks[1:] + marks[:-1]) / 2 * (right - left) / marks[-1]
        return middles

    def cost(self, run: int, first: int, middles: Numbers) -> float:
        """Return how badly characters fit a run."""
        count = len(middles)
        off = middles - self.seen[first : first + count]
        wide = float(self.runs[run, 1] - self.runs[run, 0]) / float(self.before[first + count] - self.before[first])
        return float(np.minimum(off * off, FAR).sum()) + CROWDED * (count - 1) * max(0.0, 1 - wide / self.unit)


def on_ink(picture: NDArray[np.uint8], text: str, places: Sequence[float]) -> list[float]:
    """Return the middle of each character in a line's normal picture, given where a reader saw them, in its pixels."""
    solid = [n for n, letter in enumerate(text) if not letter.isspace()]
    runs = _runs(picture)
    if not len(runs) or len(solid) < 2:
        return list(places)
    seen = np.array([places[n] for n in solid]) - LATE
    middles = runs[:, :2].mean(axis=1)
    if len(runs) != len(solid) or float(np.abs(middles - seen).max()) > NEAR:
        widths = np.array([0.5 if text[n] in NARROW else 1.5 if text[n] in BROAD else 1.0 for n in solid])
        middles = _dealt(_Line(seen, np.concatenate([[0.0], np.cumsum(widths)]), runs))
    found = list(places)
    for n, middle in zip(solid, middles.tolist(), strict=True):
        found[n] = middle
    return found


def is_typewritten(text: str, middles: Sequence[float]) -> bool:
    """Say whether the characters of a line stand at even distances, an i as far from the next as an m."""
    pairs = zip(pairwise(text), pairwise(middles), strict=True)
    steps = [b - a for (one, other), (a, b) in pairs if not (one.isspace() or other.isspace())]
    if len(steps) < FEW_STEPS:
        return False
    near, usual, far = np.quantile(steps, (0.15, 0.5, 0.85)).tolist()
    return bool(far - near < EVEN * usual)


def of_one_line(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return a line's normal picture without what reaches into it from the lines above and below, and without rules."""
    body = picture[ink.BORDER : -ink.BORDER]
    height = len(body)
    dark = (body < _threshold(body)).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    top, high, wide = stats[:, cv2.CC_STAT_TOP], stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_WIDTH]
    reaches_in = ((top == 0) | (top + high == height)) & (high < REACHING_IN * height)
    stray = reaches_in | ((high <= RULE_HEIGHT) & (wide > RULE_WIDTH))
    stray[0] = False
    cleaned = picture.copy()
    cleaned[ink.BORDER : -ink.BORDER][stray[labels]] = 255
    return cleaned


def _threshold(body: NDArray[np.uint8]) -> float:
    return float(cv2.threshold(body, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[0])


def _runs(picture: NDArray[np.uint8]) -> Numbers:
    """Return the first column of each run of ink, the first behind it, and how many rows of it have ink."""
    body = picture[ink.BORDER : -ink.BORDER]
    threshold, darkest = _threshold(body), body.min(axis=0)
    dark = body < threshold
    found = [
        (left, right, np.count_nonzero(dark[:, left:right].any(axis=1)))
        for left, right in _inked(darkest, 0, len(darkest), threshold)
    ]
    return np.array(found, dtype=np.float64).reshape(-1, 3)


def _inked(darkest: NDArray[np.uint8], start: int, stop: int, threshold: float) -> Iterator[tuple[int, int]]:
    """Yield runs of columns darker than a threshold; those too long for one letter are looked at more strictly."""
    marked = np.concatenate([[False], darkest[start:stop] < threshold, [False]])
    edges = (np.flatnonzero(marked[1:] != marked[:-1]) + start).tolist()
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        stricter = threshold * STRICTER
        if right - left > LONG and stricter > BLACK:
            yield from _inked(darkest, left, right, stricter)
        else:
            yield left, right


def _dealt(line: _Line) -> Numbers:
    """Return the middles of the characters in the cheapest way to deal the runs out; as seen where there is none."""
    reached: list[dict[int, tuple[float, int, Numbers | None]]] = [{0: (0.0, 0, None)}]
    for run, (left, right, height) in enumerate(line.runs.tolist()):
        ends: dict[int, tuple[float, int, Numbers | None]] = {}
        for first, (spent, _, _) in reached[run].items():
            _keep(ends, first, (spent + min(ICON, SPECK * height), first, None))
            for number in range(1, _most(line, first, left, right) + 1):
                middles = line.middles(run, first, number)
                _keep(ends, first + number, (spent + line.cost(run, first, middles), first, middles))
        reached.append(ends)
    return _traced(line, reached)


def _most(line: _Line, first: int, left: float, right: float) -> int:
    """Return how many characters, from one on, may share a run: none where they seem to stand elsewhere."""
    following = line.seen[first : first + MOST_TOUCHING]
    if not len(following) or not left - ASTRAY < following[0] < right + ASTRAY:
        return 0
    return max(1, int(np.searchsorted(following, right + REACH, side="right")))


def _keep(ends: dict[int, tuple[float, int, Numbers | None]], at: int, way: tuple[float, int, Numbers | None]) -> None:
    if at not in ends or way[0] < ends[at][0]:
        ends[at] = way


def _traced(line: _Line, reached: Sequence[dict[int, tuple[float, int, Numbers | None]]]) -> Numbers:
    at, found = len(line.seen), line.seen.copy()
    if at not in reached[-1]:
        return found
    for ends in reversed(reached[1:]):
        _, first, middles = ends[at]
        if middles is not None:
            found[first:at] = middles
        at = first
    return found
