"""Advice that names the cause and the remedy, and stays silent on a photo that reads well.

The limits were set on sweeps of each fault over simulated photographs (`python -m tests.benchmarks.advice`): the
advice comes before an address is lost, and not on photographs that read right.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from followup_cards.model import Card, Photo, Pixels
from followup_cards.photo.print_quality import PrintQuality, measure, runs_into

Corners = NDArray[np.float64]

DIM = 50.0
"""Brightness (0 to 255) of the lightest tenth of a card, and"""
FAINT = 20.0
"""gray levels between print and paper: below both, print sinks into noise."""
SMEARED = 3.35
"""Width of a letter's edge, in thousandths of the card's long side; photographs that read well stay below 3.1."""
WASHED_OUT = 0.21
"""Contrast of the print as a share of the brightness, below which thin strokes have run together."""
GLARE_SHARE = 0.006
"""Share of a card that is white with light, where print runs into it."""
SMALL_SIDE, FAR_SIDE = 470.0, 800.0
"""Long side of a card in photo pixels, below which its small print is lost, and"""
FAR_SHARE = 0.15
"""where it may be lost if the card fills so little of the picture that moving closer is easy."""
SMALL_PRINT = 18.0
"""Height of a usual line in photo pixels, below which letters run together."""
FAR_PRINT = 0.016
"""Of the photo's long side, where no card is found: lower lines are those of a card far away."""
NEAR_PRINT = 0.024
"""Of the photo's long side, where no card is found: higher lines are those of a card that fills it, or of a scan."""
MOST_LINES = 30
"""More lines than cards have, and it is a page that the picture's border cuts."""
CUT_MARGIN = 0.005
"""Of the picture's side: an outline as near to the border as this may go on beyond it."""
FILLS = 0.8
"""Share of the picture above which a card was cropped on purpose, or scanned."""
LEAST_CUT = 0.35
"""Of the card's short side must lie on the border."""
RIM = 0.08
"""Of the card's long side is looked at along the border."""
SHORTEST, SHORT = 1.0, 1.38
"""Of its sides, away from the border over along it: a whole card is longer, or stands upright."""
TOO_SMALL = "The print is too small to be read: move closer until the card fills the picture."
PERHAPS_CUT_OFF = "The card may be cut off: move back until the whole card is in the picture."
CUT_OFF = "One edge of the card is cut off: move back until the whole card is in the picture."


@dataclass(frozen=True)
class Print:
    """What the readers tell of the lines of a card."""

    height: float
    """Of a usual line, in photo pixels."""
    cut: bool
    """Whether any line ends on the picture's border."""
    count: int = 0
    fading: bool = False
    """Whether any line pales away into white light."""


def advise(photo: Photo, cards: Sequence[Card], printed: Print | None = None) -> tuple[str, ...]:
    """Return sentences on how to take a better photo; none when nothing is wrong with this one."""
    advice = [sentence for card in cards for sentence in _about(photo, card, printed)]
    return tuple(dict.fromkeys(advice))


def still_of_use(advice: Sequence[str]) -> tuple[str, ...]:
    """Return what is to be said of a card whose address was surely read: only that some of it is not in the picture."""
    return tuple(sentence for sentence in advice if sentence == CUT_OFF)


def _about(photo: Photo, card: Card, printed: Print | None) -> list[str]:
    quality = measure(card.pixels)
    found = card.confidence > 0
    tiny = printed is not None and printed.height < SMALL_PRINT
    far = printed is not None and printed.height < FAR_PRINT * max(photo.pixels.shape[:2])
    small = _small(photo, card, tiny=tiny) if found else TOO_SMALL if tiny or far else None
    faults = [
        _dark(quality),
        small,
        None if found and _long_side(card) < SMALL_SIDE else _blurred(quality),
        _glare(quality, printed),
        _cut_off(photo, card, printed) if found else _cut_somewhere(photo, printed),
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


def _glare(quality: PrintQuality, printed: Print | None) -> str | None:
    if quality.glare < GLARE_SHARE:
        return "Glare on the print: tilt the card or turn off the flash." if printed and printed.fading else None
    return f"Glare {quality.glare_place}: tilt the card or turn off the flash."


def _share(photo: Photo, corners: Corners) -> float:
    """Return how much of the picture a card fills."""
    x, y = corners.T
    height, width = photo.pixels.shape[:2]
    return abs(float(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1)))) / (2.0 * float(height * width))


def _long_side(card: Card) -> float:
    """Return the length of a card's longest side in photo pixels."""
    corners = np.array(card.corners)
    return float(np.linalg.norm(corners - np.roll(corners, 1, axis=0), axis=1).max())


def _small(photo: Photo, card: Card, *, tiny: bool) -> str | None:
    corners = np.array(card.corners)
    share = _share(photo, corners)
    long_side = _long_side(card)
    if share > 0.6 or not (tiny or long_side < (FAR_SIDE if share < FAR_SHARE else SMALL_SIDE)):
        return None
    return f"The card fills only {share:.0%} of the picture: move closer."


def _cut_off(photo: Photo, card: Card, printed: Print | None) -> str | None:
    """Speak of a side on the picture's border if print runs into it, or the card is too short to be whole."""
    corners = np.array(card.corners)
    if _share(photo, corners) > FILLS:
        return None
    if printed and printed.cut:
        return CUT_OFF
    sides = [_turned(photo.pixels, corners, quarter) for quarter in range(4)]
    lost = [_cut_at_top(pixels, outline) for pixels, outline in sides]
    if not any(lost):
        return None
    return CUT_OFF


def _cut_somewhere(photo: Photo, printed: Print | None) -> str | None:
    """Speak of print that ends on the picture's border, though it is not known where the card is."""
    if not printed or not printed.cut or printed.count > MOST_LINES:
        return None
    return PERHAPS_CUT_OFF if printed.height < NEAR_PRINT * max(photo.pixels.shape[:2]) else None


def _turned(pixels: Pixels, corners: Corners, quarters: int) -> tuple[Pixels, Corners]:
    """Return the picture and the corners turned so that another of the picture's borders is on top."""
    height, width = pixels.shape[:2]
    x, y = corners.T
    turned = {0: (x, y), 1: (y, width - x), 2: (width - x, height - y), 3: (height - y, x)}[quarters]
    return np.rot90(pixels, quarters), np.stack(turned, axis=1)


def _cut_at_top(pixels: Pixels, corners: Corners) -> bool:
    height, width = pixels.shape[:2]
    lengths = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    left, right = _crossing(corners, CUT_MARGIN * height)
    left, right = max(0.0, left), min(width, right)
    if right - left < LEAST_CUT * lengths.min():
        return False
    along = int(np.argmin(corners[:, 1] + np.roll(corners[:, 1], -1)))
    away = lengths[[along - 1, (along + 1) % 4]].mean()
    beside = lengths[[along, (along + 2) % 4]].mean()
    too_short = SHORTEST < away / beside < SHORT
    depth = max(8, round(RIM * lengths.max()))
    return too_short or runs_into(pixels[:depth, round(left) : round(right)], depth / RIM)


def _crossing(corners: Corners, level: float) -> tuple[float, float]:
    """Return where a card's outline crosses a level line, leftmost and rightmost; nothing where it does not."""
    places = []
    for (x1, y1), (x2, y2) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        if (y1 < level) != (y2 < level):
            places.append(float(x1 + (level - y1) / (y2 - y1) * (x2 - x1)))
    return (min(places), max(places)) if places else (0.0, 0.0)
