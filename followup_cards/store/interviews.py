"""Interviews, the panel of each, and the answers kept with it."""

import sqlite3
from datetime import datetime
from typing import TYPE_CHECKING

from followup_cards.model import Interview, PanelMember, Part, Scenario
from followup_cards.store import contacts
from followup_cards.store.database import Transaction
from followup_cards.store.values import answers_from_json, answers_to_json, from_time, key_of, to_time

if TYPE_CHECKING:  # not every command has to do with messages
    from followup_cards.model import Answers


def add(tx: Transaction, interview: Interview) -> int:
    """Keep a new interview (its panel is added member by member); return its id."""
    row = tx.execute(
        "INSERT INTO interviews (name, name_key, company, role, ended_at, zone, met, started_at, place)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            interview.name,
            key_of(interview.name),
            interview.company,
            interview.role,
            to_time(interview.ended_at),
            interview.zone,
            interview.met,
            to_time(interview.started_at),
            interview.place,
        ),
    ).fetchone()
    return int(row["id"])


def update(tx: Transaction, interview_id: int, interview: Interview) -> None:
    """Put new facts in the place of the old; the panel stays as it is."""
    tx.execute(
        "UPDATE interviews SET company = ?, role = ?, ended_at = ?, zone = ?, met = ?, started_at = ?, place = ?"
        " WHERE id = ?",
        (
            interview.company,
            interview.role,
            to_time(interview.ended_at),
            interview.zone,
            interview.met,
            to_time(interview.started_at),
            interview.place,
            interview_id,
        ),
    )


def id_of(tx: Transaction, name: str) -> int | None:
    """Return an interview's id by its name, whatever its case."""
    row = tx.execute("SELECT id FROM interviews WHERE name_key = ?", (key_of(name),)).fetchone()
    return None if row is None else int(row["id"])


def get(tx: Transaction, interview_id: int) -> Interview:
    """Return an interview that is known to be there, with its panel."""
    row = tx.execute("SELECT * FROM interviews WHERE id = ?", (interview_id,)).fetchone()
    return _interview(tx, row)


def every(tx: Transaction) -> tuple[Interview, ...]:
    """Return all interviews, the latest first."""
    rows = tx.execute("SELECT * FROM interviews").fetchall()
    found = [_interview(tx, row) for row in rows]
    return tuple(sorted(found, key=lambda interview: interview.ended_at, reverse=True))


def seat(tx: Transaction, interview_id: int, contact_id: int, part: Part) -> None:
    """Put a contact on the panel, or change the part that they played."""
    tx.execute(
        "INSERT INTO panel (interview_id, contact_id, part) VALUES (?, ?, ?)"
        " ON CONFLICT (interview_id, contact_id) DO UPDATE SET part = excluded.part",
        (interview_id, contact_id, part.value),
    )


def set_topic(tx: Transaction, interview_id: int, contact_id: int, topic: str | None) -> None:
    """Note what the candidate and a panel member spoke of."""
    tx.execute(
        "UPDATE panel SET topic = ? WHERE interview_id = ? AND contact_id = ?",
        (topic, interview_id, contact_id),
    )


def set_note(tx: Transaction, interview_id: int, contact_id: int, note: str | None) -> None:
    """Keep what the candidate wants to remember of a panel member."""
    tx.execute(
        "UPDATE panel SET note = ? WHERE interview_id = ? AND contact_id = ?",
        (note, interview_id, contact_id),
    )


def mark_sent(tx: Transaction, interview_id: int, contact_id: int, at: datetime | None) -> None:
    """Note that the person sent the message to a panel member, or that it did not arrive."""
    tx.execute(
        "UPDATE panel SET sent_at = ? WHERE interview_id = ? AND contact_id = ?",
        (to_time(at), interview_id, contact_id),
    )


def mark_drafted(tx: Transaction, interview_id: int, contact_id: int, scenario: Scenario | None) -> None:
    """Note the scenario of the last draft for a panel member; None when there is no draft any more."""
    tx.execute(
        "UPDATE panel SET drafted_as = ? WHERE interview_id = ? AND contact_id = ?",
        (scenario.value if scenario else None, interview_id, contact_id),
    )


def seats_of(tx: Transaction, contact_id: int) -> tuple[tuple[int, datetime | None], ...]:
    """Return the interviews on whose panel a contact is, each with when the message was sent."""
    rows = tx.execute("SELECT interview_id, sent_at FROM panel WHERE contact_id = ?", (contact_id,)).fetchall()
    return tuple((row["interview_id"], from_time(row["sent_at"])) for row in rows)


def note_bounce(tx: Transaction, contact_id: int, address: str, at: datetime) -> None:
    """Note that a message to a contact's address came back."""
    tx.execute(
        "INSERT OR REPLACE INTO bounces (contact_id, address_key, bounced_at) VALUES (?, ?, ?)",
        (contact_id, key_of(address), to_time(at)),
    )


def has_bounced(tx: Transaction, contact_id: int, address: str) -> bool:
    """Say whether a message to a contact's address ever came back."""
    row = tx.execute(
        "SELECT 1 FROM bounces WHERE contact_id = ? AND address_key = ?", (contact_id, key_of(address))
    ).fetchone()
    return row is not None


def answers(tx: Transaction, interview_id: int) -> "Answers":
    """Return the answers kept with an interview."""
    from followup_cards.model import Answers

    row = tx.execute("SELECT answers FROM interviews WHERE id = ?", (interview_id,)).fetchone()
    return answers_from_json(row["answers"]) if row["answers"] else Answers()


def keep_answers(tx: Transaction, interview_id: int, said: "Answers") -> None:
    """Keep the candidate's answers with an interview."""
    tx.execute("UPDATE interviews SET answers = ? WHERE id = ?", (answers_to_json(said), interview_id))


def _interview(tx: Transaction, row: sqlite3.Row) -> Interview:
    members = tx.execute("SELECT * FROM panel WHERE interview_id = ? ORDER BY rowid", (row["id"],)).fetchall()
    return Interview(
        name=row["name"],
        company=row["company"],
        role=row["role"],
        ended_at=datetime.fromisoformat(row["ended_at"]),
        zone=row["zone"],
        panel=tuple(_member(tx, member) for member in members),
        met=row["met"],
        started_at=from_time(row["started_at"]),
        place=row["place"],
    )


def _member(tx: Transaction, row: sqlite3.Row) -> PanelMember:
    contact = contacts.require(tx, row["contact_id"])
    email, confirmed = contact.details.email, contact.details.email_confirmed_at
    return PanelMember(
        details=contact.details,
        part=Part(row["part"]),
        contact_id=contact.id,
        uid=contact.uid,
        topic=row["topic"],
        sent_at=from_time(row["sent_at"]),
        drafted_as=Scenario(row["drafted_as"]) if row["drafted_as"] else None,
        note=row["note"],
        bounced=email is not None and confirmed is None and has_bounced(tx, contact.id, email),
    )
