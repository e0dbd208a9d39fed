"""From photo to contact: read once, pending until decided, whole or not at all."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from followup_cards.confirmation.questions import Confirmed, Discarded, Later, Outcome
from followup_cards.confirmation.review import Progress, reply
from followup_cards.errors import ReaderStopped, StoreFailure, UsageError
from followup_cards.model import Interview, Part, ReadFailure, Review
from followup_cards.service import capture, contacts, interviews
from followup_cards.service.developing import here
from followup_cards.store import photos
from followup_cards.store.database import Database, open_database
from tests.recorded import ANA, BILL, DORA, NOW, Recorded, digest_of

T = TypeVar("T")


def outcome_of(db: Database, card: Review, *answers: str) -> Outcome:
    """Answer a card's questions and return what comes of them."""
    progress = capture.begin(db, card)
    for said in answers:
        step = reply(progress, said)
        if isinstance(step, Confirmed | Later | Discarded):
            return step
        assert isinstance(step, Progress)
        progress = step
    raise AssertionError(progress)


def test_a_photo_is_read_once(home: Path, tmp_path: Path) -> None:
    """The same content, under another name and on another day, adds nothing."""
    recorded = Recorded()
    photo = recorded.photo(tmp_path, "one.png", ANA, BILL)
    copy = tmp_path / "copy.png"
    copy.write_bytes(photo.read_bytes())
    with open_database(home) as db:
        first = capture.take_in(db, photo, recorded, interview=None, now=NOW)
        second = capture.take_in(db, copy, recorded, interview=None, now=NOW)

        assert [len(first.waiting), len(second.waiting), len(capture.pending(db))] == [2, 2, 2]
        assert [first.known, second.known] == [False, True]
        assert recorded.asked == [photo]


def test_a_photo_that_crashes_its_decoder_as_it_is_kept_costs_itself(home: Path, tmp_path: Path) -> None:
    """It is told as one that could not be read; nothing of it is kept, and the next is taken in."""
    recorded = Recorded()
    bad, good = recorded.photo(tmp_path, "bad.png", ANA), recorded.photo(tmp_path, "good.png", BILL)

    def develop(what: Callable[..., Iterator[T]], path: Path, /, *more: object) -> list[T]:
        if path == bad:
            raise ReaderStopped(f'"{path.name}" makes the program that reads it crash. Take a new photo of the card.')
        return here(what, path, *more)

    with open_database(home) as db:
        first, second = (
            capture.take_in(db, photo, recorded, interview=None, now=NOW, develop=develop) for photo in (bad, good)
        )
        again = capture.take_in(db, bad, recorded, interview=None, now=NOW)

    assert [page.failure and page.failure.code for page in first.pages] == ["reader-stopped"]
    assert [len(one.waiting) for one in (first, second, again)] == [0, 1, 1]


def test_what_waits_survives_the_process(home: Path, tmp_path: Path) -> None:
    """A card is pending with its reading until it is decided, also after the store was closed."""
    recorded = Recorded()
    with open_database(home) as db:
        capture.take_in(db, recorded.photo(tmp_path, "one.png", BILL), recorded, interview=None, now=NOW)
    with open_database(home) as db:
        assert [card.reading for card in capture.pending(db)] == [BILL]


def test_a_confirmed_card_becomes_a_contact_with_its_grounds(home: Path, tmp_path: Path) -> None:
    """The contact has its confirmation's time; what was read, why and how it was decided is kept."""
    recorded = Recorded()
    photo = recorded.photo(tmp_path, "one.png", BILL)
    with open_database(home) as db:
        card = capture.take_in(db, photo, recorded, interview=None, now=NOW).waiting[0]
        contact = capture.settle(db, card, outcome_of(db, card, "bill.karn@quilmora.example", ""), NOW)
        with db.reading() as tx:
            grounds = tx.execute("SELECT * FROM decisions WHERE field = 'email'").fetchone()

        assert contact is not None
        assert contact.details.email_confirmed_at == NOW
        assert (contact.details.given_name, contact.details.family_name) == ("Bill", "Karn")
        assert grounds["was_read"] == "bi1l.karn@quilmora.example"
        assert (grounds["decided"], grounds["how"]) == ("bill.karn@quilmora.example", "typed")
        assert "different characters" in grounds["evidence"]
        assert capture.pending(db) == ()


