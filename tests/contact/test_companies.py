"""Which text is the company: its own words and form, its print, its lines, and what the domain says."""

import pytest

from followup_cards.contact.companies import Company, find_companies
from followup_cards.contact.layout import lay_out
from followup_cards.contact.parse import parse
from followup_cards.model import AgreedLine, Doubt
from tests.contact.cards import CORNERS, line


def company_on(*lines: AgreedLine) -> str | None:
    """Return the company that is read from some lines."""
    company = parse(lines, CORNERS).company
    return company.value if company else None


def test_a_logo_and_the_trade_under_it_are_one_name() -> None:
    """What many companies share ("Auto Parts") is half of a name; the large line above it is the other half."""
    lines = (
        line("GALVENOR", 0, height=80),
        line("AUTO PARTS", 2, height=60),
        line("Mara Lind", 5),
        line("mara.lind@example.com", 7),
    )
    assert company_on(*lines) == "GALVENOR AUTO PARTS"


def test_a_form_that_begins_a_line_belongs_to_the_line_above() -> None:
    """A line may be too short for a name; "Pvt. Ltd." alone is none."""
    lines = (
        line("Mara Lind", 0, left=500),
        line("Northwind Harbour Builders", 4),
        line("(NHB) India Pvt. Ltd.", 4.7),
        line("mara.lind@example.com", 9),
    )
    assert company_on(*lines) == "Northwind Harbour Builders (NHB) India Pvt. Ltd."


def test_a_complete_name_takes_no_slogan_with_it() -> None:
    """A legal form ends a name; the sentence under it is something else."""
    lines = (
        line("Corvendale Optics GmbH", 0, height=50),
        line("we make light work for you", 1.2),
        line("Mara Lind", 4),
        line("mara.lind@corvendale-optics.de", 7),
    )
    assert company_on(*lines) == "Corvendale Optics GmbH"


def test_a_small_word_for_a_logo_is_found_by_the_domain() -> None:
    """A logo written small is no worse than one in capitals where the website bears its name."""
    lines = (line("corvendale", 0, height=55), line("Mara Lind", 4), line("www.corvendale.com", 7))
    assert company_on(*lines) == "corvendale"


def test_a_company_named_like_the_internet_keeps_its_first_word() -> None:
    """Only with a colon is "Internet" the label of a website."""
    lines = (line("Internet Harbour Works Inc.", 0), line("Mara Lind", 4), line("mara.lind@example.com", 7))
    assert company_on(*lines) == "Internet Harbour Works Inc."


@pytest.mark.parametrize(
    "other", ["411 05 Göteborg", "Head of Engineering", "Scanned with PhotoScanner", "T +44 20 7946 0018"]
)
def test_what_is_no_company_is_not_offered_as_a_sure_one(other: str) -> None:
    """A card may name no company; a postcode, a title, an app's mark or a number is not made into one."""
    lines = (line("Mara Lind", 0, height=40), line(other, 4), line("mara.lind@example.com", 7))
    company = parse(lines, CORNERS).company
    assert company is None or company.confidence < 0.6


def test_the_name_and_the_company_never_share_a_line() -> None:
    """A company made of its owner's name stands on a line of its own; the person keeps theirs."""
    lines = (
        line("Lind Consulting", 0, height=60),
        line("Mara Lind", 3),
        line("Managing Partner", 4),
        line("mara@lind-consulting.com", 7),
    )
    reading = parse(lines, CORNERS)
    assert reading.name is not None
    assert reading.name.value == "Mara Lind"
    assert reading.company is not None
    assert reading.company.value == "Lind Consulting"


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("Verenna Vini S.r.1.", "Verenna Vini S.r.l."),
        ("Halmor Budowa Sp. z o.0.", "Halmor Budowa Sp. z o.o."),
        ("Ulnara A.$.", "Ulnara A.Ş."),
        ("Tervolt s.r.0.", "Tervolt s.r.o."),
    ],
)
def test_a_legal_form_is_spelled_as_the_law_spells_it(seen: str, meant: str) -> None:
    """There are few legal forms: a digit in one is a letter misread."""
    assert company_on(line(seen, 0, height=50), line("Mara Lind", 4), line("mara.lind@example.com", 7)) == meant


def test_a_logo_that_the_readers_misread_is_spelled_by_the_domain() -> None:
    """The website prints the same letters again, in plainer type."""
    logo = line("Corvandale Thab", 0, height=70, second="Corvsndsle")
    assert company_on(logo, line("Mara Lind", 4), line("www.corvandalethal.com", 7)) == "Corvandale Thal"


def test_large_print_that_was_cut_is_completed_by_the_domain() -> None:
    """Both readers see the same cut of a line, so their agreeing says nothing about its end."""
    assert (
        company_on(line("CORVANDAL", 0, height=70), line("Mara Lind", 4), line("www.corvandale.com", 7)) == "CORVANDALE"
    )


