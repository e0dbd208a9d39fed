"""Phone numbers in the forms that cards print them."""

import pytest

from followup_cards.contact import phones


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Tel: +49 30 123456-78", [("+49 30 123456-78", "work")]),
        ("T +44 (0) 20 7946 0018", [("+44 (0) 20 7946 0018", "work")]),
        ("Mobile: 555-010-0199", [("555-010-0199", "mobile")]),
        ("(212) 555-0123", [("(212) 555-0123", None)]),
        ("Tel 030 555 0101 Fax 030 555 0102", [("030 555 0101", "work"), ("030 555 0102", "fax")]),
        ("555 010 0101 / 555 010 0102", [("555 010 0101", None), ("555 010 0102", None)]),
        ("Ph. O30 5550123", [("030 5550123", "work")]),
        ("TEL03-5550-0123", [("03-5550-0123", "work")]),
        ("M.5550100199", [("5550100199", "mobile")]),
        ("Ph.: (0) 5550 0123", [("5550 0123", "work")]),
        ("030-55501000 (40 Lines)", [("030-55501000", None)]),
        ("TEL:03-5550-0123FAX:03-5550-0124", [("03-5550-0123", "work"), ("03-5550-0124", "fax")]),
        ("650 555 0100 650 555 0101", [("650 555 0100", None), ("650 555 0101", None)]),
        ("電話：03-5550-0123", [("03-5550-0123", "work")]),
    ],
)
def test_a_number_is_found_as_printed_with_its_kind(text: str, wanted: list[tuple[str, str | None]]) -> None:
    """Separators stay, letters read for digits go, and the word before a number tells its kind."""
    assert [(found.value, found.kind) for found in phones.find_phones(text)] == wanted


@pytest.mark.parametrize(
    "text",
    ["Lindenweg 12, 10115 Berlin", "PIN 500 018", "2026-11-24", "P.O. Box 123456", "ISO 9001"],
)
def test_what_is_no_number_is_left_alone(text: str) -> None:
    """Postal codes, dates, digits of an address and standards are no phone numbers."""
    assert phones.find_phones(text) == []


def test_the_international_form_needs_a_country() -> None:
    """A country code on the card or a region tells it; otherwise nothing is made up."""
    assert phones.e164("+49 30 123456", None) == "+4930123456"
    assert phones.e164("030 123456", "DE") == "+4930123456"
    assert phones.e164("030 123456", None) is None


def test_the_domains_tell_the_country_unless_they_disagree() -> None:
    """One country ending names the country; two, or an ending used by everyone, name none."""
    assert phones.region_of(["example.de", "mail.example.de"]) == "DE"
    assert phones.region_of(["example.co.uk"]) == "GB"
    assert phones.region_of(["example.de", "example.fr"]) is None
    assert phones.region_of(["example.io"]) is None
