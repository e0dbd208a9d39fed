"""Where the lines of a card stand: their size, their order, and what stands under what."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import hypot
from statistics import median

from followup_cards.model import AgreedLine, Quad


@dataclass(frozen=True, eq=False)
class Placed:
    """A line with its place on the card, in card pixels; another line of the same text and place is another one."""

    line: AgreedLine

    @property
    def text(self) -> str:
        """Return what the first reader saw."""
        return self.line.text

    @cached_property
    def height(self) -> float:
        """Return the height of the line's box."""
        a, b, c, d = self.line.box
        return (hypot(d[0] - a[0], d[1] - a[1]) + hypot(c[0] - b[0], c[1] - b[1])) / 2

    @cached_property
    def area(self) -> float:
        """Return the area of the upright rectangle around the line."""
        return (self.right - self.left) * (self.bottom - self.top)

    @cached_property
    def left(self) -> float:
        """Return the left edge of the line's box."""
        return min(x for x, _ in self.line.box)

    @cached_property
    def right(self) -> float:
        """Return the right edge of the line's box."""
        return max(x for x, _ in self.line.box)

    @cached_property
    def top(self) -> float:
        """Return the upper edge of the line's box."""
        return min(y for _, y in self.line.box)

    @cached_property
    def bottom(self) -> float:
        """Return the lower edge of the line's box."""
        return max(y for _, y in self.line.box)

    @cached_property
    def middle(self) -> float:
        """Return the vertical middle of the line's box."""
        return sum(y for _, y in self.line.box) / 4


@dataclass(frozen=True)
class Layout:
    """The lines of a card, top to bottom and left to right."""

    lines: tuple[Placed, ...]

    @cached_property
    def usual_height(self) -> float:
        """Return the height of the card's usual print; boxes without any, which no card has, count as one pixel."""
        return (median(line.height for line in self.lines) if self.lines else 0.0) or 1.0

    def relative_height(self, line: Placed) -> float:
        """Return how many times as high as the card's usual print a line is."""
        return line.height / self.usual_height

    def share_of_height(self, line: Placed) -> float:
        """Return how far down the card's print a line stands, from 0 for the first line to 1 for the last."""
        top, bottom = self.lines[0].middle, max(other.middle for other in self.lines)
        return (line.middle - top) / max(1.0, bottom - top)

    def below(self, line: Placed) -> Placed | None:
        """Return the nearest line under this one that shares its column."""
        return self._nearest(line, direction=1)

    def above(self, line: Placed) -> Placed | None:
        """Return the nearest line over this one that shares its column."""
        return self._nearest(line, direction=-1)

    def row(self, line: Placed) -> list[Placed]:
        """Return the other lines that stand on the same row."""
        return [
            other
            for other in self.lines
            if other is not line and abs(other.middle - line.middle) < 0.5 * min(line.height, other.height)
        ]

    def likes(self, line: Placed) -> list[Placed]:
        """Return the other lines of words alone, of the same size and left edge, as those of a list are."""
        return [
            other
            for other in self.lines
            if other is not line
            and abs(other.left - line.left) < 0.5 * line.height
            and abs(other.height - line.height) < 0.15 * line.height
            and not any(ch.isdigit() or ch == "@" for ch in other.text)
        ]

    def _nearest(self, line: Placed, direction: int) -> Placed | None:
        gaps = [
            (gap, other)
            for other in self.lines
            if other is not line
            and (gap := direction * (other.middle - line.middle)) > 0.5 * min(line.height, other.height)
            and min(line.right, other.right) - max(line.left, other.left) > 0
        ]
        nearest = min(gaps, key=lambda pair: pair[0], default=None)
        return nearest[1] if nearest and nearest[0] < 3.5 * max(line.height, nearest[1].height) else None


def lay_out(lines: Sequence[AgreedLine]) -> Layout:
    """Return the lines in reading order: rows from the top, each row from the left."""
    placed = sorted((Placed(line) for line in lines if line.text.strip()), key=lambda line: line.middle)
    rows: list[list[Placed]] = []
    for line in placed:
        if rows and line.middle - rows[-1][0].middle < 0.5 * min(line.height, rows[-1][0].height):
            rows[-1].append(line)
        else:
            rows.append([line])
    return Layout(tuple(line for row in rows for line in sorted(row, key=lambda line: line.left)))


def outline(boxes: Sequence[Quad]) -> Quad:
    """Return the upright rectangle around several boxes."""
    xs, ys = [x for box in boxes for x, _ in box], [y for box in boxes for _, y in box]
    left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def slice_of(box: Quad, start: int, end: int, length: int) -> Quad:
    """Return the part of a line's box that holds the characters from `start` to `end` of `length`.

    Characters differ in width: one more is kept on either side.
    """
    a, b, c, d = box
    left, right = max(0, start - 1) / max(1, length), min(length, end + 1) / max(1, length)

    def between(p: tuple[float, float], q: tuple[float, float], share: float) -> tuple[float, float]:
        return (p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share)

    return (between(a, b, left), between(a, b, right), between(d, c, right), between(d, c, left))