def test_a_logo_over_the_full_name_is_not_said_twice() -> None:
    """One line that says again what another says is a logo apart."""
    lines = (
        line("CORVANDALE", 0, height=90),
        line("CORVANDALE TECHNOLOGIES LIMITED", 2.2),
        line("Mara Lind", 4),
        line("mara.lind@corvandaletech.com", 7),
    )
    assert company_on(*lines) == "CORVANDALE TECHNOLOGIES LIMITED"


def test_the_heading_of_a_list_is_no_company() -> None:
    """What is sold stands under it."""
    assert company_on(line("Our Services:", 0), line("Life Insurance", 1), line("Gold Loan", 2)) != "Our Services"


def test_a_company_that_both_readers_saw_keeps_its_own_spelling() -> None:
    """Domains leave letters out; that is no reason to doubt what is printed."""
    logo = line("Corvandale Studios", 0, height=70)
    assert company_on(logo, line("Mara Lind", 4), line("www.corvandalestudio.com", 7)) == "Corvandale Studios"


def test_a_company_named_like_its_website_is_no_website() -> None:
    """A legal form behind it tells."""
    lines = (line("Corvandale.Net, Inc.", 0, height=50), line("Mara Lind", 4), line("mara.lind@example.com", 7))
    assert company_on(*lines) == "Corvandale.Net, Inc."


def test_a_title_above_a_company_stays_apart_from_it() -> None:
    """A title is no part of the company's name, close as it stands."""
    lines = (
        line("Mara Lind", 0, height=50),
        line("Senior Recruiter", 1.2),
        line("Corvandale Capital Group", 1.9),
        line("mara.lind@corvandale.com", 7),
    )
    assert company_on(*lines) == "Corvandale Capital Group"


def test_a_speck_over_a_letter_is_no_accent_on_a_card_without_accents() -> None:
    """The reader's second choice of an accent counts where the card has accents at all."""
    speck = line("KING ALMORE", 0, height=60, doubts=(Doubt(1, 2, "Í", 0.2),))
    assert company_on(speck, line("Mara Lind", 4), line("mara.lind@example.com", 7)) == "KING ALMORE"


def test_a_landmark_in_the_address_is_no_company() -> None:
    """What stands opposite is somebody else's."""
    lines = (
        line("Corvandale Residency", 0, height=60),
        line("Mara Lind", 3),
        line("Opp. Northwind Company,", 7),
        line("mara.lind@example.com", 8),
    )
    assert company_on(*lines) == "Corvandale Residency"


def test_what_a_company_is_certified_for_does_not_name_it() -> None:
    """The word company in it is no legal form."""
    lines = (
        line("CORVANDALE", 0, height=60),
        line("An ISO 9001-2015 & QCI Certified Company", 2),
        line("Mara Lind", 4),
        line("mara.lind@example.com", 8),
    )
    assert company_on(*lines) == "CORVANDALE"


def test_what_is_asked_for_is_no_company() -> None:
    """A sentence that asks for a call takes more room than the small logo beside it, and names nobody."""
    lines = (
        line("Corvan Care", 0),
        line("Dr. Mara Lind", 2, height=40),
        line("Family Physician & Surgeon", 3),
        line("Contact for All Type of Medical Advice & Health Check-up", 5),
        line("mara.lind@example.com", 8),
    )
    assert company_on(*lines) == "Corvan Care"


def test_two_large_words_with_a_wide_gap_are_one_logo() -> None:
    """Letters set wide apart have wide gaps; half a name goes with the other half on its row."""
    lines = (
        line("KV", 0, height=70),
        line("CONSULTING", 0, left=240, height=65),
        line("Mara Lind", 4),
        line("Director", 5),
        line("mara.lind@example.com", 8),
    )
    assert company_on(*lines) == "KV CONSULTING"


def test_a_number_in_a_logo_belongs_to_the_name() -> None:
    """A line of digits alone is left out of no name that goes on beneath it."""
    lines = (line("DESPACHANTE", 0, height=60), line("1000", 1.3, height=65), line("Corvosal", 2.7, height=90))
    assert company_on(*lines) == "DESPACHANTE 1000 Corvosal"


def test_the_group_beside_a_company_is_not_the_company() -> None:
    """A card in Chinese prints the group that a company belongs to as well; its legal form tells the company."""
    lines = (line("北海總部集團", 0), line("北海工程股份有限公司", 2), line("mara.lind@example.com", 6))
    assert company_on(*lines) == "北海工程股份有限公司"


def test_labels_that_are_left_of_a_line_are_no_company() -> None:
    """Without its numbers, a line of numbers is two labels."""
    lines = (
        line("Mara Lind", 0),
        line("Tel: 020 7946 0018 Fax: 020 7946 0019", 3, height=40),
        line("mara@lind.com", 6),
    )
    assert company_on(*lines) is None


