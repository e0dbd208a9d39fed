"""Two-sided cards from photographs to contacts, with the real readers and the installed command."""

import json
from pathlib import Path

import pytest

from followup_cards.service import capture
from followup_cards.store.database import open_database
from tests.cardmaker.two_sides import two_sides
from tests.functional.conftest import Run


@pytest.mark.live
def test_front_and_back_become_one_contact(followup_cards: Run, home: Path, tmp_path: Path) -> None:
    """Photographed one after the other and captured with `--two-sided`: name and address of one person, each once."""
    photos = tmp_path / "photos"
    photos.mkdir()
    front, back = two_sides(photos, seed=2026)
    name, address = front["cards"][0]["name"] or "", back["cards"][0]["emails"][0]
    in_order = (photos / "front.jpg", photos / "back.jpg")

    first = followup_cards("capture", "--two-sided", *in_order)
    again = followup_cards("capture", "--two-sided", *in_order)
    with open_database(home) as db:
        (whole,) = capture.pending(db)
    seen = {text for email in whole.reading.emails for text in (email.value, *email.alternatives)}
    typed = "\n".join([address, "e", "1", name, *[""] * 6])  # the address as printed, then the name, then Enter
    confirmed = followup_cards("review", answers=typed if whole.reading.emails else "")
    kept = [json.loads(line) for line in followup_cards("contacts", "list", "--json").stdout.splitlines()]

    assert (first.returncode, again.returncode) == (9, 9)
    assert "1 card waits" in again.stderr
    assert whole.back
    assert address in seen
    assert all(email.on_back for email in whole.reading.emails)
    assert len(kept) == 1, confirmed.stderr
    assert (kept[0]["name"], kept[0]["email"]) == (name, address)
