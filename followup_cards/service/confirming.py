"""What a confirmed card becomes: a contact, the grounds of it, and a seat on the interview's panel."""

from dataclasses import replace
from datetime import datetime

from followup_cards.confirmation.merging import Resolution, merged
from followup_cards.confirmation.questions import Confirmed, FieldDecision
from followup_cards.confirmation.typed import same_address
from followup_cards.model import Contact, ContactDetails, Decision, Part, Review
from followup_cards.service.names import with_names_split
from followup_cards.service.two_sides import side_of
from followup_cards.store import cards, changes, contacts, interviews
from followup_cards.store.database import Transaction


def confirm(tx: Transaction, review: Review, outcome: Confirmed, now: datetime) -> Contact:
    """Make the contact, keep the grounds, and seat the person on the interview's panel."""
    details = with_names_split(outcome.details)
    if details.email:
        details = replace(details, email_confirmed_at=now)
    known = [outcome.duplicate.contact.id] if outcome.duplicate else []
    before = changes.before(tx, known, review.id)
    contact = contact_for(tx, details, outcome, now)
    cards.decide(tx, review.id, Decision.CONFIRMED, contact.id)
    for decision in outcome.decisions:
        side = side_of(review, decision.candidate) if decision.candidate else review.id
        cards.log(tx, side, contact.id, grounds(decision), now)
    interview_id = interviews.id_of(tx, review.interview) if review.interview else None
    if interview_id is not None:  # it may have been renamed or removed since
        interviews.seat(tx, interview_id, contact.id, outcome.part or Part.INTERVIEWER)
    made = [contact.id] if contact.id not in known else []
    changes.keep(tx, f"the confirmation of {contact.details.name}", before, now, made)
    return contact


def contact_for(tx: Transaction, details: ContactDetails, outcome: Confirmed, now: datetime) -> Contact:
    """Return the contact that a card makes, renews or leaves as it is."""
    if outcome.duplicate is None or outcome.resolution is Resolution.BOTH:
        return contacts.add(tx, details, now)
    old = contacts.get(tx, outcome.duplicate.contact.id)
    if old is None:  # removed meanwhile
        return contacts.add(tx, details, now)
    if outcome.resolution is Resolution.MERGE:
        return contacts.update(tx, old.id, merged(old.details, details, outcome.stays), now)
    unconfirmed = old.details.email_confirmed_at is None
    if unconfirmed and details.email and old.details.email and same_address(details.email, old.details.email):
        return contacts.update(tx, old.id, replace(old.details, email_confirmed_at=now), now)
    return old


def grounds(decision: FieldDecision) -> cards.Decided:
    """Return what the store keeps of a decision."""
    read = decision.candidate
    return cards.Decided(
        field=decision.field.value,
        was_read=read.value if read else None,
        evidence=read.evidence if read else (),
        decided=decision.value,
        how=decision.how.value,
    )
