"""Lines that stand together and run one way are a card, where nothing else is left to go by."""

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from followup_cards.card.geometry import Floats, as_outline
from followup_cards.card.line_groups import cards_of_groups
from followup_cards.model import Photo, Status
from followup_cards.service.read import read_bytes
from followup_cards.text.reader import open_readers
from tests.card.scenes import rectangle
from tests.not_cards import BOOK

PHOTO = Photo("table.jpg", None, "", np.full((900, 1200, 3), 240, dtype=np.uint8), None)


def _rows(count: int, middle: tuple[float, float], *, degrees: float = 0.0, apart: float = 50) -> Floats:
    """Return lines under one another, turned as a whole about the middle of all."""
    down = np.array([-np.sin(np.radians(degrees)), np.cos(np.radians(degrees))]) * apart
    places = [np.array(middle) + (row - (count - 1) / 2) * down for row in range(count)]
    return np.array([rectangle((x, y), (300, 20), degrees) for x, y in places]).reshape(-1, 4, 2)


def _holds(corners: Floats, lines: Floats) -> bool:
    low, high = corners.min(axis=0), corners.max(axis=0)
    return bool((lines.reshape(-1, 2) >= low).all() and (lines.reshape(-1, 2) <= high).all())


def test_a_card_s_lines_are_told_from_a_page_s_that_run_another_way() -> None:
    """They cross where the card lies, and yet each group is held alone."""
    card, page = _rows(5, (400, 400), degrees=4), _rows(4, (800, 400), degrees=80)
    cards = cards_of_groups(PHOTO, np.concatenate([page, card]))
    assert len(cards) == 2
    assert _holds(as_outline(cards[0].corners), card)
    assert not _holds(as_outline(cards[0].corners), page)


def test_lines_far_apart_are_two_groups() -> None:
    """A gap of several lines parts them."""
    cards = cards_of_groups(PHOTO, np.concatenate([_rows(3, (300, 150)), _rows(4, (300, 700))]))
    assert len(cards) == 2


@pytest.mark.parametrize("count", [0, 2, 300])
def test_too_few_lines_and_those_of_a_whole_newspaper_make_no_card(count: int) -> None:
    """Two lines may be a pattern, and hundreds a page."""
    assert cards_of_groups(PHOTO, _rows(count, (600, 450), apart=3)) == []


def _on_a_page(texts: tuple[str, ...]) -> bytes:
    """Return a photo of text in the middle of a page with sideways print, the two as white as one another."""
    page = Image.new("RGB", (2000, 2000), "white")
    for column in range(16):
        text = " ".join(BOOK[(column + k) % len(BOOK)] for k in range(3))
        ImageDraw.Draw(page).text((40, 40 + 120 * column), text, font=ImageFont.load_default(44), fill=(60, 60, 60))
    page = page.rotate(90)
    ImageDraw.Draw(page).rectangle((380, 560, 1620, 1300), fill="white")
    for row, text in enumerate(texts):
        ImageDraw.Draw(page).text((480, 640 + 100 * row), text, font=ImageFont.load_default(48), fill=(20, 20, 40))
    kept = io.BytesIO()
    page.save(kept, "PNG")
    return kept.getvalue()


def test_an_address_is_read_though_nothing_shows_where_its_card_ends() -> None:
    """A white card on a white printed page has no edge; its lines run another way than the page's."""
    card = ("Mara Lindqvist", "Harbour Engineer", "Tel. 020 7946 0018", "mara.lindqvist@example.com")
    (read,) = read_bytes(_on_a_page(card), "page.png", open_readers("auto"))
    (reading,) = read.readings
    assert [email.value for email in reading.emails] == ["mara.lindqvist@example.com"]
    assert reading.name
    assert reading.name.value == "Mara Lindqvist"
    assert reading.emails[0].status in {Status.SURE, Status.CHECK}
