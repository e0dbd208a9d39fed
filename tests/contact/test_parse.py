"""Whole cards: what is the name, what the company, and which address is sure."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_cards.contact.parse import parse
from followup_cards.model import AgreedLine, Code, Doubt, Reading, Status
from tests.contact.cards import CORNERS, card, line


def read(*texts: str) -> Reading:
    """Return the reading of a card whose lines both readers saw alike."""
    return parse(card(*texts), CORNERS)


def test_a_plain_card_is_told_apart_into_its_fields() -> None:
    """Name, title, company, address, number and site each find their field."""
    reading = read(
        "Northwind Harbour Ltd",
        "Mara Lind",
        "Head of Engineering",
        "12 Quay Street, London SW1A 1AA",
        "T +44 20 7946 0018",
        "mara.lind@northwindharbour.example.com",
        "www.northwindharbour.example.com",
    )
    assert reading.name is not None
    assert reading.name.value == "Mara Lind"
    assert reading.job_title is not None
    assert reading.job_title.value == "Head of Engineering"
    assert reading.company is not None
    assert reading.company.value == "Northwind Harbour Ltd"
    assert [email.value for email in reading.emails] == ["mara.lind@northwindharbour.example.com"]
    assert reading.emails[0].status is Status.SURE
    assert [phone.e164 for phone in reading.phones] == ["+442079460018"]
    assert [site.value for site in reading.websites] == ["www.northwindharbour.example.com"]
    assert reading.address is not None
    assert "Quay Street" in reading.address.value


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("Dr. Mara Lind", "Mara Lind"),
        ("MARA LIND", "Mara Lind"),
        ("Mara Lind, Ph.D.", "Mara Lind"),
        ("Mara Lind MBA", "Mara Lind"),
        ("ANNA-LENA MCBRIDE", "Anna-Lena McBride"),
        ("M. K. Lind", "M. K. Lind"),
        ("Mara Lind  Head of Design", "Mara Lind"),
    ],
)
def test_titles_and_degrees_stay_apart_from_the_name(printed: str, value: str) -> None:
    """A name is what one may address a person by; its printed form is kept as raw text."""
    reading = read("Harbour Works Ltd", printed, "Head of Design", "info@example.com")
    assert reading.name is not None
    assert reading.name.value == value


def test_the_address_tells_the_name_from_a_larger_company() -> None:
    """The largest line is often the company; the address's local part settles it."""
    lines = [line("HARBOUR WORKS", 0, height=60), line("Mara Lind", 2), line("mara.lind@harbourworks.com", 4)]
    reading = parse(lines, CORNERS)
    assert reading.name is not None
    assert reading.name.value == "Mara Lind"
    assert reading.company is not None
    assert reading.company.value == "HARBOUR WORKS"


def test_personal_addresses_come_before_those_of_functions() -> None:
    """A person can be written to; info@ comes second."""
    reading = read("Mara Lind", "info@example.com", "mara.lind@example.com")
    assert [email.value for email in reading.emails] == ["mara.lind@example.com", "info@example.com"]


def test_readers_that_differ_leave_an_address_to_be_checked() -> None:
    """A disagreement is never sure; both values and the place where they differ are kept."""
    lines = [line("Mara Lind", 0), line("mara.lind@exarnple.com", 1, second="mara.lind@example.com")]
    (email,) = parse(lines, CORNERS).emails
    assert email.status is Status.CHECK
    assert {email.value, *email.alternatives} == {"mara.lind@exarnple.com", "mara.lind@example.com"}
    assert email.doubts


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("kew@qxt.com.tw", Status.SURE),
        ("mkay@quax.in", Status.SURE),
        ("elki@quax.in", Status.SURE),
        ("lekki@quax.in", Status.CHECK),
        ("kew@quarn.in", Status.CHECK),
        ("11595@quax.com", Status.CHECK),
        ("b1sh0p@quax.com", Status.CHECK),
        ("ottar.brandvik7@quax.com", Status.SURE),
        ("ottar.brandvik17@gmail.com", Status.CHECK),
        ("ottar.brandvikl7@gmail.com", Status.CHECK),
        ("brandvik2077@gmail.com", Status.SURE),
        ("hello@gmail.com", Status.SURE),
    ],
)
def test_letters_that_look_like_others_need_a_word_from_the_card(address: str, status: Status) -> None:
    """Two readers err together on an l that begins a word, on digits among letters, and on rn.

    Elsewhere agreeing is enough: inside a word in sharp print, an i has its dot and an l has none.
    """
    (email,) = read("Ottar Brandvik", address).emails
    assert (email.value, email.status) == (address, status)


