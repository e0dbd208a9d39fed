"""Forgetting people for good: contacts, cards, photographs, crops, backups, and what could be undone."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from followup_cards.errors import UsageError
from followup_cards.model import Contact, Quad
from followup_cards.store import cards, contacts, erasures, photos, purge
from followup_cards.store.database import Database

DRAFTS = "drafts"
"""Where drafts go when nothing else is said; those elsewhere are the person's own files."""
UNITS = {"d": 1, "w": 7, "m": 30, "y": 365}
"""Days in what an age is given in."""


@dataclass(frozen=True)
class ToForget:
    """Who and what would be forgotten."""

    contacts: tuple[Contact, ...]
    cards: tuple[int, ...]


def age_of(text: str) -> timedelta:
    """Return the age that a person typed, such as 90d, 12w, 6m or 1y.

    Raises:
        UsageError: it is no age.
    """
    found = re.fullmatch(r"(\d{1,4})\s*([dwmy])(?:ays?|eeks?|onths?|ears?)?", text.strip().casefold())  # 90d, 12 weeks
    if found is None:
        raise UsageError(f'"{text}" is no age. Write a number with d, w, m or y: 90d is ninety days.')
    return timedelta(days=int(found[1]) * UNITS[found[2]])


def to_forget(db: Database, chosen: Sequence[Contact], older_than: timedelta | None, now: datetime) -> ToForget:
    """Return what forgetting some contacts, and everything of some age, would remove; nothing is changed."""
    with db.reading() as tx:
        people = {contact.id: contact for contact in chosen}
        numbers: tuple[int, ...] = ()
        if older_than is not None:
            before = now - older_than
            people |= {number: contacts.require(tx, number) for number in purge.stale_contacts(tx, before)}
            numbers = purge.stale_cards(tx, before)
        numbers = tuple(sorted({*numbers, *purge.cards_of(tx, people)}))
    return ToForget(tuple(people.values()), numbers)


def forget(db: Database, what: ToForget) -> purge.Purged:
    """Remove it from the store, then its pictures; a photo that shows other cards too stays, this card painted over."""
    remove_drafts(db.home, addresses_of(db, what))
    with db.transaction() as tx:
        done = purge.purge(tx, [contact.id for contact in what.contacts], what.cards)
    finish(db)
    return done


def finish(db: Database) -> None:
    """Remove what is left as files of people who are gone from the store: now, or when an earlier try was cut short.

    Raises:
        StoreFailure: a picture can't be removed, or the store's log can't be cut; it is tried again the next time.
    """
    with db.reading() as tx:
        open_ones = erasures.every(tx)
    if not open_ones:
        return
    with db.transaction() as tx:  # nobody keeps a new picture meanwhile
        erasures.sweep(tx, db.home)
    covers = defaultdict[str, list[Quad]](list)
    for cover in (cover for erasure in open_ones for cover in erasure.covers):
        covers[cover.kept].append(cover.corners)
    for kept, corners in covers.items():
        paint_over(db, kept, corners)
    if covers:
        photos.remove_crops(db.home)  # also those of other cards: they may show a little of what is covered now
    db.forget()
    with db.transaction() as tx:
        for erasure in open_ones:
            erasures.done(tx, erasure)


def paint_over(db: Database, kept: str, areas: Sequence[Quad]) -> None:
    """Cover cards on a kept photo."""
    from followup_cards.service.pictures import covered_jpeg

    path = photos.path_of(db.home, kept)
    if path.exists():
        photos.write(path, covered_jpeg(path.read_bytes(), areas))


def addresses_of(db: Database, what: ToForget) -> set[str]:
    """Return every address by which a draft may name who is to be forgotten: theirs, and those on their cards."""
    with db.reading() as tx:
        read = [review for card_id in what.cards if (review := cards.get(tx, card_id))]
    on_cards = {email.value for review in read for email in review.reading.emails}
    return {person.details.email for person in what.contacts if person.details.email} | on_cards


def remove_drafts(home: Path, addresses: Iterable[str]) -> None:
    """Remove the drafts in the home that name an address, and pages that show such a draft."""
    sought = [address.casefold().encode("utf-8", "replace") for address in addresses]
    for file in (home / DRAFTS).rglob("*"):
        if file.is_file() and any(address in file.read_bytes().lower() for address in sought):
            photos.erase(file)
