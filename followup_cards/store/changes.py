"""The last change to contacts, with what it takes to undo it: the rows as they were, whole."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from followup_cards.store import contacts
from followup_cards.store.database import Transaction
from followup_cards.store.values import to_time

Row = dict[str, Any]
"""One row as SQLite gave it, inside this module only."""

TABLES = ("contacts", "phones", "websites", "panel", "decisions")
"""What belongs to a contact, in the order in which rows can be put back."""


@dataclass(frozen=True)
class Before:
    """The state of some contacts, and of one card, before a change."""

    ids: tuple[int, ...]
    rows: dict[str, list[Row]]
    cards: list[Row]


@dataclass(frozen=True)
class LastChange:
    """What the last change was, in words, and when it was made."""

    what: str
    at: datetime


class Overtaken(Exception):  # noqa: N818 - it is an answer: the change can't be undone any more
    """What the last change touched was changed again by something that can't be undone."""


def before(tx: Transaction, ids: Iterable[int], card_id: int | None = None) -> Before:
    """Return the state of contacts (and of a card that is being decided) as it is now."""
    chosen = tuple(ids)
    marks = ", ".join("?" * len(chosen))
    rows = {table: _rows(tx, table, chosen) for table in TABLES}
    cards = tx.execute(
        f"SELECT id, decision, contact_id FROM cards WHERE contact_id IN ({marks}) OR id = ? OR front_id = ?",  # noqa: S608 - only question marks are put in
        (*chosen, card_id, card_id),
    )
    return Before(chosen, rows, [dict(row) for row in cards])


def keep(tx: Transaction, what: str, state: Before, at: datetime, made: Iterable[int] = ()) -> None:
    """Keep a change, so that it can be undone, in the place of the one before; `made` are contacts that are new."""
    ids = (*state.ids, *made)
    kept = {
        "ids": ids,
        "rows": state.rows,
        "cards": state.cards,
        "stamps": _stamps(tx, ids),
        "seats": [_seat(row) for row in _rows(tx, "panel", ids)],
    }
    tx.execute(
        "INSERT OR REPLACE INTO last_change (one, what, changed_at, state) VALUES (1, ?, ?, ?)",
        (what, to_time(at), json.dumps(kept)),
    )


def last(tx: Transaction) -> LastChange | None:
    """Return the change that can be undone."""
    row = tx.execute("SELECT what, changed_at FROM last_change").fetchone()
    return LastChange(row["what"], datetime.fromisoformat(row["changed_at"])) if row else None


def is_about(tx: Transaction, card_id: int) -> bool:
    """Say whether the last change was the confirmation of a card, and nothing has overtaken it."""
    row = tx.execute("SELECT state FROM last_change").fetchone()
    state = json.loads(row["state"]) if row else {"cards": [], "ids": [], "stamps": []}
    pending = any(card["id"] == card_id and card["decision"] == "pending" for card in state["cards"])
    return pending and _stamps(tx, tuple(state["ids"])) == state["stamps"]


def card_of_last(tx: Transaction) -> int | None:
    """Return the card (its front) that the last change confirmed, where that can still be undone."""
    row = tx.execute("SELECT state FROM last_change").fetchone()
    waited = [card["id"] for card in json.loads(row["state"])["cards"] if card["decision"] == "pending"] if row else []
    return min(waited) if waited and is_about(tx, min(waited)) else None


def forget(tx: Transaction) -> None:
    """Forget the last change; it can't be undone any more."""
    tx.execute("DELETE FROM last_change")


def undo(tx: Transaction) -> None:
    """Put back what the last change changed; seats taken, and messages sent, since then stay.

    Raises:
        Overtaken: one of the contacts was changed since.
    """
    state = cast("dict[str, Any]", json.loads(tx.execute("SELECT state FROM last_change").fetchone()["state"]))
    ids = tuple(state["ids"])
    if _stamps(tx, ids) != state["stamps"]:
        raise Overtaken
    seats = _rows(tx, "panel", ids)
    for contact_id in ids:
        contacts.remove(tx, contact_id)
    for table in TABLES[:-2]:
        _put_back(tx, table, state["rows"][table])
    _put_back(tx, "panel", _seats_after(state, seats))
    for card in state["cards"]:
        tx.execute("UPDATE cards SET decision = :decision, contact_id = :contact_id WHERE id = :id", card)
    _put_back(tx, "decisions", [row for row in state["rows"]["decisions"] if _exists(tx, "cards", row["card_id"])])
    for row in state["rows"]["contacts"]:
        contacts.index_anew(tx, row["id"])
    forget(tx)


def _seats_after(state: dict[str, Any], now: list[Row]) -> list[Row]:
    """Return the seats to be put back: those of before, with what was sent since, and those taken since."""
    old: list[Row] = state["rows"]["panel"]
    sent = {row["interview_id"]: row["sent_at"] for row in now if row["sent_at"]}
    known = {tuple(seat) for seat in state["seats"]} | {tuple(_seat(row)) for row in old}
    there = {row["id"] for row in state["rows"]["contacts"]}
    since = [row for row in now if tuple(_seat(row)) not in known and row["contact_id"] in there]
    return [{**row, "sent_at": row["sent_at"] or sent.get(row["interview_id"])} for row in old] + since


def _seat(row: Row) -> list[int]:
    return [row["interview_id"], row["contact_id"]]


def _rows(tx: Transaction, table: str, ids: tuple[int, ...]) -> list[Row]:
    key = "id" if table == "contacts" else "contact_id"
    marks = ", ".join("?" * len(ids))
    return [dict(row) for row in tx.execute(f"SELECT * FROM {table} WHERE {key} IN ({marks})", ids)]  # noqa: S608 - our own table names


def _put_back(tx: Transaction, table: str, rows: Iterable[Row]) -> None:
    for row in rows:
        if table == "panel" and not _exists(tx, "interviews", row["interview_id"]):
            continue
        names = ", ".join(row)
        tx.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))  # noqa: S608 - our own column names


def _exists(tx: Transaction, table: str, row_id: int) -> bool:
    return tx.execute(f"SELECT 1 FROM {table} WHERE id = ?", (row_id,)).fetchone() is not None  # noqa: S608 - our own table names


def _stamps(tx: sqlite3.Connection, ids: tuple[int, ...]) -> list[list[Any]]:
    """Return when each contact was changed, by which a later change shows."""
    return sorted([row["id"], row["updated_at"]] for row in _rows(tx, "contacts", ids))
