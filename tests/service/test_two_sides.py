"""Cards with two sides: kept with both photographs, joined and taken apart, decided once."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image

from followup_cards.confirmation.questions import Confirmed, Discarded, Joined, TakenApart
from followup_cards.confirmation.review import Progress, reply
from followup_cards.errors import UsageError
from followup_cards.model import Field, Review, Status
from followup_cards.service import answering, bounces, capture, contacts, forgetting, interviews
from followup_cards.service.answering import Given
from followup_cards.service.pairs import Pairs
from followup_cards.store import photos
from followup_cards.store.database import Database, open_database
from tests.recorded import ANA, BILL, DORA, EMIL, NOW, Recorded, sure
from tests.two_sided import BACK, FRONT


def taken(db: Database, recorded: Recorded, folder: Path, *readings: object) -> tuple[Review, ...]:
    """Read one photograph for each reading; return every card that waits."""
    for number, reading in enumerate(readings):
        photo = recorded.photo(folder, f"{number}.png", reading)  # type: ignore[arg-type]
        capture.take_in(db, photo, recorded, interview=None, now=NOW)
    return capture.pending(db)


def joined(db: Database, folder: Path) -> Review:
    """Return a waiting card of two sides."""
    front, back = taken(db, Recorded(), folder, FRONT, BACK)
    capture.settle(db, front, Joined(back.id), NOW)
    (whole,) = capture.pending(db)
    return whole


def confirm(db: Database, card: Review) -> None:
    """Confirm a card that takes one Enter."""
    outcome = reply(capture.begin(db, card), "")
    assert isinstance(outcome, Confirmed)
    capture.settle(db, card, outcome, NOW)


def test_a_joined_card_becomes_one_contact(home: Path, tmp_path: Path) -> None:
    """Both sides are decided together, with the grounds of each kept under its own photograph."""
    with open_database(home) as db:
        whole = joined(db, tmp_path)
        confirm(db, whole)
        (contact,) = contacts.every(db)

        assert (contact.details.name, contact.details.email) == ("Mara Quist", "mara.quist@tavelin.example")
        assert capture.pending(db) == ()
        with db.reading() as tx:
            logged = tx.execute("SELECT card_id, field FROM decisions ORDER BY id").fetchall()
        assert {(row["card_id"], row["field"]) for row in logged} >= {(1, "name"), (2, "email")}


def test_a_card_is_found_by_either_side(home: Path, tmp_path: Path) -> None:
    """Reading either photograph again adds nothing and finds the whole card; its numbers both lead to it."""
    with open_database(home) as db:
        whole = joined(db, tmp_path)
        recorded = Recorded()
        again = [capture.take_in(db, tmp_path / f"{n}.png", recorded, interview=None, now=NOW) for n in (0, 1)]

        assert [one.waiting for one in again] == [(whole,), (whole,)]
        assert recorded.asked == []
        assert answering.card(db, 1) == answering.card(db, 2) == whole


def test_taking_apart_gives_back_both_cards(home: Path, tmp_path: Path) -> None:
    """What was joined waits again as it was read."""
    with open_database(home) as db:
        whole = joined(db, tmp_path)
        capture.settle(db, whole, TakenApart(), NOW)

        assert [card.reading for card in capture.pending(db)] == [FRONT, BACK]


def test_each_value_is_shown_on_its_own_photo(home: Path, tmp_path: Path) -> None:
    """The crop of an address on the back is cut out of the back's photograph."""
    with open_database(home) as db:
        whole = joined(db, tmp_path)
        name, email = whole.reading.name, whole.reading.emails[0]
        assert name
        shades = []
        for candidate in (name, email):
            with Image.open(capture.crop_of(db, whole, candidate)) as image:
                shades.append(image.convert("RGB").getpixel((20, 20)))
        with Image.open(tmp_path / "0.png") as front, Image.open(tmp_path / "1.png") as back:
            printed = [picture.convert("RGB").getpixel((20, 20)) for picture in (front, back)]

    assert shades[0] != shades[1]
    for shade, print_ in zip(shades, printed, strict=True):
        assert isinstance(shade, tuple)
        assert isinstance(print_, tuple)
        assert max(abs(a - b) for a, b in zip(shade, print_, strict=True)) <= 3


