"""`draft --assist`: shown, confirmed, checked; the template stands by."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.assist.endpoint import Said, WritingHelp
from tests.cli.conftest import Program, lines

POLISHED = """Subject: Thank you for the conversation about the Planner role at Acme Ltd in March

Dear Ana,

Thank you for your time and consideration. Having carefully considered everything that I learned, I have come to the
conclusion that the position at Acme Ltd is probably not a good match.

Kind regards,
Robin Example
"""


@pytest.fixture
def helper() -> Iterator[WritingHelp]:
    """Return a writing help that answers well."""
    with WritingHelp(Said(text=POLISHED)) as help_on_this_machine:
        yield help_on_this_machine


def words(helper: WritingHelp, answers: Path) -> tuple[object, ...]:
    """Return the command."""
    return ("draft", "Acme", "--scenario", "not-a-match", "--answers", answers, "--assist", helper.url, "--json")


def test_exactly_what_was_shown_is_sent(panel: Program, answers: Path, helper: WritingHelp) -> None:
    """After a yes; the polished text is the draft, wrapped."""
    ran = panel(*words(helper, answers), answers="y\n")
    draft = lines(ran.out)[0]

    assert (ran.code, "is the template's" in ran.err) == (0, False), ran.err
    assert draft["subject"] == "Thank you for the conversation about the Planner role at Acme Ltd in March"
    assert max(len(line) for line in str(draft["body"]).splitlines()) <= 72
    assert len(helper.asked) == 1
    assert helper.asked[0].decode() in ran.err


def test_only_confirmed_fields_and_own_answers_are_sent(panel: Program, answers: Path, helper: WritingHelp) -> None:
    """No address, no telephone number, no note, nobody else of the panel, no answer that the scenario doesn't need."""
    panel("interview", "edit", "Acme", "--person", "Ana Sousa", "--note", "limps a little")
    panel(*words(helper, answers), answers="y\n")
    request = json.loads(helper.asked[0])
    told = json.loads(request["messages"][1]["content"])
    everything = helper.asked[0].decode()

    assert set(told) == {"name", "part", "company", "role", "draft", "signs_as"}
    assert all(text not in everything for text in ("@", "limps", "Bill", "+351", "555", "six years"))


@pytest.mark.parametrize("said", ["", "n\n", "\n", "yes please\n"])
def test_nothing_is_sent_without_a_yes(panel: Program, answers: Path, helper: WritingHelp, said: str) -> None:
    """Enter, the end of input and anything else mean no; the template's draft is kept."""
    ran = panel(*words(helper, answers), answers=said)

    assert (ran.code, helper.asked) == (0, [])
    assert "Nothing was sent" in ran.err
    assert "good match" in " ".join(str(lines(ran.out)[0]["body"]).split())


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Said(text=POLISHED.replace("\n\nKind", " The salary is too low.\n\nKind")), "A check found a fault"),
        (Said(text=POLISHED.replace("Dear Ana", "Dear [Name]")), "A check found a fault"),
        (Said(text=POLISHED.replace("Dear Ana", "Dear Bill")), "A check found a fault"),
        (Said(text="Here is your message. " + POLISHED), "first line"),
        (Said(status=503), "HTTP 503"),
        (Said(text=POLISHED, seconds=2.5), "did not answer|took too long"),
    ],
)
def test_the_template_stands_by(panel: Program, answers: Path, helper: WritingHelp, answer: Said, says: str) -> None:
    """What fails a check, has no form, or doesn't come, is replaced by what the template wrote."""
    helper.answer = answer
    plain = panel("draft", "Acme", "--scenario", "not-a-match", "--answers", answers, "--json")
    ran = panel(*words(helper, answers), "--assist-timeout", "1", answers="y\n")

    assert ran.code == 0
    assert lines(ran.out)[0]["body"] == lines(plain.out)[0]["body"]
    assert "is the template's" in ran.err
    assert any(part in ran.err for part in says.split("|"))


def test_another_machine_is_refused_before_anything_else(panel: Program, answers: Path) -> None:
    """Unless it is allowed by name."""
    ran = panel(
        "draft", "Acme", "--scenario", "not-a-match", "--answers", answers, "--assist", "https://ai.example.org"
    )

    assert (ran.code, "--allow-remote ai.example.org" in ran.err, ran.out) == (2, True, "")
