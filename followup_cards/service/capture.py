"""From a photograph to confirmed contacts: read, kept pending, decided card by card."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from followup_cards.confirmation.duplicates import Duplicate, likely_same
from followup_cards.confirmation.likeness import Likeness, likeness
from followup_cards.confirmation.questions import Discarded, Joined, Later, Outcome, TakenApart
from followup_cards.confirmation.review import Progress, start
from followup_cards.errors import UsageError
from followup_cards.model import Candidate, Contact, ContactDetails, Decision, PhotoReading, Review
from followup_cards.service.confirming import confirm
from followup_cards.service.contacts import resolve
from followup_cards.service.developing import LOST, Develop, here
from followup_cards.service.interviews import require_id
from followup_cards.service.photographs import unreadable
from followup_cards.service.two_sides import join, side_of, sides_of, take_apart, whole
from followup_cards.store import cards, changes, contacts, photos
from followup_cards.store.database import Database, Transaction

ReadPhoto = Callable[[Path], list[PhotoReading]]
"""What reads one file, page by page; the engines are behind it."""

MOST_ALIKE = 200
"""Names that share a key with a card's and are looked at; nobody has so many namesakes worth asking about."""

MOST_COMPARED = 20
"""Contacts of a like name, or at the same address, that are compared with a card field by field."""

CROP_MARGIN = 0.4
"""Of the box's height, around a crop: enough to see a stroke that the box cut off."""


@dataclass(frozen=True)
class TakenIn:
    """What came of one file: its pages as read (none when it was read before), and the cards that wait."""

    path: Path
    digest: str | None
    pages: tuple[PhotoReading, ...]
    known: bool
    waiting: tuple[Review, ...]


def take_in(
    db: Database, path: Path, read: ReadPhoto, *, interview: str | None, now: datetime, develop: Develop = here
) -> TakenIn:
    """Read a photo and keep its cards until they are decided; a photo that was read before is not read again."""
    digest = digest_of(path)
    with db.reading() as tx:
        known = digest is not None and photos.is_known(tx, digest)
    pages = () if known else tuple(read(path))
    readable = [page for page in pages if page.failure is None and page.readings]
    if readable:
        try:
            keep_pages(db, readable, dict(develop(kept_pages, path)), now)
        except LOST as error:
            return TakenIn(path, digest, (unreadable(str(path), error),), known, ())
        digest = readable[0].digest
    return TakenIn(path, digest, pages, known, waiting_cards(db, digest, interview) if digest else ())


def digest_of(path: Path) -> str | None:
    """Return a file's content hash, or None where it can't be read (which reading it will explain)."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def kept_pages(data: bytes, name: str) -> Iterator[tuple[int | None, bytes]]:
    """Give each page's number and picture as it is kept."""
    from followup_cards.photo import load

    yield from load.kept_pages(data, name)


def keep_pages(
    db: Database, pages: Sequence[PhotoReading], pictures: Mapping[int | None, bytes], now: datetime
) -> None:
    """Keep the pictures, then the readings, all pages together."""
    with db.transaction() as tx:
        if photos.is_known(tx, pages[0].digest):  # another followup-cards read it meanwhile
            return
        for page in pages:  # inside the transaction: pictures that no row names are swept away by a purge
            name = photos.keep(db.home, page.digest, page.page, pictures[page.page])
            photo_id = photos.add(tx, page, name, now)
            for reading in page.readings:
                cards.add(tx, photo_id, reading, None)


def waiting_cards(db: Database, digest: str, interview: str | None) -> tuple[Review, ...]:
    """Return a photo's undecided cards, after noting which interview they were collected at."""
    with db.reading() as tx:
        waiting = tuple(whole(card) for card in cards.of_photo(tx, digest) if card.decision is Decision.PENDING)
    return named_for(db, waiting, interview) if interview else waiting


def named_for(db: Database, waiting: Iterable[Review], interview: str) -> tuple[Review, ...]:
    """Return cards after noting which interview they were collected at."""
    with db.transaction() as tx:
        interview_id = require_id(tx, interview)
        for card in waiting:
            cards.name_interview(tx, card.id, interview_id)
    return tuple(replace(card, interview=interview) for card in waiting)


