"""Measure how well print stands out on a card: sharpness, contrast, noise, light."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from followup_cards.model import Pixels

SIDE = 1000
"""Long side for measuring, so that widths are thousandths of the card's."""
AROUND = 41
"""Pixels; wider than letters with their spaces."""
CLEAR = 9
WHITE = 250
RIM = 31
"""Pixels around a white area where print that runs into it can be seen."""
PRINT_AT_RIM = 0.07
"""Share of marks there; a highlight on blank paper hides nothing."""

Gray = NDArray[np.uint8]


@dataclass(frozen=True)
class PrintQuality:
    """What the print on one card looks like; gray levels are 0 to 255."""

    brightness: float
    """Of the lightest tenth of the card."""
    contrast: float
    """Between print and its ground."""
    edge_width: float
    """How far a letter's edge is smeared, in thousandths of the card's long side."""
    noise: float
    """Standard deviation on bare ground."""
    glare: float
    """Share of the card that is white with light."""
    glare_place: str


def measure(pixels: Pixels) -> PrintQuality:
    """Return the quality of a flat card's print."""
    import cv2

    scale = SIDE / max(pixels.shape[:2])
    mode = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    size = (max(8, round(pixels.shape[1] * scale)), max(8, round(pixels.shape[0] * scale)))
    small = np.asarray(cv2.resize(pixels, size, interpolation=mode), dtype=np.uint8)
    gray = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    ground = np.asarray(cv2.medianBlur(gray, AROUND), dtype=np.uint8)
    apart = np.asarray(cv2.absdiff(gray, ground), dtype=np.uint8)
    marks = apart > max(CLEAR, 0.35 * float(np.quantile(apart, 0.985)))
    contrast = float(np.quantile(apart[marks], 0.7)) if marks.any() else 0.0
    glare, place = _glare(small, ground, marks)
    return PrintQuality(
        brightness=float(np.quantile(gray, 0.9)),
        contrast=contrast,
        edge_width=_edge_width(gray, marks, contrast),
        noise=_noise(gray, marks),
        glare=glare,
        glare_place=place,
    )


def _edge_width(gray: Gray, marks: NDArray[np.bool_], contrast: float) -> float:
    """Return contrast over the steepest slopes around the marks; 0 when there are too few to tell."""
    import cv2

    if marks.mean() < 0.002:
        return 0.0
    near = np.asarray(cv2.dilate(marks.astype(np.uint8), np.ones((3, 3), np.uint8)), dtype=np.bool_)
    level = np.asarray(cv2.GaussianBlur(gray, (0, 0), 0.7), dtype=np.float32)
    slope = np.hypot(cv2.Scharr(level, cv2.CV_32F, 1, 0) / 32, cv2.Scharr(level, cv2.CV_32F, 0, 1) / 32)
    steep = float(np.quantile(slope[near], 0.9))
    return contrast / max(steep, 0.1)


def _noise(gray: Gray, marks: NDArray[np.bool_]) -> float:
    """Return the noise on bare ground (Immerkaer, "Fast noise variance estimation", 1996, made robust)."""
    import cv2

    kernel = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], dtype=np.float32)
    response = np.abs(np.asarray(cv2.filter2D(gray, cv2.CV_32F, kernel), dtype=np.float32))
    bare = cv2.dilate(marks.astype(np.uint8), np.ones((9, 9), np.uint8)) == 0
    return float(np.median(response[bare])) / 0.6745 / 6 if bare.any() else 0.0


def _glare(small: Pixels, ground: Gray, marks: NDArray[np.bool_]) -> tuple[float, str]:
    """Return the largest white area that print runs into while the card is clearly not white, and where it lies."""
    import cv2

    white = (small.min(axis=2) >= WHITE).astype(np.uint8)
    white = np.asarray(cv2.morphologyEx(white, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8)), dtype=np.uint8)
    if float(np.median(ground)) > WHITE - 14:
        return 0.0, ""
    count, labels, stats, centres = cv2.connectedComponentsWithStats(white)
    if count < 2:
        return 0.0, ""
    largest = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    spot = (labels == largest).astype(np.uint8)
    around = (cv2.dilate(spot, np.ones((RIM, RIM), np.uint8)) - spot) > 0
    if not around.any() or float(marks[around].mean()) < PRINT_AT_RIM:
        return 0.0, ""
    x, y = centres[largest] / np.array([small.shape[1], small.shape[0]])
    return float(stats[largest, cv2.CC_STAT_AREA]) / white.size, _place(float(x), float(y))


def _place(x: float, y: float) -> str:
    if 0.3 < x < 0.7 and 0.3 < y < 0.7:
        return "across the middle"
    across = "left" if x < 0.4 else "right" if x > 0.6 else ""
    along = "top" if y < 0.4 else "bottom" if y > 0.6 else ""
    return f"at the {' '.join(word for word in (along, across) if word)}"
