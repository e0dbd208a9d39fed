"""The last resort where no outline holds an address: lines of text that stand together are a card of their own.

A card's lines run one way and stand close; those of the page or the card beneath it run another way, or stand apart.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from followup_cards.card.geometry import Floats, as_quad, long_ways, side_lengths
from followup_cards.card.rectify import flatten
from followup_cards.model import Card, Photo

FEWEST, MOST = 3, 200
"""Lines of a card at least, and of a photo at most: more would be a page's, and take long to compare."""
MOST_GROUPS = 3
ASKEW = 12.0
"""Degrees between lines of one card, seen at a slant."""
APART = 4.0
"""Of the higher line's height: the gap between lines of one card at most."""
ROOM = 1.5
"""Of their usual height, kept around the lines."""


def cards_of_groups(photo: Photo, lines: Floats) -> list[Card]:
    """Return a card, worth nothing, around each group of lines, those of most lines first.

    `lines` are outlines in photo pixels, K x 4 x 2.
    """
    if not FEWEST <= len(lines) <= MOST:
        return []
    groups = sorted((group for group in _groups(lines) if len(group) >= FEWEST), key=len, reverse=True)
    return [_around(photo, lines[group]) for group in groups[:MOST_GROUPS]]


def _groups(lines: Floats) -> Iterator[list[int]]:
    """Yield the numbers of lines that stand together, each line in one group."""
    beside = _stand_together(lines)
    left = set(range(len(lines)))
    while left:
        group, found = [], [left.pop()]
        while found:
            line = found.pop()
            group.append(line)
            near = [int(other) for other in np.flatnonzero(beside[line]) if other in left]
            left.difference_update(near)
            found += near
        yield sorted(group)


def _stand_together(lines: Floats) -> NDArray[np.bool_]:
    """Say of each two lines whether they run one way with hardly a gap between, seen along the first one: K x K."""
    ways, heights = long_ways(lines), side_lengths(lines).min(axis=1)
    across = np.stack([-ways[:, 1], ways[:, 0]], axis=1)
    gaps = [_gaps(lines, way) for way in (ways, across)]
    near = np.maximum(*gaps) < APART * np.maximum(heights[:, None], heights)
    alike = np.abs(ways @ ways.T) > np.cos(np.radians(ASKEW))
    together: NDArray[np.bool_] = near & near.T & alike
    return together


def _gaps(lines: Floats, ways: Floats) -> Floats:
    """Return how far each two lines are apart along a way of the first one: K x K, less than 0 where they overlap."""
    places = np.einsum("kcd,wd->wkc", lines, ways)
    low, high = places.min(axis=2), places.max(axis=2)
    own_low, own_high = np.diagonal(low)[:, None], np.diagonal(high)[:, None]
    gaps: Floats = np.maximum(low - own_high, own_low - high)
    return gaps


def _around(photo: Photo, lines: Floats) -> Card:
    """Return the card around some lines, as level as they are."""
    way = _usual_way(lines)
    axes = np.stack([way, [-way[1], way[0]]])
    places = lines.reshape(-1, 2) @ axes.T
    room = ROOM * float(np.median(side_lengths(lines).min(axis=1)))
    (left, top), (right, bottom) = places.min(axis=0) - room, places.max(axis=0) + room
    corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]]) @ axes
    pixels, back = flatten(photo.pixels, as_quad(corners), margin=0.0)
    height, width = photo.pixels.shape[:2]
    return Card(as_quad(np.clip(corners, 0, [width - 1, height - 1])), 0.0, pixels, back)


def _usual_way(lines: Floats) -> Floats:
    """Return the way that the longest line runs, from left to right, or downwards if it is upright."""
    way: Floats = long_ways(lines)[int(np.argmax(side_lengths(lines).max(axis=1)))]
    return -way if way[0] < 0 else way
