"""`interview`: what is known of a talk, and what can't be."""

import pytest

from tests.cli.conftest import Program, lines

ADD = ("interview", "add", "Acme", "--company", "Acme Ltd", "--role", "Planner")


def test_everything_that_is_known_is_shown_again(program: Program) -> None:
    """Start, end, zone, place, and what is to be remembered of each person."""
    made = program(
        *(*ADD, "--started", "2026-03-02T14:30", "--ended", "2026-03-02T15:30", "--zone", "Europe/Lisbon", "--call")
    )
    program("interview", "edit", "Acme", "--person-without-card", "Cleo Vane", "--part", "hr", "--note", "two sons")
    shown = program("interview", "show", "Acme")
    data = lines(program("interview", "show", "Acme", "--json").out)[0]

    assert made.code == shown.code == 0
    assert "Mon 02 Mar 2026 14:30 Europe/Lisbon" in shown.out
    assert "Cleo Vane: two sons" in shown.out
    assert (data["place"], data["started_at"]) == ("call", "2026-03-02T14:30:00+00:00")


def test_one_company_may_invite_twice(program: Program) -> None:
    """Two interviews, each with its own deadline, and the same person on both panels."""
    program(*ADD, "--ended", "2026-03-02T15:30Z")
    program(
        "interview", "add", "Acme again", "--company", "Acme Ltd", "--role", "Planner", "--ended", "2026-03-03T08:00Z"
    )
    program("interview", "edit", "Acme", "--person-without-card", "Cleo Vane")
    program("interview", "edit", "Acme again", "--person", "Cleo Vane")

    assert [(line["interview"], line["hours_left"]) for line in lines(program("due", "--json").out)] == [
        ("Acme", 30.0),
        ("Acme again", 46.5),
    ]


def test_a_person_without_a_card_gets_a_message_once_the_address_is_known(program: Program) -> None:
    """Named first, completed by hand later; the same name is not added twice."""
    program(*ADD, "--ended", "2026-03-02T15:30Z", "--met", "1")
    program("interview", "edit", "Acme", "--person-without-card", "Cleo Vane")
    twice = program("interview", "edit", "Acme", "--person-without-card", "cleo vane")
    program("contacts", "edit", "Cleo Vane", "--email", "cleo@acme.example", answers="cleo@acme.example\n")

    assert twice.code == 2
    assert lines(program("due", "--json").out)[0]["missing"] == ["a draft"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--ended", "2026-03-02T15:30Z", "--started", "2026-03-02T16:30Z"), "can't have ended"),
        (("--ended", "2026-03-02T15:30Z", "--started", "2026-03-02T15:30Z"), "can't have ended"),
        (("--ended", "2027-03-02T15:30Z"), "days ahead"),
        (("--ended", "2026-03-02T15:30", "--zone", "Mars/Olympus"), "no time zone"),
        (("--ended", "soon"), "is not a time"),
        (("--ended", "2026-03-02T15:30Z", "--place", "Here\nBcc: all@example.com"), "line break"),
        (("--ended", "2026-03-02T15:30Z", "--place", "Room 4", "--call"), "one of the two"),
    ],
)
def test_what_cannot_be_is_refused(program: Program, words: tuple[str, ...], says: str) -> None:
    """One sentence, exit 2, and nothing is kept."""
    ran = program(*ADD, *words)

    assert (ran.code, len(ran.err.strip().splitlines())) == (2, 1)
    assert says in ran.err
    assert program("interview", "list").out == ""


def test_a_line_break_in_a_name_is_refused(program: Program) -> None:
    """Of an interview, of a role, of a person: none can carry a second header into a message."""
    kept = program(*ADD, "--ended", "2026-03-02T15:30Z")
    name = program("interview", "add", "A\nB", "--company", "C", "--role", "R", "--ended", "2026-03-02T15:30Z")
    role = program("interview", "edit", "Acme", "--role", "R\r\nBcc: all@example.com")
    person = program("interview", "edit", "Acme", "--person-without-card", "Cleo\nVane")
    program("interview", "edit", "Acme", "--person-without-card", "Cleo Vane")
    renamed = program("contacts", "edit", "Cleo Vane", "--name", "Cleo\u2028Vane")

    assert kept.code == 0
    assert [ran.code for ran in (name, role, person, renamed)] == [2, 2, 2, 2]
    assert lines(program("interview", "show", "Acme", "--json").out)[0]["role"] == "Planner"


def test_an_edit_that_cannot_be_changes_nothing(program: Program) -> None:
    """An end before the start is refused also when only one of them is given."""
    program(*ADD, "--started", "2026-03-02T14:30Z", "--ended", "2026-03-02T15:30Z")
    ran = program("interview", "edit", "Acme", "--ended", "2026-03-02T14:00Z", "--met", "3")

    assert (ran.code, "can't have ended" in ran.err) == (2, True)
    assert lines(program("interview", "show", "Acme", "--json").out)[0]["met"] is None


def test_about_whom_must_be_said(program: Program) -> None:
    """A note, a topic or a part without a person is a usage error; so are two people at once."""
    program(*ADD, "--ended", "2026-03-02T15:30Z")

    assert program("interview", "edit", "Acme", "--note", "kind").code == 2
    assert program("interview", "edit", "Acme", "--person", "1", "--person-without-card", "Cleo").code == 2
