"""A panel taken for the card, a table taken for it, and a card found from near by: where text stands tells."""

from collections.abc import Callable

import numpy as np
import pytest

from followup_cards.card.by_text import around, better_by_text, may_be_part, much_smaller, whole_cards
from followup_cards.card.find import find_outlines
from followup_cards.card.geometry import Floats, clockwise
from followup_cards.card.look import Scored, Seen
from followup_cards.card.whole_photo import WholePhoto
from followup_cards.card.with_lines import MOST_LINES
from followup_cards.model import Photo
from followup_cards.text.rapid import RapidReader
from tests.benchmarks.outlines import overlap, samples
from tests.card.scenes import face, laid, photographed, rectangle, table
from tests.cardmaker.maker import Order


def _box(left: float, top: float, right: float, bottom: float) -> Floats:
    box: Floats = clockwise(rectangle(((left + right) / 2, (top + bottom) / 2), (right - left, bottom - top), 0))
    return box


CARD, PANEL, TABLE = _box(400, 300, 1250, 850), _box(400, 300, 800, 850), _box(100, 50, 1500, 1150)
THROUGH_A_LINE = _box(400, 300, 1000, 850)
LINES = np.stack([_box(450, 380 + 70 * row, 750, 410 + 70 * row) for row in range(2)] + [
    _box(850, 380 + 70 * row, 1200, 410 + 70 * row) for row in range(4)
])  # fmt: skip


def _photo() -> Photo:
    return photographed(laid(table(), face(), rectangle((825, 575), (850, 550), 0)))


def _near(*cards: Scored) -> Callable[[Photo, Floats], list[Scored]]:
    """Return what sees the cards from near by, whatever part of the photo it is shown, by where its lines stand."""
    return lambda _, lines: [(quad + (lines.min(axis=(0, 1)) - LINES.min(axis=(0, 1))), worth) for quad, worth in cards]


def _chosen(found: Scored | None, larger: list[Scored], *near: Scored) -> Floats | None:
    better = better_by_text(_photo(), found, larger, LINES, _near(*near))
    return better[0] if better else None


def _is_card(chosen: Floats | None) -> bool:
    return chosen is not None and np.allclose(chosen, CARD)


def test_a_panel_gives_way_to_the_card_that_holds_more_lines() -> None:
    """However sure the panel's edges are."""
    assert _chosen((PANEL, 0.99), [(CARD, 0.3)]) is CARD


def test_an_outline_through_a_line_is_no_better() -> None:
    """No card's edge runs through its print."""
    assert _chosen((PANEL, 0.8), [(THROUGH_A_LINE, 0.9)]) is None


def test_an_outline_that_holds_nothing_more_is_no_better_for_being_larger() -> None:
    """It is the table, or a shadow."""
    assert _chosen((CARD, 0.8), [(TABLE, 0.9)]) is None


def test_a_table_gives_way_to_the_card_on_it() -> None:
    """Both hold all the lines, the card in much less room."""
    assert _is_card(_chosen((TABLE, 0.8), [], (CARD, 0.7)))


def test_what_is_found_near_by_must_be_worth_something() -> None:
    """Else the outline found stays."""
    assert _chosen((TABLE, 0.7), [], (CARD, 0.4)) is None


def test_what_holds_every_line_and_no_more_room_is_not_looked_at_again() -> None:
    """That takes time, and nothing speaks against it."""
    assert _chosen((CARD, 0.85), [], (TABLE, 0.99), (CARD, 0.99)) is None


def test_a_surer_outline_of_about_the_same_is_taken() -> None:
    """From near by an edge is clearer."""
    drawn_large = _box(400, 300, 1400, 850)
    assert _is_card(_chosen((drawn_large, 0.7), [], (CARD, 0.9)))
    assert _chosen((drawn_large, 0.7), [], (CARD, 0.72)) is None


