"""The demonstration: sure addresses are confirmed, doubtful ones wait, the panel is written to."""

from email import message_from_bytes
from pathlib import Path

import pytest

from followup_cards.errors import NothingReadable, UsageError
from followup_cards.model import Field, Part
from followup_cards.service import capture, demo
from followup_cards.store.database import open_database
from tests.recorded import ANA, BILL, CLEO, DORA, NOW, Recorded, card, sure

ZOE = card(
    name=sure(Field.NAME, "Zoë Lind"),
    company=sure(Field.COMPANY, "Quilmora Lda"),
    emails=(sure(Field.EMAIL, "zoe.lind@quilmora.example"),),
)


def test_a_folder_becomes_messages(home: Path, tmp_path: Path) -> None:
    """One message for each person of the panel's photographs; everything that is doubtful waits."""
    recorded = Recorded()
    for name, reading in (
        ("a.png", ZOE),
        ("b.png", BILL),
        ("c.png", CLEO),
        ("d.png", DORA),
        ("demo-panel-1.png", ANA),
        ("demo-panel-2.png", ZOE),
    ):
        recorded.photo(tmp_path, name, reading)
    with open_database(home) as db:
        account = demo.run(db, demo.sample_photos(tmp_path), recorded, lambda: NOW)
        waiting = [one.reading for one in capture.pending(db)]

    assert (account.photos, account.cards, account.waiting) == (6, 6, 3)
    assert sorted(contact.details.name for contact in account.contacts) == ["Ana Sousa", "Zoë Lind"]
    assert waiting == [BILL, CLEO, DORA]
    assert [(seat.details.name, seat.part) for seat in account.interview.panel] == [
        ("Ana Sousa", Part.HIRING_MANAGER),
        ("Zoë Lind", Part.INTERVIEWER),
    ]
    files = [one.file for one in account.drafts if one.file]
    assert [file.parent for file in files] == [home / "drafts"] * 2
    assert {str(message_from_bytes(file.read_bytes())["X-Unsent"]) for file in files} == {"1"}
    assert [lint for one in account.drafts for lint in one.draft.lints] == []


def test_without_panel_photographs_the_first_confirmed_sit_on_it(home: Path, tmp_path: Path) -> None:
    """Any folder of cards will do."""
    recorded = Recorded()
    recorded.photo(tmp_path, "a.png", ANA)
    with open_database(home) as db:
        account = demo.run(db, demo.sample_photos(tmp_path), recorded, lambda: NOW)

    assert [seat.details.name for seat in account.interview.panel] == ["Ana Sousa"]


def test_nothing_sure_is_said(home: Path, tmp_path: Path) -> None:
    """No address is confirmed to have something to show."""
    recorded = Recorded()
    recorded.photo(tmp_path, "a.png", BILL)
    with open_database(home) as db, pytest.raises(NothingReadable, match="sure address"):
        demo.run(db, demo.sample_photos(tmp_path), recorded, lambda: NOW)


def test_missing_samples_are_said(tmp_path: Path) -> None:
    """The sentence says where they are and how to name others."""
    with pytest.raises(UsageError, match="--samples"):
        demo.sample_photos(tmp_path)