def pending(db: Database, most: int = -1) -> tuple[Review, ...]:
    """Return the cards that wait for a decision: the first so many, or all."""
    with db.reading() as tx:
        return tuple(whole(card) for card in cards.pending(tx, most))


def pending_numbers(db: Database) -> tuple[int, ...]:
    """Return the numbers of all cards that wait for a decision."""
    with db.reading() as tx:
        return cards.pending_numbers(tx)


def waits(db: Database, number: int) -> Review | None:
    """Return the card that shows a side of this number as it stands now, or None when none waits."""
    with db.reading() as tx:
        found = cards.get(tx, number)
    return whole(found) if found and found.decision is Decision.PENDING else None


def begin(db: Database, review: Review) -> Progress:
    """Return the beginning of a card's questions, with the contacts at hand to find duplicates among."""

    def known(details: ContactDetails) -> tuple[Duplicate, ...]:
        with db.reading() as tx:
            return duplicates(tx, details)

    def find(who: str) -> Contact:
        with db.reading() as tx:
            return resolve(tx, who)

    with db.reading() as tx:
        sides = sides_of(tx, review)
    return start(review.reading, known=known, asks_part=review.interview is not None, sides=sides, find=find)


def duplicates(tx: Transaction, details: ContactDetails) -> tuple[Duplicate, ...]:
    """Return the contacts that may be the same person; only those at the address or of a like name are loaded."""
    order = list(Likeness)
    alike = [
        (order.index(how), number)
        for number, name in contacts.names_like(tx, details.name, MOST_ALIKE)
        if (how := likeness(details.name, name))
    ]
    found = contacts.some(tx, [number for _, number in sorted(alike)[:MOST_COMPARED]])
    if details.email:
        found += contacts.with_email(tx, details.email, MOST_COMPARED)
    return likely_same(details, {contact.id: contact for contact in found}.values())


def settle(db: Database, review: Review, outcome: Outcome, now: datetime) -> Contact | None:
    """Carry out what the person decided about a card, whole or not at all.

    Raises:
        UsageError: the card was decided, joined or taken apart elsewhere meanwhile.
    """
    if isinstance(outcome, Joined):
        join(db, review, outcome.card)
    if isinstance(outcome, TakenApart):
        take_apart(db, review)
    if isinstance(outcome, Later | Joined | TakenApart):
        return None
    with db.transaction() as tx:
        current = cards.get(tx, review.id)
        if current is None or current.decision is not Decision.PENDING:
            raise UsageError(
                f"Card {review.id} was decided elsewhere meanwhile. Nothing was changed; go on to the next."
            )
        if (current.id, current.back) != (review.id, review.back):
            raise UsageError(
                f"Card {review.id} was joined with its other side, or taken apart, elsewhere meanwhile. Nothing was"
                " changed; look at it again."
            )
        if isinstance(outcome, Discarded):
            cards.decide(tx, review.id, Decision.DISCARDED, None)
            return None
        return confirm(tx, review, outcome, now)


def reopen(db: Database, review: Review) -> Review:
    """Let a card that was just decided wait again; a contact that came of it is as it was before.

    Raises:
        UsageError: its confirmation is not the last change any more.
    """
    with db.transaction() as tx:
        current = cards.get(tx, review.id)
        if current and current.decision is Decision.DISCARDED:
            cards.decide(tx, review.id, Decision.PENDING, None)
        if current and current.decision is Decision.CONFIRMED:
            if not changes.is_about(tx, review.id):
                raise UsageError(
                    "Only the last decision can be taken back. Correct the contact: `followup-cards contacts edit`."
                )
            changes.undo(tx)
    return review


def crop_of(db: Database, review: Review, candidate: Candidate) -> Path:
    """Return a picture of the piece of the photo that a value was read from, enlarged enough to compare."""
    from followup_cards.card.rectify import crop
    from followup_cards.photo.load import load
    from followup_cards.service.pictures import enlarged_png

    with db.reading() as tx:
        kept = cards.kept_photo(tx, side_of(review, candidate))
    if kept is None:
        raise UsageError(f"Card {review.id} is gone. Nothing was changed; go on to the next.")
    photo = load(photos.path_of(db.home, kept))[0]
    piece = enlarged_png(crop(photo.pixels, candidate.box, CROP_MARGIN))
    return photos.keep_crop(db.home, f"{side_of(review, candidate)}-{candidate.field.value}", piece)
