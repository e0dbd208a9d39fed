"""Cards with two sides: joined, taken apart, and found among their neighbours."""

from dataclasses import replace
from typing import Final

from followup_cards.confirmation.questions import Neighbour
from followup_cards.confirmation.review import Sides
from followup_cards.confirmation.two_sides import completes, joined, key_of
from followup_cards.contact.name_fit import fit_to_local
from followup_cards.contact.vocabulary import ROLE_ADDRESSES
from followup_cards.errors import UsageError
from followup_cards.folding import folded
from followup_cards.model import Candidate, Decision, Evidence, Reading, Review, Status
from followup_cards.store import cards, changes, interviews
from followup_cards.store.database import Database, Transaction

MOST_NEIGHBOURS = 8
"""Cards that are offered as the other side; who has more waiting takes the nearest first."""


UNLIKE: Final = Evidence(
    "sides-unlike", "the name stands on the other side and does not fit it: is it the same person's?", -1.0
)


def whole(review: Review) -> Review:
    """Return a card with what both its sides say, where it has two.

    An address that does not fit the name on the other side is never sure: the photographs may have been mixed up.
    """
    if review.back is None:
        return review
    reading = joined(review.reading, review.back.reading)
    emails = tuple(mistrusted(email) if is_elses(reading.name, email) else email for email in reading.emails)
    return replace(review, reading=replace(reading, emails=emails))


def is_elses(name: Candidate | None, email: Candidate) -> bool:
    """Say whether an address and a name on the two sides of a card look like two people's."""
    return bool(name and name.on_back is not email.on_back and name.value.isascii() and not fits(name.value, email))


def fits(name: str, email: Candidate) -> bool:
    """Say whether an address is made of a name, or is everybody's."""
    local = email.value.partition("@")[0].casefold()
    return local in ROLE_ADDRESSES or fit_to_local(name, local) is not None


def mistrusted(email: Candidate) -> Candidate:
    """Return an address that is to be looked at."""
    return replace(email, status=Status.CHECK, evidence=(UNLIKE, *email.evidence))


def side_of(review: Review, candidate: Candidate) -> int:
    """Return the number of the side that a value stands on."""
    return review.back.card if review.back and candidate.on_back else review.id


def sides_of(tx: Transaction, review: Review) -> Sides:
    """Return whether a card has two sides, and else which cards may be its other one, the likeliest first."""
    if review.back:
        return Sides(review.back.card)
    found = cards.might_be_joined(tx, review.id, changes.card_of_last(tx), MOST_NEIGHBOURS)
    neighbours = [Neighbour(other.id, label_of(other), reasons(tx, review, other)) for other in found]
    waiting = {other.id for other in found if other.decision is Decision.PENDING}
    # One that was just decided is offered where it fits, and otherwise left in peace.
    worth = [one for one in neighbours if one.card in waiting or one.reasons]
    return Sides(None, tuple(sorted(worth, key=lambda one: not one.reasons)))


def label_of(review: Review) -> str:
    """Return what a person knows a card by: its name, else its address, else its first line."""
    reading = review.reading
    seen = (reading.name.value if reading.name else None, *(one.value for one in reading.emails), *reading.lines)
    return next((text for text in seen if text), f"card {review.id}")


def reasons(tx: Transaction, review: Review, other: Review) -> tuple[str, ...]:
    """Return why a card is likely to be the other side: photographed next to it, and it has what is missing here."""
    place = place_of(tx, review, other)
    if place is None:
        return ()
    lacking = completes(review.reading, other.reading)
    if not lacking or one_firm(review.reading, other.reading) is False:
        return ()
    if not (belongs(review.reading, other.reading) and belongs(other.reading, review.reading)):
        return ()
    return (f"photographed {place} this one, and it has {' and '.join(lacking)}",)


def place_of(tx: Transaction, review: Review, other: Review) -> str | None:
    """Return, in words, how near two cards were photographed; None where they have nothing to do with each other."""
    counts = cards.on_photo(tx, review.id), cards.on_photo(tx, other.id)
    if (review.digest, review.page) == (other.digest, other.page):
        return "together with" if counts[0] == 2 else None
    if counts != (1, 1) or abs(review.id - other.id) != 1:
        return None
    return "just before" if other.id < review.id else "just after"


def belongs(named: Reading, addressed: Reading) -> bool:
    """Say whether the name on one card may be whose the address on another is, as far as their letters tell."""
    name = named.name.value if named.name else ""
    if not name.isascii() or not name or addressed.name or not addressed.emails or one_firm(named, addressed):
        return True
    return any(fits(name, email) for email in addressed.emails)


def one_firm(one: Reading, other: Reading) -> bool | None:
    """Say whether two cards are of one firm, by name, website and addresses; None where they do not tell."""
    firms = [folded(reading.company.value) for reading in (one, other) if reading.company]
    places = [
        {key_of(site) for site in reading.websites}
        | {email.value.rpartition("@")[2].casefold() for email in reading.emails}
        for reading in (one, other)
    ]
    if places[0] & places[1] or (len(firms) == 2 and firms[0] == firms[1]):
        return True
    return False if len(firms) == 2 or all(places) else None


def join(db: Database, one: Review, other_id: int) -> Review:
    """Make two waiting cards one with two sides; the one photographed first is its front.

    A card whose confirmation was the last change waits again, together with its other side.

    Raises:
        UsageError: one of them was decided, joined or removed meanwhile.
    """
    with db.transaction() as tx:
        first, second = still_single(tx, one.id), still_single(tx, other_id)
        front, back = sorted((first, second), key=lambda review: review.id)
        cards.join(tx, front.id, back.id)
        name = front.interview or back.interview
        interview_id = interviews.id_of(tx, name) if name else None
        if interview_id is not None:
            cards.name_interview(tx, front.id, interview_id)
        found = cards.get(tx, front.id)
    assert found is not None  # noqa: S101 - it was just written
    return whole(found)


def still_single(tx: Transaction, number: int) -> Review:
    """Return a card that waits, and has one side; one that was confirmed last waits again."""
    if changes.card_of_last(tx) == number:
        changes.undo(tx)
    found = cards.get(tx, number)
    if found is None or found.back or found.id != number or found.decision is not Decision.PENDING:
        raise UsageError(
            f"Card {number} was decided or joined elsewhere meanwhile. Nothing was changed; go on to the next."
        )
    return found


def take_apart(db: Database, review: Review) -> tuple[Review, ...]:
    """Let the two sides of a waiting card be two cards again; return both."""
    with db.transaction() as tx:
        cards.take_apart(tx, review.id)
        numbers = (review.id, review.back.card) if review.back else (review.id,)
        found = tuple(cards.get(tx, number) for number in numbers)
    return tuple(card for card in found if card)
