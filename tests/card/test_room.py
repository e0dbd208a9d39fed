"""A card gets more room where its print runs out of the outline."""

import numpy as np
import pytest

from followup_cards.card.rectify import flatten, to_photo
from followup_cards.card.room import meets_border, runs_out, with_room
from followup_cards.model import Card, Quad

OUTLINE: Quad = ((100.0, 100.0), (700.0, 100.0), (700.0, 460.0), (100.0, 460.0))


def card_on(pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> Card:
    """Return the card at OUTLINE."""
    flat, back = flatten(pixels, OUTLINE)
    return Card(OUTLINE, 0.9, flat, back)


@pytest.fixture
def card() -> Card:
    """Return a white card on a gray table, with a black bar that crosses the right edge of the outline."""
    return card_on(table())


def table() -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Return the photo."""
    pixels = np.full((600, 900, 3), 120, dtype=np.uint8)
    pixels[90:470, 90:760] = 250
    pixels[250:280, 500:722] = 0
    return pixels


def line(card: Card, start: float, end: float) -> Quad:
    """Return the outline of a line between two shares of the card's width."""
    height, width = card.pixels.shape[:2]
    left, right, top, bottom = start * width, end * width, 0.4 * height, 0.5 * height
    return ((left, top), (right, top), (right, bottom), (left, bottom))


@pytest.mark.parametrize(("start", "end", "runs"), [(0.5, 1.0, True), (0.0, 0.5, True), (0.1, 0.9, False)])
def test_print_at_the_edge_runs_out(card: Card, start: float, end: float, runs: bool) -> None:
    """A line that reaches the edge of the picture goes on behind it; one with a margin does not."""
    assert runs_out(table(), card, [line(card, start, end)]) is runs


def test_print_on_the_table_beside_the_card_does_not_run_out(card: Card) -> None:
    """What reaches into the margin around the outline from a newspaper under the card is not the card's own line."""
    height, width = card.pixels.shape[:2]
    scrap: Quad = ((0.95 * width, 0.0), (width, 0.0), (width, 0.03 * height), (0.95 * width, 0.03 * height))
    assert not runs_out(table(), card, [scrap])


def test_print_that_the_frame_cuts_does_not_run_out_of_the_outline(card: Card) -> None:
    """There is no more of the photo to be shown; that the line may go on is known all the same."""
    framed = table()[:, :700]
    assert not runs_out(framed, card, [line(card, 0.5, 1.0)])
    assert meets_border(framed, card, line(card, 0.5, 0.985))
    assert not meets_border(framed, card, line(card, 0.1, 0.9))
    assert not meets_border(table(), card, line(card, 0.5, 1.0))


def test_more_room_shows_the_rest_and_keeps_the_outline(card: Card) -> None:
    """The bar's end comes into the picture, and places still lead back to where they are on the photo."""
    wider = with_room(table(), card)
    assert wider.corners == card.corners
    row = wider.pixels[round(0.46 * wider.pixels.shape[0]), :, 0]
    end = int(np.flatnonzero(row < 60).max())
    assert end < len(row) - 5
    at = (float(end), 0.46 * wider.pixels.shape[0])
    (x, _), *_ = to_photo(wider, (at, at, at, at))
    assert x == pytest.approx(722, abs=3)
