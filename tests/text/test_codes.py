"""QR codes on a card: each kind of content, decoded from a picture, and hostile ones."""

import io

import numpy as np
import pytest
import segno
import segno.helpers
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from followup_cards.model import Code, Pixels
from followup_cards.text import codes

VCARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lind;Mara;;;\r\nFN:Mara Lind\r\nEMAIL:mara.lind@example.com\r\nTEL:+49305550101\r\nURL:https://www.example.com\r\nEND:VCARD"


def picture(content: str) -> Pixels:
    """Return a white card with a QR code in its lower right."""
    buffer = io.BytesIO()
    segno.make(content, error="m").save(buffer, kind="png", scale=5)
    card = Image.new("RGB", (1300, 780), (252, 251, 248))
    card.paste(Image.open(buffer).convert("RGB"), (800, 250))
    return np.asarray(card, dtype=np.uint8)


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (VCARD, (("Mara Lind",), ("mara.lind@example.com",), ("+49305550101",), ("https://www.example.com",))),
        (
            segno.helpers.make_mecard_data(name="Lind,Mara", email="mara.lind@example.com", phone="+49305550101"),
            (("Mara Lind",), ("mara.lind@example.com",), ("+49305550101",), ()),
        ),
        ("mailto:mara.lind@example.com?subject=Hello", ((), ("mara.lind@example.com",), (), ())),
        ("mara.lind@example.com", ((), ("mara.lind@example.com",), (), ())),
        ("https://www.example.com/mara", ((), (), (), ("https://www.example.com/mara",))),
        ("Just some words", ((), (), (), ())),
    ],
    ids=["vCard", "MeCard", "mail link", "address", "URL", "words"],
)
def test_what_a_code_says_of_a_person_is_understood(content: str, wanted: tuple[tuple[str, ...], ...]) -> None:
    """From the picture of a card, with the whole text kept."""
    (code,) = codes.decode(picture(content))
    assert (code.names, code.emails, code.phones, code.websites) == wanted
    assert code.text.split() == content.split()


def test_a_card_without_a_code_has_none() -> None:
    """Nothing is found where nothing is."""
    assert codes.decode(np.full((600, 1000, 3), 250, dtype=np.uint8)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "BEGIN:VCARD\nVERSION:3.0\nFN:Mara",
        "BEGIN:VCARD\nEND:VCARD",
        "BEGIN:VCARD\n\x00\x1b[31m\nEND:VCARD",
        "MECARD:N:",
        "MECARD:",
    ],
)
def test_a_broken_code_is_text_and_no_person(text: str) -> None:
    """Half a vCard says nothing of a person, and raises nothing."""
    assert codes.understand(text).emails == ()


@given(st.one_of(st.text(), st.text().map("BEGIN:VCARD\n{}\nEND:VCARD".format), st.text().map("MECARD:{};;".format)))
def test_no_content_makes_it_raise(text: str) -> None:
    """A QR code is written by anyone; whatever it says comes back as a code with that text."""
    assert codes.understand(text).text in (text, text.strip())
    assert isinstance(codes.understand(text), Code)
