"""Turning upright: lines tell sideways, letters tell upside down, and the corners keep their meaning."""

from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from followup_cards.card.geometry import as_quad
from followup_cards.card.print_lines import print_lines
from followup_cards.card.rectify import project
from followup_cards.card.upright import quarter_turns, turn
from followup_cards.model import Card, Pixels, Quad
from tests.card.scenes import TOP_HEAVY, face

CORNERS: Quad = ((100.0, 100.0), (950.0, 120.0), (940.0, 660.0), (90.0, 650.0))


def flat(pixels: Pixels) -> Card:
    """Return a card that lies flat in its photo."""
    height, width = pixels.shape[:2]
    corners = as_quad(np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float64))
    return Card(corners, 1.0, pixels, np.eye(3))


def by_weight(crops: Sequence[Pixels]) -> list[float]:
    """Tell up from down as a reader would: the lines of `TOP_HEAVY` have most of their ink above the middle."""
    votes = []
    for crop in crops:
        ink = np.abs(crop.astype(np.float64) - np.median(crop)).sum(axis=(1, 2))
        rows = np.flatnonzero(ink > 0.05 * ink.max())
        centre = (ink * np.arange(len(ink))).sum() / ink.sum()
        votes.append(1.0 if centre > (rows[0] + rows[-1]) / 2 else 0.0)
    return votes


@pytest.mark.parametrize("lying", [0, 1, 2, 3])
@pytest.mark.parametrize("dark", [False, True])
def test_a_card_is_turned_upright_from_any_side(lying: int, dark: bool) -> None:
    """However a card lies, and whichever of print and paper is darker, the turns undo it."""
    card = face((24, 30, 60), (235, 230, 220), lines=TOP_HEAVY) if dark else face(lines=TOP_HEAVY)
    pixels = np.ascontiguousarray(np.rot90(card, lying))

    assert quarter_turns(flat(pixels), upside_down=by_weight) == lying


def test_without_letters_a_level_card_stays() -> None:
    """Nobody to tell up from down: only a sideways card is turned."""
    sideways = np.ascontiguousarray(np.rot90(face()))

    assert quarter_turns(flat(face())) == 0
    assert quarter_turns(flat(sideways)) == 1


def test_a_bare_card_stays() -> None:
    """Without print there is nothing to go by."""
    assert quarter_turns(flat(np.full((550, 850, 3), 240, dtype=np.uint8)), upside_down=by_weight) == 0


def test_the_readers_boxes_are_used_when_there_are_any() -> None:
    """Boxes along the card's height say that it lies sideways, whatever the print looks like."""
    boxes = [as_quad(np.array([[x, 50.0], [x + 30, 50], [x + 30, 500], [x, 500]])) for x in (100.0, 200.0, 300.0)]

    assert quarter_turns(flat(np.full((550, 850, 3), 240, dtype=np.uint8)), boxes) == 1


@pytest.mark.parametrize("turns", [0, 1, 2, 3, 5])
def test_turning_keeps_every_place(turns: int) -> None:
    """After a turn the homography leads each corner of the picture to the corner it shows on the photo."""
    pixels = face()
    height, width = pixels.shape[:2]
    places = np.array([[0.0, 0], [width, 0], [width, height], [0, height]])
    matrix = cv2.getPerspectiveTransform(places.astype(np.float32), np.array(CORNERS, dtype=np.float32))
    back = np.asarray(matrix, dtype=np.float64)
    turned = turn(Card(CORNERS, 0.8, pixels, back), turns)
    high, wide = turned.pixels.shape[:2]
    seen = project(turned.to_photo, np.array([[0.0, 0], [wide, 0], [wide, high], [0, high]]))

    assert seen == pytest.approx(np.array(turned.corners), abs=0.01)
    assert turned.corners[turns % 4] == CORNERS[0]
    assert np.array_equal(np.rot90(turned.pixels, turns), pixels)


def test_lines_of_print_are_boxed() -> None:
    """The five lines of the face are found, each along the card's width."""
    boxes = [np.ptp(np.array(box), axis=0) for box in print_lines(face())]

    assert len(boxes) >= 4
    assert all(wide > 2 * high for wide, high in boxes)
