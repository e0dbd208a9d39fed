"""Names spelled as an address on the card has them, where the print may be read so."""

import pytest

from followup_cards.contact.name_spelling import as_addressed
from followup_cards.contact.parse import parse
from followup_cards.model import Doubt
from tests.contact.cards import CORNERS, line


@pytest.mark.parametrize(
    ("read", "second", "local", "wanted"),
    [
        ("Ilona Ilig", "llona Illig", "ilona.illig87", "Ilona Illig"),
        ("TUČBA KILIÇDAĆ", "TUGBA KILICDAG", "tugba-kilicdag", "TUĞBA KILIÇDAĞ"),
        ("Huùnh Bảo", "Huynh Bao", "bao_huynh", "Huỳnh Bảo"),
        ("Walter Carter", "Walter Carter", "carter.walter", "Walter Carter"),
        ("Jill Lill", "Jill Lill", "jill90", "Jill Lill"),
    ],
)
def test_a_letter_that_the_second_reader_saw_comes_back_where_the_address_has_it(
    read: str, second: str, local: str, wanted: str
) -> None:
    """A thin letter that was lost, or one with a mark that was taken for another; no word becomes another word."""
    assert as_addressed(read, line(read, second=second), [f"{local}@example.com"]) == wanted


def test_a_second_choice_is_taken_where_the_address_has_it() -> None:
    """The first reader nearly saw a v; the address tells that it is one."""
    seen = line("Asa Bergquist", doubts=(Doubt(9, 10, "v", 0.17),))
    assert as_addressed(seen.text, seen, ["asa.bergqvist@example.se"]) == "Asa Bergqvist"
    assert as_addressed(seen.text, seen, ["asa.bergquist@example.se"]) == "Asa Bergquist"


def test_an_address_adds_no_letter_that_nobody_saw() -> None:
    """A namesake's address may well differ from the printed name."""
    for address in ("mara.lindt@example.com", "info@example.com"):
        assert as_addressed("Mara Lind", line("Mara Lind", second="Mara Lind"), [address]) == "Mara Lind"


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Ines WeiBenborn", "Ines Weißenborn"),
        ("Hélène Crèvecœeur", "Hélène Crèvecœur"),
        ("HÉLÈNE CRÈVECEUR", "HÉLÈNE CRÈVECŒUR"),
        ("Cauã Falção", "Cauã Falcão"),
        ("Ana Conceição", "Ana Conceição"),
        ("Bogustawa Lind", "Bogusława Lind"),
        ("Pawet Lind", "Paweł Lind"),
        ("Fiona 0'Karn", "Fiona O'Karn"),
        ("Mara Sternbach", "Mara Sternbach"),
        ("BJÖRN LIND", "BJÖRN LIND"),
    ],
)
def test_letters_that_no_name_has_there_are_what_they_must_be(read: str, meant: str) -> None:
    """A capital B among small letters is a sharp s, and so on; other names stay as they were read."""
    assert as_addressed(read, line(read), []) == meant


def test_the_address_is_held_against_the_name_as_it_must_be_spelled() -> None:
    """Name and address no longer nearly fit: the address is sure, and the name whole."""
    lines = [
        line("Ilona Ilig", 0, second="llona Illig"),
        line("Sterlux GmbH", 2),
        line("ilona.illig@sterlux.example.com", 4, second="ilona.illig@sterlux.example.com"),
    ]
    reading = parse(lines, CORNERS)
    assert reading.name is not None
    assert reading.name.value == "Ilona Illig"
    assert "name-fits" in {reason.code for reason in reading.emails[0].evidence}


def test_a_mark_above_a_letter_that_another_look_saw_as_g_is_the_turkish_one() -> None:
    """The first reader knows no capital of the kind; no address is needed for that, and a Czech letter stays."""
    assert as_addressed("TUČBA LIND", line("TUČBA LIND", second="TUGBA LIND"), []) == "TUĞBA LIND"
    assert as_addressed("Čapek", line("Čapek", second="Capek"), []) == "Čapek"