def test_later_leaves_everything_and_discard_leaves_no_contact(home: Path, tmp_path: Path) -> None:
    """A card for later still waits; a discarded one never comes back."""
    recorded = Recorded()
    photo = recorded.photo(tmp_path, "one.png", ANA, DORA)
    with open_database(home) as db:
        one, two = capture.take_in(db, photo, recorded, interview=None, now=NOW).waiting
        capture.settle(db, one, outcome_of(db, one, "s"), NOW)
        capture.settle(db, two, outcome_of(db, two, "x"), NOW)

        assert [card.id for card in capture.pending(db)] == [one.id]
        assert contacts.every(db) == ()
        assert capture.take_in(db, photo, recorded, interview=None, now=NOW).waiting == capture.pending(db)


def test_a_card_is_decided_once(home: Path, tmp_path: Path) -> None:
    """Two skins at once can't make two contacts of one card."""
    recorded = Recorded()
    with open_database(home) as db:
        photo = recorded.photo(tmp_path, "one.png", ANA)
        card = capture.take_in(db, photo, recorded, interview=None, now=NOW).waiting[0]
        outcome = outcome_of(db, card, "")
        capture.settle(db, card, outcome, NOW)
        with pytest.raises(UsageError, match="decided elsewhere"):
            capture.settle(db, card, outcome, NOW)

        assert len(contacts.every(db)) == 1


def test_an_interview_gets_its_panel(home: Path, tmp_path: Path) -> None:
    """Who is confirmed for an interview sits on its panel with the part that was said."""
    recorded = Recorded()
    with open_database(home) as db:
        interviews.add(db, Interview("Quilmora", "Quilmora Lda", "Planner", NOW, None))
        photo = recorded.photo(tmp_path, "one.png", ANA)
        card = capture.take_in(db, photo, recorded, interview="Quilmora", now=NOW).waiting[0]
        capture.settle(db, card, outcome_of(db, card, "", "3"), NOW)
        panel = interviews.get(db, "quilmora").panel

        assert [(member.details.name, member.part) for member in panel] == [("Ana Sousa", Part.HR)]


@pytest.mark.parametrize(
    ("answer", "people", "company"),
    [(("1",), 1, "Old"), (("2", "2"), 1, "Quilmora Lda"), (("2", "1"), 1, "Old"), (("3",), 2, "Old")],
)
def test_the_same_person_again(home: Path, tmp_path: Path, answer: tuple[str, ...], people: int, company: str) -> None:
    """Keep leaves the contact, merge renews it, both makes another."""
    recorded = Recorded()
    with open_database(home) as db:
        photo = recorded.photo(tmp_path, "one.png", ANA)
        card = capture.take_in(db, photo, recorded, interview=None, now=NOW).waiting[0]
        first = capture.settle(db, card, outcome_of(db, card, ""), NOW)
        assert first is not None
        contacts.edit(db, str(first.id), contacts.Changes(company="Old"), retyped=None, now=NOW)
        again = recorded.photo(tmp_path, "two.png", ANA, taken=1)
        card = capture.take_in(db, again, recorded, interview=None, now=NOW).waiting[0]
        capture.settle(db, card, outcome_of(db, card, "", *answer), NOW)

        assert len(contacts.every(db)) == people
        assert contacts.find(db, str(first.id)).details.company == company


def test_keeping_a_contact_confirms_its_own_address(home: Path, tmp_path: Path) -> None:
    """When the kept contact's address was not confirmed and the card shows the same, it is now."""
    recorded = Recorded()
    with open_database(home) as db:
        one = recorded.photo(tmp_path, "one.png", ANA)
        card = capture.take_in(db, one, recorded, interview=None, now=NOW).waiting[0]
        first = capture.settle(db, card, outcome_of(db, card, ""), NOW)
        assert first is not None
        same = contacts.Changes(email="ana.sousa@quilmora.example")
        unconfirmed = contacts.edit(db, str(first.id), same, retyped=None, now=NOW)
        assert unconfirmed.details.email_confirmed_at is None
        two = recorded.photo(tmp_path, "two.png", ANA, taken=1)
        card = capture.take_in(db, two, recorded, interview=None, now=NOW).waiting[0]
        kept = capture.settle(db, card, outcome_of(db, card, "", "1"), NOW)

        assert kept is not None
        assert kept.details.email_confirmed_at == NOW


def test_an_unreadable_photo_is_not_kept(home: Path, tmp_path: Path) -> None:
    """It can be tried again, with another reader or in better light."""
    recorded = Recorded()
    photo = recorded.photo(tmp_path, "one.png")
    recorded.failures[digest_of(photo)] = ReadFailure("nothing-readable", "Nothing.")
    with open_database(home) as db:
        capture.take_in(db, photo, recorded, interview=None, now=NOW)
        capture.take_in(db, photo, recorded, interview=None, now=NOW)

    assert len(recorded.asked) == 2
    assert not (home / photos.FOLDER).exists()


