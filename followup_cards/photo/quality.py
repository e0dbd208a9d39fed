"""Advice that names the cause and the remedy, and stays silent on a photo that reads well."""

from collections.abc import Sequence

import numpy as np

from followup_cards.model import Card, Photo

DARK = 45.0
"""Brightness (0 to 255) below which the light half of a card is too dim to read."""
SMALL = 0.12
"""Share of the picture that a card should fill."""
SMALL_PIXELS = 500
"""Long side of a card in photo pixels, below which its small print is lost."""


def advise(photo: Photo, cards: Sequence[Card]) -> tuple[str, ...]:
    """Return sentences on how to take a better photo; none when nothing is wrong with this one."""
    found = [card for card in cards if card.confidence > 0]
    advice = [*_dark(cards), *(_small(photo, found[0]) if len(found) == 1 else ())]
    return tuple(dict.fromkeys(advice))


def _dark(cards: Sequence[Card]) -> list[str]:
    return ["Too dark: move to a window or turn on a light." for card in cards if np.quantile(card.pixels, 0.9) < DARK]


def _small(photo: Photo, card: Card) -> list[str]:
    height, width = photo.pixels.shape[:2]
    corners = np.array(card.corners)
    x, y = corners.T
    share = abs(float(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1)))) / 2 / (height * width)
    long_side = float(np.linalg.norm(corners - np.roll(corners, 1, axis=0), axis=1).max())
    if share < SMALL and long_side < SMALL_PIXELS:
        return [f"The card fills only {share:.0%} of the picture: move closer."]
    return []
