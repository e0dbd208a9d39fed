"""Give a card more room where its print runs out of the outline that was found."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from followup_cards.card.geometry import as_outline
from followup_cards.card.rectify import flatten, project, to_photo
from followup_cards.model import Card, Pixels, Quad

ROOM = 0.06
"""Of the longer side: what a corner is off by when a line of print is cut, on photographs where that happened."""
AT_EDGE = 3
"""Pixels; a line that comes so close to the picture's edge goes on behind it."""

AT_BORDER = 0.1
"""Of a line's height: one that begins or ends so near to the photo's border may go on beyond it."""
MOSTLY = 0.7
"""Of a line's box, inside the outline: what stands on the table reaches in with less."""


def runs_out(pixels: Pixels, card: Card, boxes: Sequence[Quad]) -> bool:
    """Say whether any line of print reaches the left or right edge of the card's picture where the photo goes on."""
    return any(is_cut(card, box) and not meets_border(pixels, card, box) for box in boxes)


def meets_border(pixels: Pixels, card: Card, box: Quad) -> bool:
    """Say whether a line of print begins or ends on the photo's border, so that the frame may have cut it."""
    line = as_outline(to_photo(card, box))
    reach = max(AT_EDGE, AT_BORDER * float(np.linalg.norm(line[3] - line[0])))
    ends = np.stack([line[[0, 3]].mean(axis=0), line[[1, 2]].mean(axis=0)])
    height, width = pixels.shape[:2]
    return bool(np.minimum(ends, (width, height) - ends).min() <= reach)


def is_cut(card: Card, box: Quad) -> bool:
    """Say whether a line of the card's print reaches the left or right edge of the card's picture."""
    at_edge = any(x <= AT_EDGE or x >= card.pixels.shape[1] - AT_EDGE for x, _ in box)
    return at_edge and _share_inside(card, box) >= MOSTLY


def _share_inside(card: Card, box: Quad) -> float:
    """Return how much of a line's box lies inside the card's outline; what lies beside is the table's print."""
    line = as_outline(box)
    outline = project(np.asarray(np.linalg.inv(card.to_photo), dtype=np.float64), as_outline(card.corners))
    start, end = line.min(axis=0), line.max(axis=0)
    shared = np.minimum(end, outline.max(axis=0)) - np.maximum(start, outline.min(axis=0))
    return float(np.prod(np.maximum(shared, 0)) / max(float(np.prod(end - start)), 1.0))


def with_room(pixels: Pixels, card: Card) -> Card:
    """Return the card, upright as it is, with more of the photo around it; its outline stays as it was found."""
    flat, to_photo = flatten(pixels, card.corners, margin=ROOM)
    return replace(card, pixels=flat, to_photo=to_photo)