def test_one_reader_alone_is_never_sure() -> None:
    """Without a second pair of eyes an address stays to be checked."""
    lines = [line("Mara Lind", 0, second=""), line("mara.lind@example.com", 1, second="")]
    (email,) = parse(lines, CORNERS).emails
    assert email.status is Status.CHECK


def _doubtful(text: str, letter: str, other: str) -> tuple[Doubt, ...]:
    return (Doubt(text.index(letter), text.index(letter) + 1, other, 0.3),)


def test_a_character_that_could_be_another_one_caps_the_address() -> None:
    """However much speaks for an address, a serious second choice of the first reader makes it one to check."""
    text = "mara.lind7@example.com"
    lines = [line("Mara Lind", 0), line(text, 1, doubts=_doubtful(text, "7", "1")), line("www.example.com", 2)]
    (email,) = parse(lines, CORNERS).emails
    assert email.status is Status.CHECK
    assert email.doubts
    assert "mara.lind1@example.com" in email.alternatives


def test_a_character_that_the_card_prints_again_is_in_no_doubt() -> None:
    """A second choice inside the printed name, or inside the website's domain, is answered by that second print."""
    text = "mara.lind@example.com"
    for letter, other in (("d", "cl"), ("x", "k")):
        lines = [line("Mara Lind", 0), line(text, 1, doubts=_doubtful(text, letter, other)), line("www.example.com", 2)]
        (email,) = parse(lines, CORNERS).emails
        assert email.status is Status.SURE
        assert email.doubts, "the place is still shown"


def test_a_printed_name_does_not_settle_a_digit_that_the_first_reader_saw() -> None:
    """Namesakes tell their addresses apart by digits that look like the letters of the name."""
    text = "mara.lind@example.com"
    doubted = line(text, 1, doubts=_doubtful(text, "l", "1"))
    between = line(text, 1, doubts=_doubtful(text, "l", "i"))
    seen = line("mara.1ind@example.com", 1, second=text)
    for address in (doubted, between, seen):
        (email,) = parse([line("Mara Lind", 0), address, line("www.example.com", 2)], CORNERS).emails
        assert email.status is Status.CHECK


def test_a_letter_that_only_the_name_tells_of_is_asked_about() -> None:
    """The first reader lost it, the second saw it; the name is no proof that it is printed."""
    seen = line("mara.lin@example.com", 1, second="mara.lind@example.com")
    (email,) = parse([line("Mara Lind", 0), seen, line("www.example.com", 2)], CORNERS).emails
    assert (email.value, email.status) == ("mara.lind@example.com", Status.CHECK)


def test_a_sign_that_only_the_first_reader_took_for_a_letter_is_no_doubt() -> None:
    """The second reader saw it plainly, and the website has what follows."""
    seen = line("E-Mail: officeaexample.com", 1, second="E-Mail: office@example.com")
    (email,) = parse([line("Mara Lind", 0), seen, line("www.example.com", 2)], CORNERS).emails
    assert (email.value, email.status) == ("office@example.com", Status.SURE)


def test_the_end_of_a_longer_local_part_is_no_address_of_its_own() -> None:
    """A gap in front of what was seen of it hides its beginning from one reader only."""
    seen = line("E-Mail: mara.lind8kaexample.com", 1, second="E-Mail: mara.lind $k@example.com")
    (email,) = parse([line("Mara Lind", 0), seen, line("www.example.com", 2)], CORNERS).emails
    assert email.status is Status.CHECK


def test_no_label_is_glued_to_an_address_that_stands_behind_one() -> None:
    """On a card that labels its lines with letters, an M behind the label is the name's own."""
    texts = ("Tara Manders", "P: 020 7946 0018", "F: 020 7946 0019", "M: Manders@example.com", "www.example.com")
    (email,) = read(*texts).emails
    assert (email.value, email.status) == ("Manders@example.com", Status.SURE)


