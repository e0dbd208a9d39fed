"""CSV, read back by the csv module: guarded for spreadsheets, dialled by address books."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_cards.export import google_csv, outlook_csv, spreadsheet
from followup_cards.export.cells import dialled
from followup_cards.export.characters import printable
from followup_cards.formulas import guarded, unguarded
from followup_cards.model import Contact, ContactDetails, Phone
from tests.export.texts import AT, UID, contact, text

FORMULA = re.compile(r"^[\s\u00a0]*[=+\-@＝＋－＠|%]", re.MULTILINE)
DIALLED = re.compile(r"\+[0-9 ]+( ext\. [0-9]+)?")


def rows(data: bytes) -> list[dict[str, str]]:
    """Return a CSV's rows as the standard library reads them."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


@given(many=st.lists(contact, max_size=3))
def test_no_cell_of_the_spreadsheet_begins_a_formula(many: list[Contact]) -> None:
    """Whatever a card says, on whichever line of a cell, no spreadsheet computes it."""
    for row in rows(spreadsheet.write(many)):
        assert not [cell for cell in row.values() if FORMULA.search(cell)]


@given(one=contact)
def test_the_spreadsheet_gives_everything_back(one: Contact) -> None:
    """With the guards taken off, each cell is the contact's value."""
    row = {key: unguarded(cell) for key, cell in rows(spreadsheet.write([one]))[0].items()}
    details = one.details
    assert row["name"] == printable(details.name)
    assert row["company"] == (details.company or "")
    assert row["address"] == printable(details.address or "")
    assert row["notes"] == printable(details.notes or "")
    assert row["phones"].split("\n") == [phone.number for phone in details.phones] or not details.phones


@given(text)
def test_a_guard_can_be_taken_off(value: str) -> None:
    """Guarding loses nothing."""
    assert unguarded(guarded(printable(value))) == printable(value)


@pytest.mark.parametrize("own", ["'t Hooft", "'quoted'", "O'Connor"])
def test_an_apostrophe_that_guards_nothing_stays(own: str) -> None:
    """Names that begin with an apostrophe come out of other programs' tables as they are, and out of ours too."""
    assert unguarded(own) == own
    assert unguarded(guarded(own)) == own


@given(many=st.lists(contact, min_size=1, max_size=3))
def test_address_books_get_names_mail_and_phones(many: list[Contact]) -> None:
    """Google and Outlook get one row a contact; free text cannot begin a formula, and phones are dialled."""
    for data, mail in ((google_csv.write(many), "E-mail 1 - Value"), (outlook_csv.write(many), "E-mail Address")):
        read = rows(data)
        assert [row[mail] for row in read] == [one.details.email or "" for one in many]
        for row, one in zip(read, many, strict=True):
            if not one.details.given_name and not one.details.family_name:
                assert unguarded(row["First Name"]) == printable(one.details.name)
            for key, cell in row.items():
                dialled_cell = "Phone" in key or key == "Business Fax"
                assert not FORMULA.search(cell) or (
                    dialled_cell and re.fullmatch(r"\+[0-9 ]+( ext\. [0-9]+)?", cell)
                ), (key, cell)


@pytest.mark.parametrize(
    ("number", "e164", "cell"),
    [
        ("+44 20 7946 0012", None, "+44 20 7946 0012"),
        ("(020) 7946 0012", "+442079460012", "+442079460012"),
        ("+49 (0)30 123456", None, "+49 30 123456"),
        ("030 / 12 34 56", None, "030 / 12 34 56"),
        ("+1 (415) 555-2671", None, "+1 415 555 2671"),
        ("+1 (415) 555-2671 ext. 12", None, "+1 415 555 2671 ext. 12"),
        ("(415) 555-2671 x12", "+14155552671", "+14155552671 ext. 12"),
        ("020 7946 0012 x12", None, "020 7946 0012 x12"),
        ("-2+5", None, "'-2+5"),
        ("+", None, "'+"),
    ],
)
def test_a_phone_stays_one_that_an_address_book_dials(number: str, e164: str | None, cell: str) -> None:
    """A leading plus is no formula where only digits and spaces follow; anything else is guarded."""
    assert dialled(Phone(number, e164)) == cell


