"""Text that is no business card makes no contact; a card that says little keeps what it says."""

import pytest

from followup_cards.contact import credible
from followup_cards.contact.parse import parse
from followup_cards.model import Code, Reading
from tests import not_cards
from tests.contact.cards import CORNERS, card


def read(*texts: str, codes: tuple[Code, ...] = ()) -> Reading:
    """Return the reading of a card whose lines both readers saw alike."""
    return parse(card(*texts), CORNERS, codes=codes)


@pytest.mark.parametrize("lines", [not_cards.MENU, not_cards.BOOK, not_cards.RECEIPT], ids=["menu", "book", "receipt"])
def test_a_page_of_text_names_nobody(lines: tuple[str, ...]) -> None:
    """Dishes, sentences and prices are no name, no job, no number and no address; the lines are kept."""
    reading = read(*lines)
    assert (reading.name, reading.job_title, reading.address) == (None, None, None)
    assert (reading.emails, reading.phones, reading.websites) == ((), (), ())
    assert len(reading.lines) == len(lines)
    assert credible.is_no_card(reading)


def test_what_was_seen_instead_is_said() -> None:
    """How much text there is, how it begins, what is missing, and what to do."""
    said = credible.remark(read(*not_cards.BOOK))
    assert said.startswith('No contact details: 8 lines of text ("It was late when the ferry reached the i…")')
    assert "no name, phone number or e-mail address" in said
    assert said.endswith("closer and in good light.")
    assert "one line of text" in credible.remark(read("Hall 4"))


def test_a_clear_photo_is_not_to_be_taken_again() -> None:
    """A card's back with a logo may be photographed perfectly well: the other side is what is missing."""
    said = credible.remark(read("Harbour Works", "since 1974"), clear=True)
    assert said.startswith('No contact details: 2 lines of text ("Harbour Works")')
    assert "other side" in said
    assert "light" not in said


def test_a_name_with_a_title_is_believed_without_anything_to_reach_it_by() -> None:
    """The front of a card may carry no more than the person."""
    reading = read("Harbour Works Ltd", "Dr. Mara Lind", "Head of Design")
    assert reading.name is not None
    assert reading.name.value == "Mara Lind"
    assert reading.company is not None
    assert not credible.is_no_card(reading)


def test_a_card_without_an_address_keeps_everything_else() -> None:
    """A number or a site alone makes a card."""
    reading = read("Mara Lind", "Engineer", "Tel. +44 20 7946 0018")
    assert reading.name is not None
    assert len(reading.phones) == 1
    assert reading.emails == ()
    assert not credible.is_no_card(reading)


def test_a_company_alone_stays_unless_it_is_a_sentence() -> None:
    """A logo on the back is a company; a sentence that ends with one's word is none."""
    assert read("HARBOUR WORKS LTD", "since 1974").company is not None
    assert read("It was the best company that anybody could have wished for at sea Ltd").company is None
