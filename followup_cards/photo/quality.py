"""Advice that names the cause and the remedy, and stays silent on a photo that reads well.

The limits were set on sweeps of each fault over simulated photographs (`python -m tests.benchmarks.advice`): the
advice comes before an address is lost, and not on photographs that read right.
"""

from collections.abc import Sequence

import numpy as np

from followup_cards.model import Card, Photo
from followup_cards.photo.print_quality import PrintQuality, measure

DIM = 50.0
"""Brightness (0 to 255) of the lightest tenth of a card, and"""
FAINT = 20.0
"""gray levels between print and paper: below both, print sinks into noise."""
SMEARED = 3.35
"""Width of a letter's edge, in thousandths of the card's long side; photographs that read well stay below 3.1."""
WASHED_OUT = 0.21
"""Contrast of the print as a share of the brightness, below which thin strokes have run together."""
GLARE_SHARE = 0.015
"""Share of a card that is white with light, where print runs into it."""
SMALL_SIDE = 345.0
"""Long side of a card in photo pixels, below which its small print is lost."""
CUT_MARGIN = 0.004
"""Of the picture's side: an outline as near to the border as this goes on beyond it."""


def advise(photo: Photo, cards: Sequence[Card]) -> tuple[str, ...]:
    """Return sentences on how to take a better photo; none when nothing is wrong with this one."""
    advice = [sentence for card in cards for sentence in _about(photo, card)]
    return tuple(dict.fromkeys(advice))


def _about(photo: Photo, card: Card) -> list[str]:
    quality = measure(card.pixels)
    found = card.confidence > 0
    small = _small(photo, card) if found else None
    faults = [
        _dark(quality),
        small,
        None if small else _blurred(quality),
        _glare(quality),
        _cut_off(photo, card) if found else None,
    ]
    return [fault for fault in faults if fault]


def _dark(quality: PrintQuality) -> str | None:
    if quality.brightness >= DIM or quality.contrast >= FAINT:
        return None
    return "Too dark: move to a window or turn on a light."


def _blurred(quality: PrintQuality) -> str | None:
    washed_out = quality.brightness > DIM and 0 < quality.contrast < WASHED_OUT * quality.brightness
    if quality.edge_width < SMEARED and not washed_out:
        return None
    return "Blurred: hold still, tap the card on the screen to focus, and take it again."


def _glare(quality: PrintQuality) -> str | None:
    if quality.glare < GLARE_SHARE:
        return None
    return f"Glare {quality.glare_place}: tilt the card or turn off the flash."


def _small(photo: Photo, card: Card) -> str | None:
    height, width = photo.pixels.shape[:2]
    corners = np.array(card.corners)
    x, y = corners.T
    share = abs(float(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1)))) / 2 / (height * width)
    long_side = float(np.linalg.norm(corners - np.roll(corners, 1, axis=0), axis=1).max())
    if long_side >= SMALL_SIDE or share > 0.6:
        return None
    return f"The card fills only {share:.0%} of the picture: move closer."


def _cut_off(photo: Photo, card: Card) -> str | None:
    """Speak of a side that lies along the picture's border, while the card is not the whole picture."""
    size = np.array([photo.pixels.shape[1], photo.pixels.shape[0]], dtype=np.float64)
    corners = np.array(card.corners)
    margin = CUT_MARGIN * size
    near = np.concatenate([corners < margin, corners > size - margin], axis=1)
    along = (near & np.roll(near, -1, axis=0)).any(axis=1)
    beyond = ((corners < -margin) | (corners > size + margin)).any()
    if not beyond and (not along.any() or along.all()):
        return None
    return "One edge of the card is cut off: move back until the whole card is in the picture."
