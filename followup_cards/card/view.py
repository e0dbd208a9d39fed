"""The picture as the witnesses look at it: small, smoothed, with its colour gradients."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from followup_cards.model import Pixels

WORKING_SIDE = 800
"""Long side for finding: a card's border survives it, print and paper grain mostly do not."""
FINE_SIDE = 2000
"""Long side for placing the corners."""

Floats32 = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class View:
    """A small copy of a photo in CIE Lab; `scale` photo pixels make one of its pixels."""

    lab: Floats32
    along_x: Floats32
    along_y: Floats32
    strength: Floats32
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

    lab = cv2.cvtColor(pixels.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    smooth = np.asarray(cv2.GaussianBlur(lab, (0, 0), 1.0), dtype=np.float32)
    along_x = np.asarray(cv2.Scharr(smooth, cv2.CV_32F, 1, 0, scale=1 / 32), dtype=np.float32)
    along_y = np.asarray(cv2.Scharr(smooth, cv2.CV_32F, 0, 1, scale=1 / 32), dtype=np.float32)
    strength = np.sqrt((along_x**2 + along_y**2).sum(axis=2))
    return View(smooth, along_x, along_y, strength, scale)
