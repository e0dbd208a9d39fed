"""The piece of the photograph at the prompt, in terminals that say different things of themselves."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

import pexpect
import pytest

from tests.functional.conftest import command
from tests.functional.deck import deck, store

QUESTION = "\x1b[c"


def conversation(home: Path, folder: Path, answer: str | None, environment: Mapping[str, str]) -> str:
    """Return everything that the program writes about one doubtful card, to a terminal that answers so."""
    store(home, folder, [card for card in deck(40) if card.kind == "wrong"][:1])
    child = pexpect.spawn(
        command(), ["review"], env={**os.environ, "LANG": "C.UTF-8", **environment}, timeout=60, encoding="utf-8"
    )
    written = ""
    if child.expect([re.escape(QUESTION), "Type the address"]) == 0:
        written += child.before + child.after
        if answer:
            child.send(answer)
        child.expect("Type the address")
    written += child.before + child.after
    child.expect("> ")
    child.sendline("s")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    return f"{written}{child.before}"


@pytest.mark.pty
def test_a_terminal_that_says_sixel_gets_sixels(home: Path, tmp_path: Path) -> None:
    """The answer is taken from the keyboard and not for what the person types."""
    written = conversation(home, tmp_path, "\x1b[?62;4;22c", {"TERM": "xterm-256color", "COLORTERM": ""})

    assert '\x1bP0;1q"1;1;' in written
    assert "Left for later" in written


@pytest.mark.pty
def test_a_terminal_that_says_kitty_gets_its_codes(home: Path, tmp_path: Path) -> None:
    """It was hinted at, asked, and answered."""
    answer = "\x1b_Gi=31;OK\x1b\\\x1b[?62;22c"
    assert "\x1b_Ga=T" in conversation(home, tmp_path, answer, {"TERM": "xterm-kitty"})


@pytest.mark.pty
def test_a_terminal_with_colours_that_says_nothing_gets_blocks(home: Path, tmp_path: Path) -> None:
    """After a moment's patience; nothing but colours is sent."""
    written = conversation(home, tmp_path, None, {"TERM": "xterm-256color", "PATH": "/nowhere"})

    assert "▌" in written or "█" in written
    assert "\x1bP" not in written
    assert "\x1b_G" not in written
    assert "\x1b]" not in written


@pytest.mark.pty
@pytest.mark.parametrize(
    "environment", [{"TERM": "dumb"}, {"TERM": "xterm-256color", "NO_COLOR": "1"}, {"TERM": "xterm"}]
)
def test_others_get_the_path_of_the_picture(home: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    """A terminal that promises nothing, and a person who wants no colours, see plain words."""
    written = conversation(home, tmp_path, None, environment)

    assert "Its picture: " in written
    assert "▌" not in written
    if environment["TERM"] == "dumb":
        assert QUESTION not in written
