"""Among several cards: one that was overlooked, one cut through, and what is none."""

from collections.abc import Callable

import numpy as np
import pytest

from followup_cards.card.find import find_outlines, where_text_stands
from followup_cards.card.geometry import Floats, clockwise, jaccard
from followup_cards.card.look import Scored
from followup_cards.card.overlooked import put_right
from followup_cards.card.whole_photo import WholePhoto
from followup_cards.card.with_lines import MOST_LINES
from followup_cards.model import Photo
from followup_cards.text.rapid import RapidReader
from tests.benchmarks.outlines import overlap, samples
from tests.card.scenes import face, laid, photographed, rectangle, table
from tests.cardmaker.maker import Order

SIZE = (500, 320)
PLACES = ((330, 300), (950, 300), (330, 800), (950, 800))
CARDS = [clockwise(rectangle(place, SIZE, 0)[None])[0] for place in PLACES]
PATCH = clockwise(rectangle((1400, 1000), (250, 160), 0)[None])[0]


def _lines_on(card: Floats, count: int = 4) -> list[Floats]:
    """Return lines of text, one below the other."""
    x, y = card.mean(axis=0)
    rows = [rectangle((x, y + 50 * row - 75), (400, 26), 0) for row in range(count)]
    return list(clockwise(np.stack(rows)))


LINES = np.stack([line for card in CARDS for line in _lines_on(card)])
THREE = [(card, 0.95) for card in CARDS[:3]]


def _photo() -> Photo:
    """Return four cards on a table."""
    ground = table()
    for card in CARDS:
        ground = laid(ground, face(), card)
    return photographed(ground)


def _nothing(photo: Photo, lines: Floats) -> list[Scored]:
    del photo, lines
    return []


def _answering(*cards: Scored) -> Callable[[Photo, Floats], list[Scored]]:
    """Return what finds the same wherever it looks, by where the last card's lines stand in that part of the photo."""
    place = LINES[-4:].min(axis=(0, 1))
    return lambda _, lines: [(card + lines.min(axis=(0, 1)) - place, worth) for card, worth in cards]


def _are(found: list[Scored], cards: list[Floats]) -> bool:
    return len(found) == len(cards) and all(max(jaccard(card, quad) for quad, _ in found) > 0.95 for card in cards)


def test_a_card_is_found_where_text_stands_on_none() -> None:
    """The others are painted over, and it alone is left."""
    seen = list[Photo]()

    def found_alone(photo: Photo, lines: Floats) -> list[Scored]:
        seen.append(photo)
        return where_text_stands(photo, lines)

    assert _are(put_right(_photo(), THREE, LINES, found_alone), CARDS)
    (part,) = seen
    assert part.pixels.shape[0] < 1200
    assert part.pixels.shape[1] < 1600


def test_a_card_that_was_cut_through_is_found_whole() -> None:
    """No card's edge runs through its print: the half gives way to the whole."""
    half = CARDS[3] - (250, 0)
    assert _are(put_right(_photo(), [*THREE, (half, 0.8)], LINES, where_text_stands), CARDS)


def test_what_shows_no_text_is_no_card_unless_it_is_plainly_one() -> None:
    """A tile of the floor is as rectangular as a card; faint print is seen on the flat card only."""
    all_of = [(card, 0.95) for card in CARDS]
    assert len(put_right(_photo(), [*all_of, (PATCH, 0.8)], LINES, _nothing)) == 4
    assert len(put_right(_photo(), [*all_of, (PATCH, 0.95)], LINES, _nothing)) == 5


@pytest.mark.parametrize(
    "unlikely",
    [
        pytest.param((CARDS[3], 0.4), id="faint"),
        pytest.param((clockwise(rectangle((700, 600), (1300, 1000), 0)[None])[0], 0.9), id="over the others"),
        pytest.param((clockwise(rectangle((950, 780), (480, 180), 0)[None])[0], 0.9), id="through a line"),
        pytest.param((clockwise(rectangle((950, 750), (160, 100), 0)[None])[0], 0.9), id="small"),
    ],
)
def test_an_unlikely_outline_is_not_taken(unlikely: Scored) -> None:
    """It must be worth something, lie beside the others, be about as large, and hold lines without cutting any."""
    assert len(put_right(_photo(), THREE, LINES, _answering(unlikely))) == 3


def test_a_page_of_print_beside_the_cards_is_not_looked_at() -> None:
    """Its text stands on no card, and there is too much of it."""
    rows = [clockwise(rectangle((1480, 20 + 35 * row), (230, 20), 0)) for row in range(MOST_LINES + 2)]
    lines = np.concatenate([LINES[:-4], np.stack(rows)])
    assert len(put_right(_photo(), THREE, lines, _answering((CARDS[3], 0.9)))) == 3


def test_one_line_alone_is_no_reason_to_look_again() -> None:
    """A stripe in the cloth may look like one."""
    assert len(put_right(_photo(), THREE, LINES[:13], _answering((CARDS[3], 0.9)))) == 3


@pytest.mark.live
@pytest.mark.parametrize("index", [62, 97])
def test_every_one_of_several_cards_is_found_and_nothing_else(index: int) -> None:
    """One was overlooked in the first; in the second a patch of the table was taken for one."""
    sample = next(samples(Order(20101, "medium"), 1, first=index))
    height, width = sample.photo.pixels.shape[:2]
    found = find_outlines(sample.photo, WholePhoto(sample.photo, RapidReader(1).find_lines))
    assert len(found) == len(sample.outlines)
    assert min(max(overlap(true, quad, width, height) for quad, _ in found) for true in sample.outlines) > 0.95