def test_only_words_that_many_share_need_the_line_above() -> None:
    """A public school may be any; the large line above it says which."""
    lines = (
        line("Corvan Hills", 0, height=60),
        line("PUBLIC SCHOOL", 1.5, height=45),
        line("Mara Lind", 5),
        line("Principal", 6),
        line("020 7946 0018", 8),
    )
    assert company_on(*lines) == "Corvan Hills PUBLIC SCHOOL"


def test_an_address_spells_the_words_of_a_logo_in_their_order() -> None:
    """The halves of a drawn logo stand askew, and one has lost its end; the address prints both once more."""
    lines = (
        line("FLOWE", 0, left=350, height=60),
        line("Corvandale", 1, height=95),
        line("All Flower Decorators", 4),
        line("corvandaleflowers@gmail.com", 6),
    )
    assert company_on(*lines) == "Corvandale FLOWERS"


def test_an_address_corrects_the_misread_word_of_a_logo() -> None:
    """What was read well stays as it is printed, though an address spells it otherwise."""
    lines = (
        line("Cxorvan", 0, height=120, confidence=0.7),
        line("GRAPHICS", 2.5, height=60),
        line("1 Harbour Road", 7),
        line("020 7946 0018", 8),
        line("corvangraphicz@gmail.com", 6),
    )
    assert company_on(*lines) == "Corvan GRAPHICS"


def test_an_address_that_spells_a_person_makes_no_company() -> None:
    """Large print that an address is made of is somebody's name, unless a word says what is sold."""
    lines = (line("MARA", 0, height=60), line("LINDQVIST", 1.4, height=60), line("maralindqvist@gmail.com", 6))
    company = parse(lines, CORNERS).company
    assert company is None or {reason.code for reason in company.evidence}.isdisjoint({"spelled-out", "local-whole"})


def test_a_state_before_its_postcode_is_no_legal_form() -> None:
    """Two letters stand for a state or for "company"; five digits behind them tell."""
    lines = (
        line("Mara Lind", 0, height=50),
        line("28 Harbour St, Floor 3, Northwick, CO 80202", 5),
        line("mara@example.com", 7),
    )
    company = parse(lines, CORNERS).company
    assert company is None or "legal-form" not in {reason.code for reason in company.evidence}


@pytest.mark.parametrize(("text", "apart"), [("Elina / Mara Lind", True), ("Corvan/Lind Holding", False)])
def test_a_stroke_with_gaps_parts_two_people_rather_than_naming_a_company(text: str, *, apart: bool) -> None:
    """A shop's card names who is there so; a company's stroke touches its words."""
    company = next(each for each in _companies(line(text, 0, height=60)) if each.name == text)
    assert ("stroke" in {reason.code for reason in company.evidence}) is apart


def _companies(*lines: AgreedLine) -> list[Company]:
    layout = lay_out(lines)
    return find_companies(layout, [placed.text for placed in layout.lines], (), ())


def test_the_department_above_the_logo_is_no_part_of_the_company() -> None:
    """A card names where a person works within the company as well."""
    lines = (
        line("Mara Lind", 0, height=50),
        line("Head of Design", 1.2),
        line("Light & Water Department", 2),
        line("Corvan", 5, height=55),
        line("mara.lind@corvan.com", 9),
    )
    assert company_on(*lines) == "Corvan"


def test_the_school_rather_than_its_department_is_the_company() -> None:
    """Both are made of the same words; only one says that it is a part."""
    lines = (
        line("Mara Lind", 0, height=50),
        line("Department of Harbour Engineering", 2),
        line("NORTHWICK ENGINEERING COLLEGE", 2.8),
        line("mara.lind@example.com", 9),
    )
    assert company_on(*lines) == "NORTHWICK ENGINEERING COLLEGE"


def test_printed_initials_speak_for_the_words_that_they_stand_for() -> None:
    """A logo of a company's initials stands beside its name written out."""
    companies = _companies(line("NHBC", 0, height=60), line("Northwick Harbour Builders of Corvan", 3))
    named = next(each for each in companies if each.name.startswith("Northwick"))
    assert "initials-printed" in {reason.code for reason in named.evidence}


def test_three_things_side_by_side_are_a_list() -> None:
    """What a company promises stands under its name with marks or wide gaps between."""
    promise = next(each for each in _companies(line("Plan  Build  Repair", 0)))
    assert "list" in {reason.code for reason in promise.evidence}


def test_a_guess_at_a_picture_is_no_half_of_a_name() -> None:
    """What the reader itself hardly believes in is most often a drawing."""
    lines = (line("図題", 0, height=120, confidence=0.2), line("Corvan", 2.5, height=60), line("www.corvan.com", 7))
    assert company_on(*lines) == "Corvan"


def test_the_only_accent_of_a_card_is_a_speck_where_both_readers_nearly_saw_none() -> None:
    """A speck over a capital I looks like an accent."""
    speck = Doubt(1, 2, "I", 0.34)
    lines = (line("KÍNG LAUNDRY", 0, second="KING LAUNDRY", height=60, doubts=(speck,)), line("Mara Lind", 4))
    assert company_on(*lines) == "KING LAUNDRY"
