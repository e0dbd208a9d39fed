"""The sign @ comes back where every reader took it for a letter, and is asked about."""

import pytest

from followup_cards.contact.at_signs import with_at_sign, without_doubled
from followup_cards.contact.parse import parse
from followup_cards.model import AgreedLine, Doubt, Status
from tests.contact.cards import CORNERS, card, line

PRINTED = ("Mara Lind", "Head of Design", "Corvandale Studios", "12 Quay Street")


def put_back(text: str, *, second: str | None = None, domains: tuple[str, ...] = ()) -> str | None:
    """Return a line with its sign @ put back, on Mara Lind's card."""
    return with_at_sign(line(text, second=second), domains, PRINTED)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("E-Mail: mlindacorvandale.com", "E-Mail: mlind@corvandale.com"),
        ("e mara.lindacorvandale.com", "e mara.lind@corvandale.com"),
        ("E-Mail: officeacorvandale.com", "E-Mail: office@corvandale.com"),
        ("Mail: mara.lindagmail.com", "Mail: mara.lind@gmail.com"),
    ],
)
def test_the_name_a_function_or_a_provider_tells_where_it_stood(text: str, meant: str) -> None:
    """A label says that it is an address; what else is printed says where it parts."""
    assert put_back(text) == meant


@pytest.mark.parametrize(
    "text", ["www.corvandale.com", "corvandale.com", "E-Mail: corvandale", "Canada Square", "e www.mara-lind.com"]
)
def test_what_is_no_address_gets_no_sign(text: str) -> None:
    """Websites and words have letters like @ too."""
    assert put_back(text) is None


def test_an_icon_taken_for_the_sign_makes_no_address() -> None:
    """A globe before a website or a pin before a street is read as @."""
    lines = [
        line("Mara Lind", 0),
        line("corvandale.com", 1, second="@ corvandale.com"),
        line("12 Quay Street, Leeds", 2, second="@ 12 Quay Street, Leeds"),
    ]
    assert parse(lines, CORNERS).emails == ()


def test_a_sign_seen_as_a_letter_and_itself_is_one_character() -> None:
    """The second reader's "linda@" is "lind@" where the first saw one character between the two words."""
    assert without_doubled("e mara.lindacorvandale.com", "mara.linda@corvandale.com") == "mara.lind@corvandale.com"
    assert without_doubled("mara.lind corvandale.com", "mara.linda@corvandale.com") is None
    assert without_doubled("mara.linda@corvandale.com", "mara.linda@corvandale.com") is None


def test_a_sign_put_back_is_asked_about_unless_name_and_domain_are_known() -> None:
    """The letter may be the domain's own, and the sign may have been lost beside it."""
    (email,) = parse(card("Mara Lind", "Head of Design", "E-Mail: mara.lindaholmgate-works.com"), CORNERS).emails
    assert (email.value, email.status) == ("mara.lind@holmgate-works.com", Status.CHECK)


def test_the_parser_takes_any_line() -> None:
    """Nothing printed, nothing put back."""
    assert with_at_sign(AgreedLine("", ((0, 0), (1, 0), (1, 1), (0, 1)), 0.0), ()) is None


SEEN = "mara.lindaholmgate-works.com"


def seen_by_its_look(weight: float, *places: int, second: str = SEEN) -> AgreedLine:
    """Return a line on which a look at the letters saw that some of them are unlike the others."""
    return line(SEEN, 2, second=second, doubts=tuple(Doubt(place, place + 1, "@", weight) for place in places))


def test_a_sign_that_its_look_tells_needs_no_label() -> None:
    """It stands where the letter is unlike the others; with the name before it, the address is sure."""
    seen = seen_by_its_look(0.5, 9)
    (email,) = parse([line("Mara Lind", 0), line("Head of Design", 1), seen], CORNERS).emails
    assert (email.value, email.status) == ("mara.lind@holmgate-works.com", Status.SURE)
    assert "at-sign-seen" in {reason.code for reason in email.evidence}
    (stranger,) = parse([line("Tove Karn", 0), line("Head of Design", 1), seen], CORNERS).emails
    assert (stranger.value, stranger.status) == (email.value, Status.CHECK)


def test_of_two_places_the_one_is_taken_that_goes_with_the_name() -> None:
    """Two letters are unlike one another, and the second reader saw the sign beside one of them."""
    seen = seen_by_its_look(0.3, 1, 9, second="mara.linda@holmgate-vvorks.com")
    (email,) = parse([line("Mara Lind", 0), line("Head of Design", 1), seen], CORNERS).emails
    assert (email.value, email.status) == ("mara.lind@holmgate-works.com", Status.CHECK)


def test_a_word_that_many_companies_share_tells_of_no_sign() -> None:
    """An icon before a website is seen as @; "Group" in the company's name and in the domain says nothing."""
    lines = [
        line("Mara Lind", 0),
        line("Draratek Group", 1),
        line("Fax +49.30.23125194 draratek-group.eu", 2, second="Fax +49.30.23125194 @ draratek-group.eu"),
    ]
    assert parse(lines, CORNERS).emails == ()


def test_the_domain_of_an_address_is_no_address() -> None:
    """What is printed once more as a website gets no sign, however its letters look."""
    lines = [
        line("Mara Lind", 0),
        line("mara@vc-verdalora.com", 1),
        line("vc-verdalora.com", 2, doubts=(Doubt(7, 8, "@", 0.5),)),
    ]
    assert [email.value for email in parse(lines, CORNERS).emails] == ["mara@vc-verdalora.com"]
