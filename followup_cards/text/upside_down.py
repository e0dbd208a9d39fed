"""Tell lines that stand upside down: read both ways, they make sense only one way."""

from collections.abc import Sequence

import numpy as np

from followup_cards.model import Pixels
from followup_cards.text.reader import LineText, Reader

ENOUGH = 4
"""Lines; the longest ones decide, and more of them cost time without changing the answer."""


READS_WELL = 0.93
"""Confidence of a line that stands upright; upside down it is read with 0.6 to 0.75, by labelled photographs."""
LETTERS = 4


def upside_down(reader: Reader, crops: Sequence[Pixels]) -> list[float]:
    """Return for each crop of a line, longest first, how likely it stands upside down (0 to 1)."""
    chosen = list(crops[:ENOUGH])
    seen = reader.read_lines(chosen)
    if reads_well(seen):
        return [0.0] * len(crops)
    turned = reader.read_lines([np.ascontiguousarray(crop[::-1, ::-1]) for crop in chosen])
    votes = [
        _share(len(there.text) * there.confidence, len(here.text) * here.confidence)
        for here, there in zip(seen, turned, strict=True)
    ]
    undecided = float(np.mean(votes)) if votes else 0.0
    return votes + [undecided] * (len(crops) - len(chosen))


def reads_well(lines: Sequence[LineText]) -> bool:
    """Say whether all of some lines read as only lines do that stand upright; there must be one."""
    return bool(lines) and all(line.confidence >= READS_WELL and len(line.text) >= LETTERS for line in lines)


def _share(one: float, other: float) -> float:
    return one**3 / (one**3 + other**3) if one + other > 0 else 0.5
