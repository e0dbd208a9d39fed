"""What is known of a photograph's lines decides whether it is read once more as a whole."""

from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from followup_cards.model import AgreedLine, Card, Quad, Status
from followup_cards.service.card_lines import CardLines, unread
from followup_cards.service.read import read_bytes
from followup_cards.text.reader import open_readers
from tests.benchmarks.advice import glare
from tests.cardmaker.maker import Order, take


def _box(left: float, top: float, width: float = 300, height: float = 40) -> Quad:
    right, bottom = left + width, top + height
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def _card(corner: tuple[float, float] = (0, 0)) -> Card:
    """Return a card whose pixels are the photo's, from a corner on."""
    pixels = np.full((500, 800, 3), 240, dtype=np.uint8)
    back = np.array([[1.0, 0, corner[0]], [0, 1, corner[1]], [0, 0, 1]])
    return Card(_box(*corner, width=800, height=500), 0.9, pixels, back)


def _known(card: Card, boxes: Sequence[Quad]) -> CardLines:
    lines = tuple(AgreedLine("A line", box, 0.9) for box in boxes)
    return CardLines(card, lines, (), ())


def test_lines_that_were_read_on_the_card_tell_nothing_new() -> None:
    """The same lines, found on the whole photo a few pixels away, are known."""
    read = _known(_card((200, 100)), [_box(50, 60), _box(50, 160)])
    assert not len(unread(_card(), [_box(253, 158), _box(246, 263)], [read]))


def test_a_line_outside_the_outline_is_more() -> None:
    """An address beside an outline that was placed wrongly is a reason to read the whole photo."""
    read = _known(_card((200, 100)), [_box(50, 60)])
    assert len(unread(_card(), [_box(253, 158), _box(250, 700)], [read]))


def test_a_line_that_was_missed_on_the_card_is_more() -> None:
    """Also inside the outline: what was not found at one size may be found at another."""
    read = _known(_card((200, 100)), [_box(50, 60)])
    assert len(unread(_card(), [_box(250, 260)], [read]))


def test_anything_is_more_than_nothing() -> None:
    """Where no card could be read, any line is worth a look; no line at all is none."""
    assert len(unread(_card(), [_box(0, 0)], []))
    assert not len(unread(_card(), [], []))


@pytest.mark.live
def test_an_address_that_runs_into_glare_is_never_sure() -> None:
    """Its first word is hidden on white paper, and what is left of it is an address as well."""
    taken = take(Order(8701, "mixed", multi=0.0), 3)
    lit = glare(np.asarray(taken.exposure.pixels), np.array(taken.truth["cards"][0]["corners"]), 0.26)
    (page,) = read_bytes(cv2.imencode(".png", lit[..., ::-1])[1].tobytes(), "lit.png", open_readers("auto"))
    assert not any(email.status is Status.SURE for reading in page.readings for email in reading.emails)
    assert any(sentence.startswith("Glare") for sentence in page.advice)
