"""Confirmed people."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice

from followup_cards.model import Contact, ContactDetails, Phone
from followup_cards.store.database import Transaction
from followup_cards.store.finding import index, keys_for, ways_to_find
from followup_cards.store.values import from_time, key_of, to_time

COLUMNS = (
    "name", "name_key", "given_name", "family_name", "email", "email_key", "email_confirmed_at", "company",
    "job_title", "address", "notes",
)  # fmt: skip

BATCH = 200
"""Rows for which the lists are loaded together."""


def add(tx: Transaction, details: ContactDetails, at: datetime) -> Contact:
    """Keep a new contact."""
    import uuid  # loads more than a command that lists contacts

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


def take_over(tx: Transaction, contact_id: int, other: int) -> None:
    """Give a contact another's seats, cards and their grounds; of two seats on one panel, its own stays."""
    both = {"own": contact_id, "other": other}
    tx.execute(
        "UPDATE panel SET topic = ifnull(panel.topic, other.topic), sent_at = ifnull(panel.sent_at, other.sent_at)"
        " FROM panel AS other WHERE panel.contact_id = :own AND other.contact_id = :other"
        " AND other.interview_id = panel.interview_id",
        both,
    )
    tx.execute("UPDATE OR IGNORE panel SET contact_id = :own WHERE contact_id = :other", both)
    tx.execute("UPDATE cards SET contact_id = :own WHERE contact_id = :other", both)
    tx.execute("UPDATE decisions SET contact_id = :own WHERE contact_id = :other", both)


def index_anew(tx: Transaction, contact_id: int) -> None:
    """Note what a contact is found by, after its rows were put back."""
    index(tx, contact_id, require(tx, contact_id).details)


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
    return tuple(each(tx))


def each(tx: Transaction) -> Iterator[Contact]:
    """Give all contacts by name, one after the other, without loading all of them."""
    yield from _loaded(tx, tx.execute("SELECT * FROM contacts ORDER BY name_key, id"))


def count(tx: Transaction) -> int:
    """Return how many contacts there are."""
    return int(tx.execute("SELECT count(*) FROM contacts").fetchone()[0])


def with_email(tx: Transaction, email: str, most: int = -1) -> tuple[Contact, ...]:
    """Return the contacts at an address, whatever its case, at most so many."""
    rows = tx.execute("SELECT * FROM contacts WHERE email_key = ? ORDER BY id LIMIT ?", (key_of(email), most))
    return _load(tx, rows)


def with_name(tx: Transaction, name: str) -> tuple[Contact, ...]:
    """Return the contacts of a name, whatever its case."""
    return _load(tx, tx.execute("SELECT * FROM contacts WHERE name_key = ? ORDER BY id", (key_of(name),)))


def matching(tx: Transaction, words: str) -> tuple[Contact, ...]:
    """Return the contacts that hold each of some words in any of their fields, by name."""
    ways = ways_to_find(words)
    if not ways:
        return ()
    where = " OR ".join(" AND ".join(["instr(folded, ?) > 0"] * len(way)) for way in ways)
    rows = tx.execute(
        "SELECT contacts.* FROM contact_texts CROSS JOIN contacts ON contacts.id = contact_texts.contact_id"  # noqa: S608 - only question marks are put in
        f" WHERE {where} ORDER BY name_key, contacts.id",
        [word for way in ways for word in way],
    )
    return _load(tx, rows)


def names_like(tx: Transaction, name: str, most: int) -> tuple[tuple[int, str], ...]:
    """Return the numbers and names of contacts whose name shares a key with another, for a closer look."""
    keys = keys_for(name)
    rows = tx.execute(
        f"SELECT DISTINCT contact_id, name FROM name_keys WHERE key IN ({', '.join('?' * len(keys))}) LIMIT {most:d}",  # noqa: S608 - only question marks are put in
        keys,
    )
    return tuple((row["contact_id"], row["name"]) for row in rows)


def some(tx: Transaction, ids: Sequence[int]) -> tuple[Contact, ...]:
    """Return contacts by their numbers; who is gone is left out."""
    rows = tx.execute(f"SELECT * FROM contacts WHERE id IN ({', '.join('?' * len(ids))}) ORDER BY id", ids)  # noqa: S608 - only question marks are put in
    return _load(tx, rows)


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
    index(tx, contact_id, details)


def _load(tx: Transaction, rows: Iterable[sqlite3.Row]) -> tuple[Contact, ...]:
    return tuple(_loaded(tx, rows))


def _loaded(tx: Transaction, rows: Iterable[sqlite3.Row]) -> Iterator[Contact]:
    """Give the contacts of some rows, with their lists, a few hundred rows at a time."""
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        marks = ", ".join("?" * len(batch))
        ids = [row["id"] for row in batch]
        phones = defaultdict[int, list[Phone]](list)
        for row in tx.execute(f"SELECT * FROM phones WHERE contact_id IN ({marks}) ORDER BY position", ids):  # noqa: S608 - only question marks are put in
            phones[row["contact_id"]].append(Phone(row["number"], row["e164"], row["kind"]))
        websites = defaultdict[int, list[str]](list)
        for row in tx.execute(f"SELECT * FROM websites WHERE contact_id IN ({marks}) ORDER BY position", ids):  # noqa: S608 - only question marks are put in
            websites[row["contact_id"]].append(row["url"])
        for row in batch:
            yield _contact(row, tuple(phones[row["id"]]), tuple(websites[row["id"]]))


def _contact(row: sqlite3.Row, phones: tuple[Phone, ...], websites: tuple[str, ...]) -> Contact:
    details = ContactDetails(
        name=row["name"],
        given_name=row["given_name"],
        family_name=row["family_name"],
        email=row["email"],
        email_confirmed_at=from_time(row["email_confirmed_at"]),
        company=row["company"],
        job_title=row["job_title"],
        phones=phones,
        websites=websites,
        address=row["address"],
        notes=row["notes"],
    )
    return Contact(
        id=row["id"],
        uid=row["uid"],
        details=details,
        created_at=datetime.fromisoformat(row["created_at"]),
        updated_at=datetime.fromisoformat(row["updated_at"]),
    )
