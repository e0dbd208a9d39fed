"""Outlines: order, size and overlap."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_cards.card.geometry import areas, clockwise, common_area, convex, jaccard, leanings
from tests.card.scenes import rectangle

SQUARE = np.array([[0.0, 0], [10, 0], [10, 10], [0, 10]])


@given(st.permutations(range(4)))
def test_any_order_becomes_clockwise_from_the_top_left(order: list[int]) -> None:
    """Corners may come in any order."""
    assert np.array_equal(clockwise(SQUARE[order]), SQUARE)


def test_overlap_is_measured_exactly() -> None:
    """Half over half is a third of both."""
    moved = SQUARE + np.array([5.0, 0])

    assert common_area(SQUARE, moved) == pytest.approx(50)
    assert jaccard(SQUARE, moved) == pytest.approx(1 / 3)
    assert jaccard(SQUARE, SQUARE + 20) == 0.0


@given(degrees=st.floats(0, 360), moved=st.floats(0, 1e-3), wide=st.floats(50, 900), high=st.floats(50, 900))
def test_an_outline_overlaps_itself_wholly(degrees: float, moved: float, wide: float, high: float) -> None:
    """Outlines that coincide, or nearly do, overlap by 1: no degenerate case."""
    outline = rectangle((500, 500), (wide, high), degrees)

    assert jaccard(outline, outline + moved) > 0.999


def test_dented_outlines_are_told() -> None:
    """A corner pushed in makes an outline no card can have."""
    dented = SQUARE.copy()
    dented[2] = (3, 3)

    assert convex(SQUARE)
    assert not convex(dented)
    assert areas(SQUARE) == pytest.approx(100)


def test_a_rectangle_seen_aslant_does_not_lean_and_a_sheared_one_does() -> None:
    """A camera may make a trapezium of a card, never a card of which one corner is drawn out."""
    flat = np.array([[-0.3, -0.2, 0.0], [0.3, -0.2, 0.0], [0.3, 0.2, 0.0], [-0.3, 0.2, 0.0]])
    (c, s), (cy, sy) = (np.cos(0.6), np.sin(0.6)), (np.cos(0.45), np.sin(0.45))
    tilt = np.array([[1, 0, 0], [0, c, -s], [0, s, c]]) @ np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
    away = flat @ tilt.T + np.array([0.1, -0.05, 1.2])
    aslant = (away[:, :2] / away[:, 2:] * 0.8 * 1600 + np.array([800.0, 600.0]))[None]
    sheared = np.array([[[50.0, 90.0], [1170.0, 70.0], [1160.0, 710.0], [550.0, 700.0]]])

    assert leanings(aslant, 1600, 1200)[0] < 0.02
    assert leanings(sheared, 1250, 780)[0] > 0.24
