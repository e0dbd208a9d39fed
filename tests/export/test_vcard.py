"""vCards, read back by vobject."""

from collections.abc import Callable, Sequence

import pytest
import vobject
from hypothesis import given

from followup_cards.export.characters import printable
from followup_cards.export.vcard import write_3, write_4
from followup_cards.model import Contact, ContactDetails, Phone
from tests.export.texts import AT, UID, contact

WRITERS = [write_3, write_4]
Writer = Callable[[Sequence[Contact]], bytes]


@pytest.mark.parametrize("write", WRITERS)
@given(one=contact)
def test_what_is_written_is_read_back(write: Writer, one: Contact) -> None:
    """Name, company, title, address, phones, websites and notes come back as they were, in any script."""
    card = vobject.readOne(write([one]).decode("utf-8"))
    details = one.details
    assert card.name == "VCARD"
    assert card.fn.value == printable(details.name)
    if details.given_name or details.family_name:
        assert (card.n.value.given, card.n.value.family) == (details.given_name or "", details.family_name or "")
    assert [row.value for row in card.contents.get("email", [])] == ([details.email] if details.email else [])
    assert [row.value for row in card.contents.get("org", [])] == ([[details.company]] if details.company else [])
    assert [row.value for row in card.contents.get("title", [])] == ([details.job_title] if details.job_title else [])
    assert [row.value for row in card.contents.get("url", [])] == [encoded(site) for site in details.websites]
    assert [row.value for row in card.contents.get("note", [])] == ([printable(details.notes)] if details.notes else [])
    assert len(card.contents.get("tel", [])) == len(details.phones)
    if details.address:
        assert card.adr.value.street == printable(details.address)


@pytest.mark.parametrize("write", WRITERS)
@given(one=contact)
def test_lines_are_folded_at_75_octets_between_characters(write: Writer, one: Contact) -> None:
    """Every line ends with CRLF, has at most 75 octets, and can be decoded by itself."""
    data = write([one])
    assert data.endswith(b"END:VCARD\r\n")
    for row in data.split(b"\r\n"):
        assert len(row) <= 75
        assert b"\n" not in row
        row.decode("utf-8")


def test_several_cards_stand_in_one_file() -> None:
    """A whole address book is one import."""
    many = [Contact(n, UID, ContactDetails(f"Person {n}"), AT, AT) for n in range(1, 4)]
    cards = list(vobject.readComponents(write_3(many).decode("utf-8")))
    assert [card.fn.value for card in cards] == ["Person 1", "Person 2", "Person 3"]


def test_the_version_decides_how_a_phone_is_written() -> None:
    """3.0 writes text and upper-case types; 4.0 writes a tel: URI where the number is known in full."""
    details = ContactDetails("Dana Osei", phones=(Phone("030 1234", "+49301234", "mobile"), Phone("5678", None, "fax")))
    one = Contact(1, UID, details, AT, AT)
    assert b"TEL;TYPE=CELL:+49301234\r\nTEL;TYPE=WORK,FAX:5678" in write_3([one])
    assert b'TEL;VALUE=uri;TYPE="cell":tel:+49301234\r\nTEL;VALUE=text;TYPE="work,fax":5678' in write_4([one])


def test_the_uid_stays_so_that_an_import_updates() -> None:
    """The same contact written again has the same UID and its own revision."""
    one = Contact(1, UID, ContactDetails("Dana Osei"), AT, AT)
    assert b"UID:00000000-0000-0000-0000-000000000007\r\nREV:20260303T170000Z" in write_3([one])
    assert b"UID:urn:uuid:00000000-0000-0000-0000-000000000007" in write_4([one])


def test_hostile_text_cannot_begin_a_line_of_its_own() -> None:
    """Line breaks stay inside the name; escapes and reversed text go."""
    one = Contact(1, UID, ContactDetails("Dana\r\nEMAIL:evil@example.net\x1b[31m\u202e"), AT, AT)
    card = vobject.readOne(write_3([one]).decode("utf-8"))
    assert "email" not in card.contents
    assert card.fn.value == "Dana\nEMAIL:evil@example.net[31m"


def encoded(site: str) -> str:
    """Return a website with the signs encoded that vCard readers split at."""
    return site.replace(",", "%2C").replace(";", "%3B")
