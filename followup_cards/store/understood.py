"""Whether everything in a store can be understood: SQLite knows a damaged page, but not a damaged value."""

import sqlite3

from followup_cards.store import cards, contacts, interviews
from followup_cards.store.backups import fault_found
from followup_cards.store.database import Transaction, prepare_to_read
from followup_cards.store.migrations import STEPS, version_of


def fault_in_content(opened: sqlite3.Connection) -> str | None:
    """Return what is wrong with an open store, its file or a value in it; older layouts are judged by the file."""
    try:
        if (fault := fault_found(opened)) is not None or version_of(opened) != len(STEPS):
            return fault
        prepare_to_read(opened)
        _read_everything(opened)
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError) as error:
        return f"something in it can't be understood ({type(error).__name__})"
    return None


def _read_everything(tx: Transaction) -> None:
    for _ in contacts.each(tx):
        pass
    for row in tx.execute("SELECT id FROM cards").fetchall():
        cards.get(tx, row["id"])
    interviews.every(tx)
