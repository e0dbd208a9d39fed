"""Confirmed people."""

import sqlite3
import uuid
from collections.abc import Iterable
from datetime import datetime

from followup_cards.model import Contact, ContactDetails, Phone
from followup_cards.store.database import Transaction
from followup_cards.store.values import from_time, key_of, to_time

COLUMNS = (
    "name", "name_key", "given_name", "family_name", "email", "email_key", "email_confirmed_at", "company",
    "job_title", "address", "notes",
)  # fmt: skip


def add(tx: Transaction, details: ContactDetails, at: datetime) -> Contact:
    """Keep a new contact."""
    names = ("uid", *COLUMNS, "created_at", "updated_at")
    row = tx.execute(
        f"INSERT INTO contacts ({', '.join(names)}) VALUES ({', '.join('?' * len(names))}) RETURNING id",  # noqa: S608 - our own column names
        (str(uuid.uuid4()), *_columns(details), to_time(at), to_time(at)),
    ).fetchone()
    _write_lists(tx, row["id"], details)
    return require(tx, row["id"])


def update(tx: Transaction, contact_id: int, details: ContactDetails, at: datetime) -> Contact:
    """Put new details in the place of the old."""
    assignments = ", ".join(f"{name} = ?" for name in COLUMNS)
    tx.execute(
        f"UPDATE contacts SET {assignments}, updated_at = ? WHERE id = ?",  # noqa: S608 - our own column names
        (*_columns(details), to_time(at), contact_id),
    )
    _write_lists(tx, contact_id, details)
    return require(tx, contact_id)


def remove(tx: Transaction, contact_id: int) -> None:
    """Remove a contact with everything that was decided about it."""
    tx.execute("DELETE FROM contacts WHERE id = ?", (contact_id,))


def require(tx: Transaction, contact_id: int) -> Contact:
    """Return a contact that is known to be there."""
    found = get(tx, contact_id)
    if found is None:
        message = f"contact {contact_id} is gone"
        raise LookupError(message)
    return found


def get(tx: Transaction, contact_id: int) -> Contact | None:
    """Return one contact, or None when there is none with that id."""
    found = _load(tx, tx.execute("SELECT * FROM contacts WHERE id = ?", (contact_id,)))
    return found[0] if found else None


def every(tx: Transaction) -> tuple[Contact, ...]:
    """Return all contacts by name."""
    return _load(tx, tx.execute("SELECT * FROM contacts ORDER BY name_key, id"))


def with_email(tx: Transaction, email: str) -> tuple[Contact, ...]:
    """Return the contacts at an address, whatever its case."""
    return _load(tx, tx.execute("SELECT * FROM contacts WHERE email_key = ? ORDER BY id", (key_of(email),)))


def with_name(tx: Transaction, name: str) -> tuple[Contact, ...]:
    """Return the contacts of a name, whatever its case."""
    return _load(tx, tx.execute("SELECT * FROM contacts WHERE name_key = ? ORDER BY id", (key_of(name),)))


def matching(tx: Transaction, words: str) -> tuple[Contact, ...]:
    """Return the contacts that hold some words in their name, address or company."""
    like = "%" + key_of(words).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    return _load(
        tx,
        tx.execute(
            "SELECT * FROM contacts WHERE name_key LIKE :like ESCAPE '\\' OR email_key LIKE :like ESCAPE '\\'"
            " OR company LIKE :like ESCAPE '\\' ORDER BY name_key, id",
            {"like": like},
        ),
    )


def _columns(details: ContactDetails) -> tuple[str | None, ...]:
    return (
        details.name,
        key_of(details.name),
        details.given_name,
        details.family_name,
        details.email,
        key_of(details.email) if details.email else None,
        to_time(details.email_confirmed_at),
        details.company,
        details.job_title,
        details.address,
        details.notes,
    )


def _write_lists(tx: Transaction, contact_id: int, details: ContactDetails) -> None:
    tx.execute("DELETE FROM phones WHERE contact_id = ?", (contact_id,))
    tx.execute("DELETE FROM websites WHERE contact_id = ?", (contact_id,))
    tx.executemany(
        "INSERT INTO phones (contact_id, position, number, e164, kind) VALUES (?, ?, ?, ?, ?)",
        [(contact_id, n, phone.number, phone.e164, phone.kind) for n, phone in enumerate(details.phones)],
    )
    tx.executemany(
        "INSERT INTO websites (contact_id, position, url) VALUES (?, ?, ?)",
        [(contact_id, n, url) for n, url in enumerate(details.websites)],
    )


def _load(tx: Transaction, rows: Iterable[sqlite3.Row]) -> tuple[Contact, ...]:
    return tuple(_contact(tx, row) for row in list(rows))


def _contact(tx: Transaction, row: sqlite3.Row) -> Contact:
    contact_id = row["id"]
    phones = tx.execute("SELECT * FROM phones WHERE contact_id = ? ORDER BY position", (contact_id,))
    websites = tx.execute("SELECT url FROM websites WHERE contact_id = ? ORDER BY position", (contact_id,))
    details = ContactDetails(
        name=row["name"],
        given_name=row["given_name"],
        family_name=row["family_name"],
        email=row["email"],
        email_confirmed_at=from_time(row["email_confirmed_at"]),
        company=row["company"],
        job_title=row["job_title"],
        phones=tuple(Phone(phone["number"], phone["e164"], phone["kind"]) for phone in phones.fetchall()),
        websites=tuple(site["url"] for site in websites.fetchall()),
        address=row["address"],
        notes=row["notes"],
    )
    return Contact(
        id=contact_id,
        uid=row["uid"],
        details=details,
        created_at=datetime.fromisoformat(row["created_at"]),
        updated_at=datetime.fromisoformat(row["updated_at"]),
    )
