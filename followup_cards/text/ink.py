"""Make print look the way tesseract was trained on: dark on light, evenly lit, of one size, with a border."""

import cv2
import numpy as np

from followup_cards.model import Pixels

LINE_HEIGHT = 48
"""Pixels of a line's box; its capitals are then 30 to 36 px high, where tesseract errs least."""

BORDER = 16
"""Pixels of white around a line; without it the first and the last letter suffer."""


def one_line(crop: Pixels) -> Pixels:
    """Return a crop of one line as gray, dark on light, LINE_HEIGHT high plus a white border."""
    gray = _gray(crop)
    scale = LINE_HEIGHT / gray.shape[0]
    method = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    gray = _as_pixels(cv2.resize(gray, (max(8, round(gray.shape[1] * scale)), LINE_HEIGHT), interpolation=method))
    even = _stretched(_dark_on_light(gray))
    return _as_pixels(cv2.copyMakeBorder(even, BORDER, BORDER, BORDER, BORDER, cv2.BORDER_CONSTANT, value=(255.0,)))


def dark_on_light(pixels: Pixels) -> Pixels:
    """Return a whole card as gray with its print dark on light, by its overall brightness."""
    return _dark_on_light(_gray(pixels))


def _gray(pixels: Pixels) -> Pixels:
    """Return gray with the most contrast: colour print can vanish in plain luminance."""
    luminance = _as_pixels(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY))
    channels: list[Pixels] = [luminance, *(pixels[:, :, i] for i in range(3))]
    spreads = [float(np.subtract(*np.percentile(channel, [95, 5]))) for channel in channels]
    best = int(np.argmax(spreads))
    return channels[best] if spreads[best] > 1.3 * spreads[0] else channels[0]


def _dark_on_light(gray: Pixels) -> Pixels:
    """Return the picture inverted where its ground (the commoner side of Otsu's threshold) is dark."""
    threshold, _ = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return _as_pixels(255 - gray) if float(np.mean(gray > threshold)) < 0.5 else gray


def _stretched(gray: Pixels) -> Pixels:
    low, high = np.percentile(gray, [1, 90])
    if high - low < 8:
        return gray
    return _as_pixels(np.clip((gray.astype(np.float32) - low) * (255 / (high - low)), 0, 255).astype(np.uint8))


def _as_pixels(picture: object) -> Pixels:
    return np.asarray(picture, dtype=np.uint8)
