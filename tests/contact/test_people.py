"""Which text is the name: particles, hyphens, titles, capitals, and what stands around it."""

import pytest

from followup_cards.contact.parse import parse
from followup_cards.model import AgreedLine, Status
from tests.contact.cards import CORNERS, line


def name_on(*lines: AgreedLine) -> str | None:
    """Return the name that is read from some lines."""
    name = parse(lines, CORNERS).name
    return name.value if name else None


@pytest.mark.parametrize(
    "printed", ["Günther von Lindau", "Nur Aisyah binti Lindar", "Min-seo Lindar", "Maria dos Lindares"]
)
def test_small_words_inside_a_name_make_it_no_sentence(printed: str) -> None:
    """Particles, and what follows a hyphen, are written small."""
    assert name_on(line("Corvendale GmbH", 0, height=40), line(printed, 3), line("office@corvendale.de", 7)) == printed


@pytest.mark.parametrize("printed", ["Dipl.-Ing. Mara Lind", "Dott.ssa Mara Lind", "Prof. Dr. Mara Lind"])
def test_titles_of_several_parts_stay_apart_from_the_name(printed: str) -> None:
    """Nobody is greeted as "Dear Dott.ssa Mara"."""
    assert name_on(line(printed, 0), line("Ingegnere", 1), line("mlind@example.com", 5)) == "Mara Lind"


def test_a_number_under_a_name_tells_whose_it_is() -> None:
    """On a card of a shop the owner stands over a mobile number, smaller than everything else."""
    lines = (
        line("Mara Lind", 0, left=700),
        line("98765 43210", 1, left=700),
        line("Harbour Dance Academy", 4, height=90),
        line("Feel The Rhythm", 7),
    )
    assert name_on(*lines) == "Mara Lind"


def test_the_initials_of_a_name_are_enough_for_an_address() -> None:
    """The local part "gv1700" is made of the first letters of Günther von Lindau."""
    lines = (line("Günther von Lindau", 3), line("Feste Werte bleiben", 5), line("gv1700@example.com", 7))
    reading = parse(lines, CORNERS)
    assert reading.name is not None
    assert "address-initials" in [reason.code for reason in reading.name.evidence]


def test_a_profile_named_after_the_person_speaks_for_the_name() -> None:
    """A link to a profile is made of the name, when the address is not."""
    lines = (line("Mara Lind", 3), line("office@example.com", 6), line("linkedin.com/in/mara-lind", 7))
    reading = parse(lines, CORNERS)
    assert reading.name is not None
    assert "in-a-link" in [reason.code for reason in reading.name.evidence]


def test_a_turkish_capital_keeps_its_dot() -> None:
    """A small i among capitals is the Turkish İ."""
    assert name_on(line("iBRAHiM LiND", 0), line("Müdür", 1), line("ilind@example.com", 5)) == "İbrahim Lind"


def test_two_people_with_a_stroke_between_them_are_told_apart() -> None:
    """A stroke parts two names; the first is offered."""
    assert name_on(line("Mara Lind / Olaf Brandt", 0), line("98765 43210", 1)) in {"Mara Lind", "Olaf Brandt"}


def test_a_name_that_only_one_reader_saw_is_not_sure() -> None:
    """What makes a name likely (the address, the title under it) says nothing of its letters."""
    lines = [line("Mara Lind", 0, second="Mora Lird"), line("Head of Design", 1), line("mara.lind@example.com", 5)]
    name = parse(lines, CORNERS).name
    assert name is not None
    assert name.status is Status.CHECK


@pytest.mark.parametrize("printed", ["Jiří Růžička", "Bùi Minh Tuấn", "Niccolò Hägi"])
def test_a_small_i_beside_accents_stays_small(printed: str) -> None:
    """Only among capitals is a small i a capital."""
    assert name_on(line(printed, 0), line("Head of Design", 1), line("office@example.com", 5)) == printed


def test_initials_before_a_name_are_no_legal_form() -> None:
    """Letters such as N.V. end the names of companies, and begin those of persons."""
    lines = (line("N.V. Lindam", 0, height=40), line("Transport Commissioner", 1), line("nvlindam@example.com", 4))
    assert name_on(*lines) == "N.V. Lindam"


def test_a_family_name_that_is_a_title_stays_a_name_behind_an_honorific() -> None:
    """Dean is an office, and a name."""
    assert name_on(line("Dr. Mara Dean", 0, height=40), line("Teaching and Consulting", 2)) == "Mara Dean"


def test_a_title_in_brackets_behind_a_name_is_no_part_of_it() -> None:
    """The bracket stands on the name's own line."""
    lines = (line("Mara Lindqvist (Owner)", 0), line("Corvan Pets Shop", 3, height=60), line("020 7946 0018", 6))
    assert name_on(*lines) == "Mara Lindqvist"


def test_a_town_before_its_postcode_is_no_name() -> None:
    """A number on the same row speaks for a name, a postcode behind a comma against it."""
    lines = (
        line("San Lindo, CA 95160", 5, left=60),
        line("Ph: 020 7946 0018", 5, left=500),
        line("info@example.com", 4),
    )
    assert name_on(*lines) is None


def test_a_chinese_name_of_two_characters_is_a_name() -> None:
    """Many have one character for the family and one for the person."""
    assert name_on(line("章蕭", 0, height=60), line("記者", 2), line("www.example.com", 5)) == "章蕭"


def test_a_capital_i_behind_mac_is_no_l() -> None:
    """The two look alike in most typefaces, and no name goes on with an l and another consonant there."""
    assert name_on(line("Declan Maclnvar", 0, height=40), line("Director", 1)) == "Declan MacInvar"


def test_a_small_l_at_the_beginning_of_a_name_is_a_capital_i() -> None:
    """Names begin large, also before their degrees; "lo" is the name "Io" where addresses begin so."""
    assert name_on(line("Kavitha lyer, B.E., MBA", 0, height=40), line("Director", 1)) == "Kavitha Iyer"
    assert name_on(line("lo Marlen", 0, height=40), line("Director", 1), line("i.marlen@example.com", 2)) == "Io Marlen"
    assert name_on(line("lo Marlen", 0, height=40), line("Director", 1), line("lo@example.com", 2)) == "lo Marlen"