def test_headers_are_the_ones_that_are_mapped_by_name() -> None:
    """Google repeats phone columns as often as needed; Outlook's are fixed, after a byte order mark."""
    phones = tuple(Phone(f"+44 {n}") for n in range(3))
    one = Contact(1, UID, ContactDetails("Dana Osei", phones=phones), AT, AT)
    google = next(csv.reader(io.StringIO(google_csv.write([one]).decode("utf-8"))))
    assert tuple(google[: len(google_csv.HEADER)]) == google_csv.HEADER
    assert [key for key in google if key.startswith("Phone")][-2:] == ["Phone 3 - Label", "Phone 3 - Value"]
    assert outlook_csv.write([one]).startswith(b'\xef\xbb\xbf"Title","First Name"')
    assert tuple(rows(outlook_csv.write([one]))[0]) == outlook_csv.HEADER
    assert tuple(rows(spreadsheet.write([one]))[0]) == spreadsheet.HEADER


def test_what_outlook_has_no_column_for_goes_to_the_notes() -> None:
    """A third work phone and a second website are not lost."""
    phones = tuple(Phone(f"020 000{n}", None, "work") for n in range(3))
    details = ContactDetails("Dana Osei", phones=phones, websites=("a.example", "b.example"), notes="Likes tea")
    row = rows(outlook_csv.write([Contact(1, UID, details, AT, AT)]))[0]
    assert (row["Business Phone"], row["Business Phone 2"]) == ("020 0000", "020 0001")
    assert row["Notes"] == "Likes tea\nWork phone: 020 0002\nWebsite: b.example"


@pytest.mark.parametrize(
    ("name", "given", "family", "columns"),
    [
        ("Dr. Ana Sousa", "Ana", "Sousa", ("Ana", "Sousa")),
        ("Ana Sousa", None, None, ("Ana Sousa", "")),
        ("Ana", "Ana", None, ("Ana", "")),
        ("آنا سوسا", "Ana", "Sousa", ("آنا سوسا", "")),
        ("Sousa Ana", "Ana", "Sousa", ("Sousa Ana", "")),
    ],
)
def test_a_name_is_taken_apart_only_into_its_own_parts(
    name: str, given: str | None, family: str | None, columns: tuple[str, str]
) -> None:
    """An address book shows the parts, so they must make the name that was confirmed."""
    (row,) = rows(google_csv.write([Contact(1, UID, ContactDetails(name, given, family), AT, AT)]))

    assert (row["First Name"], row["Last Name"]) == columns


@pytest.mark.parametrize(
    ("address", "column"),
    [
        ("+jobs@example.org", "+jobs@example.org"),
        ("-ana@example.org", "-ana@example.org"),
        ("=cmd|'/Ccalc'!A0@example.org", "'=cmd|'/Ccalc'!A0@example.org"),
        ("+cmd|'/Ccalc'!A0@example.org", "'+cmd|'/Ccalc'!A0@example.org"),
        ("@SUM(1)@example.org", "'@SUM(1)@example.org"),
    ],
)
def test_an_address_is_altered_only_where_it_could_do_harm(address: str, column: str) -> None:
    """An apostrophe before an address makes it another one, so it stands only before what a spreadsheet could run."""
    one = Contact(1, UID, ContactDetails("Dana Osei", email=address), AT, AT)

    assert rows(google_csv.write([one]))[0]["E-mail 1 - Value"] == column
    assert rows(outlook_csv.write([one]))[0]["E-mail Address"] == column
    assert FORMULA.search(rows(spreadsheet.write([one]))[0]["email"]) is None
