"""Forgetting people for good: which contacts and cards are old enough, and what of the photos goes with them."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from followup_cards.store import changes, contacts, erasures
from followup_cards.store.database import Transaction
from followup_cards.store.erasures import Cover
from followup_cards.store.readings import reading_from_json
from followup_cards.store.values import to_time


@dataclass(frozen=True)
class Purged:
    """What is gone from the store; what is still to go as files is noted there."""

    contacts: tuple[int, ...]
    cards: tuple[int, ...]
    photos: tuple[str, ...]
    """The kept files of photos of which no card is left."""


def stale_contacts(tx: Transaction, before: datetime) -> tuple[int, ...]:
    """Return the contacts not touched since a time, except who sat on the panel of a later interview."""
    rows = tx.execute(
        "SELECT id FROM contacts WHERE julianday(updated_at) < julianday(:before) AND NOT EXISTS (SELECT 1 FROM panel"
        " JOIN interviews ON interviews.id = panel.interview_id"
        " WHERE panel.contact_id = contacts.id AND julianday(interviews.ended_at) >= julianday(:before)) ORDER BY id",
        {"before": to_time(before)},
    )
    return tuple(row["id"] for row in rows)


def cards_of(tx: Transaction, people: Iterable[int]) -> tuple[int, ...]:
    """Return the cards that contacts came from."""
    found: set[int] = set()
    for contact_id in people:
        rows = tx.execute(
            "SELECT id FROM cards WHERE contact_id = :contact"
            " UNION SELECT card_id FROM decisions WHERE contact_id = :contact",
            {"contact": contact_id},
        )
        found.update(row["id"] for row in rows)
    return tuple(sorted(found))


def stale_cards(tx: Transaction, before: datetime) -> tuple[int, ...]:
    """Return the cards of nobody's (waiting, discarded, or of a removed contact) that were read before a time."""
    rows = tx.execute(
        "SELECT cards.id FROM cards JOIN photos ON photos.id = cards.photo_id"
        " WHERE cards.contact_id IS NULL AND julianday(photos.read_at) < julianday(:before) ORDER BY cards.id",
        {"before": to_time(before)},
    )
    return tuple(row["id"] for row in rows)


def purge(tx: Transaction, people: Collection[int], cards: Collection[int]) -> Purged:
    """Remove contacts and cards with all that is known of them, and the change that could be undone."""
    covers: list[Cover] = []
    touched: dict[int, str] = {}
    for card_id in cards:
        row = tx.execute(
            "SELECT photos.id AS photo, photos.kept, cards.reading FROM cards JOIN photos ON photos.id = cards.photo_id"
            " WHERE cards.id = ?",
            (card_id,),
        ).fetchone()
        touched[row["photo"]] = row["kept"]
        covers.append(Cover(row["kept"], reading_from_json(row["reading"]).corners))
        tx.execute("DELETE FROM cards WHERE id = ?", (card_id,))
    _forget_topics(tx, people)
    for contact_id in people:
        contacts.remove(tx, contact_id)
    changes.forget(tx)
    gone = tuple(kept for photo, kept in touched.items() if _without_cards(tx, photo))
    erasures.note(tx, tuple(cover for cover in covers if cover.kept not in gone))
    return Purged(tuple(people), tuple(cards), gone)


def _without_cards(tx: Transaction, photo_id: int) -> bool:
    """Remove a photo's row when no card of it is left; say whether it went."""
    removed = tx.execute(
        "DELETE FROM photos WHERE id = :photo AND NOT EXISTS (SELECT 1 FROM cards WHERE photo_id = :photo)",
        {"photo": photo_id},
    )
    return removed.rowcount > 0


def _forget_topics(tx: Transaction, people: Collection[int]) -> None:
    """Keep of what was spoken of, noted in answers by address, only what belongs to somebody who stays.

    Whoever goes may have had another address when it was noted, which nothing here tells any more.
    """
    rows = tx.execute("SELECT id, email FROM contacts WHERE email IS NOT NULL").fetchall()
    stay = {str(row["email"]).casefold() for row in rows if row["id"] not in people}
    for row in tx.execute("SELECT id, answers FROM interviews WHERE answers IS NOT NULL").fetchall():
        answers = json.loads(row["answers"])
        left = {
            address: topic
            for address, topic in answers["topics"].items()
            if address.casefold() in stay or _on_a_card(tx, address)
        }
        if left != answers["topics"]:
            tx.execute(
                "UPDATE interviews SET answers = ? WHERE id = ?", (json.dumps({**answers, "topics": left}), row["id"])
            )


def _on_a_card(tx: Transaction, address: str) -> bool:
    """Say whether an address was read on a card that stays: one that waits, for example."""
    found = tx.execute("SELECT 1 FROM cards WHERE instr(lower(reading), ?) LIMIT 1", (address.lower(),))
    return found.fetchone() is not None
