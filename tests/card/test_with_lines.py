"""Lines of text that a reader sees: which tell something, and which outlines they speak for."""

import pytest

from followup_cards.card.find import find_outlines
from followup_cards.card.geometry import as_quad, clockwise
from followup_cards.card.whole_photo import WholePhoto
from followup_cards.card.with_lines import MOST_LINES, holds_more, outlines_of, tell
from followup_cards.model import Pixels, Quad
from followup_cards.text.rapid import RapidReader
from tests.benchmarks.outlines import overlap, samples
from tests.card.scenes import face, laid, photographed, rectangle, table
from tests.cardmaker.maker import Order

CARD = clockwise(rectangle((400, 300), (400, 250), 0)[None])[0]
LINES = [as_quad(rectangle((360, 220 + 40 * row), (260, 24), 0)) for row in range(4)]


@pytest.mark.parametrize("count", [0, MOST_LINES + 1])
def test_no_text_and_a_page_full_of_it_tell_nothing(count: int) -> None:
    """A newspaper's lines lie everywhere."""
    assert not tell(outlines_of(LINES[:1] * count))
    assert tell(outlines_of(LINES))


def test_a_card_that_holds_every_line_holds_more_than_a_part_of_it() -> None:
    """A panel with one of the lines is less than the card."""
    lines, panel = outlines_of(LINES), clockwise(rectangle((400, 220), (380, 36), 0)[None])[0]
    assert holds_more(lines, [CARD], [panel])
    assert not holds_more(lines, [panel], [CARD])
    assert holds_more(lines, [CARD], [])
    assert not holds_more(lines, [], [])


def test_an_outline_that_cuts_a_line_is_not_believed() -> None:
    """No card's edge runs through its print."""
    assert not holds_more(outlines_of(LINES), [CARD - (180, 0)], [])


def _never(pixels: Pixels) -> list[Quad]:
    message = f"Nothing is in doubt, and yet text is looked for on {pixels.shape}."
    raise AssertionError(message)


def test_text_is_looked_for_only_in_doubt() -> None:
    """Not for a card that is plain to see: the search takes as long as all the rest."""
    true = rectangle((800, 600), (850, 550), 8)
    photo = photographed(laid(table(), face(), true))
    assert len(find_outlines(photo, WholePhoto(photo, _never))) == 1


@pytest.mark.live
@pytest.mark.parametrize("index", [32, 134, 144])
def test_a_card_on_stone_or_tiles_is_found_by_its_text(index: int) -> None:
    """The background's pattern looks like print, until a reader says where text is."""
    sample = next(samples(Order(613, "hard"), 1, first=index))
    height, width = sample.photo.pixels.shape[:2]
    found = find_outlines(sample.photo, WholePhoto(sample.photo, RapidReader(1).find_lines))
    assert [overlap(true, found[0][0], width, height) > 0.95 for true in sample.outlines] == [True]
