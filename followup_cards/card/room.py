"""Give a card more room where its print runs out of the outline that was found."""

from collections.abc import Sequence
from dataclasses import replace

from followup_cards.card.rectify import flatten
from followup_cards.model import Card, Pixels, Quad

ROOM = 0.06
"""Of the longer side: what a corner is off by when a line of print is cut, on photographs where that happened."""
AT_EDGE = 3
"""Pixels; a line that comes so close to the picture's edge goes on behind it."""


def runs_out(card: Card, boxes: Sequence[Quad]) -> bool:
    """Say whether any line of print reaches the left or right edge of the card's picture."""
    return any(is_cut(card, box) for box in boxes)


def is_cut(card: Card, box: Quad) -> bool:
    """Say whether a line of print reaches the left or right edge of the card's picture."""
    return any(x <= AT_EDGE or x >= card.pixels.shape[1] - AT_EDGE for x, _ in box)


def with_room(pixels: Pixels, card: Card) -> Card:
    """Return the card, upright as it is, with more of the photo around it; its outline stays as it was found."""
    flat, to_photo = flatten(pixels, card.corners, margin=ROOM)
    return replace(card, pixels=flat, to_photo=to_photo)
