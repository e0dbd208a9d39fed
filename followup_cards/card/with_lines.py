"""Where a reader sees lines of text settles doubt about outlines: cloth and wood grain look like print, too."""

from collections.abc import Callable, Sequence

import numpy as np

from followup_cards.card.geometry import Floats, areas, as_outline, clipped_area, clockwise
from followup_cards.model import Pixels, Quad

SearchLines = Callable[[Pixels], Sequence[Quad]]
"""Returns the outline of every line of text on a picture."""

MOST_LINES = 30
"""More lines than cards have, and it is a newspaper that tells nothing of the card on it."""
HELD, NOT_HELD = 0.9, 0.1
"""Share of a line inside a card that holds it, and inside one that doesn't; anything between is cut."""


def outlines_of(boxes: Sequence[Quad]) -> Floats:
    """Return lines as clockwise outlines."""
    return clockwise(np.stack([as_outline(box) for box in boxes])) if boxes else np.zeros((0, 4, 2))


def tell(lines: Floats) -> bool:
    """Say whether lines tell of a card: there are some, and not as many as on a page."""
    return 0 < len(lines) <= MOST_LINES


def holds_more(lines: Floats, cards: Sequence[Floats], before: Sequence[Floats]) -> bool:
    """Say whether cards hold as many lines of text as those found before, or more, and cut none."""
    shares = _shares(lines, cards)
    if not len(cards) or ((shares > NOT_HELD) & (shares < HELD)).any():
        return False
    return int((shares >= HELD).sum()) >= int((_shares(lines, before) >= HELD).sum())


def _shares(lines: Floats, cards: Sequence[Floats]) -> Floats:
    """Return how much of each line lies on the card that holds most of it."""
    sizes = np.maximum(np.abs(areas(lines)), 1e-9)
    inside = [[clipped_area(line, card) for card in cards] or [0.0] for line in lines]
    shares: Floats = np.array([max(one) for one in inside]) / sizes
    return shares