def test_what_the_neighbour_completes_is_offered(home: Path, tmp_path: Path) -> None:
    """The photograph taken just before, or after, with what is missing; not one that shows another person."""
    with open_database(home) as db:
        front, back, dora, emil = taken(db, Recorded(), tmp_path, FRONT, BACK, DORA, EMIL)

        assert [one.card for one in capture.begin(db, front).offered] == [back.id]
        assert [one.card for one in capture.begin(db, back).offered] == [front.id]
        assert capture.begin(db, dora).offered == ()  # the address beside it is not Dora's
        assert capture.begin(db, emil).offered == ()
        assert {one.card for one in capture.begin(db, dora).sides.neighbours} == {front.id, back.id, emil.id}


def test_a_photo_with_several_cards_offers_none(home: Path, tmp_path: Path) -> None:
    """Which of four backs belongs to which front can't be told by their order."""
    recorded = Recorded()
    with open_database(home) as db:
        capture.take_in(db, recorded.photo(tmp_path, "f.png", FRONT, ANA), recorded, interview=None, now=NOW)
        capture.take_in(db, recorded.photo(tmp_path, "b.png", BACK, BILL), recorded, interview=None, now=NOW)

        assert [capture.begin(db, card).offered for card in capture.pending(db)] == [()] * 4


def test_both_sides_may_be_on_one_photo(home: Path, tmp_path: Path) -> None:
    """A scan that shows front and back beside each other: offered, joined, confirmed, and forgotten as one."""
    recorded = Recorded()
    with open_database(home) as db:
        photo = recorded.photo(tmp_path, "both.png", FRONT, BACK)
        front, back = capture.take_in(db, photo, recorded, interview=None, now=NOW).waiting
        (offered,) = capture.begin(db, front).offered
        assert "photographed together with this one" in offered.reasons[0]
        capture.settle(db, front, Joined(back.id), NOW)
        again = capture.take_in(db, photo, recorded, interview=None, now=NOW)
        assert [card.id for card in again.waiting] == [front.id]
        confirm(db, again.waiting[0])
        forgetting.forget(db, forgetting.to_forget(db, contacts.every(db), timedelta(0), NOW))

    assert list((home / photos.FOLDER).iterdir()) == []


def test_a_front_that_was_just_confirmed_is_still_offered(home: Path, tmp_path: Path) -> None:
    """When the back comes up after its front was confirmed, joining lets both wait again as one."""
    with open_database(home) as db:
        front, back = taken(db, Recorded(), tmp_path, FRONT, BACK)
        apart = reply(capture.begin(db, front), "")
        assert isinstance(apart, Progress)
        outcome = reply(apart, "")
        assert isinstance(outcome, Confirmed)
        capture.settle(db, front, outcome, NOW)

        assert [one.card for one in capture.begin(db, back).offered] == [front.id]
        capture.settle(db, back, Joined(front.id), NOW)
        (whole,) = capture.pending(db)
        confirm(db, whole)
        (contact,) = contacts.every(db)

        assert contact.details.email == "mara.quist@tavelin.example"


def test_a_decision_about_one_side_is_not_taken_for_the_whole(home: Path, tmp_path: Path) -> None:
    """Page and terminal at once: joined on one meanwhile, the answer on the other changes nothing."""
    with open_database(home) as db:
        front, back = taken(db, Recorded(), tmp_path, FRONT, BACK)
        capture.settle(db, front, Joined(back.id), NOW)

        for card in (front, back):
            with pytest.raises(UsageError, match="elsewhere meanwhile"):
                capture.settle(db, card, Discarded(), NOW)
        with pytest.raises(UsageError, match="joined elsewhere"):
            capture.settle(db, back, Joined(front.id), NOW)
        (whole,) = capture.pending(db)
        stand = answering.follow(db, whole, (Given("save", ""),))
        assert isinstance(stand, answering.Stand)
        assert stand.refusal


