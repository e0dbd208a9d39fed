"""Making print look the way tesseract likes it."""

import numpy as np
import pytest

from followup_cards.text import ink
from tests.text.drawn import printed


@pytest.mark.parametrize(
    ("colour", "paper"),
    [((20, 20, 20), (250, 250, 250)), ((240, 240, 240), (20, 30, 60)), ((200, 30, 30), (60, 110, 60))],
    ids=["dark on light", "light on dark", "red on green of the same brightness"],
)
def test_a_line_becomes_dark_on_light_of_one_height_with_a_border(
    colour: tuple[int, int, int], paper: tuple[int, int, int]
) -> None:
    """Whatever its colours, the ground ends up light, the print dark, and white stands around it."""
    line = ink.one_line(printed("mara.lind@example.com", ink=colour, paper=paper))
    assert line.shape[0] == ink.LINE_HEIGHT + 2 * ink.BORDER
    assert line[0].min() == 255
    inside = line[ink.BORDER : -ink.BORDER, ink.BORDER : -ink.BORDER]
    assert np.median(inside) > 180
    assert inside.min() < 60


def test_an_even_surface_is_left_as_it_is() -> None:
    """Where there is no contrast, none is made up."""
    line = ink.one_line(np.full((40, 200, 3), 90, dtype=np.uint8))
    assert np.ptp(line[ink.BORDER : -ink.BORDER, ink.BORDER : -ink.BORDER]) == 0
