"""Capture and review: nothing half saved, nothing asked twice."""

import json

from followup_cards.model import ReadFailure
from tests.cli.conftest import Program
from tests.recorded import ANA, BILL, CLEO, NOW, digest_of


def test_the_end_of_the_answers_leaves_the_rest_pending(program: Program) -> None:
    """What was confirmed is kept, the card in question and those after it wait for `review`."""
    photo = program.recorded.photo(program.photos, "one.png", ANA, BILL, CLEO)
    captured = program("capture", photo, answers="\nbill.karn@quilmora.example\n")
    listed = program("contacts", "list", "--json")
    resumed = program("review", answers="bill.karn@quilmora.example\n\n1\n\n\n")

    assert captured.code == 9
    assert "2 cards wait" in captured.err
    assert [json.loads(line)["name"] for line in listed.out.splitlines()] == ["Ana Sousa"]
    assert resumed.code == 0
    assert len(program("contacts", "list", "--json").out.splitlines()) == 3


def test_a_photo_read_before_is_not_read_again(program: Program) -> None:
    """The second capture says so and asks about nothing that is decided."""
    photo = program.recorded.photo(program.photos, "one.png", ANA)
    program("capture", photo, answers="\n")
    again = program("capture", photo)

    assert again.code == 0
    assert "was read before: all done" in again.err
    assert len(program.recorded.asked) == 1


def test_an_unknown_interview_is_refused_before_anything_is_read(program: Program) -> None:
    """Nothing is stored under a name that was mistyped."""
    photo = program.recorded.photo(program.photos, "one.png", ANA)
    ran = program("capture", photo, "--interview", "Acmee", answers="\n")

    assert ran.code == 2
    assert 'no interview "Acmee"' in ran.err
    assert program.recorded.asked == []


def test_review_with_nothing_waiting_says_so(program: Program) -> None:
    """An empty review is no failure."""
    ran = program("review")

    assert (ran.code, ran.out) == (0, "")
    assert "No card waits" in ran.err


def test_review_puts_cards_on_a_panel(program: Program) -> None:
    """An interview that was added after the capture still gets its people."""
    photo = program.recorded.photo(program.photos, "one.png", ANA)
    program("capture", photo, answers="s\n")
    program("interview", "add", "Acme", "--company", "Acme", "--role", "R", "--ended", "2026-03-02T15:30Z")
    program("review", "--interview", "acme", answers="\nhr\n")
    panel = json.loads(program("interview", "show", "Acme", "--json").out)["panel"]

    assert [(seat["name"], seat["part"], seat["email_confirmed_at"]) for seat in panel] == [
        ("Ana Sousa", "hr", NOW.isoformat(timespec="seconds"))
    ]


def test_one_bad_photo_does_not_stop_the_others(program: Program) -> None:
    """The cards of the good photo are asked about; the exit code tells of the bad one."""
    good = program.recorded.photo(program.photos, "good.png", ANA)
    bad = program.recorded.photo(program.photos, "bad.png")
    program.recorded.failures[digest_of(bad)] = ReadFailure("not-a-picture", "bad.png is no picture. Export it again.")
    ran = program("capture", bad, good, answers="\n")

    assert ran.code == 8
    assert "bad.png is no picture" in ran.err
    assert "Ana Sousa" in ran.out


def test_no_option_confirms_for_the_person(program: Program) -> None:
    """There is no --yes in capture, and input that holds nothing confirms nothing."""
    photo = program.recorded.photo(program.photos, "one.png", ANA)

    assert program("capture", "--yes", photo).code == 2
    assert program("capture", photo, answers="").code == 9
    assert program("contacts", "list").out == ""
