"""Telling lines that stand upside down."""

import numpy as np
import pytest

from followup_cards.model import Pixels
from followup_cards.text.rapid import RapidReader
from followup_cards.text.upside_down import ENOUGH, upside_down
from tests.text.drawn import printed

TEXTS = ("Head of Engineering", "mara.lind@example.com", "www.example.com", "+49 30 5550123", "Harbour Works Ltd")


def flipped(pixels: Pixels) -> Pixels:
    """Return a picture turned by half."""
    return np.ascontiguousarray(pixels[::-1, ::-1])


@pytest.mark.live
def test_lines_read_both_ways_make_sense_only_one_way() -> None:
    """Upright lines are told from the same lines upside down, dark print and light."""
    reader = RapidReader()
    dark = [printed(text, ink=(240, 240, 240), paper=(30, 30, 60)) for text in TEXTS]
    for crops in ([printed(text) for text in TEXTS], dark):
        assert np.mean(upside_down(reader, crops)) < 0.2
        assert np.mean(upside_down(reader, [flipped(crop) for crop in crops])) > 0.8


@pytest.mark.live
def test_every_crop_gets_a_vote() -> None:
    """Only the first few lines are read; the others follow them."""
    votes = upside_down(RapidReader(), [flipped(printed(TEXTS[0]))] * (ENOUGH + 3))
    assert len(votes) == ENOUGH + 3
    assert min(votes) > 0.5


def test_no_lines_have_no_say() -> None:
    """Without crops there are no votes."""
    assert upside_down(RapidReader(), []) == []
