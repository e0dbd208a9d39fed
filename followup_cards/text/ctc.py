"""Decode a CTC text model's output, keeping at each place what else it might have been.

CTC (Graves et al., 2006): one distribution over characters and a blank per step; the text is the most likely
character of each step, repeats merged, blanks dropped. The usual decoder throws the runners-up away.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from followup_cards.model import Doubt

BLANK = 0
NOTICED = 0.03
"""A runner-up below this share is noise; found on labelled cards, where true characters that lost had more."""


@dataclass(frozen=True)
class Decoded:
    """The most likely text, the mean share of its characters, and the runners-up."""

    text: str
    confidence: float
    doubts: tuple[Doubt, ...]
    places: tuple[float, ...] = ()
    """Where the middle of each character stands, in steps from the line's left edge."""


def decode(scores: NDArray[np.float32], characters: Sequence[str]) -> Decoded:
    """Return the text of one line from its probabilities, steps x characters."""
    best = scores.argmax(axis=1)
    text, shares, doubts, places = "", list[float](), list[Doubt](), list[float]()
    step = 0
    for winner, run in groupby(best.tolist()):
        steps = slice(step, step := step + len(list(run)))
        peak = scores[steps].max(axis=0)
        start = len(text)
        if winner != BLANK:
            text += characters[winner]
            shares.append(float(peak[winner]))
            places += [_middle(scores[steps, winner], steps.start)] * len(characters[winner])
        doubts += _runners_up(peak, winner, characters, start, len(text))
    kept = tuple(doubt for doubt in doubts if not _is_smear(doubt, text))
    return Decoded(text, float(np.mean(shares)) if shares else 0.0, kept, tuple(places))


def _middle(shares: NDArray[np.float32], first: int) -> float:
    """Return the middle of a run of steps, each counted by the winner's share."""
    weights: list[float] = shares.tolist()
    return first + 0.5 + sum(step * weight for step, weight in enumerate(weights)) / sum(weights)


def _runners_up(peak: NDArray[np.float32], winner: int, characters: Sequence[str], start: int, end: int) -> list[Doubt]:
    """Return what a run of steps might also have been: another character, or one where the winner saw none."""
    others = np.flatnonzero(peak > NOTICED)
    return [
        Doubt(start, end, "" if other == BLANK else characters[other], float(peak[other]))
        for other in others.tolist()
        if other != winner and not (other == BLANK and winner != BLANK)
    ]


def _is_smear(doubt: Doubt, text: str) -> bool:
    """Say whether a character seen where there is none is only the edge of its own neighbour."""
    return doubt.start == doubt.end and doubt.other in text[max(0, doubt.start - 1) : doubt.end + 1]
