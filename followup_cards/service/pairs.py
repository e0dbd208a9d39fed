"""Photographs that come front, back, front, back: which of them are the two sides of one card."""

from followup_cards.confirmation.two_sides import two_people
from followup_cards.model import Review
from followup_cards.service.capture import TakenIn
from followup_cards.service.two_sides import join
from followup_cards.store import photos
from followup_cards.store.database import Database


class Pairs:
    """Joins photographs that come one after the other, two by two, each with one card: front, back, front, back.

    Two that plainly show two people are left alone, and the second of them begins the next pair.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._first: tuple[Review, ...] | None = None

    def after_file(self, taken: TakenIn) -> tuple[Review, ...]:
        """Take what came of the next file; return the cards of which all sides have been seen."""
        return tuple(card for shot in shots(self._db, taken) for card in self.after(shot))

    def after(self, shot: tuple[Review, ...]) -> tuple[Review, ...]:
        """Take the cards of the next photograph; return those of which both sides have been seen."""
        first, self._first = self._first, None
        if first is None:
            self._first = shot
            return ()
        if {card.id for card in first} == {card.id for card in shot}:  # joined in an earlier run
            return shot
        if shot and any(card.back for card in (*first, *shot)):  # a pair that was joined before begins here
            self._first = shot
            return first
        if len(first) != 1 or len(shot) != 1:
            return (*first, *shot)
        if two_people(first[0].reading, shot[0].reading):
            self._first = shot
            return first
        return (join(self._db, first[0], shot[0].id),)

    def rest(self) -> tuple[Review, ...]:
        """Return the cards of a first side to which no second came."""
        first, self._first = self._first, None
        return first or ()


def shots(db: Database, taken: TakenIn) -> tuple[tuple[Review, ...], ...]:
    """Return the waiting cards of a file, photograph by photograph: each page of a PDF is one."""
    pages = [page.page for page in taken.pages]
    if not pages and taken.digest:
        with db.reading() as tx:
            pages = photos.pages_of(tx, taken.digest)
    return tuple(
        tuple(card for card in taken.waiting if page in pages_showing(card, taken.digest)) for page in pages
    ) or ((),)


def pages_showing(card: Review, digest: str | None) -> list[int | None]:
    """Return on which pages of a file the sides of a card are."""
    sides = [(card.digest, card.page)] + ([(card.back.digest, card.back.page)] if card.back else [])
    return [page for of, page in sides if of == digest]
