"""Guard against taking a part for the whole: a dark panel, a logo, a photograph on a card that fills the frame."""

import numpy as np

from followup_cards.card.geometry import Floats
from followup_cards.card.view import View

MOST_OUTSIDE = 0.4
"""Share of the print that may lie outside the one card that was found."""
CALM = 0.3
"""Print near the picture's border, against print on the card: more of it, and the background itself is printed."""
RIM = 0.04


def leaves_print_out(view: View, quad: Floats) -> bool:
    """Say whether much of the print is outside an outline, while the background shows none of its own."""
    import cv2

    held = np.zeros(view.marks.shape, dtype=np.uint8)
    cv2.fillConvexPoly(held, np.rint(quad).astype(np.int32), 1)
    inside = held > 0
    marks = np.where(view.marks > 0.06, view.marks, 0.0)
    total = float(marks.sum())
    if total == 0 or not inside.any():
        return False
    rim = np.ones(marks.shape, dtype=np.bool_)
    edge_y, edge_x = round(RIM * view.height), round(RIM * view.width)
    rim[edge_y:-edge_y, edge_x:-edge_x] = False
    background = float(marks[rim & ~inside].mean()) if (rim & ~inside).any() else 0.0
    printed = max(float(marks[inside].mean()), total / marks.size)
    return float(marks[~inside].sum()) > MOST_OUTSIDE * total and background < CALM * printed
