"""Two looks at one photo: which of them is believed."""

import numpy as np

from followup_cards.card.geometry import Floats, frame
from followup_cards.card.look import Found, Scored, likelier

NOTHING = np.zeros((0, 4, 2)), np.zeros(0)


def _box(left: float, top: float, width: float = 85, height: float = 55) -> Floats:
    box: Floats = frame(width, height) + np.array([left, top])
    return box


def _look(*cards: Scored) -> Found:
    return Found(list(cards), 0.0, NOTHING)


ALL = _box(0, 0, 180, 170), 0.94
CARDS = [(_box(5, 5), 0.8), (_box(92, 5), 0.6), (_box(5, 62), 0.6), (_box(92, 62), 0.55)]


def test_the_look_that_is_worth_more_is_believed() -> None:
    """What each outline is worth beyond what any must be adds up."""
    one, two = _look(CARDS[0]), _look((_box(5, 5), 0.95), CARDS[1])
    assert likelier(one, two).cards == two.cards
    assert likelier(two, one).cards == two.cards


def test_an_outline_around_several_cards_is_none_itself() -> None:
    """It is the sheet or the tray on which they lie."""
    assert likelier(_look(*CARDS), _look(ALL)).cards == CARDS


def test_two_parts_are_panels_of_one_card() -> None:
    """Three are more than cards have."""
    assert likelier(_look(*CARDS[1:3]), _look(ALL)).cards == [ALL]


def test_all_that_was_likely_in_either_look_is_kept() -> None:
    """Text may speak for it later."""
    first = Found([ALL], 0.0, (_box(5, 5)[None], np.array([0.4])))
    second = Found([], 0.0, (_box(92, 5)[None], np.array([0.3])))
    quads, values = likelier(first, second).offered
    assert len(quads) == len(values) == 2
