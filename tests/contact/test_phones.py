"""Phone numbers in the forms that cards print them."""

import pytest

from followup_cards.contact import phones
from followup_cards.contact.parse import parse
from followup_cards.contact.phones import digits, find_phones
from tests.contact.cards import CORNERS, line


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


@pytest.mark.parametrize(
    "text",
    [
        "+33 (0)1 99 00 11 81 06 39 98 97 47",
        "(12) 869 18 74 634 578 591",
        "+55 11 3476-5303 (21) 9 2231-9333",
        "069 / 90009-109·01713920025",
        "020 7946 0033 07700 900555",
    ],
)
def test_two_numbers_that_run_into_one_another_are_parted(text: str) -> None:
    """No number is that long: it is parted where each half begins and ends as numbers do."""
    first, second = (phone.value for phone in find_phones(text))
    assert digits(first) + digits(second) == digits(text)
    assert len(digits(first)) >= 9 <= len(digits(second))


def test_a_speck_between_digits_parts_no_number() -> None:
    """A hyphen or a stroke of faint print is seen as a wave or a bar."""
    assert [digits(phone.value) for phone in find_phones("(024) 3939~1789")] == ["02439391789"]


def test_numbers_are_parted_as_the_look_has_them_that_sees_the_icons() -> None:
    """The first reader leaves icons out, so that a number runs into an address, or into another number."""
    seen = line("1-800-555-0177o-lind@example.com", 0, second="? 1-800-555-0177 e o-lind@example.com")
    two = line("040 66969424 01713920058", 1, second="Ja 040 66969424 [) 01713920058")
    found = parse([line("Mara Lind", 3), seen, two], CORNERS).phones
    assert [digits(phone.value) for phone in found] == ["18005550177", "04066969424", "01713920058"]


def test_a_number_right_behind_an_address_keeps_its_area_code() -> None:
    """The first reader leaves the gap between the two out; no address has brackets, and no domain ends in digits."""
    seen = line("mara-lind@example.pl(12) 611 77 51", 0), line("mara-lind@example.de040 66969 031", 1)
    found = parse([line("Mara Lind", 3), *seen], CORNERS).phones
    assert [digits(phone.value) for phone in found] == ["126117751", "04066969031"]


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("Mobile: 917-55-0144", "Mobile: 917-555-0144", ["9175550144"]),
        ("+1 702 55 0115", "Q #1702 555 0115", ["17025550115"]),
        ("+44 7911 123456", "444 7911 123456", ["447911123456"]),
        ("+49 30 44872", "+49 30 448872", ["493044872"]),
        ("617.555.0150917-555-0151", "2 617.555.0150 [) 917-555-0151", ["6175550150", "9175550151"]),
        ("+88622960 00350947-630-908", "+886 2 2960 0035 0947-630-908", ["886229600035", "0947630908"]),
    ],
)
def test_what_the_second_reader_saw_of_a_number_is_taken_where_the_first_loses_it(
    first: str, second: str, wanted: list[str]
) -> None:
    """The first reader loses one of three digits alike, and gaps; a plus sign or an icon is no digit."""
    found = parse([line("Mara Lind", 3), line(first, 0, second=second)], CORNERS).phones
    assert [digits(phone.value) for phone in found] == wanted


def test_a_bar_behind_a_number_is_no_digit_of_it() -> None:
    """The first reader takes the bar between two numbers for a 1."""
    seen = line("Tel-010-827 39 361Mob-+316 77 36 82 49", 1, second="Tel - 010 - 827 39 36 | Mob- +316 77 36 82 49")
    found = parse([line("Mara Lind", 3), seen], CORNERS).phones
    assert [digits(phone.value) for phone in found] == ["0108273936", "31677368249"]
