"""Drafting at a terminal: each question once, nothing guessed, nothing replaced without a yes."""

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.functional.conftest import Run, command
from tests.functional.terminal import Terminal
from tests.mailbox.conftest import dovecot, running
from tests.mailbox.dovecot import PASSWORD, Dovecot

__all__ = ["dovecot", "running"]

ANSWERS = {
    "How do you feel": "2",
    "Who of them is that": "2",
    "Your name": "Robin Example",
}


@pytest.fixture
def acme(followup_cards: Run) -> Run:
    """Return the command in a home with an interview at which nobody is known to be HR."""
    ended = (datetime.now(UTC) - timedelta(hours=3)).isoformat(timespec="minutes")
    followup_cards("interview", "add", "Acme", "--company", "Acme Ltd", "--role", "Planner", "--ended", ended)
    for name, address in (("Ana Sousa", "ana@acme.example"), ("Bill Karn", "bill@acme.example")):
        followup_cards("interview", "edit", "Acme", "--person-without-card", name)
        followup_cards("contacts", "edit", name, "--email", address, answers=f"{address}\n")
    return followup_cards


def drafting(folder: Path, answers: Mapping[str, str], *more: str) -> tuple[int, list[str], str]:
    """Draft at a terminal; return the exit code, the questions, and the screen."""
    asked: list[str] = []

    def person(shown: str) -> str:
        asked.append(shown.rsplit("\n", 1)[-1])
        return next(answer for question, answer in answers.items() if question in asked[-1])

    environment = {**os.environ, "OMP_NUM_THREADS": "1", "TERM": "xterm", "LANG": "C.UTF-8"}
    with Terminal([command(), "draft", "Acme", *more], environment, folder) as terminal:
        code = terminal.converse(person)
    return code, asked, terminal.screen


@pytest.mark.pty
def test_each_question_is_asked_once(acme: Run, home: Path, tmp_path: Path) -> None:
    """How it feels, who is HR, and the name; the second time only how it feels."""
    first = drafting(tmp_path, ANSWERS)
    panel = json.loads(acme("interview", "show", "Acme", "--json").stdout)["panel"]
    second = drafting(tmp_path, {"How do you feel": "2"})

    assert first[0] == 0, first[2]
    assert len(first[1]) == 3
    assert [member["part"] for member in panel] == ["interviewer", "hr"]
    assert second[0] == 0, second[2]
    assert len(second[1]) == 1
    assert [path.name.partition("_")[0] for path in (home / "drafts" / "Acme").glob("*.eml")] == ["bill-karn"]


@pytest.mark.pty
def test_another_scenario_needs_a_yes(acme: Run, home: Path, tmp_path: Path) -> None:
    """Enter keeps the drafts there are; a yes replaces them."""
    drafting(tmp_path, ANSWERS)
    kept = drafting(tmp_path, {"How do you feel": "3", "Replace 1 draft": ""})
    after_no = [line["drafted_as"] for line in map(json.loads, acme("due", "--json").stdout.splitlines())]
    replaced = drafting(tmp_path, {"How do you feel": "3", "Replace 1 draft": "y", "One positive thing": ""})

    assert (kept[0], after_no) == (9, ["not-a-match"])
    assert replaced[0] == 0, replaced[2]
    assert len(list((home / "drafts" / "Acme").glob("*.eml"))) == 2


@pytest.mark.pty
def test_the_way_into_a_mailbox_is_asked_for(acme: Run, tmp_path: Path, dovecot: Dovecot) -> None:
    """The password, which no screen shows, and the folder that can't be told; then the drafts are there."""
    mailbox = f"imap+plain://127.0.0.1:{dovecot.ports.plain}"
    answers = {**ANSWERS, "Password of plain": PASSWORD, "Which folder holds your drafts": "1"}
    code, asked, screen = drafting(tmp_path, answers, "--to", "mailbox", "--mailbox", mailbox, "--mail-user", "plain")

    assert code == 0, screen
    assert len(asked) == 5
    assert PASSWORD not in screen
    assert len(dovecot.messages("plain", "Archive")) == 1
    assert acme("due").returncode == 0
