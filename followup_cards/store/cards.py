"""Cards that were read, what the person decided about each, and on what grounds."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from followup_cards.model import Decision, Evidence, Reading, Review
from followup_cards.store.database import Transaction
from followup_cards.store.values import evidence_to_json, from_time, reading_from_json, reading_to_json, to_time

REVIEWS = """
SELECT cards.id, photos.source, photos.digest, photos.page, photos.taken_at, photos.kept, cards.reading,
       cards.decision, interviews.name AS interview
FROM cards JOIN photos ON photos.id = cards.photo_id LEFT JOIN interviews ON interviews.id = cards.interview_id
"""


@dataclass(frozen=True)
class Decided:
    """One field of one card: what was read and why, what the person decided, and how they did it."""

    field: str
    was_read: str | None
    evidence: tuple[Evidence, ...]
    decided: str | None
    how: str


def add(tx: Transaction, photo_id: int, reading: Reading, interview_id: int | None) -> int:
    """Keep a reading until the person decides; return its id."""
    row = tx.execute(
        "INSERT INTO cards (photo_id, reading, decision, interview_id) VALUES (?, ?, 'pending', ?) RETURNING id",
        (photo_id, reading_to_json(reading), interview_id),
    ).fetchone()
    return int(row["id"])


def pending(tx: Transaction) -> tuple[Review, ...]:
    """Return all cards that wait for a decision, in the order in which they were read."""
    rows = tx.execute(REVIEWS + "WHERE cards.decision = 'pending' ORDER BY cards.id").fetchall()
    return tuple(_review(row) for row in rows)


def of_photo(tx: Transaction, digest: str) -> tuple[Review, ...]:
    """Return the cards of one photographed file, decided or not."""
    rows = tx.execute(REVIEWS + "WHERE photos.digest = ? ORDER BY cards.id", (digest,)).fetchall()
    return tuple(_review(row) for row in rows)


def get(tx: Transaction, card_id: int) -> Review | None:
    """Return one card, or None when there is none with that id."""
    row = tx.execute(REVIEWS + "WHERE cards.id = ?", (card_id,)).fetchone()
    return None if row is None else _review(row)


def confirmed_as(tx: Transaction, contact_id: int) -> tuple[Review, ...]:
    """Return the cards of which a contact came."""
    rows = tx.execute(
        REVIEWS + "WHERE cards.contact_id = ? AND cards.decision = 'confirmed' ORDER BY cards.id", (contact_id,)
    ).fetchall()
    return tuple(_review(row) for row in rows)


def read_otherwise(tx: Transaction, card_id: int, reading: Reading) -> None:
    """Put another reading in the place of a card's, and let the card wait for a decision again."""
    tx.execute("UPDATE cards SET reading = ?, decision = 'pending' WHERE id = ?", (reading_to_json(reading), card_id))


def name_interview(tx: Transaction, card_id: int, interview_id: int) -> None:
    """Say which interview a card was collected at."""
    tx.execute("UPDATE cards SET interview_id = ? WHERE id = ?", (interview_id, card_id))


def decide(tx: Transaction, card_id: int, decision: Decision, contact_id: int | None) -> None:
    """Note what became of a card."""
    tx.execute(
        "UPDATE cards SET decision = ?, contact_id = ? WHERE id = ?",
        (decision.value, contact_id, card_id),
    )


def log(tx: Transaction, card_id: int, contact_id: int | None, decided: Decided, at: datetime) -> None:
    """Keep the grounds of a decision."""
    tx.execute(
        "INSERT INTO decisions (card_id, contact_id, field, was_read, evidence, decided, how, decided_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            card_id,
            contact_id,
            decided.field,
            decided.was_read,
            evidence_to_json(decided.evidence),
            decided.decided,
            decided.how,
            to_time(at),
        ),
    )


def kept_photo(tx: Transaction, card_id: int) -> str | None:
    """Return the file name of the kept photo that a card was cut from."""
    row = tx.execute(
        "SELECT photos.kept FROM cards JOIN photos ON photos.id = cards.photo_id WHERE cards.id = ?", (card_id,)
    ).fetchone()
    return None if row is None else str(row["kept"])


def _review(row: sqlite3.Row) -> Review:
    return Review(
        id=row["id"],
        photo=row["source"],
        digest=row["digest"],
        page=row["page"] or None,
        taken_at=from_time(row["taken_at"]),
        reading=reading_from_json(row["reading"]),
        decision=Decision(row["decision"]),
        interview=row["interview"],
    )
