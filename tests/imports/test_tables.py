"""CSV of Google Contacts, Outlook and our own, as those programs write it."""

import pytest

from followup_cards.errors import BadAnswers
from followup_cards.imports.formats import people
from followup_cards.imports.person import whole_name
from followup_cards.model import ContactDetails, Phone
from tests.imports.files import GOOGLE, GOOGLE_OLD, OUTLOOK


def read(text: str) -> list[ContactDetails]:
    """Return the contacts in a table."""
    return [one.details for one in people(text.encode(), "table.csv")]


def test_google_contacts_is_read() -> None:
    """The preferred address, several values in one cell, labels, lines within an address; not the sorting name."""
    ana, bo = read(GOOGLE)

    assert ana == ContactDetails(
        "Dr. Ana Maria Sousa",
        "Ana Maria",
        "Sousa",
        "ana.sousa@quilmora.example",
        company="Quilmora Lda",
        job_title="Head of Tea",
        phones=(
            Phone("+351 912 345 678", "+351912345678", "mobile"),
            Phone("+351 912 345 679", "+351912345679", "mobile"),
            Phone("+351 21 555 0101", "+351215550101", "fax"),
        ),
        websites=("https://quilmora.example",),
        address="Rua Um 1\n1000 Lisboa\nPT",
        notes="Likes tea\nFurther address: ana@home.example.org",
    )
    assert bo == ContactDetails("Bo")


def test_the_old_layout_of_google_contacts_is_read() -> None:
    """Files that people kept for years."""
    assert read(GOOGLE_OLD) == [
        ContactDetails(
            *("Dr. Ana Sousa", "Ana", "Sousa", "ana.sousa@quilmora.example", None, "Quilmora Lda", "Head of Tea"),
            phones=(Phone("+351 21 555 0100", "+351215550100", "home"),),
        )
    ]


def test_outlook_is_read() -> None:
    """Every kind of phone, an address line by line, and what Exchange writes in the place of an address."""
    (ana,) = read(OUTLOOK)

    assert (ana.name, ana.given_name, ana.family_name) == ("Dr. Ana Sousa", "Ana", "Sousa")
    assert [(phone.e164, phone.kind) for phone in ana.phones] == [
        ("+351215550100", "work"),
        ("+351912345678", "mobile"),
        ("+351215550102", "home"),
        ("+351215550101", "fax"),
    ]
    assert ana.address == "Rua Um 1\nFloor 2\n1000 Lisboa\nPortugal"
    assert ana.notes == "Likes tea\nNo usable address: /o=Quilmora/cn=ana"


@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators_are_understood(separator: str) -> None:
    """Where a comma is part of numbers, spreadsheets write semicolons."""
    text = GOOGLE_OLD.replace(",", separator)

    assert [one.email for one in read(text)] == ["ana.sousa@quilmora.example"]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (GOOGLE[:-20], "cells, and the header"),
        (GOOGLE[: GOOGLE.index("Lisboa")], "is no CSV"),
        (OUTLOOK.replace(',"Likes tea"', "", 1), "line 2 has 23 cells, and the header 24"),
        ('Name,Given Name,Family Name\n"Ana"x,,\n', "is no CSV"),
        ("Vorname;Nachname\nAna;Sousa\n", "no file of contacts that can be read"),
        ("", "no file of contacts that can be read"),
        ("<html>", "no file of contacts that can be read"),
    ],
)
def test_a_damaged_table_is_refused_with_its_place(text: str, part: str) -> None:
    """One sentence says which file, which line, what is wrong and what to do."""
    with pytest.raises(BadAnswers) as caught:
        read(text)

    assert str(caught.value).startswith("table.csv")
    assert part in str(caught.value)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    ("full", "parts", "name"),
    [
        ("Dr. Ana Sousa", ("", "Ana", "", "Sousa", ""), "Dr. Ana Sousa"),
        ("Sousa, Ana", ("", "Ana", "", "Sousa", ""), "Ana Sousa"),
        ("", ("Dr.", "Ana", "", "Sousa", "MBA"), "Dr. Ana Sousa MBA"),
        ("Ana", ("", "", "", "", ""), "Ana"),
    ],
)
def test_people_are_called_by_their_name_and_not_by_a_sorting_word(full: str, parts: list[str], name: str) -> None:
    """The full name counts when it says the parts in the order in which they are spoken."""
    assert whole_name(full, parts) == name
