"""Measure how well print stands out on a card: sharpness, contrast, light."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from followup_cards.model import Pixels

SIDE = 1000
"""Long side for measuring, so that widths are thousandths of the card's."""
AROUND = 41
"""Pixels; wider than letters with their spaces."""
CLEAR = 9
WHITE = (250.0, 254.5)
"""Levels from which a place may be white with light: more than the paper's own, if that is nearly white."""
MOST_SPOTS = 3
RIM = 31
"""Pixels around a white area where print that runs into it can be seen."""
PRINT_AT_RIM = 0.06
"""Share of marks there; a highlight on blank paper hides nothing."""
WHITE_PAPER = 246.0
"""Gray level of paper so white that a blank place on it may be just that."""
DEEP, FEW, PALE = 0.4, 0.004, 0.62
"""Print so far in a white area, if there is so much of it, pales when it has less than that share of the contrast."""
BLOWN_OUT, PALE_PRINT = 0.3, 90.0
"""Share of a card that is white with fading light, and contrast of what print is left, for light to be to blame."""
SPOT, DARK_PAPER = 0.05, 150.0
"""Share of a dark card that is white with fading light: no such place can be the paper itself."""
STILL_LIT, FADES = 205.0, 1.5
"""Gray level just outside a spot of light, and by how much less it is a little farther away."""

UPPER, ON_RIM = 12, 0.01
"""Pixels next to the picture's border, and the share of marks there that a cut line of print leaves."""

Gray = NDArray[np.uint8]
Marks = NDArray[np.bool_]


@dataclass(frozen=True)
class PrintQuality:
    """What the print on one card looks like; gray levels are 0 to 255."""

    brightness: float
    """Of the lightest tenth of the card."""
    contrast: float
    """Between print and its ground."""
    edge_width: float
    """How far a letter's edge is smeared, in thousandths of the card's long side."""
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
    marks = apart > max(CLEAR, 0.35 * byte_quantile(apart, 0.985))
    contrast = byte_quantile(apart[marks], 0.7) if marks.any() else 0.0
    glare, place = _glare(small, gray, apart, contrast)
    return PrintQuality(
        brightness=byte_quantile(gray, 0.9),
        contrast=contrast,
        edge_width=_edge_width(gray, marks, contrast),
        glare=glare,
        glare_place=place,
    )


def byte_quantile(levels: Gray, share: float) -> float:
    """Return what `numpy.quantile` returns, of bytes: counted, not sorted."""
    at_most = np.cumsum(np.bincount(levels.ravel(), minlength=256))
    place = share * (levels.size - 1)
    low, high = np.searchsorted(at_most, [np.floor(place), np.ceil(place)], side="right")
    return float(low + (high - low) * (place % 1))


def runs_into(strip: Pixels, long_side: float) -> bool:
    """Say whether print stands on the upper rim of a strip of a picture, on a card whose long side is so long."""
    import cv2

    scale = SIDE / long_side
    size = (max(8, round(strip.shape[1] * scale)), max(8, round(strip.shape[0] * scale)))
    small = np.asarray(cv2.resize(strip, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    gray = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    apart = np.asarray(cv2.absdiff(gray, cv2.medianBlur(gray, AROUND)), dtype=np.uint8)
    marks = apart > max(2 * CLEAR, 0.35 * byte_quantile(apart, 0.985))
    return float(marks[:UPPER].mean()) > ON_RIM


def _edge_width(gray: Gray, marks: Marks, contrast: float) -> float:
    """Return contrast over the steepest slopes around the marks; 0 when there are too few to tell."""
    import cv2

    if marks.mean() < 0.002:
        return 0.0
    near = np.asarray(cv2.dilate(marks.astype(np.uint8), np.ones((3, 3), np.uint8)), dtype=np.bool_)
    level = np.asarray(cv2.GaussianBlur(gray, (0, 0), 0.7), dtype=np.float32)
    slope = np.hypot(cv2.Scharr(level, cv2.CV_32F, 1, 0) / 32, cv2.Scharr(level, cv2.CV_32F, 0, 1) / 32)
    steep = float(np.quantile(slope[near], 0.9))
    return contrast / max(steep, 0.1)


def _glare(small: Pixels, gray: Gray, apart: Gray, contrast: float) -> tuple[float, str]:
    """Return the largest spot of light that swallows print, as a share of the card, and where it lies."""
    import cv2

    red, green, blue = cv2.split(small)
    least = np.asarray(cv2.blur(cv2.min(cv2.min(red, green), blue), (5, 5)), dtype=np.uint8)
    white = (least >= np.clip(byte_quantile(least, 0.5) + 2, *WHITE)).astype(np.uint8)
    white = np.asarray(cv2.morphologyEx(white, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8)), dtype=np.uint8)
    _, labels, stats, centres = cv2.connectedComponentsWithStats(white)
    for spot in 1 + np.argsort(-stats[1:, cv2.CC_STAT_AREA])[:MOST_SPOTS]:
        body = _filled((labels == spot).astype(np.uint8))
        if _swallows_print(body, gray, apart, contrast):
            x, y = centres[spot] / np.array([small.shape[1], small.shape[0]])
            return float(body.mean()), _place(float(x), float(y))
    return 0.0, ""


def _filled(spot: Gray) -> Gray:
    """Close the holes that legible print leaves in a white area."""
    import cv2

    padded = cv2.copyMakeBorder(spot, RIM, RIM, RIM, RIM, cv2.BORDER_REPLICATE)
    closed = cv2.morphologyEx(padded, cv2.MORPH_CLOSE, np.ones((RIM, RIM), np.uint8))
    return np.asarray(closed[RIM:-RIM, RIM:-RIM], dtype=np.uint8)


def _swallows_print(body: Gray, gray: Gray, apart: Gray, contrast: float) -> bool:
    """Say whether the light on a white area fades outwards (a panel ends sharply) and print on it pales inwards."""
    import cv2

    def grown(by: int) -> Marks:
        return np.asarray(cv2.dilate(body, np.ones((2 * by + 1, 2 * by + 1), np.uint8)), dtype=np.bool_)

    ink = np.asarray(cv2.dilate(apart, np.ones((15, 15), np.uint8)), dtype=np.uint8)
    faint, close, far = apart > CLEAR, grown(3), grown(RIM // 2 + 6)
    rings = grown(9) & ~close & ~faint, far & ~grown(RIM // 2 - 3) & ~faint
    if not all(ring.any() for ring in rings):
        return False
    light, less = (byte_quantile(gray[ring], 0.5) for ring in rings)
    if light < STILL_LIT or light - less < FADES:
        return False
    depth = cv2.distanceTransform(body, cv2.DIST_L2, 3)
    paper, white = byte_quantile(gray, 0.5), float(body.mean())
    if (white > BLOWN_OUT and contrast < PALE_PRINT) or (white > SPOT and paper < DARK_PAPER):
        return True
    deep = faint & (depth > DEEP * depth.max())
    if deep.sum() > FEW * body.sum():
        return byte_quantile(ink[deep], 0.5) < PALE * contrast
    return paper < WHITE_PAPER and float(faint[far & ~close].mean()) > PRINT_AT_RIM


def _place(x: float, y: float) -> str:
    if 0.3 < x < 0.7 and 0.3 < y < 0.7:
        return "across the middle"
    across = "left" if x < 0.4 else "right" if x > 0.6 else ""
    along = "top" if y < 0.4 else "bottom" if y > 0.6 else ""
    return f"at the {' '.join(word for word in (along, across) if word)}"
