"""Forgetting people for good."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image

from followup_cards.bootstrap import App
from followup_cards.confirmation.questions import Discarded, Outcome
from followup_cards.errors import StoreFailure, UsageError
from followup_cards.model import Answers, Contact, Field, Interview, Part, Quad, Reading
from followup_cards.service import capture, contacts, drafts, forgetting, interviews
from followup_cards.settings import Settings
from followup_cards.store import erasures
from followup_cards.store.database import FILE_NAME, Database, open_database
from tests.recorded import ANA, BILL, DORA, NOW, Recorded, sure
from tests.recorded import card as printed
from tests.service.test_capture import outcome_of

LATER = NOW + timedelta(days=100)
AGE = timedelta(days=90)


def confirm(db: Database, folder: Path, *readings: Reading, name: str = "one.png") -> list[Contact | None]:
    """Photograph cards together and confirm each with the address as typed."""
    recorded = Recorded()
    photo = recorded.photo(folder, name, *readings)
    waiting = capture.take_in(db, photo, recorded, interview=None, now=NOW).waiting
    made = []
    for card in waiting:
        answers = ("bill.karn@quilmora.example", "") if card.reading == BILL else ("",)
        outcome: Outcome = outcome_of(db, card, *answers)
        if card.reading.emails:
            capture.crop_of(db, card, card.reading.emails[0])
        made.append(capture.settle(db, card, outcome, NOW))
    return made


def pictures(home: Path) -> int:
    """Return how many pictures the home holds."""
    return len([path for folder in ("photos", "crops") for path in (home / folder).glob("*")])


def test_nothing_of_a_person_stays(home: Path, tmp_path: Path) -> None:
    """Contact, reading, grounds, photograph, crop, undo and backups: no byte of the address is left in the home."""
    topics = {"ana.sousa@quilmora.example": "ships", "dora@quilmora.example": "tea"}
    with open_database(home) as db:
        (ana,) = confirm(db, tmp_path, ANA)
        assert ana is not None
        interviews.add(db, Interview("Acme", "Acme", "Planner", NOW, None))
        drafts.keep_answers(db, "Acme", Answers(topics=topics))
        contacts.edit(db, str(ana.id), contacts.Changes(notes="tall"), retyped=None, now=NOW)
        (home / "backups").mkdir()
        (home / "backups" / "old.db").write_bytes((home / FILE_NAME).read_bytes())
        done = forgetting.forget(db, forgetting.to_forget(db, [ana], None, NOW))

        assert (len(done.contacts), len(done.cards), len(done.photos)) == (1, 1, 1)
        assert contacts.every(db) == ()
        with pytest.raises(UsageError, match="nothing to undo"):
            contacts.undo(db)
        assert pictures(home) == 0
        bytes_left = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"sousa" not in bytes_left.lower()
    assert b"dora@quilmora.example" not in bytes_left  # nobody's here, so that it may have been hers


def test_what_was_spoken_of_goes_with_whoever_has_another_address_since(home: Path, tmp_path: Path) -> None:
    """What is noted by the address of somebody who stays is kept; an address of nobody may have been theirs."""
    stays = {"bill.karn@quilmora.example": "tea", "lea.wolff@quilmora.example": "snow"}
    topics = {"ana.sousa@quilmora.example": "ships", "cleo@q.example": "rain", **stays}
    waiting = printed(name=sure(Field.NAME, "Lea Wolff"), emails=(sure(Field.EMAIL, "lea.wolff@quilmora.example"),))
    with open_database(home) as db:
        ana, _ = confirm(db, tmp_path, ANA, BILL)
        recorded = Recorded()
        capture.take_in(db, recorded.photo(tmp_path, "lea.png", waiting), recorded, interview=None, now=NOW)
        assert ana is not None
        interviews.add(db, Interview("Acme", "Acme", "Planner", NOW, None))
        drafts.keep_answers(db, "Acme", Answers(bring="calm", topics=topics))
        changed = contacts.edit(db, str(ana.id), contacts.Changes(email="ana@other.example"), retyped=None, now=NOW)

        forgetting.forget(db, forgetting.to_forget(db, [changed], None, NOW))

        assert drafts.kept_answers(db, "Acme") == Answers(bring="calm", topics=stays)
    for gone in (b"ana", b"ships", b"rain"):
        assert not [path for path in home.rglob("*") if path.is_file() and gone in path.read_bytes().lower()], gone


def test_only_what_is_old_goes(home: Path, tmp_path: Path) -> None:
    """Who was touched since stays, and so does who sat on a recent panel."""
    with open_database(home) as db:
        ana, dora, bill = confirm(db, tmp_path, ANA, DORA, BILL)
        assert ana is not None
        assert dora is not None
        assert bill is not None
        contacts.edit(db, str(dora.id), contacts.Changes(notes="hello"), retyped=None, now=LATER)
        interviews.add(db, Interview("Acme", "Acme", "Planner", LATER - timedelta(days=2), None))
        interviews.seat(db, "Acme", str(bill.id), Part.HR, None)
        what = forgetting.to_forget(db, [], AGE, LATER)

        assert [contact.id for contact in what.contacts] == [ana.id]
        assert forgetting.to_forget(db, [], AGE, NOW + timedelta(days=89)).contacts == ()


def test_cards_of_nobody_go_when_they_are_old(home: Path, tmp_path: Path) -> None:
    """What was discarded or left waiting holds somebody's details too."""
    recorded = Recorded()
    with open_database(home) as db:
        photo = recorded.photo(tmp_path, "one.png", ANA, BILL)
        one, _ = capture.take_in(db, photo, recorded, interview=None, now=NOW).waiting
        capture.settle(db, one, Discarded(), NOW)
        forgetting.forget(db, forgetting.to_forget(db, [], AGE, LATER))

        assert capture.pending(db) == ()
        assert pictures(home) == 0


