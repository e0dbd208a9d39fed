"""One card tells how its neighbours look: those of its size and slant are proposed."""

import numpy as np
import pytest

from followup_cards.card.alike import alike_quads
from followup_cards.card.geometry import Floats, jaccard
from followup_cards.card.rectify import project
from tests.card.scenes import face, laid, photographed, table

SLANT = np.array([[1.0, 0.08, 60], [-0.03, 0.96, 90], [0.00004, 0.00012, 1]])
"""A table seen aslant."""


def seen(left: float, top: float, width: float = 425, height: float = 275) -> Floats:
    """Return the outline of a card that lies there on the table."""
    flat = np.array([[left, top], [left + width, top], [left + width, top + height], [left, top + height]])
    return project(SLANT, flat)


@pytest.mark.parametrize(
    "other", [seen(475, 20), seen(900, 20), seen(50, 295), seen(480, 300, 275, 425)], ids=["1", "2", "3", "upright"]
)
def test_a_card_beside_the_known_one_is_proposed(other: Floats) -> None:
    """Beside it or touching, below it, or standing upright."""
    known = seen(50, 20)
    picture = laid(laid(table(1500, 1000), face(), known), face((20, 30, 60), (235, 230, 220)), other)
    offered = alike_quads(photographed(picture).pixels, 1.0, known)

    assert max(jaccard(quad, other) for quad in offered) > 0.93


def test_two_white_cards_that_touch_are_told_apart() -> None:
    """The hairline between them is faint, but goes on."""
    known, other = seen(50, 20), seen(475, 20)
    card = face()
    card[:2] = card[-2:] = 236
    card[:, :2] = card[:, -2:] = 236
    picture = laid(laid(table(1500, 1000), card, known), card, other)
    offered = alike_quads(photographed(picture).pixels, 1.0, known)

    assert max(jaccard(quad, other) for quad in offered) > 0.93


def test_an_empty_table_offers_nothing_but_the_card() -> None:
    """Grain is no edge."""
    known = seen(400, 300)
    offered = alike_quads(photographed(laid(table(1500, 1000), face(lines=()), known)).pixels, 1.0, known)

    assert len(offered) > 0
    assert all(jaccard(quad, known) > 0.5 for quad in offered)


def test_a_sliver_as_known_card_is_survived() -> None:
    """An outline that no card casts offers what it may, and does not fail."""
    sliver = np.array([[10.0, 10.0], [900.0, 12.0], [900.0, 16.0], [10.0, 14.0]])

    assert alike_quads(photographed(table()).pixels, 1.0, sliver).shape[1:] == (4, 2)
