"""What the closer look tells of an outline that leaves out a panel of the card, or cuts its print."""

import numpy as np
import pytest

from followup_cards.card.closer import closer_look
from followup_cards.card.closer_features import NAMES, closer_features
from followup_cards.card.geometry import Floats, clockwise
from followup_cards.card.view import view_of
from followup_cards.model import Pixels
from tests.card.scenes import face, laid, photographed, rectangle, table

LEFT, TOP, RIGHT, BOTTOM = 120.0, 120.0, 680.0, 480.0
CARD = clockwise(rectangle((400, 300), (560, 360), 0)[None])[0]
BAND = 0.3
"""Share of the card that is a dark panel along its top."""


def with_a_band() -> Pixels:
    """Return a printed card with a dark panel along its top."""
    card = face()
    card[: round(BAND * len(card))] = (20, 90, 100)
    return card


def seen(card: Pixels, *outlines: Floats) -> list[dict[str, float]]:
    """Return what the closer look tells of outlines on a small picture of a card."""
    pixels = photographed(laid(table(800, 600), card, CARD)).pixels
    rows = closer_features(closer_look(pixels, 800), view_of(pixels, 1.0), clockwise(np.stack(outlines)), CARD)
    return [dict(zip(NAMES, row.tolist(), strict=False)) for row in rows]


def from_above(top: float) -> Floats:
    """Return the card's outline with its top side elsewhere."""
    return np.array([[LEFT, top], [RIGHT, top], [RIGHT, BOTTOM], [LEFT, BOTTOM]])


def test_a_panel_left_out_is_gone_on_past() -> None:
    """Both neighbours of the panel's edge go on beyond it; no side of the card itself does."""
    whole, part = seen(with_a_band(), CARD, from_above(TOP + BAND * (BOTTOM - TOP)))

    assert part["goes on past a side"] > 0.5 > whole["goes on past a side"]


def test_a_side_through_the_print_is_told_from_the_cards_own() -> None:
    """Print stands on both sides of it."""
    lines = face()
    lines[250:330, 60:800:20] = 0
    lines[250:330, 65:805:20] = 0
    whole, cut = seen(lines, CARD, from_above(TOP + 290 / 550 * (BOTTOM - TOP)))

    assert cut["print through a side"] > 0.3 > whole["print through a side"]


@pytest.mark.parametrize(("top", "longer"), [(TOP, False), (TOP + 180, True)])
def test_a_part_of_a_card_is_longer_than_a_card(top: float, longer: bool) -> None:
    """Twice as long as it is broad, at most, a card is; half of one is longer."""
    (part,) = seen(face(), from_above(top))

    assert bool(part["length"] > 2 * np.log(2)) is longer
