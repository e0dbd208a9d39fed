"""vCards of all three versions, as other programs write them."""

import time

import pytest

from followup_cards.errors import BadAnswers
from followup_cards.imports.formats import people
from followup_cards.model import ContactDetails, Phone
from tests.imports.files import VCARD_21, VCARD_30, VCARD_40


def read(text: str) -> list[ContactDetails]:
    """Return the contacts in a file."""
    return [one.details for one in people(text.encode(), "cards.vcf")]


def test_a_card_of_an_old_telephone_is_read() -> None:
    """2.1: quoted-printable with soft line breaks, character sets, types without a name, a picture, an agent inside."""
    assert read(VCARD_21) == [
        ContactDetails(
            "Zoë Łukasz",
            "Zoë",
            "Łukasz",
            "zoe@quilmora.example",
            phones=(
                Phone("+48 512 345 678", "+48512345678", "mobile"),
                Phone("+48 22 555 01 01", "+48225550101", "fax"),
            ),
            address="ul. Jeden 1\n00-001 Warszawa\nPolska",
            notes="café\r\ntwo lines",
        )
    ]


def test_a_card_of_todays_telephones_is_read() -> None:
    """3.0: groups, escapes, folded lines, several values in one place, the preferred address first."""
    assert read(VCARD_30) == [
        ContactDetails(
            "Dr. Ana de Sousa",
            "Ana Maria Clara",
            "de Sousa",
            "ana.sousa@quilmora.example",
            company="Quilmora, Lda; Tea, Research",
            job_title="Head of Tea\nand Coffee",
            phones=(Phone("+351 912 345 678", "+351912345678", "mobile"), Phone("(21) 555 0100")),
            websites=("https://quilmora.example",),
            address="Rua Um 1\nFloor 2\n1000 Lisboa\nPortugal",
            notes="Very long line\\ with; all, of it\nFurther address: ana@home.example.org",
        )
    ]


def test_cards_of_the_current_standard_are_read() -> None:
    """4.0: numbered preference, quoted types, tel: addresses with an extension, several cards."""
    ana, bo = read(VCARD_40)

    assert (ana.name, ana.email) == ("آنا سوسا", "ana.sousa@quilmora.example")
    assert ana.phones == (
        Phone("+351-912-345-678", "+351912345678", "mobile"),
        Phone("+351-21-555-0100 ext. 12", "+351215550100", "work"),
    )
    assert ana.address == "Rua Um 1\n1000 Lisboa\nPortugal"
    assert bo == ContactDetails("Bo")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (VCARD_30[:-10], "ends within the card that begins on line 1"),
        (VCARD_40.replace("END:VCARD\r\n", "", 1), "ends within the card that begins on line 1"),
        (VCARD_30.replace("TITLE:", "TITLE"), "line 7 is none of a vCard"),
        (VCARD_30.replace("VERSION:3.0", "VERSION:5.0"), 'of version "5.0"'),
        ("BEGIN:VCARD\nEND:VCARD\nFN:Outside\n", "line 3 stands outside of any card"),
        (VCARD_21.replace("CHARSET=UTF-8", "CHARSET=nonsense"), "not text in nonsense"),
        (VCARD_21.replace("=C3=AB", "=FF=FF"), "not text in UTF-8"),
        (
            VCARD_21.replace("CHARSET=ISO-8859-1", "CHARSET=unicode_escape").replace("=E9", "\\ud800"),
            "half a character",
        ),
        (VCARD_30.replace("NOTE:", "NOTE:" + "x" * 20_001), "at most 20000"),
        ("BEGIN:VCARD\nVERSION:3.0\nFN:Dana", "ends within the card"),
    ],
)
def test_a_damaged_file_is_refused_with_its_place(text: str, part: str) -> None:
    """One sentence says which file, where, what is wrong, and what to do."""
    with pytest.raises(BadAnswers) as caught:
        read(text)

    assert str(caught.value).startswith("cards.vcf")
    assert part in str(caught.value)
    assert str(caught.value).endswith(".")


def test_a_card_about_nobody_is_left_out() -> None:
    """Without a name, an address, a company or a phone there is no contact; with one of them there is."""
    empty = "BEGIN:VCARD\nVERSION:3.0\nN:;;;;\nFN:\nNOTE:x\nEND:VCARD\n"
    nameless = "BEGIN:VCARD\nVERSION:3.0\nEMAIL:ana@example.org\nEND:VCARD\n"

    assert read(empty) == []
    assert read(nameless) == [ContactDetails("ana@example.org", email="ana@example.org")]


def test_what_is_no_address_is_kept_in_the_notes() -> None:
    """A text that no mail can be written to is not lost, and is not taken for an address."""
    (one,) = people(b"BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEMAIL:ana at example\nEND:VCARD\n", "cards.vcf")

    assert (one.details.email, one.details.notes) == (None, "No usable address: ana at example")
    assert [remark for remark in one.remarks if "ana at example" in remark] == list(one.remarks) != []


@pytest.mark.parametrize("long", ["X" + ';"' * 100_000 + ":v", "N:" + ";," * 100_000, "X-NOTE:" + "\n a" * 100_000])
def test_a_line_made_to_take_long_does_not(long: str) -> None:
    """The work grows with the length of a line, not with its square: this would take minutes."""
    begun = time.process_time()
    (one,) = read(f"BEGIN:VCARD\nVERSION:3.0\nFN:Ana\n{long}\nEND:VCARD\n")

    assert one.name == "Ana"
    assert time.process_time() - begun < 10
