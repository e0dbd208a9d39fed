"""A clear edge all the way round against the whole photo, and against parts of a card."""

import numpy as np
import pytest

from followup_cards.card.edged import clearly_edged, is_better
from followup_cards.card.features import Setting, features
from followup_cards.card.geometry import Floats, clockwise, frame
from followup_cards.card.view import View, view_of
from tests.card.scenes import face, laid, photographed, rectangle, table

CARD = rectangle((400, 300), (560, 360), 3)


def seen(*cards: Floats) -> View:
    """Return a small picture of cards on a plain table."""
    picture = table(800, 600)
    for corners in cards:
        picture = laid(picture, face(), corners)
    return view_of(photographed(picture).pixels, 1.0)


def best(view: View, *outlines: Floats) -> int | None:
    """Return which outline has a clear edge, the whole picture being the first and the likeliest."""
    quads = clockwise(np.stack([frame(view.width - 1, view.height - 1), *outlines]))
    measured = features(Setting(view, 0.2, quads[:0], None), quads)
    return clearly_edged(view, quads, measured, np.linspace(1, 0.1, len(quads)))


def test_an_outline_along_the_cards_edges_is_clearly_edged() -> None:
    """However little the judge thinks of it."""
    assert best(seen(CARD), CARD) == 1


@pytest.mark.parametrize("away", [(30, 0), (0, -25)])
def test_an_outline_beside_the_edges_is_not(away: tuple[int, int]) -> None:
    """Two of its sides run across blank paper or table."""
    assert best(seen(CARD), CARD + away) is None


def test_one_card_of_two_is_not_all_there_is() -> None:
    """The other one's print is outside."""
    first, second = rectangle((210, 300), (340, 220), 2), rectangle((590, 300), (340, 220), -2)
    assert best(seen(first, second), first) is None


def test_a_whole_photo_and_parts_of_a_card_give_way() -> None:
    """Nothing found, the picture itself, or panels on the card."""
    view = seen(CARD)
    panels = clockwise(np.stack([rectangle((300, 250), (200, 90), 3), rectangle((520, 380), (120, 80), 3)]))
    assert is_better(view, clockwise(CARD[None])[0], np.zeros((0, 4, 2)))
    assert is_better(view, clockwise(CARD[None])[0], frame(799, 599)[None])
    assert is_better(view, clockwise(CARD[None])[0], panels)


def test_cards_edge_to_edge_do_not_give_way_to_the_outline_around_them() -> None:
    """Four of them fill it; and one elsewhere is no part of it."""
    halves = ((-141, -91), (141, -91), (141, 91), (-141, 91))
    four = clockwise(np.stack([rectangle((400 + x, 300 + y), (280, 180), 0) for x, y in halves]))
    around = clockwise(rectangle((400, 300), (562, 362), 0)[None])[0]
    assert not is_better(seen(), around, four)
    assert not is_better(seen(), around, clockwise(rectangle((720, 520), (120, 80), 0)[None]))
