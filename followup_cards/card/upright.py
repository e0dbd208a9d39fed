"""Which way up a card is: lines of print tell sideways from level, their letters tell up from down."""

from collections.abc import Callable, Sequence

import numpy as np

from followup_cards.card.geometry import Floats, as_outline, as_quad, side_lengths
from followup_cards.card.print_lines import print_lines
from followup_cards.card.rectify import crop
from followup_cards.model import Card, Pixels, Quad

UpsideDown = Callable[[Sequence[Pixels]], Sequence[float]]
"""Says for each upright crop of a line how likely it is that the line is upside down (0 to 1)."""

FIRST_LINES, MOST_LINES = 2, 6
"""Lines to be judged, the longest ones: two that agree are enough, else some more."""
AGREED = 0.25
"""How near to 0 or to 1 both must be."""
ENOUGH_OF_A_LINE = 7.0
"""Times its height: letters enough to tell up from down, at a fraction of a long line's cost."""


def quarter_turns(card: Card, text_boxes: Sequence[Quad] = (), upside_down: UpsideDown | None = None) -> int:
    """Return how many quarter turns clockwise set the card upright, 0 to 3.

    `text_boxes` are a reader's boxes in card pixels; without them the card's print is looked for here. Without
    `upside_down` a card is only turned when its lines run sideways.
    """
    boxes = list(text_boxes) or print_lines(card.pixels)
    if not boxes:
        return 0
    sideways = _sideways(boxes)
    if upside_down is None:
        return 1 if sideways else 0
    level = [_level(box, sideways=sideways) for box in boxes if _long(box, sideways=sideways)]
    level.sort(key=lambda box: -float(side_lengths(as_outline(box))[0]))
    down = _upside_down([crop(card.pixels, _start_of(box), 0.15) for box in level[:MOST_LINES]], upside_down)
    # A sideways line is cropped by turning it a quarter clockwise; where that shows it upside down, three are needed.
    return int(sideways) + (2 if down else 0)


def turn(card: Card, quarter_turns: int) -> Card:
    """Return the card turned clockwise by quarter turns, its corners named anew."""
    turns = quarter_turns % 4
    if turns == 0:
        return card
    height, width = card.pixels.shape[:2]
    pixels = np.ascontiguousarray(np.rot90(card.pixels, -turns))
    pixels.setflags(write=False)
    # The new top left was, before a quarter turn clockwise, the bottom left.
    corners = card.corners[-turns:] + card.corners[:-turns]
    back = {
        1: np.array([[0.0, 1, 0], [-1, 0, height], [0, 0, 1]]),
        2: np.array([[-1.0, 0, width], [0, -1, height], [0, 0, 1]]),
        3: np.array([[0.0, -1, width], [1, 0, 0], [0, 0, 1]]),
    }[turns]
    return Card((corners[0], corners[1], corners[2], corners[3]), card.confidence, pixels, card.to_photo @ back)


def half_turned(boxes: Sequence[Quad], card: Card) -> tuple[Quad, ...]:
    """Return boxes on a card as they lie after half a turn, in the order in which they are read then."""
    height, width = card.pixels.shape[:2]
    size = np.array([width, height], dtype=np.float64)
    return tuple(as_quad(np.roll(size - as_outline(box), 2, axis=0)) for box in reversed(boxes))


def _upside_down(crops: Sequence[Pixels], judge: UpsideDown) -> bool:
    votes = list(judge(crops[:FIRST_LINES])) if crops else []
    if votes and not (max(votes) < AGREED or min(votes) > 1 - AGREED) and len(crops) > FIRST_LINES:
        votes += judge(crops[FIRST_LINES:])
    return bool(votes) and float(np.mean(votes)) > 0.5


def _start_of(box: Quad) -> Quad:
    """Return the first letters of a long line."""
    outline = as_outline(box)
    lengths = side_lengths(outline)
    share = min(1.0, ENOUGH_OF_A_LINE * float(lengths[1]) / max(float(lengths[0]), 1e-9))
    a, b, c, d = outline
    return as_quad(np.stack([a, a + (b - a) * share, d + (c - d) * share, d]))


def _sideways(boxes: Sequence[Quad]) -> bool:
    """Say whether most of the length of all lines runs up and down."""
    level = upright = 0.0
    for box in boxes:
        outline = as_outline(box)
        ahead = np.roll(outline, -1, axis=0) - outline
        longest = ahead[int(np.argmax(side_lengths(outline)))]
        lengths = np.sort(side_lengths(outline))
        weight = float(lengths[-1] - lengths[0])
        if abs(longest[0]) >= abs(longest[1]):
            level += weight
        else:
            upright += weight
    return upright > level


def _long(box: Quad, *, sideways: bool) -> bool:
    across, along = np.ptp(as_outline(box), axis=0)
    return bool(along > 1.5 * across if sideways else across > 1.5 * along)


def _level(box: Quad, *, sideways: bool) -> Quad:
    """Return the box from the corner that is its top left after the turn, so that a crop of it is level."""
    outline = _from_top_left(as_outline(box))
    return as_quad(np.roll(outline, 1, axis=0) if sideways else outline)


def _from_top_left(outline: Floats) -> Floats:
    centre = outline.mean(axis=0)
    ordered = outline[np.argsort(np.arctan2(*(outline - centre).T[::-1]))]
    # A thin box that is a little askew: its two leftmost corners start it, the upper one first.
    left = np.argsort(ordered[:, 0])[:2] if np.ptp(ordered[:, 0]) > np.ptp(ordered[:, 1]) else None
    if left is None:
        top = np.argsort(ordered[:, 1])[:2]
        start = int(top[np.argmin(ordered[top, 0])])
    else:
        start = int(left[np.argmin(ordered[left, 1])])
    return np.roll(ordered, -start, axis=0)
