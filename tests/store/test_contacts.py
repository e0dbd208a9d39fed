"""Contacts in the store."""

from pathlib import Path

import pytest

from followup_cards.model import ContactDetails, Interview, Part, Phone
from followup_cards.store import contacts, interviews
from followup_cards.store.database import open_database
from tests.recorded import NOW

ANA = ContactDetails("Ana Sousa", email="Ana@Quilmora.example", phones=(Phone("1"), Phone("2")), company="50% Ltd")


@pytest.mark.parametrize(
    ("words", "found"),
    [("sousa", True), ("QUILMORA", True), ("50%", True), ("5_%", False), ("nobody", False)],
)
def test_words_are_found_in_name_address_and_company(home: Path, words: str, found: object) -> None:
    """Case doesn't count, and the signs that SQL takes for wildcards are themselves."""
    with open_database(home) as db, db.transaction() as tx:
        contacts.add(tx, ANA, NOW)
        assert bool(contacts.matching(tx, words)) is found


def test_an_update_replaces_lists(home: Path) -> None:
    """Phones that were taken away are gone, in the order given."""
    with open_database(home) as db, db.transaction() as tx:
        added = contacts.add(tx, ANA, NOW)
        changed = contacts.update(tx, added.id, ContactDetails("Ana", phones=(Phone("2"),)), NOW)

    assert changed.details.phones == (Phone("2"),)
    assert changed.uid == added.uid


def test_removal_takes_the_seat_with_it(home: Path) -> None:
    """No panel keeps somebody who is no longer a contact."""
    with open_database(home) as db, db.transaction() as tx:
        added = contacts.add(tx, ANA, NOW)
        interview_id = interviews.add(tx, Interview("Acme", "Acme Ltd", "Planner", NOW, None))
        interviews.seat(tx, interview_id, added.id, Part.HR)
        contacts.remove(tx, added.id)

        assert interviews.get(tx, interview_id).panel == ()
        assert contacts.get(tx, added.id) is None
