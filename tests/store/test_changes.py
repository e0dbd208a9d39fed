"""The last change, kept and taken back."""

from datetime import timedelta
from pathlib import Path

import pytest

from followup_cards.model import Contact, ContactDetails, Interview, Part, Phone
from followup_cards.store import changes, contacts, interviews
from followup_cards.store.database import Transaction, open_database
from tests.recorded import NOW

LATER = NOW + timedelta(minutes=1)
ANA = ContactDetails("Ana Sousa", email="ana@q.example", phones=(Phone("1"), Phone("2")), websites=("q.example",))


def seated(tx: Transaction) -> tuple[Contact, int]:
    """Return a contact on a panel, and the interview."""
    added = contacts.add(tx, ANA, NOW)
    interview_id = interviews.add(tx, Interview("Acme", "Acme Ltd", "Planner", NOW, None))
    interviews.seat(tx, interview_id, added.id, Part.HR)
    return added, interview_id


def test_a_removal_is_taken_back_with_everything(home: Path) -> None:
    """Lists, seats and the means of finding come back; the id and the uid are the old ones."""
    with open_database(home) as db, db.transaction() as tx:
        added, interview_id = seated(tx)
        before = changes.before(tx, [added.id])
        contacts.remove(tx, added.id)
        changes.keep(tx, "the removal", before, LATER)
        assert changes.last(tx) == changes.LastChange("the removal", LATER)
        changes.undo(tx)

        assert contacts.get(tx, added.id) == added
        assert contacts.matching(tx, "sousa") == (added,)
        assert [seat.part for seat in interviews.get(tx, interview_id).panel] == [Part.HR]
        assert changes.last(tx) is None


def test_what_happened_since_stays(home: Path) -> None:
    """A message that was sent is not unsent, and a seat that was taken is not lost."""
    with open_database(home) as db, db.transaction() as tx:
        added, first = seated(tx)
        before = changes.before(tx, [added.id])
        contacts.update(tx, added.id, ContactDetails("Anna"), LATER)
        changes.keep(tx, "the edit", before, LATER)
        second = interviews.add(tx, Interview("Other", "Other", "Planner", NOW, None))
        interviews.seat(tx, second, added.id, Part.OTHER)
        interviews.mark_sent(tx, first, added.id, LATER)
        changes.undo(tx)

        assert contacts.get(tx, added.id) == added
        assert interviews.get(tx, first).panel[0].sent_at == LATER
        assert [seat.part for seat in interviews.get(tx, second).panel] == [Part.OTHER]


def test_a_change_that_was_overtaken_is_not_undone(home: Path) -> None:
    """A contact that was changed since by something else is left alone."""
    with open_database(home) as db, db.transaction() as tx:
        added, _ = seated(tx)
        before = changes.before(tx, [added.id])
        contacts.update(tx, added.id, ContactDetails("Anna"), NOW)
        changes.keep(tx, "the edit", before, NOW)
        contacts.update(tx, added.id, ContactDetails("Annette"), LATER)

        with pytest.raises(changes.Overtaken):
            changes.undo(tx)
        assert contacts.require(tx, added.id).details.name == "Annette"


def test_a_new_contact_under_an_old_number_is_not_overwritten(home: Path) -> None:
    """SQLite gives a removed contact's number to the next one; then the removal can't be undone."""
    with open_database(home) as db, db.transaction() as tx:
        added, _ = seated(tx)
        before = changes.before(tx, [added.id])
        contacts.remove(tx, added.id)
        changes.keep(tx, "the removal", before, NOW)
        assert contacts.add(tx, ContactDetails("Bill"), LATER).id == added.id

        with pytest.raises(changes.Overtaken):
            changes.undo(tx)


def test_only_the_last_change_is_kept(home: Path) -> None:
    """What was changed before it is nowhere in the store any more."""
    with open_database(home) as db, db.transaction() as tx:
        for name in ("Ana", "Bill"):
            one = contacts.add(tx, ContactDetails(name), NOW)
            changes.keep(tx, name, changes.before(tx, [one.id]), NOW)
        rows = tx.execute("SELECT what, state FROM last_change").fetchall()

        assert [row["what"] for row in rows] == ["Bill"]
        assert "Ana" not in rows[0]["state"]