def test_a_function_at_the_websites_domain_is_known_without_the_second_reader() -> None:
    """Each half stands on the card again; only a digit that some look saw in a letter's place leaves it open."""
    plain = line("jobs@corvan.example.com", 1, second="jobs@corvan.exanple.com")
    local = line("nf351@corvan.example.com", 1, second="nf351@corv4n.example.com")
    digit = line("office@corvlan.example.com", 1, second="office@corv1an.example.com")
    for seen, site, status in (
        (plain, "www.corvan.example.com", Status.SURE),
        (local, "www.corvan.example.com", Status.SURE),
        (digit, "www.corvlan.example.com", Status.CHECK),
    ):
        (email,) = parse([line("Mara Lind", 0), seen, line(site, 2)], CORNERS).emails
        assert email.status is status


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ej.wanger@example.com", "E j.wanger@example.com"),
        ("ej.wanger@example.com", "e j.wanger@example.com"),
        ("1j.wanger@example.com", "1 j.wanger@example.com"),
        ("E.j.wanger@example.com", "E. j.wanger@example.com"),
    ],
)
def test_a_label_that_every_other_look_sees_apart_is_no_part_of_the_address(first: str, second: str) -> None:
    """The first reader loses gaps more often than the second invents them."""
    (email,) = parse([line("Jana Wanger", 0), line(first, 1, second=second)], CORNERS).emails
    assert email.value == "j.wanger@example.com"


def test_a_dot_that_the_second_reader_takes_for_a_gap_cuts_no_address() -> None:
    """What stands before the gap is the first reader's as well; a misread name does not choose the shorter one."""
    seen = line("lukas.kowaler@example.com", 1, second="lukas kowaler@example.com")
    (email,) = parse([line("tukas Kowaler", 0), seen, line("www.example.com", 2)], CORNERS).emails
    assert email.value == "lukas.kowaler@example.com"


def test_an_address_made_of_a_name_that_begins_with_l_keeps_its_capital() -> None:
    """Where the name itself begins so, no dot was lost behind the L."""
    (email,) = read("Mara Lindqvist", "Lindqvist@example.com", "www.example.com").emails
    assert email.status is Status.SURE


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        ("mara.1ind@example.com", "difference-settled"),
        ("mara.linda@example.com", "difference-settled"),
        ("mara.lind@exanple.com", "difference-settled"),
        ("mara.lindQexample.com", "difference-settled"),
        ("maralind@example.com", "mark-seen-once"),
        ("ra.lind@exam", "difference-settled"),
    ],
)
def test_what_the_card_prints_twice_settles_a_difference(second: str, reason: str) -> None:
    """Where the second reader fails inside the printed name or the website's domain, the first one is right."""
    lines = [line("Mara Lind", 0), line("mara.lind@example.com", 1, second=second), line("www.example.com", 2)]
    (email,) = parse(lines, CORNERS).emails
    assert (email.value, email.status) == ("mara.lind@example.com", Status.SURE)
    assert reason in {each.code for each in email.evidence}


@pytest.mark.parametrize("second", ["m7lind@example.com", "n.lind@example.com", "m.lind7@example.com", ""])
def test_what_the_card_prints_once_settles_nothing(second: str) -> None:
    """An initial, a number or a domain that stands nowhere else keeps a difference open."""
    lines = [line("Mara Lind", 0), line("m.lind@example.com", 1, second=second)]
    (email,) = parse(lines, CORNERS).emails
    assert email.status is Status.CHECK


@pytest.mark.parametrize(("first", "second"), [("maralind", "mara.lind"), ("mara.lind", "mara-k.lind")])
def test_what_may_stand_between_two_printed_words_is_open(first: str, second: str) -> None:
    """The name settles its own letters, not what an address puts between them."""
    lines = [
        line("Mara Lind", 0),
        line(f"{first}@example.com", 1, second=f"{second}@example.com"),
        line("www.example.com", 2),
    ]
    (email,) = parse(lines, CORNERS).emails
    assert email.status is Status.CHECK


@pytest.mark.parametrize(
    "address", ["mara.lind@gmai.com", "mara.lind@example.con", "mara.lynd@example.com", "mara.lind@exampIe.c0m"]
)
def test_a_likely_misreading_is_never_sure_even_when_both_readers_agree(address: str) -> None:
    """Two readers err together: an ending that isn't one, a provider or a name missed by a letter is to be checked."""
    reading = read("Mara Lind", "Engineer", address, "www.example.com")
    assert all(email.status is Status.CHECK for email in reading.emails)


