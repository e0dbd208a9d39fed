"""Two hundred cards in one sitting, by somebody who looks at the card and follows the screen."""

import json
import os
import re
from collections import Counter
from pathlib import Path
from statistics import median

import pexpect
import pytest

from tests.functional.conftest import Run, command
from tests.functional.deck import Printed, deck, store

COUNT = 200
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
HEADING = re.compile(r"Card (\d+) of \d+  card-(\d+)\.png")
PROMPT = r"\[[^\]\r\n]*help\] ?(\x1b\[0m)? > "


class Person:
    """Holds the card, reads the screen, types what is printed; tries every key once in a while."""

    def __init__(self, printed: list[Printed]) -> None:
        self.printed = printed
        self.at = -1
        self.typed: Counter[int] = Counter()
        self.keys: Counter[str] = Counter()
        self.plans: dict[int, list[str]] = {
            3: ["?"],
            4: ["e", "3", "Another Company", ""],  # e: any field
            5: ["s"],
            6: ["x"],
            8: ["b", "", ""],  # back to the card before, which was just confirmed
            9: ["e", "b"],
            31: ["b"],  # takes back what an earlier question was answered
        }

    def answer(self, shown: str) -> str:
        """Return what is typed at a prompt."""
        found = HEADING.search(shown)
        if found:
            self.at = int(found[2])
        said = self.plans[self.at].pop(0) if self.plans.get(self.at) else self.honest(shown)
        self.typed[self.at] += len(said) + 1
        self.keys[said if said in "esxb?-" and said else "enter" if not said else "text"] += 1
        return said

    def honest(self, shown: str) -> str:
        """Return the honest answer to what is asked."""
        asked = shown.rsplit("\n", 1)[-1]
        card = self.printed[self.at]
        if asked.startswith("Which is this person's own"):
            return "2"
        if asked.startswith(("Type the number", "Look again")):
            numbered = re.findall(r"^ +(\d)  (\S+)", shown, re.MULTILINE)
            return next((key for key, value in numbered if value == card.email), card.email)
        if asked.startswith("Type the address"):
            return card.email
        if asked.startswith(("No name", "Name?")):
            return card.name
        if asked.startswith("Which?"):
            return "3"  # the deck has namesakes, and nobody twice
        return ""


@pytest.mark.pty
def test_no_wrong_address_is_confirmed_in_two_hundred_cards(followup_cards: Run, home: Path, tmp_path: Path) -> None:
    """One run in a pseudo-terminal, every key used; a card that reads well takes two keystrokes at most."""
    printed = deck(COUNT)
    store(home, tmp_path, printed)
    person = Person(printed)
    environment = {**os.environ, "TERM": "xterm", "LANG": "C.UTF-8", "OMP_NUM_THREADS": "1"}
    screen = ""
    child = pexpect.spawn(command(), ["review"], env=environment, timeout=60, encoding="utf-8", dimensions=(40, 120))
    child.delaybeforesend = None
    child.setecho(False)
    while child.expect([PROMPT, pexpect.EOF]) == 0:
        shown = ESCAPES.sub("", child.before + child.after).replace("\r", "")
        screen += shown
        child.sendline(person.answer(shown))
    screen += child.before
    child.close()

    assert child.exitstatus == 0, screen[-2000:]
    contacts = [json.loads(line) for line in followup_cards("contacts", "list", "--json").stdout.splitlines()]
    truth = Counter((card.name, card.email) for n, card in enumerate(printed) if n not in (5, 6))
    assert Counter((one["name"], one["email"] or "") for one in contacts) == truth
    assert all(one["email_confirmed_at"] for one in contacts if one["email"])
    assert {"e", "s", "x", "b", "?", "enter", "text"} <= set(person.keys)
    well = [person.typed[n] for n, card in enumerate(printed) if card.kind == "well" and n > 9]
    assert median(well) <= 2
    assert "1 card waits for later" in screen


@pytest.mark.pty
def test_ctrl_c_in_the_middle_loses_nothing_that_was_confirmed(followup_cards: Run, home: Path, tmp_path: Path) -> None:
    """After ten cards: ten contacts, exit 130, and the rest waits for another day."""
    printed = [card for card in deck(40) if card.kind == "well"][:20]
    store(home, tmp_path, printed)
    environment = {**os.environ, "TERM": "xterm", "LANG": "C.UTF-8", "OMP_NUM_THREADS": "1"}
    child = pexpect.spawn(command(), ["review"], env=environment, timeout=60, encoding="utf-8", dimensions=(40, 120))
    for _ in range(10):
        child.expect(PROMPT)
        child.sendline("")
    child.expect(PROMPT)
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()

    assert child.exitstatus == 130
    assert len(followup_cards("contacts", "list", "--json").stdout.splitlines()) == 10
    assert "10 cards wait" in followup_cards("review", answers="").stderr
