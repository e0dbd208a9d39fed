"""Cards that print a digit where a word would have a letter, through both real readers."""

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from followup_cards.card.whole_photo import WholePhoto
from followup_cards.contact.parse import parse
from followup_cards.model import Candidate, Photo, Status
from followup_cards.service.card_lines import lines_of
from followup_cards.text.reader import Readers, open_readers
from tests.cardmaker.typefaces import TYPEFACES, font

SLAB = next(face for face in TYPEFACES if face.package == "fontpkg_zilla_slab")


@pytest.fixture(scope="module")
def readers() -> Readers:
    """Return both engines."""
    return open_readers("auto")


def address_on(card: tuple[str, ...], readers: Readers) -> Candidate:
    """Print a card, a little out of focus, and return the address that is read on it."""
    sheet = Image.new("RGB", (900, 90 * len(card) + 60), (250, 250, 245))
    for row, text in enumerate(card):
        ImageDraw.Draw(sheet).text((60, 40 + 90 * row), text, font=font(SLAB, 400, 30), fill=(20, 20, 30))
    pixels = np.asarray(cv2.GaussianBlur(np.asarray(sheet), (0, 0), 1.1), dtype=np.uint8)
    photo = Photo("card.png", None, "0", pixels, None)
    whole = WholePhoto(photo, readers.first.find_lines)
    found = lines_of(photo, whole.card, readers, whole)
    (address,) = parse(found.lines, found.card.corners).emails
    return address


@pytest.mark.live
@pytest.mark.parametrize(
    ("name", "company", "domain"),
    [
        ("Priya Garlin", "Garlin Design Ltd", "gar1in.example.com"),
        ("Mara Lind", "Sterlux Foods Ltd", "ster1ux.example.com"),
        ("Bjoern Jaeger", "Solrax Systeme GmbH", "so1rax.example.com"),
    ],
)
def test_a_digit_that_all_readers_take_for_a_letter_is_asked_about(
    name: str, company: str, domain: str, readers: Readers
) -> None:
    """Name, company and website speak for the letter; the address is not sure, and the digit is offered."""
    local = name.lower().replace(" ", ".")
    card = (name, "Head of Design", company, f"{local}@{domain}", f"www.{domain}", "+49 30 5550123")
    read = address_on(card, readers)
    assert read.status is Status.CHECK
    assert f"{local}@{domain}" in (read.value, *read.alternatives)


@pytest.mark.live
def test_a_letter_in_the_same_place_stays_sure(readers: Readers) -> None:
    """The same card with the letter is no reason to ask."""
    card = (
        "Priya Garlin",
        "Head of Design",
        "Garlin Design Ltd",
        "priya.garlin@garlin.example.com",
        "www.garlin.example.com",
    )
    read = address_on(card, readers)
    assert (read.value, read.status) == ("priya.garlin@garlin.example.com", Status.SURE)