def test_a_crop_is_a_picture_of_the_piece(home: Path, tmp_path: Path) -> None:
    """The doubtful address's place in the kept photo is written as an enlarged picture."""
    from PIL import Image

    recorded = Recorded()
    with open_database(home) as db:
        photo = recorded.photo(tmp_path, "one.png", BILL)
        card = capture.take_in(db, photo, recorded, interview=None, now=NOW).waiting[0]
        photo.unlink()
        path = capture.crop_of(db, card, card.reading.emails[0])

    with Image.open(path) as image:
        assert image.format == "PNG"
        assert image.width > image.height > 40


def test_a_store_that_cannot_be_written_keeps_nothing_half(home: Path, tmp_path: Path) -> None:
    """When the picture can't be kept, no card is noted either."""
    recorded = Recorded()
    photo = recorded.photo(tmp_path, "one.png", ANA)
    with open_database(home) as db:
        (home / photos.FOLDER).write_text("in the way", encoding="utf-8")
        with pytest.raises(StoreFailure):
            capture.take_in(db, photo, recorded, interview=None, now=NOW)
        assert capture.pending(db) == ()


def test_a_removed_contact_makes_room_for_a_new_one(home: Path, tmp_path: Path) -> None:
    """A duplicate that was removed while the person decided doesn't stop the card."""
    recorded = Recorded()
    with open_database(home) as db:
        one = recorded.photo(tmp_path, "one.png", ANA)
        card = capture.take_in(db, one, recorded, interview=None, now=NOW).waiting[0]
        first = capture.settle(db, card, outcome_of(db, card, ""), NOW)
        assert first is not None
        two = recorded.photo(tmp_path, "two.png", replace(ANA), taken=1)
        card = capture.take_in(db, two, recorded, interview=None, now=NOW).waiting[0]
        outcome = outcome_of(db, card, "", "2")
        contacts.remove(db, first.id, NOW)
        made = capture.settle(db, card, outcome, NOW)

        assert made is not None
        assert [contact.id for contact in contacts.every(db)] == [made.id]


def test_undo_lets_a_confirmed_card_wait_again(home: Path, tmp_path: Path) -> None:
    """A new contact goes; a contact that took over what the card says is as it was."""
    recorded = Recorded()
    with open_database(home) as db:
        card = capture.take_in(db, recorded.photo(tmp_path, "one.png", ANA), recorded, interview=None, now=NOW).waiting[
            0
        ]
        capture.settle(db, card, outcome_of(db, card, ""), NOW)
        contacts.undo(db)
        assert contacts.every(db) == ()
        assert capture.pending(db) == (card,)

        capture.settle(db, card, outcome_of(db, card, ""), NOW)
        old = contacts.edit(db, "1", contacts.Changes(company="Old"), retyped=None, now=NOW)
        two = capture.take_in(
            db, recorded.photo(tmp_path, "two.png", ANA, taken=1), recorded, interview=None, now=NOW
        ).waiting[0]
        capture.settle(db, two, outcome_of(db, two, "", "2", "2"), NOW)
        assert contacts.find(db, "1").details.company == "Quilmora Lda"
        contacts.undo(db)
        assert contacts.every(db) == (old,)
        assert capture.pending(db) == (two,)


def test_the_last_card_is_reopened_until_something_else_is_changed(home: Path, tmp_path: Path) -> None:
    """Going back to a confirmed or discarded card; an edit since then stands in the way."""
    recorded = Recorded()
    with open_database(home) as db:
        photo = recorded.photo(tmp_path, "one.png", ANA, DORA)
        one, two = capture.take_in(db, photo, recorded, interview=None, now=NOW).waiting
        capture.settle(db, two, outcome_of(db, two, "x"), NOW)
        capture.settle(db, one, outcome_of(db, one, ""), NOW)
        capture.reopen(db, one)
        capture.reopen(db, two)
        assert capture.pending(db) == (one, two)
        assert contacts.every(db) == ()

        capture.settle(db, one, outcome_of(db, one, ""), NOW)
        contacts.edit(db, "1", contacts.Changes(company="Old"), retyped=None, now=NOW)
        with pytest.raises(UsageError, match="Only the last decision"):
            capture.reopen(db, one)
