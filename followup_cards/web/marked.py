"""Doubtful characters: marked in what was read, and in the piece of the photo it was read from."""

import math
from dataclasses import dataclass

from followup_cards.model import Candidate, Point
from followup_cards.service.capture import CROP_MARGIN


@dataclass(frozen=True)
class Piece:
    """A stretch of a value; `other` is what was also seen there, None where nothing is in doubt."""

    text: str
    other: str | None = None


@dataclass(frozen=True)
class Band:
    """A stretch of a crop, as shares of its width."""

    left: float
    width: float


def pieces(candidate: Candidate, value: str) -> tuple[Piece, ...]:
    """Return a value with its doubtful characters apart; another value than the candidate's own has none."""
    if value != candidate.value:
        return (Piece(value),)
    found: list[Piece] = []
    at = 0
    for doubt in sorted(candidate.doubts, key=lambda doubt: doubt.start):
        if doubt.start < at:
            continue
        end = max(doubt.end, doubt.start + 1)
        found += [Piece(value[at : doubt.start]), Piece(value[doubt.start : end], doubt.other or "nothing")]
        at = end
    return tuple(piece for piece in (*found, Piece(value[at:])) if piece.text)


def bands(candidate: Candidate) -> tuple[Band, ...]:
    """Return about where in its crop a value's doubtful characters stand; none where its print is not the value."""
    length = len(candidate.value)
    if len(candidate.raw) != length:
        return ()
    width, height = size_of(candidate)
    border = CROP_MARGIN * min(width, height)
    whole = width + 2 * border
    return tuple(
        Band(
            (border + width * max(0, doubt.start - 0.5) / length) / whole,
            width * (max(doubt.end - doubt.start, 1) + 1) / length / whole,
        )
        for doubt in candidate.doubts
    )


def size_of(candidate: Candidate) -> tuple[float, float]:
    """Return width and height of the print that a value was read from."""
    a, b, c, d = candidate.box
    return (distance(a, b) + distance(d, c)) / 2 or 1.0, (distance(a, d) + distance(b, c)) / 2 or 1.0


def distance(one: Point, other: Point) -> float:
    """Return how far apart two points are."""
    return math.dist(one, other)