def test_where_nothing_was_found_a_card_near_by_must_hold_every_line() -> None:
    """And be all but sure: the whole photo loses none."""
    assert _is_card(_chosen(None, [], (CARD, 0.92)))
    assert _chosen(None, [], (CARD, 0.85)) is None
    assert _chosen(None, [], (PANEL, 0.95)) is None


def test_on_a_page_a_scrap_of_it_more_does_not_count() -> None:
    """Its lines are told by the way they run, which is not always seen."""
    page = np.stack([_box(100, 20 + 20 * row, 1500, 30 + 20 * row) for row in range(MOST_LINES + 5)])
    upright = clockwise(np.stack([rectangle((450 + 60 * k, 575), (400, 30), 90) for k in range(13)]))
    found, larger = (_box(420, 300, 1100, 850), 0.99), (_box(420, 300, 1200, 850), 0.5)
    lines = np.concatenate([page, upright])
    assert better_by_text(_photo(), found, [larger], upright, _near()) == larger
    assert better_by_text(_photo(), found, [larger], lines, _near()) is None


def test_a_single_line_tells_nothing() -> None:
    """It may be a stripe in the cloth."""
    assert better_by_text(_photo(), (PANEL, 0.8), [(CARD, 0.9)], LINES[-1:], _near()) is None


def test_two_cards_side_by_side_are_not_taken_for_one() -> None:
    """An outline around both is twice as large as the first, and about square."""
    view = Seen.of(_photo()).view
    both, card = _box(100, 50, 370, 380), _box(100, 50, 370, 215)
    panel = _box(100, 50, 370, 130)
    assert not around(view, card, (both[None], np.array([0.9])))
    assert around(view, panel, (card[None], np.array([0.9])))


def test_more_print_beside_a_part_is_a_reason_to_ask() -> None:
    """A shadow beside a card is none."""
    seen = Seen.of(_photo())
    part, shadow = _box(400, 300, 1250, 580) / seen.step, _box(400, 100, 1250, 580) / seen.step
    assert may_be_part(seen.view, part, [(CARD / seen.step, 0.6)])
    assert not may_be_part(seen.view, part, [(CARD / seen.step, 0.3)])
    assert not may_be_part(seen.view, CARD / seen.step, [(TABLE / seen.step, 0.9)])
    assert not may_be_part(seen.view, part, [(shadow, 0.9)])


def test_a_likely_card_within_a_large_outline_is_offered() -> None:
    """Large checks of a tablecloth hold a card as a whole."""
    offered = (np.stack([CARD, PANEL, TABLE]), np.array([0.95, 0.5, 0.99]))
    assert [quad.tolist() for quad, _ in much_smaller(TABLE, offered)] == [CARD.tolist()]
    assert not much_smaller(CARD, offered)


def test_each_of_several_is_made_whole_but_not_over_another() -> None:
    """A panel was found on one, the other is as it should be."""
    other = _box(400, 870, 1250, 1150)
    over_both = _box(400, 300, 1250, 1000)
    cards: list[Scored] = [(PANEL, 0.97), (other, 0.9)]
    made = whole_cards(cards, [[(over_both, 0.9), (CARD, 0.4)], []], LINES)
    assert [quad.tolist() for quad, _ in made] == [CARD.tolist(), other.tolist()]


@pytest.mark.live
@pytest.mark.parametrize(("seed", "index"), [(9511, 83), (9512, 10), (9512, 129)])
def test_a_card_on_print_or_checks_is_found_by_its_text(seed: int, index: int) -> None:
    """In each, something else was taken for it before the text was asked."""
    sample = next(samples(Order(seed, multi=0.3), 1, first=index))
    height, width = sample.photo.pixels.shape[:2]
    found = find_outlines(sample.photo, WholePhoto(sample.photo, RapidReader(1).find_lines))
    assert [overlap(true, found[0][0], width, height) > 0.95 for true in sample.outlines] == [True]
