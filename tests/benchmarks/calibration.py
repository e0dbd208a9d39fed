"""How well a confidence keeps its word: reliability, calibration error, coverage of *sure* against its errors."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tests.benchmarks.scoring import Claim

BINS = 10


@dataclass(frozen=True)
class Bin:
    """Claims of like confidence: how many, how confident on average, which share of them is right."""

    count: int
    confidence: float
    right: float


@dataclass(frozen=True)
class Operating:
    """What calling everything sure from one confidence on would mean."""

    threshold: float
    sure: float
    """Share of the addresses printed that are called sure, and rightly."""
    wrong: int


def reliability(claims: Sequence[Claim]) -> list[Bin]:
    """Return the bins that hold anything, from the least confident up; ten of equal width."""
    values = np.array([claim.confidence for claim in claims])
    right = np.array([claim.right for claim in claims], dtype=np.float64)
    places = np.minimum((values * BINS).astype(int), BINS - 1)
    return [
        Bin(int(chosen.sum()), float(values[chosen].mean()), float(right[chosen].mean()))
        for number in range(BINS)
        if (chosen := places == number).any()
    ]


def expected_calibration_error(claims: Sequence[Claim]) -> float:
    """Return the mean distance between confidence and truth over the bins, each by its size (Naeini et al., 2015)."""
    if not claims:
        return 0.0
    return sum(each.count * abs(each.confidence - each.right) for each in reliability(claims)) / len(claims)


def curve(claims: Sequence[Claim], printed: int, capped: frozenset[str] = frozenset()) -> list[Operating]:
    """Return what each possible threshold would mean, the strictest first; `capped` reasons are never sure."""
    free = sorted((c for c in claims if not capped & set(c.codes)), key=lambda c: -c.confidence)
    points = []
    for place, claim in enumerate(free):
        if place + 1 < len(free) and free[place + 1].confidence == claim.confidence:
            continue
        taken = free[: place + 1]
        right = sum(each.right for each in taken)
        points.append(Operating(claim.confidence, right / max(1, printed), len(taken) - right))
    return points
