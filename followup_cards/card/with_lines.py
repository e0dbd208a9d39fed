"""Where a reader sees lines of text settles doubt about outlines: cloth and wood grain look like print, too."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from followup_cards.card.geometry import Floats, areas, as_outline, clipped_area, clockwise
from followup_cards.model import Photo, Pixels, Quad

Counts = NDArray[np.int_]
SearchLines = Callable[[Pixels], Sequence[Quad]]
"""Returns the outline of every line of text on a picture."""

MOST_LINES = 30
"""More lines than cards have, and it is a newspaper that tells nothing of the card on it."""
FEWEST = 2
"""Lines that a card holds: one alone may be a pattern in the cloth."""
OFF, ON = 0.15, 0.85
"""Share of a line that lies on a card, below which it does not stand there, and from which it does wholly."""
HELD, NOT_HELD = 0.9, 0.1
"""Share of a line inside a card that holds it, and inside one that doesn't; anything between is cut."""


def part_around(photo: Photo, lines: Floats, room: float) -> tuple[Photo, Floats]:
    """Return the part of a photo with some lines and so many pixels around them, and where its corner lies."""
    left, top = np.maximum(lines.min(axis=(0, 1)) - room, 0).astype(int)
    right, bottom = (lines.max(axis=(0, 1)) + room).astype(int)
    return replace(photo, pixels=photo.pixels[top:bottom, left:right]), np.array([left, top])


def outlines_of(boxes: Sequence[Quad]) -> Floats:
    """Return lines as clockwise outlines."""
    return clockwise(np.stack([as_outline(box) for box in boxes])) if boxes else np.zeros((0, 4, 2))


def tell(lines: Floats) -> bool:
    """Say whether lines tell of a card: there are some, and not as many as on a page."""
    return 0 < len(lines) <= MOST_LINES


def holds_more(lines: Floats, cards: Sequence[Floats], before: Sequence[Floats]) -> bool:
    """Say whether cards hold as many lines of text as those found before, or more, and cut none."""
    most = shares(lines, cards).max(axis=1, initial=0.0)
    if not len(cards) or ((most > NOT_HELD) & (most < HELD)).any():
        return False
    return int((most >= HELD).sum()) >= int((shares(lines, before).max(axis=1, initial=0.0) >= HELD).sum())


def whole(held: Floats) -> Counts:
    """Return how many lines stand wholly on each card, from their shares on it."""
    return np.asarray((held >= ON).sum(axis=0))


def cut(held: Floats) -> Counts:
    """Return how many lines the edge of each card runs through, from their shares on it."""
    return np.asarray(((held > OFF) & (held < ON)).sum(axis=0))


def shares(lines: Floats, cards: Sequence[Floats]) -> Floats:
    """Return how much of each line lies on each card: lines x cards."""
    sizes, around = np.maximum(np.abs(areas(lines)), 1e-9), [clockwise(card) for card in cards]
    inside = np.array([[clipped_area(line, card) for card in around] for line in lines])
    found: Floats = inside.reshape(len(lines), len(cards)) / sizes[:, None]
    return found
