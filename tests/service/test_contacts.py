"""Contacts found by what a person types, and changed."""

from datetime import timedelta
from pathlib import Path

import pytest

from followup_cards.errors import UnknownName, UsageError
from followup_cards.model import ContactDetails, Field, Interview, Part, Phone
from followup_cards.service import contacts, interviews
from followup_cards.service.contacts import Changes
from followup_cards.store import contacts as stored
from followup_cards.store.database import Database, open_database
from tests.recorded import NOW

ANA = ContactDetails("Ana Sousa", email="ana@q.example", email_confirmed_at=NOW, phones=(Phone("1", "+1"),))


def add(db: Database, details: ContactDetails = ANA) -> int:
    """Add a contact."""
    with db.transaction() as tx:
        return stored.add(tx, details, NOW).id


@pytest.mark.parametrize("who", ["1", "ANA@q.example", "ana sousa", "Sousa", " 1 "])
def test_an_id_an_address_or_a_name_names_a_contact(home: Path, who: str) -> None:
    """All three lead to the same person."""
    with open_database(home) as db:
        assert add(db) == 1
        assert contacts.find(db, who).id == 1


@pytest.mark.parametrize("who", ["2", "bill@q.example", "Bill", "", "99999999999999999999"])
def test_nobody_is_a_sentence(home: Path, who: str) -> None:
    """Whatever fits nobody is refused with the next step."""
    with open_database(home) as db:
        add(db)
        with pytest.raises(UnknownName, match="contacts list"):
            contacts.find(db, who)


def test_a_whole_name_wins_over_a_part(home: Path) -> None:
    """Ana Sousa is found though Ana Sousa Lima is there too."""
    with open_database(home) as db:
        add(db)
        add(db, ContactDetails("Ana Sousa Lima"))
        assert contacts.find(db, "Ana Sousa").id == 1
        with pytest.raises(UnknownName, match="by its number"):
            contacts.find(db, "Sous")


def test_a_changed_address_must_be_confirmed_again(home: Path) -> None:
    """Typed alike twice it is confirmed; otherwise it is kept, unconfirmed."""
    with open_database(home) as db:
        add(db)
        once = contacts.edit(db, "1", Changes(email="ana@new.example"), retyped=None, now=NOW)
        other = contacts.edit(db, "1", Changes(email="ana@new.example"), retyped="anna@new.example", now=NOW)
        twice = contacts.edit(db, "1", Changes(email="ana@new.example"), retyped="ANA@new.example", now=NOW)

    assert [one.details.email_confirmed_at for one in (once, other, twice)] == [None, None, NOW]


def test_other_changes_leave_the_address_confirmed(home: Path) -> None:
    """A new company says nothing against the address; what isn't named stays."""
    with open_database(home) as db:
        add(db)
        after = contacts.edit(db, "1", Changes(company="Q", name="Ana de Sousa"), retyped=None, now=NOW).details

    assert (after.email_confirmed_at, after.company, after.phones) == (NOW, "Q", ANA.phones)
    assert (after.given_name, after.family_name) == ("Ana", "de Sousa")


@pytest.mark.parametrize("changes", [Changes(name=" "), Changes(email="nonsense")])
def test_what_no_contact_can_be_is_refused(home: Path, changes: Changes) -> None:
    """The contact stays as it was."""
    with open_database(home) as db:
        add(db)
        with pytest.raises(UsageError):
            contacts.edit(db, "1", changes, retyped=None, now=NOW)
        assert contacts.find(db, "1").details == ANA


def test_an_empty_value_empties_a_field(home: Path) -> None:
    """An address that is gone is no longer confirmed."""
    with open_database(home) as db:
        add(db)
        after = contacts.edit(db, "1", Changes(email="", phones=("",)), retyped=None, now=NOW).details

    assert (after.email, after.email_confirmed_at, after.phones) == (None, None, ())


def test_a_merge_takes_over_what_the_other_knew_and_is_undone_whole(home: Path) -> None:
    """Details, seats and grounds move; undo brings both contacts back as they were."""
    with open_database(home) as db:
        add(db)
        add(db, ContactDetails("A. Sousa", company="Q", phones=(Phone("2"),), notes="tall"))
        interviews.add(db, Interview("Acme", "Acme", "Planner", NOW, None))
        interviews.add(db, Interview("Both", "Both", "Planner", NOW, None))
        interviews.seat(db, "Acme", "2", Part.HR, "ships")
        interviews.seat(db, "Both", "1", Part.OTHER, None)
        interviews.seat(db, "Both", "2", Part.HR, "tea")
        panels = [interviews.get(db, name).panel for name in ("Acme", "Both")]
        one, two = contacts.find(db, "1"), contacts.find(db, "2")
        merged = contacts.merge(db, 1, 2, frozenset({Field.NAME}), NOW + timedelta(1))

        assert (merged.details.name, merged.details.company, merged.details.notes) == ("Ana Sousa", "Q", "tall")
        assert merged.details.phones == (Phone("1", "+1"), Phone("2"))
        assert [seat.contact_id for seat in interviews.get(db, "Acme").panel] == [1]
        assert [(seat.contact_id, seat.part, seat.topic) for seat in interviews.get(db, "Both").panel] == [
            (1, Part.OTHER, "tea")
        ]
        assert contacts.undo(db).what == "the merge of A. Sousa into Ana Sousa"
        assert [contacts.find(db, "1"), contacts.find(db, "2")] == [one, two]
        assert [interviews.get(db, name).panel for name in ("Acme", "Both")] == panels


def test_undo_takes_back_the_last_change_alone(home: Path) -> None:
    """After it there is nothing more to undo, and a sentence says so."""
    with open_database(home) as db:
        add(db)
        contacts.edit(db, "1", Changes(company="One"), retyped=None, now=NOW)
        contacts.edit(db, "1", Changes(company="Two"), retyped=None, now=NOW)
        contacts.undo(db)
        assert contacts.find(db, "1").details.company == "One"
        with pytest.raises(UsageError, match="nothing to undo"):
            contacts.undo(db)


def test_a_merge_needs_two_contacts(home: Path) -> None:
    """With itself, or with somebody gone, nothing happens."""
    with open_database(home) as db:
        add(db)
        for other in (1, 7):
            with pytest.raises(UsageError):
                contacts.merge(db, 1, other, frozenset(), NOW)


def test_a_name_wins_over_another_field(home: Path) -> None:
    """Sousa is who is called so, not who works at Sousa & Sons."""
    with open_database(home) as db:
        add(db)
        add(db, ContactDetails("Bill Karn", company="Sousa & Sons"))

        assert contacts.find(db, "sousa").id == 1
        assert contacts.find(db, "sons").id == 2
