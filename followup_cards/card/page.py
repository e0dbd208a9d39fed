"""Lines of a printed page beneath the cards: many, nearly all one way, and some end on the photo's border."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from followup_cards.card.geometry import Floats, long_ways, side_lengths
from followup_cards.card.with_lines import MOST_LINES, ON, shares

STEP = 2
"""Degrees between the ways that are tried."""
ASKEW, OTHERWISE = 5, 7
"""Degrees within which lines run one way, seen at a slant, and beyond which a line runs another way than the page."""
NEAR, SEVERAL = 0.02, 3
"""Of the photo's long side: so near to its border a line ends on it; so many do on a page, or more."""
SCRAPS = 0.5
"""Lines that a card cuts for each one that it holds: scraps of the page are left among its print."""
MOSTLY = 0.6
"""Share of all the lines' length that runs one way on a page."""


def without_page(lines: Floats, cards: Sequence[Floats], picture: tuple[int, int]) -> tuple[Floats, float]:
    """Return the lines that are no page's beneath the cards, and how many scraps of its lines a card may cut.

    `picture` is the photo's height and width.
    """
    off = np.flatnonzero(shares(lines, cards).max(axis=1, initial=0.0) < ON)
    page = off[_of_page(lines[off], picture)]
    return np.delete(lines, page, axis=0), SCRAPS if len(page) else 0.0


def _of_page(lines: Floats, picture: tuple[int, int]) -> NDArray[np.bool_]:
    """Say which of the lines that stand on no card are a page's: none, if they are few or look like other cards'."""
    none = np.zeros(len(lines), dtype=np.bool_)
    if len(lines) <= MOST_LINES:
        return none
    ways, length = long_ways(lines), side_lengths(lines)[:, :2].max(axis=1)
    angles = np.degrees(np.arctan2(ways[:, 1], ways[:, 0]))
    apart = np.abs((angles - np.arange(0, 180, STEP)[:, None] + 90) % 180 - 90)
    shares = ((apart < ASKEW) * length).sum(axis=1) / length.sum()
    usual = int(np.argmax(shares))
    page = apart[usual] <= OTHERWISE
    return page if shares[usual] >= MOSTLY and _reach_border(lines[page], picture) else none


def _reach_border(lines: Floats, picture: tuple[int, int]) -> bool:
    """Say whether several lines end on the photo's border: a page is larger than what is seen of it."""
    size = np.array(picture[::-1])
    away = np.minimum(lines, size - lines).min(axis=(1, 2))
    return int((away < NEAR * size.max()).sum()) >= SEVERAL
