"""The picture as the witnesses look at it: small, smoothed, with its colour gradients."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from followup_cards.card.geometry import Floats
from followup_cards.model import Pixels

WORKING_SIDE = 800
"""Long side for finding: a card's border survives it, print and paper grain mostly do not."""
FINE_SIDE = 2000
"""Long side for placing the corners."""

MARK = 14
"""Gray levels between print and its ground."""

LETTER = 15
"""Pixels in which a letter of a newspaper is gone when the lightest around it take its place."""
AROUND = 30.0
"""Pixels around a place that tell how well lit it is."""
BRIGHTER, TINTED = 3.0, 8.0
"""How much more brightness and colour count where print is wiped away: papers differ little."""
STEPS = 4
"""In a Lab unit of colour."""

Floats32 = NDArray[np.float32]
TEXT = 0.3
"""Share of marks in a line of text."""


@dataclass(frozen=True, eq=False)
class View:
    """A small copy of a photo in CIE Lab; `scale` photo pixels make one of its pixels."""

    lab: Floats32
    along_x: Floats32
    along_y: Floats32
    """Slopes a pixel; none on the outermost pixels."""
    marks: Floats32
    """How much of the surroundings is print: 0 to 1."""
    scale: float

    @property
    def width(self) -> int:
        """Return the width in pixels."""
        return int(self.lab.shape[1])

    @property
    def height(self) -> int:
        """Return the height in pixels."""
        return int(self.lab.shape[0])


def shrink(pixels: Pixels, long_side: int) -> tuple[Pixels, float]:
    """Return a copy at most so long, and how many of the given pixels make one of its own."""
    import cv2

    height, width = pixels.shape[:2]
    scale = max(height, width) / long_side
    if scale <= 1:
        return pixels, 1.0
    size = (max(1, round(width / scale)), max(1, round(height / scale)))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8), scale


def view_of(pixels: Pixels, scale: float) -> View:
    """Return the view of a picture that is already small."""
    import cv2

    lab = np.asarray(cv2.cvtColor(pixels.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), dtype=np.float32)
    smooth = np.asarray(cv2.GaussianBlur(lab, (0, 0), 1.0), dtype=np.float32)
    return View(smooth, *_slopes(smooth), _marks(lab[..., 0]), scale)


def wiped(view: View) -> View:
    """Return the view without dark print, evenly lit, faint colours stronger: of a page and a card, their paper."""
    import cv2

    around = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (LETTER, LETTER))
    brightness = cv2.morphologyEx(np.ascontiguousarray(view.lab[..., 0]), cv2.MORPH_CLOSE, around)
    evened = 50 + BRIGHTER * (brightness - cv2.GaussianBlur(brightness, (0, 0), AROUND))
    tints = [_tint(view.lab[..., axis]) for axis in (1, 2)]
    lab = np.asarray(cv2.GaussianBlur(np.dstack([evened, *tints]), (0, 0), 1.0), dtype=np.float32)
    return View(lab, *_slopes(lab), view.marks, view.scale)


def _tint(colour: Floats32) -> Floats32:
    """Return the middle value around each place, which print and noise do not change, made stronger."""
    import cv2

    steps = np.clip(colour * STEPS + 128, 0, 255).astype(np.uint8)
    return ((cv2.medianBlur(steps, LETTER).astype(np.float32) - 128) * np.float32(TINTED / STEPS)).astype(np.float32)


def _slopes(smooth: Floats32) -> tuple[Floats32, Floats32]:
    import cv2

    along_x, along_y = (
        np.asarray(cv2.Scharr(smooth, cv2.CV_32F, 1 - k, k, scale=1 / 32), dtype=np.float32) for k in (0, 1)
    )
    for slope in (along_x, along_y):
        slope[[0, -1]] = slope[:, [0, -1]] = 0
    return along_x, along_y


def with_text(view: View, boxes: Floats) -> View:
    """Return the view with print only where a reader saw text, K x 4 x 2: fabric and wood grain can look like print."""
    import cv2

    mask = np.zeros(view.marks.shape, dtype=np.uint8)
    cv2.fillPoly(mask, [np.rint(box).astype(np.int32) for box in boxes], 1)
    return replace(view, marks=np.where(mask > 0, np.maximum(view.marks, TEXT), 0).astype(np.float32))


def _marks(brightness: Floats32) -> Floats32:
    """Return the share of small marks, darker or lighter than their ground, around each place."""
    import cv2

    gray = np.clip(brightness * 2.55, 0, 255).astype(np.uint8)
    apart = cv2.absdiff(gray, cv2.medianBlur(gray, 17)).astype(np.float32)
    return np.asarray(cv2.boxFilter((apart > MARK).astype(np.float32), -1, (13, 13)), dtype=np.float32)