def test_a_photo_of_several_people_stays_with_one_painted_over(home: Path, tmp_path: Path) -> None:
    """The others' cards are still to be seen, and still have their photograph."""
    left: Quad = ((0.0, 0.0), (50.0, 0.0), (50.0, 80.0), (0.0, 80.0))
    right: Quad = ((70.0, 0.0), (120.0, 0.0), (120.0, 80.0), (70.0, 80.0))
    with open_database(home) as db:
        ana, _ = confirm(db, tmp_path, replace(ANA, corners=left), replace(DORA, corners=right))
        assert ana is not None
        (kept,) = (home / "photos").iterdir()
        with Image.open(kept) as image:
            before = image.getpixel((90, 40))
        done = forgetting.forget(db, forgetting.to_forget(db, [ana], None, NOW))

        assert done.photos == ()
        with Image.open(kept) as image:
            assert image.getpixel((25, 40)) == (128, 128, 128)
            assert image.getpixel((90, 40)) == before


@pytest.mark.parametrize(("text", "days"), [("90d", 90), ("2 weeks", 14), ("6m", 180), ("1y", 365), ("0d", 0)])
def test_an_age_is_typed_as_people_write_it(text: str, days: int) -> None:
    """Days, weeks, months and years."""
    assert forgetting.age_of(text) == timedelta(days=days)


@pytest.mark.parametrize("text", ["", "90", "d", "-3d", "90x", "1e3d", "99999d"])
def test_what_is_no_age_is_refused(text: str) -> None:
    """The sentence shows how to write one."""
    with pytest.raises(UsageError, match="90d"):
        forgetting.age_of(text)


def test_a_forgetting_that_was_cut_short_is_finished_by_the_next_command(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pictures go even when the power ended right after the store had let the person go."""
    left: Quad = ((0.0, 0.0), (50.0, 0.0), (50.0, 80.0), (0.0, 80.0))
    with open_database(home) as db:
        ana, _ = confirm(db, tmp_path, replace(ANA, corners=left), DORA)
        (alone,) = confirm(db, tmp_path, BILL, name="alone.png")
        assert ana is not None
        assert alone is not None
        (home / "photos" / "tmpcut.part").write_bytes(b"half a picture of Ana")
        (home / "crops" / "99-email.png").write_bytes(b"a crop of a card that is gone")
        what = forgetting.to_forget(db, [ana, alone], None, NOW)
        with monkeypatch.context() as ends:
            ends.setattr("followup_cards.service.forgetting.finish", _power_ends)
            with pytest.raises(KeyboardInterrupt):
                forgetting.forget(db, what)
        assert contacts.every(db) != ()
    App(Settings(home), Recorded()).database().close()

    (kept,) = (home / "photos").iterdir()
    with Image.open(kept) as image:
        assert image.getpixel((25, 40)) == (128, 128, 128)
    assert [path.name for path in (home / "crops").iterdir()] == []
    with open_database(home) as db, db.reading() as tx:
        assert erasures.every(tx) == ()


def _power_ends(db: Database) -> None:
    """End the program, as far as it could tell."""
    raise KeyboardInterrupt(db)


def test_drafts_in_the_home_go_with_the_person(home: Path, tmp_path: Path) -> None:
    """Those to others stay; a page that shows all of them goes with the first."""
    folder = home / "drafts" / "Acme"
    with open_database(home) as db:
        (ana,) = confirm(db, tmp_path, ANA)
        assert ana is not None
        folder.mkdir(parents=True)
        (folder / "ana.eml").write_text("To: Ana Sousa <Ana.Sousa@quilmora.example>", encoding="utf-8")
        (folder / "bill.eml").write_text("To: Bill Karn <bill.karn@quilmora.example>", encoding="utf-8")
        (folder / "drafts.html").write_text("ana.sousa@quilmora.example bill.karn@quilmora.example", encoding="utf-8")
        forgetting.forget(db, forgetting.to_forget(db, [ana], None, NOW))

    assert [path.name for path in folder.iterdir()] == ["bill.eml"]


def test_a_reader_who_stays_is_waited_for_and_then_named(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log can't be cut under somebody who reads it; that is said, and done the next time."""
    monkeypatch.setattr("followup_cards.store.database.BUSY_MILLISECONDS", 50)
    with open_database(home) as db:
        (ana,) = confirm(db, tmp_path, ANA)
        assert ana is not None
        with open_database(home) as other, other.reading() as tx:
            tx.execute("SELECT count(*) FROM contacts").fetchone()
            with pytest.raises(StoreFailure, match="Close that one"):
                forgetting.forget(db, forgetting.to_forget(db, [ana], None, NOW))
    App(Settings(home), Recorded()).database().close()

    assert b"sousa" not in b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file()).lower()
