"""Cards that were read, what the person decided about each, and on what grounds."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from followup_cards.model import Decision, Evidence, Reading, Review, Side
from followup_cards.store.database import Transaction
from followup_cards.store.readings import evidence_to_json, reading_from_json, reading_to_json
from followup_cards.store.values import from_time, to_time

REVIEWS = """
SELECT cards.id, photos.source, photos.digest, photos.page, photos.taken_at, photos.kept, cards.reading,
       cards.decision, interviews.name AS interview, backs.id AS back, backs.reading AS back_reading,
       back_photos.source AS back_source, back_photos.digest AS back_digest, back_photos.page AS back_page
FROM cards JOIN photos ON photos.id = cards.photo_id LEFT JOIN interviews ON interviews.id = cards.interview_id
     LEFT JOIN cards AS backs ON backs.front_id = cards.id
     LEFT JOIN photos AS back_photos ON back_photos.id = backs.photo_id
"""
"""Cards with their other sides; a back is found in its own row too, and left out by `front_id IS NULL`."""


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


def pending(tx: Transaction, most: int = -1) -> tuple[Review, ...]:
    """Return the cards that wait for a decision, in the order in which they were read: the first so many, or all."""
    where = "WHERE cards.decision = 'pending' AND cards.front_id IS NULL ORDER BY cards.id LIMIT ?"
    return tuple(_review(row) for row in tx.execute(REVIEWS + where, (most,)).fetchall())


def pending_numbers(tx: Transaction) -> tuple[int, ...]:
    """Return the numbers of all cards that wait for a decision, in the order in which they were read."""
    rows = tx.execute("SELECT id FROM cards WHERE decision = 'pending' AND front_id IS NULL ORDER BY id")
    return tuple(row["id"] for row in rows)


def of_photo(tx: Transaction, digest: str) -> tuple[Review, ...]:
    """Return the cards of one photographed file, decided or not; it may show either side of a card."""
    shown = (
        "SELECT ifnull(cards.front_id, cards.id) FROM cards JOIN photos ON photos.id = cards.photo_id WHERE digest = ?"
    )
    where = f"WHERE cards.id IN ({shown}) ORDER BY cards.id"
    rows = tx.execute(REVIEWS + where, (digest,)).fetchall()
    return tuple(_review(row) for row in rows)


def get(tx: Transaction, card_id: int) -> Review | None:
    """Return one card, by the number of either side, or None when there is none with that id."""
    where = "WHERE cards.id = (SELECT ifnull(front_id, id) FROM cards WHERE id = ?)"
    row = tx.execute(REVIEWS + where, (card_id,)).fetchone()
    return None if row is None else _review(row)


def confirmed_as(tx: Transaction, contact_id: int) -> tuple[Review, ...]:
    """Return the cards of which a contact came."""
    where = "WHERE cards.contact_id = ? AND cards.decision = 'confirmed' AND cards.front_id IS NULL ORDER BY cards.id"
    return tuple(_review(row) for row in tx.execute(REVIEWS + where, (contact_id,)).fetchall())


def read_otherwise(tx: Transaction, card_id: int, reading: Reading) -> None:
    """Put another reading in the place of what was read on one side, and let it wait for a decision again."""
    tx.execute("UPDATE cards SET reading = ?, decision = 'pending' WHERE id = ?", (reading_to_json(reading), card_id))


def name_interview(tx: Transaction, card_id: int, interview_id: int) -> None:
    """Say which interview a card was collected at."""
    tx.execute(
        "UPDATE cards SET interview_id = :interview WHERE id = :card OR front_id = :card",
        {"interview": interview_id, "card": card_id},
    )


def decide(tx: Transaction, card_id: int, decision: Decision, contact_id: int | None) -> None:
    """Note what became of a card, both sides of it."""
    tx.execute(
        "UPDATE cards SET decision = :decision, contact_id = :contact WHERE id = :card OR front_id = :card",
        {"decision": decision.value, "contact": contact_id, "card": card_id},
    )


def might_be_joined(tx: Transaction, card_id: int, decided: int | None, most: int) -> tuple[Review, ...]:
    """Return other cards of one side, the nearest first: those that wait, and one that was just decided."""
    where = (
        "WHERE cards.front_id IS NULL AND backs.id IS NULL AND (cards.decision = 'pending' OR cards.id = :decided)"
        " AND cards.id <> :card"
        " ORDER BY abs(cards.id - :card), cards.id LIMIT :most"
    )
    rows = tx.execute(REVIEWS + where, {"card": card_id, "decided": decided, "most": most}).fetchall()
    return tuple(_review(row) for row in rows)


def on_photo(tx: Transaction, card_id: int) -> int:
    """Return how many cards there are on a card's photo."""
    row = tx.execute(
        "SELECT count(*) FROM cards WHERE photo_id = (SELECT photo_id FROM cards WHERE id = ?)", (card_id,)
    ).fetchone()
    return int(row[0])


def join(tx: Transaction, front: int, back: int) -> None:
    """Note that a card is the other side of another."""
    tx.execute("UPDATE cards SET front_id = ? WHERE id = ?", (front, back))


def take_apart(tx: Transaction, front: int) -> None:
    """Let the two sides of a card be two cards again."""
    tx.execute("UPDATE cards SET front_id = NULL WHERE front_id = ?", (front,))


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
        back=None if row["back"] is None else _back(row),
    )


def _back(row: sqlite3.Row) -> Side:
    return Side(
        card=row["back"],
        photo=row["back_source"],
        digest=row["back_digest"],
        page=row["back_page"] or None,
        reading=reading_from_json(row["back_reading"]),
    )
