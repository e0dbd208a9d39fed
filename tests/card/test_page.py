"""Lines of a page beneath cards, and those that are not its own."""

import numpy as np

from followup_cards.card.geometry import Floats, clockwise
from followup_cards.card.page import without_page
from followup_cards.card.with_lines import MOST_LINES
from tests.card.scenes import rectangle

CARD = clockwise(rectangle((700, 500), (500, 320), 30))


def _rows(count: int, degrees: float, middle: tuple[float, float] = (400, 100), apart: float = 30) -> Floats:
    """Return lines one below the other, turned as a whole about the first one's middle."""
    slant = np.radians(degrees)
    down = np.array([-np.sin(slant), np.cos(slant)]) * apart
    places = [np.array(middle) + row * down for row in range(count)]
    return clockwise(np.stack([rectangle((place[0], place[1]), (300, 20), degrees) for place in places]))


PICTURE = 1200, 1600
ON_CARD = _rows(4, 30, (700, 420))
PAGE = _rows(MOST_LINES + 10, 4, (170, 100))


def test_the_lines_of_a_page_are_left_out() -> None:
    """They are many, they run one way, and they stand on no card."""
    lines, scraps = without_page(np.concatenate([PAGE, ON_CARD]), [], PICTURE)
    assert np.array_equal(lines, ON_CARD)
    assert scraps > 0


def test_lines_on_a_card_stay_though_they_run_the_way_of_the_page() -> None:
    """A card may lie straight on a newspaper."""
    straight = _rows(4, 4, (700, 440))
    lines, _ = without_page(
        np.concatenate([PAGE, straight]), [clockwise(rectangle((700, 490), (500, 320), 4)[None])[0]], PICTURE
    )
    assert np.array_equal(lines, straight)


def test_a_few_lines_are_no_page() -> None:
    """All the lines of one card run one way, too."""
    lines, scraps = without_page(ON_CARD, [], PICTURE)
    assert np.array_equal(lines, ON_CARD)
    assert scraps == 0


def test_many_lines_that_run_every_way_are_no_page() -> None:
    """Twelve cards thrown on a table have as many lines as a newspaper."""
    thrown = np.concatenate([_rows(4, degrees) for degrees in range(0, 180, 15)])
    assert len(without_page(thrown, [CARD], PICTURE)[0]) == len(thrown)


def test_the_lines_of_many_cards_laid_in_rows_are_no_page() -> None:
    """They do not reach the photo's border."""
    rows = np.concatenate([_rows(12, 4, (x, 300)) for x in (400, 750, 1100)])
    assert len(without_page(rows, [], PICTURE)[0]) == len(rows)
