"""Pictures that are no business cards, read with both real engines: nothing is invented, and what was seen is said."""

from pathlib import Path

import pytest
from PIL import Image

from followup_cards.model import PhotoReading
from followup_cards.service.read import read_photo
from followup_cards.text.reader import Readers, open_readers
from tests.not_cards import PICTURES

pytestmark = pytest.mark.live


@pytest.fixture(scope="module")
def readers() -> Readers:
    """Return both engines."""
    return open_readers("auto")


def _read(name: str, readers: Readers, folder: Path) -> PhotoReading:
    path = folder / f"{name}.png"
    Image.fromarray(PICTURES[name]()).save(path)
    (page,) = read_photo(path, readers)
    return page


@pytest.mark.parametrize("name", ["menu", "book", "receipt"])
def test_text_that_is_no_card_makes_no_contact(name: str, readers: Readers, tmp_path: Path) -> None:
    """No person, number or address comes out of a menu, a page of a book or a receipt; the advice tells what it is."""
    page = _read(name, readers, tmp_path)
    for reading in page.readings:
        assert (reading.name, reading.job_title, reading.address) == (None, None, None)
        assert (reading.emails, reading.phones, reading.websites) == ((), (), ())
    (said,) = [sentence for sentence in page.advice if "No contact details" in sentence]
    assert "lines of text" in said


@pytest.mark.parametrize("name", ["cat", "blank"])
def test_a_picture_without_text_is_said_to_have_none(name: str, readers: Readers, tmp_path: Path) -> None:
    """A drawing and an empty sheet end in one sentence with the next step."""
    page = _read(name, readers, tmp_path)
    assert page.readings == ()
    assert page.failure is not None
    assert page.failure.code == "nothing-readable"
    assert page.failure.message.startswith("No text could be read")
