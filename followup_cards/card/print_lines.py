"""Lines of print without a reader: small marks of one size in a row, dark on light or light on dark."""

import numpy as np
from numpy.typing import NDArray

from followup_cards.card.geometry import Floats, as_quad, clockwise, side_lengths
from followup_cards.card.view import shrink
from followup_cards.model import Pixels, Quad

SIDE = 700
"""Long side of the card for this: letters are then 6 to 30 pixels high."""
AROUND = 31
"""Pixels; wider than letters with their spaces, so that most of them is ground."""
CLEAR = 14
"""Gray levels between a mark and its ground."""


def print_lines(pixels: Pixels) -> list[Quad]:
    """Return boxes around what looks like lines of print, level or upright, in the picture's pixels."""
    import cv2

    small, scale = shrink(pixels, SIDE)
    gray = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    marks = _marks(gray)
    across = _joined(marks, (13, 1))
    along = _joined(marks, (1, 13))
    lines = across if _total(across) >= _total(along) else along
    return [as_quad(line * scale) for line in lines]


def _marks(gray: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return where the picture differs from its ground: the middle value around, whatever the polarity."""
    import cv2

    ground = cv2.medianBlur(gray, AROUND)
    apart = cv2.absdiff(gray, ground)
    level = max(CLEAR, float(np.quantile(apart, 0.98)) * 0.35)
    return (apart > level).astype(np.uint8)


def _joined(marks: NDArray[np.uint8], reach: tuple[int, int]) -> list[Floats]:
    """Join marks along one direction; keep what is long and thin along it."""
    import cv2

    closed = cv2.morphologyEx(marks, cv2.MORPH_CLOSE, np.ones(reach[::-1], np.uint8))
    contours, _ = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    lines = []
    for contour in contours:
        outline = clockwise(np.asarray(cv2.boxPoints(cv2.minAreaRect(contour)), dtype=np.float64))
        across, along = np.ptp(outline, axis=0)
        long, thin = (across, along) if reach[0] > reach[1] else (along, across)
        if 4 <= thin <= 60 and long > 3 * thin and cv2.contourArea(contour) > 0.35 * long * thin:
            lines.append(outline)
    return lines


def _total(lines: list[Floats]) -> float:
    return float(sum(side_lengths(line).max() for line in lines))