@pytest.mark.parametrize(
    ("printed", "status"),
    [
        ("mara.lindaexample.com", Status.SURE),
        ("mara.lind@examplecom", Status.CHECK),
        ("m.lindaexample.com", Status.SURE),
        ("officeaexample.com", Status.SURE),
        ("office7aexample.com", Status.CHECK),
    ],
)
def test_a_sign_is_put_back_where_the_website_tells_of_it(printed: str, status: Status) -> None:
    """The website's domain puts back an @ or a dot that both readers missed; where one dot was lost, another may be."""
    reading = read("Mara Lind", "Engineer", printed, "www.example.com")
    assert [email.status for email in reading.emails] == [status]
    assert reading.emails[0].value.endswith("@example.com")
    codes = {reason.code for reason in reading.emails[0].evidence}
    assert ("dots-put-back" if "@" in printed else "at-sign-put-back") in codes


def test_an_address_broken_over_two_lines_is_joined_and_to_be_checked() -> None:
    """A narrow card breaks a long address; both halves make one."""
    reading = read("Mara Lind", "E-Mail: mara.lind@", "northwind.example.com")
    assert [email.value for email in reading.emails] == ["mara.lind@northwind.example.com"]
    assert reading.emails[0].status is Status.CHECK


def test_a_handle_beside_a_website_makes_no_address_with_the_next_line() -> None:
    """The line "northwind.example.com @northwind" over "P.O. Box 12" is a website, a handle and a street."""
    reading = read("Mara Lind", "northwind.example.com @northwind", "P.O. Box 12, Exeter")
    assert reading.emails == ()
    joined = read("Mara Lind", "mara.lind @northwind", ".example.com")
    assert [email.value for email in joined.emails] == ["mara.lind@northwind.example.com"]


def test_a_card_without_an_address_keeps_its_name_and_number() -> None:
    """No address is made up where none is printed."""
    reading = read("Mara Lind", "Engineer", "Tel. 555 010 0123", "LAB@CAMPUS, Hall 4")
    assert reading.emails == ()
    assert reading.name is not None
    assert len(reading.phones) == 1


ANY = st.text(st.characters(exclude_categories=()), max_size=60)
"""Any Unicode at all: controls, unassigned characters, halves of characters."""

LIKE_A_CARD = st.text("abclI1|0O.@-_ ,:+()/mMeE\u202e\uff20\u3042\ud800", max_size=40)
"""What comes near an address, a number or a label, and isn't one."""


@st.composite
def _lines(draw: st.DrawFn) -> list[AgreedLine]:
    """Draw the lines of a card as no reader should ever return them."""
    text, number = st.one_of(ANY, LIKE_A_CARD), st.integers(-50, 2000)
    corner = st.tuples(number, number)
    doubt = st.builds(Doubt, st.integers(-3, 60), st.integers(-3, 60), text, st.floats(allow_nan=True))
    drawn = st.builds(
        AgreedLine,
        text,
        st.tuples(corner, corner, corner, corner),
        st.floats(allow_nan=True),
        st.lists(doubt, max_size=3).map(tuple),
        st.lists(text, max_size=4).map(tuple),
    )
    return draw(st.lists(drawn, max_size=8))


@given(_lines())
def test_no_text_whatsoever_makes_the_parser_raise(lines: list[AgreedLine]) -> None:
    """Whatever a reader says, and wherever, there is a reading, and what is reported stood on the card."""
    reading = parse(lines, CORNERS)
    singles = (reading.name, reading.job_title, reading.company, reading.address)
    whole = "\n".join(text for line in lines for text in (line.text, *line.others))
    for candidate in (*(each for each in singles if each), *reading.emails, *reading.phones, *reading.websites):
        assert 0 <= candidate.confidence <= 1
        assert all(part in whole for part in candidate.raw.split("\n") if "@" not in part)


def test_a_qr_code_that_says_the_same_settles_a_difference() -> None:
    """A code carries check digits: what it and one reader say alike is sure."""
    lines = [line("Mara Lind", 0), line("mara.lind@example.com", 1, second="mara.lincl@example.com")]
    code = Code("mara.lind@example.com", names=("Mara Lind",), emails=("mara.lind@example.com",))
    reading = parse(lines, CORNERS, codes=[code])
    assert [(email.value, email.status) for email in reading.emails] == [("mara.lind@example.com", Status.SURE)]
    assert reading.name is not None
    assert "qr-code" in {reason.code for reason in reading.name.evidence}


