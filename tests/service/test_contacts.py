"""Contacts found by what a person types, and changed."""

from pathlib import Path

import pytest

from followup_cards.errors import UnknownName, UsageError
from followup_cards.model import ContactDetails, Phone
from followup_cards.service import contacts
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
