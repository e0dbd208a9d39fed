"""From photographs to unsent messages, as a person does it: the installed command in a pseudo-terminal."""

import json
import os
from email import message_from_bytes, policy
from email.headerregistry import AddressHeader
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.functional.conftest import Run, command
from tests.functional.drawn import drawn_card
from tests.functional.terminal import Terminal

SAMPLES = Path(__file__).parents[2] / "sample_cards"
PHOTOS = ("demo-panel-1.jpg", "demo-panel-2.jpg", "look-alike-letters.jpg")
ANSWERS = {
    "Your name": "Robin Example",
    "What do you bring": "I bring six years of keeping busy service teams calm, reachable and on time.",
    "How do you see yourself fitting in": "I see myself between planning and the people who carry the plan out.",
    "What value can you deliver": "In the first month I can halve the longest of the waits that your customers see.",
    "spoke of": "the move to two sites",
}


class Holder:
    """A person with the cards in hand: types what is printed there, never trusts the screen."""

    def __init__(self, photos: tuple[str, ...]) -> None:
        self.cards = [
            card
            for photo in photos
            for card in json.loads((SAMPLES / photo).with_suffix(".json").read_text(encoding="utf-8"))["cards"]
        ]
        self.at = -1

    def __call__(self, shown: str) -> str:
        """Return the answer to what the screen shows."""
        if "Card " in shown and " of " in shown:
            self.at += 1
        card = self.cards[self.at]
        asked = shown.rsplit("\n", 1)[-1]
        if asked.startswith("Which is this person's own"):
            return "1"
        if asked.startswith(("Type the address", "Look again", "Type the number")):
            return str(card["emails"][0])
        if asked.startswith(("Name?", "No name")):
            return str(card["name"])
        return ""


def message(path: Path) -> EmailMessage:
    """Return a message file as the standard library reads it."""
    parsed = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    return parsed


@pytest.mark.live
@pytest.mark.pty
def test_from_photographs_to_messages(followup_cards: Run, home: Path, tmp_path: Path) -> None:
    """Three photographs, every prompt answered, one message to each person, which another program can read."""
    added = followup_cards(
        *("interview", "add", "Acme", "--company", "Acme Ltd", "--role", "Service Planner"),
        *("--ended", "2026-03-02T15:30", "--zone", "Europe/London"),
    )
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "TERM": "xterm", "LANG": "C.UTF-8"}
    photos = [str(SAMPLES / photo) for photo in PHOTOS]
    holder = Holder(PHOTOS)
    with Terminal([command(), "capture", *photos, "--interview", "Acme"], environment, tmp_path) as capture:
        captured = capture.converse(holder)

    assert (added.returncode, captured) == (0, 0), capture.screen
    expected = {card["emails"][0].casefold() for card in holder.cards}
    listed = [json.loads(line) for line in followup_cards("contacts", "list", "--json").stdout.splitlines()]
    assert {contact["email"].casefold() for contact in listed} == expected, capture.screen

    def candidate(shown: str) -> str:
        return next(answer for question, answer in ANSWERS.items() if question in shown.rsplit("\n", 1)[-1])

    words = [command(), "draft", "Acme", "--scenario", "want-it", "--out", "drafts"]
    with Terminal(words, environment, tmp_path) as draft:
        assert draft.converse(candidate) == 0, draft.screen

    messages = [message(path) for path in sorted((tmp_path / "drafts").glob("*.eml"))]
    recipients = [one["To"] for one in messages]
    assert all(isinstance(to, AddressHeader) and len(to.addresses) == 1 for to in recipients)
    assert {to.addresses[0].addr_spec.casefold() for to in recipients} == expected
    assert {one["X-Unsent"] for one in messages} == {"1"}
    assert len({one["Subject"] for one in messages}) == len(messages)
    for one in messages:
        text = " ".join(one.get_content().split())
        assert ANSWERS["What do you bring"].rstrip(".") in text
        assert "Service Planner" in one["Subject"] + text
        assert text.endswith("Robin Example")
    assert followup_cards("sent", "Acme", "--all").returncode == 0
    assert followup_cards("due").stdout == ""
    assert (home / "followup-cards.db").stat().st_mode & 0o777 == 0o600


@pytest.mark.live
@pytest.mark.pty
def test_ctrl_c_at_the_prompt_keeps_what_was_confirmed(followup_cards: Run, tmp_path: Path) -> None:
    """Exit 130 and one sentence; the card in question still waits."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "TERM": "xterm", "LANG": "C.UTF-8"}
    words = [command(), "capture", str(drawn_card(tmp_path / "card.jpg"))]
    with Terminal(words, environment, tmp_path) as capture:
        assert capture.prompt() is not None, capture.screen
        capture.interrupt()

        assert capture.close() == 130, capture.screen
    assert "Cancelled" in capture.screen
    assert "1 card waits" in followup_cards("review", answers="").stderr