def test_what_only_a_qr_code_says_is_offered_to_be_checked() -> None:
    """A code may be anyone's sticker: an address or a number that is not printed is never sure."""
    code = Code("...", emails=("mara.lind@example.com", "no address"), phones=("+49 30 5550101",), websites=("x",))
    reading = parse(card("Mara Lind", "Engineer"), CORNERS, codes=[code])
    assert [(email.value, email.status) for email in reading.emails] == [("mara.lind@example.com", Status.CHECK)]
    assert [(phone.value, phone.status) for phone in reading.phones] == [("+49 30 5550101", Status.CHECK)]
    assert reading.websites == ()


def test_a_name_in_two_scripts_is_one_person_with_both_spellings() -> None:
    """The other script's spelling stands beside the name, not as a second person."""
    lines = [line("Aki Tanaka", 0, height=40), line("田中亜希", 1), line("aki.tanaka@example.com", 3)]
    reading = parse(lines, CORNERS)
    assert reading.name is not None
    assert (reading.name.value, reading.name.alternatives) == ("Aki Tanaka", ("田中亜希",))


def test_a_tall_o_is_never_sure_whatever_the_name_says() -> None:
    """Both readers may take a zero for an O, and the printed name may have an o there: the person looks."""
    (email,) = read("Mara Lond", "Head of Design", "mara.lOnd@example.com").emails
    assert email.status is Status.CHECK
    assert email.value == "mara.l0nd@example.com"
    assert "mara.lond@example.com" in email.alternatives


def test_a_capital_i_that_nothing_confirms_is_never_sure() -> None:
    """It may be a small l or a small i; where the printed name has the letter, it is settled."""
    lines = ("Inigo Jimenez", "Gerente", "E. Ijimenez@example.com", "www.example.com")
    (email,) = read(*lines).emails
    assert email.status is Status.CHECK
    assert {email.value, *email.alternatives} >= {"ljimenez@example.com", "ijimenez@example.com"}

    (settled,) = read("Mara Wilson", "Head of Design", "mara.wiIson@example.com", "www.example.com").emails
    assert settled.value == "mara.wilson@example.com"
    assert "capital-i" not in [reason.code for reason in settled.evidence]


def test_an_initial_of_the_name_settles_a_capital_i() -> None:
    """An address made of the printed name with an l, and of none with an i, has the l; a legal form is known too."""
    (email,) = read("Lena Bianchi", "Designer", "Ibianchi@example.com", "www.example.com").emails
    assert (email.value, email.status) == ("lbianchi@example.com", Status.SURE)

    lines = [
        line("Mara Quist", 0),
        line("mara.quist@quist-ltd.com", 1, second="mara.quist@quist-Itd.com"),
        line("www.quist-ltd.com", 2),
    ]
    (email,) = parse(lines, CORNERS).emails
    assert "capital-i" not in {reason.code for reason in email.evidence}


@pytest.mark.parametrize("seen", ["lrwin.lnes@example.com", "Irwin.Ines@example.com", "lirwin@example.com"])
def test_an_l_that_makes_no_name_is_the_names_i_and_is_asked_about(seen: str) -> None:
    """In most typefaces a small l and a capital I are one stroke; the name tells which, and a person looks."""
    (email,) = read("Ines Irwin", "Designer", seen, "www.example.com").emails
    assert email.value.lower() in {"irwin.ines@example.com", "iirwin@example.com"}
    assert email.status is Status.CHECK


def test_an_ending_that_cannot_be_is_the_websites_and_is_asked_about() -> None:
    """No domain ends in "comm", and the website prints the rest."""
    (email,) = read("Mara Lind", "Designer", "mara@corvandale.comm", "www.corvandale.com").emails
    assert (email.value, email.status) == ("mara@corvandale.com", Status.CHECK)


def test_an_icon_before_a_function_is_no_part_of_it() -> None:
    """An envelope is read as a 1; the address with it stays to be chosen."""
    (email,) = read("Mara Lind", "Designer", "1contact@corvandale.com", "www.corvandale.com").emails
    assert (email.value, email.status) == ("contact@corvandale.com", Status.CHECK)
    assert "1contact@corvandale.com" in email.alternatives