def test_an_address_that_does_not_fit_the_other_sides_name_is_never_sure(home: Path, tmp_path: Path) -> None:
    """When a photograph is missing, a back may be joined with the next person's front: Enter must not confirm it."""
    others = replace(FRONT, name=sure(Field.NAME, "Bill Karn"))
    with open_database(home) as db:
        back, front = taken(db, Recorded(), tmp_path, BACK, others)
        capture.settle(db, front, Joined(back.id), NOW)
        (whole,) = capture.pending(db)
        (email,) = whole.reading.emails

        assert email.status is Status.CHECK
        assert email.evidence[0].code == "sides-unlike"
        assert not isinstance(reply(capture.begin(db, whole), ""), Confirmed)


def test_undo_lets_the_whole_card_wait_again(home: Path, tmp_path: Path) -> None:
    """Undoing the confirmation gives back one card of two sides, and taking it apart then still works."""
    with open_database(home) as db:
        whole = joined(db, tmp_path)
        confirm(db, whole)
        contacts.undo(db)
        assert capture.pending(db) == (whole,)

        confirm(db, whole)
        assert capture.reopen(db, whole) == whole
        assert capture.pending(db) == (whole,)


def test_a_bounced_address_waits_on_its_own_side(home: Path, tmp_path: Path) -> None:
    """The card waits again once, as a whole, with the address that bounced to be checked."""
    with open_database(home) as db:
        confirm(db, joined(db, tmp_path))
        told = bounces.bounced(db, "Mara Quist", NOW)
        (again,) = capture.pending(db)

        assert told.cards == 1
        assert again.back
        assert "bounced" in {reason.code for reason in again.reading.emails[0].evidence}
        capture.settle(db, again, TakenApart(), NOW)
        assert [len(card.reading.emails) for card in capture.pending(db)] == [0, 1]


def test_purging_a_contact_forgets_both_photographs(home: Path, tmp_path: Path) -> None:
    """Nothing of either side is left."""
    with open_database(home) as db:
        confirm(db, joined(db, tmp_path))
        chosen = contacts.every(db)
        forgetting.forget(db, forgetting.to_forget(db, chosen, timedelta(0), NOW))

    assert list((home / photos.FOLDER).iterdir()) == []


def test_an_interview_named_for_one_side_is_the_whole_cards(home: Path, tmp_path: Path) -> None:
    """A back that was photographed for no interview joins its front's panel."""
    from followup_cards.model import Interview

    with open_database(home) as db:
        interviews.add(db, Interview("Acme", "Acme Ltd", "Planner", NOW, None))
        front, back = taken(db, Recorded(), tmp_path, FRONT, BACK)
        capture.named_for(db, (back,), "Acme")
        capture.settle(db, front, Joined(back.id), NOW)

        assert [card.interview for card in capture.pending(db)] == ["Acme"]


def test_pairs_follow_the_order_of_the_photographs(home: Path, tmp_path: Path) -> None:
    """Front, back, a card of one side, front, back: two people who follow each other begin a new pair."""
    recorded = Recorded()
    with open_database(home) as db:
        other_back = replace(BACK, emails=())
        read = [ANA, DORA, other_back, FRONT, BACK]
        files = [recorded.photo(tmp_path, f"{n}.png", one) for n, one in enumerate(read)]
        pairs = Pairs(db)
        ready: list[Review] = []
        for file in files:
            ready += pairs.after_file(capture.take_in(db, file, recorded, interview=None, now=NOW))
        ready += pairs.rest()
        sides = [(card.id, card.back.card if card.back else None) for card in ready]
        again = Pairs(db)
        repeated = [
            card
            for file in files
            for card in again.after_file(capture.take_in(db, file, recorded, interview=None, now=NOW))
        ]

    assert sides == [(1, None), (2, 3), (4, 5)]
    assert [card.id for card in (*repeated, *again.rest())] == [1, 2, 4]
