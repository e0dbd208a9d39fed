"""A message that came back: the address is not confirmed any more, and its card waits with the next reading."""

from dataclasses import dataclass, replace
from datetime import datetime

from followup_cards.errors import UsageError
from followup_cards.model import Candidate, Contact, Evidence, Reading, Review, Status
from followup_cards.service.contacts import resolve
from followup_cards.store import cards, contacts, interviews
from followup_cards.store.database import Database, Transaction
from followup_cards.store.values import key_of

CONFIDENCE_AFTER = 0.3
"""What is left of an address's confidence once another reading of the same print has proved wrong."""


@dataclass(frozen=True)
class Bounced:
    """A contact whose address does not work, and what the card may say instead."""

    contact: Contact
    cards: int
    """How many cards wait for another look."""
    instead: str | None
    """The next reading, where there is one."""


def bounced(db: Database, who: str, now: datetime) -> Bounced:
    """Note that a message to a contact came back, whole or not at all; the person is due again.

    Raises:
        UnknownName: nobody, or several, are meant.
        UsageError: the contact has no address.
    """
    with db.transaction() as tx:
        contact = resolve(tx, who)
        address = contact.details.email
        if not address:
            raise UsageError(f"{contact.details.name} has no address that a message could come back from.")
        interviews.note_bounce(tx, contact.id, address, now)
        after = contacts.update(tx, contact.id, replace(contact.details, email_confirmed_at=None), now)
        take_back_sent(tx, contact.id)
        again = cards.confirmed_as(tx, contact.id)
        sides = [(number, without(reading, address)) for card in again for number, reading in sides_of(card)]
        for number, reading in sides:
            cards.read_otherwise(tx, number, reading)
        next_readings = [reading.emails[0].value for _, reading in sides if reading.emails]
        instead = next((value for value in next_readings if key_of(value) != key_of(address)), None)
        return Bounced(after, len(again), instead)


def sides_of(card: Review) -> list[tuple[int, Reading]]:
    """Return the number of each side of a card, and what was read on it alone."""
    return [(card.id, card.reading)] + ([(card.back.card, card.back.reading)] if card.back else [])


def take_back_sent(tx: Transaction, contact_id: int) -> None:
    """Let the message that was sent last count as not sent: it did not arrive."""
    sent = [(at, interview_id) for interview_id, at in interviews.seats_of(tx, contact_id) if at]
    if sent:
        interviews.mark_sent(tx, max(sent)[1], contact_id, None)


def without(reading: Reading, address: str) -> Reading:
    """Return a reading that offers the next address it knows of, to be checked; the one that bounced comes last."""
    emails = tuple(demoted(candidate, address) for candidate in reading.emails)
    return replace(reading, emails=tuple(sorted(emails, key=lambda one: key_of(one.value) == key_of(address))))


def demoted(candidate: Candidate, address: str) -> Candidate:
    """Return a candidate that says what came back, and offers the bounced address only if nothing else was read."""
    others = tuple(value for value in (candidate.value, *candidate.alternatives) if key_of(value) != key_of(address))
    value = others[0] if others else candidate.value
    return replace(
        candidate,
        value=value,
        alternatives=others[1:],
        confidence=min(candidate.confidence, CONFIDENCE_AFTER),
        status=Status.CHECK,
        evidence=(*candidate.evidence, Evidence("bounced", f"a message to {address} came back", -4.0)),
        doubts=candidate.doubts if value == candidate.value else (),
    )