def test_an_l_and_its_dot_may_look_like_a_capital() -> None:
    """Both readers see "L" in "l." where the dot stands close; where the card writes capitals, an L is one."""
    (email,) = read("Lena Bianchi", "Designer", "Lbianchi@example.com", "www.example.com").emails
    assert email.status is Status.CHECK
    assert "l.bianchi@example.com" in email.alternatives
    (email,) = read("Lena Bianchi", "Designer", "LBianchi@example.com", "www.example.com").emails
    assert email.status is Status.SURE


def test_a_dot_that_another_look_saw_is_asked_about() -> None:
    """The smallest mark is the first to be lost, and the name fits both ways."""
    lines = [
        line("Arne Lindwall", 0),
        replace(line("lindwallarne@example.com", 1), others=("lindwallarne@example.com", "lindwall.arne@example.com")),
        line("www.example.com", 2),
    ]
    (email,) = parse(lines, CORNERS).emails
    assert email.status is Status.CHECK
    assert "lindwall.arne@example.com" in {email.value, *email.alternatives}


def test_digits_after_a_names_initials_are_digits() -> None:
    """Where letters that are not the initials run into a 1, it may still be an l."""
    (email,) = read("Tia Tan", "Designer", "tt1078@example.com", "www.example.com").emails
    assert email.status is Status.SURE
    (email,) = read("Mara Lind", "Designer", "tt1078@example.com", "www.example.com").emails
    assert email.status is Status.CHECK


def test_a_firm_without_a_person_is_no_person() -> None:
    """A text that the domain is made of and that says what is sold there is the company's name."""
    lines = [
        line("Varga Publishers", 0, height=45),
        *card("", "", "Publishers of Technical Books", "www.vargapublishers.com")[2:],
    ]
    reading = parse(lines, CORNERS)
    assert reading.name is None
    assert reading.company is not None
    assert reading.company.value == "Varga Publishers"


def test_an_address_whose_line_runs_out_of_the_picture_is_never_sure() -> None:
    """What is left of it may be a whole address, and a wrong one."""
    lines = [line("Mara Lind", 0), replace(line("lind@example.com", 1), cut=True), line("www.example.com", 2)]
    (email,) = parse(lines, CORNERS).emails
    assert email.status is Status.CHECK


def test_the_doubts_about_an_address_come_in_the_same_order_whatever_the_second_choices_were() -> None:
    """A set's order changes from one run to the next; results are compared byte by byte."""
    second_choices = tuple(Doubt(5, 6, other, 0.3) for other in "zyxwvut")
    reading = parse([line("mara.lind@example.com", doubts=second_choices)], CORNERS)
    assert [doubt.other for doubt in reading.emails[0].doubts] == list("tuvwxyz")


def test_a_digit_before_an_address_may_be_an_icon() -> None:
    """The first reader nearly saw a gap behind it, and the second saw none of it: the address is asked about."""
    seen = line("1ml1175@example.com", 2, second="ml1175@example.com", doubts=(Doubt(1, 1, " ", 0.2),))
    (email,) = parse([line("Mara Lind", 0), line("Head of Design", 1), seen], CORNERS).emails
    assert (email.value, email.status) == ("ml1175@example.com", Status.CHECK)
    assert "1ml1175@example.com" in email.alternatives


def test_a_one_that_stands_for_a_first_name_is_its_letter() -> None:
    """The address "1.lind" is L. Lind's where the reader nearly saw the letter; it is asked about."""
    seen = line("1.lind@example.com", 2, second="l.lind@example.com", doubts=(Doubt(0, 1, "l", 0.4),))
    (email,) = parse([line("Lena Lind", 0), line("Head of Design", 1), seen], CORNERS).emails
    assert (email.value, email.status) == ("l.lind@example.com", Status.CHECK)


@pytest.mark.parametrize(("weight", "wanted"), [(0.3, "mara@sterlift.com"), (0.05, "mara@sterlit.com")])
def test_a_reader_that_is_not_certain_is_outvoted(weight: float, wanted: str) -> None:
    """What four looks saw is offered first where the first reader had a second choice; it is asked about either way."""
    seen = replace(line("mara@sterlit.com", 2, doubts=(Doubt(10, 11, "f", weight),)), others=("mara@sterlift.com",) * 4)
    (email,) = parse([line("Mara Lind", 0), line("Head of Design", 1), seen], CORNERS).emails
    assert (email.value, email.status) == (wanted, Status.CHECK)
