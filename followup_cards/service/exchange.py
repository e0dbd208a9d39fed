"""Contacts and panels as files of other programs."""

from pathlib import Path

from followup_cards.export import drafter
from followup_cards.export.destination import write_atomically
from followup_cards.export.formats import FORMATS
from followup_cards.service import interviews
from followup_cards.service.contacts import resolve
from followup_cards.store import contacts
from followup_cards.store.database import Database


def contacts_file(db: Database, name: str, who: tuple[str, ...]) -> tuple[bytes, int]:
    """Return contacts in a format, all or those named, and how many there are.

    Raises:
        UnknownName: somebody who is named is not a contact, or could be several.
    """
    with db.reading() as tx:
        found = tuple({contact.id: contact for contact in (resolve(tx, text) for text in who)}.values())
        chosen = found if who else contacts.every(tx)
    return FORMATS[name].write(chosen), len(chosen)


def panel_file(db: Database, interview: str) -> tuple[bytes, int]:
    """Return an interview with its panel as the file that `draft --contacts` takes, and how many it holds."""
    one = interviews.get(db, interview)
    return drafter.write(one), len(one.panel)


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        DestinationFailure: it can't be written.
    """
    write_atomically(path, data)
