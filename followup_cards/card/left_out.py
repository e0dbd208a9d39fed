"""Guard against taking a part for the whole: a dark panel, a logo, a photograph on a card that fills the frame."""

import numpy as np
from numpy.typing import NDArray

from followup_cards.card.geometry import Floats, enlarged
from followup_cards.card.view import Floats32, View

MOST_OUTSIDE = 0.4
"""Share of the print that may lie outside the one card that was found."""
CALM = 0.3
"""Print near the picture's border, against print on the card: more of it, and the background itself is printed."""
RIM = 0.04
FAINTEST = 0.06
"""Share of marks around a place, below which it is grain or dust."""
NEXT_TO_NOTHING, AROUND = 0.02, 1.06
"""Print outside as a share of what a card holds, its outline drawn so much larger: less, and no other card is there."""

BESIDE = 1.04
"""A part drawn so much larger holds its own edge."""


def leaves_print_out(view: View, quad: Floats) -> bool:
    """Say whether much of the print is outside an outline, while the background shows none of its own."""
    inside, marks = _held(view, quad), _print(view)
    total = float(marks.sum())
    if total == 0 or not inside.any():
        return False
    rim = np.ones(marks.shape, dtype=np.bool_)
    edge_y, edge_x = round(RIM * view.height), round(RIM * view.width)
    rim[edge_y:-edge_y, edge_x:-edge_x] = False
    background = float(marks[rim & ~inside].mean()) if (rim & ~inside).any() else 0.0
    printed = max(float(marks[inside].mean()), total / marks.size)
    return float(marks[~inside].sum()) > MOST_OUTSIDE * total and background < CALM * printed


def holds_all_print(view: View, quad: Floats) -> bool:
    """Say whether next to nothing is printed outside an outline."""
    inside, marks = _held(view, enlarged(quad, AROUND)), _print(view)
    return float(marks[~inside].sum()) < NEXT_TO_NOTHING * float(marks[inside].sum())


def print_beside(view: View, part: Floats, larger: Floats) -> float:
    """Return the print on a larger outline beside its part, as a share of the print on the part."""
    inside, marks = _held(view, enlarged(part, BESIDE)), _print(view)
    beside = float(marks[_held(view, larger) & ~inside].sum())
    return beside / max(float(marks[inside].sum()), 1e-6)


def _held(view: View, quad: Floats) -> NDArray[np.bool_]:
    import cv2

    held = np.zeros(view.marks.shape, dtype=np.uint8)
    cv2.fillConvexPoly(held, np.rint(quad).astype(np.int32), 1)
    return held > 0


def _print(view: View) -> Floats32:
    return np.where(view.marks > FAINTEST, view.marks, np.float32(0))
