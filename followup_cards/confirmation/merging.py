"""Two descriptions of one person: where they differ, and what becomes of them."""

from dataclasses import replace
from enum import StrEnum

from followup_cards.confirmation.duplicates import number_of
from followup_cards.confirmation.likeness import likeness
from followup_cards.confirmation.typed import same_address
from followup_cards.model import ContactDetails, Field


class Resolution(StrEnum):
    """What becomes of a card whose person is already a contact."""

    KEEP = "keep"
    """The contact stays as it is."""
    MERGE = "merge"
    """The contact takes over what the card says; what the card does not say stays."""
    BOTH = "both"
    """They are two people."""


SINGLE = (Field.NAME, Field.JOB_TITLE, Field.COMPANY, Field.EMAIL, Field.ADDRESS)
"""The fields of which a contact has one; of phones and websites it keeps all."""


def value_in(details: ContactDetails, field: Field) -> str | None:
    """Return the value of a field of which a contact has one."""
    return {
        Field.NAME: details.name or None,
        Field.JOB_TITLE: details.job_title,
        Field.COMPANY: details.company,
        Field.EMAIL: details.email,
        Field.ADDRESS: details.address,
    }[field]


def differences(old: ContactDetails, new: ContactDetails) -> tuple[Field, ...]:
    """Return the fields in which both say something, and not the same (case and accents in an address count too)."""
    pairs = [(field, value_in(old, field), value_in(new, field)) for field in SINGLE]
    return tuple(field for field, was, now in pairs if was and now and not same_text(field, was, now))


def same_text(field: Field, one: str, other: str) -> bool:
    """Say whether two values of a field mean the same to a person."""
    if field is Field.EMAIL:
        return same_address(one, other)
    return " ".join(one.split()) == " ".join(other.split())


def same_again(old: ContactDetails, new: ContactDetails) -> bool:
    """Say whether a card says nothing that the contact does not: the same card, photographed again."""
    if differences(old, new) or any(value_in(new, field) and not value_in(old, field) for field in SINGLE):
        return False
    numbers = {number_of(phone.e164 or phone.number) for phone in old.phones}
    new_number = any(number_of(phone.e164 or phone.number) not in numbers for phone in new.phones)
    return not new_number and set(new.websites) <= set(old.websites)


def relation(old: ContactDetails, new: ContactDetails) -> str:
    """Return, as a sentence, how a card stands to a contact that may be the same person."""
    if same_again(old, new):
        return "This card says nothing new: it looks like the same card again."
    differing = differences(old, new)
    if Field.COMPANY in differing and Field.NAME not in differing:
        return f"This may be the same person with a new employer: {old.company} before, {new.company} on this card."
    if Field.NAME in differing and likeness(old.name, new.name):
        return "These may be two spellings of one person's name."
    if Field.NAME in differing:
        return "Another name at the same address."
    return "This may be the same person."


def merged(old: ContactDetails, new: ContactDetails, stays: frozenset[Field] = frozenset()) -> ContactDetails:
    """Return the old contact with what the new card says; in the fields of `stays`, the old one's own value stays.

    What only the old one knew is never lost; phones, websites and notes of both are kept.
    """
    changed = replace(
        old,
        job_title=old.job_title if Field.JOB_TITLE in stays else new.job_title or old.job_title,
        company=old.company if Field.COMPANY in stays else new.company or old.company,
        address=old.address if Field.ADDRESS in stays else new.address or old.address,
    )
    if new.name and new.name != old.name and Field.NAME not in stays:  # a name and how it splits travel together
        changed = replace(changed, name=new.name, given_name=new.given_name, family_name=new.family_name)
    if new.email and Field.EMAIL not in stays:  # an address and its confirmation travel together
        changed = replace(changed, email=new.email, email_confirmed_at=new.email_confirmed_at)
    known = {phone.e164 or phone.number for phone in old.phones}
    phones = old.phones + tuple(phone for phone in new.phones if (phone.e164 or phone.number) not in known)
    websites = tuple(dict.fromkeys((*old.websites, *new.websites)))
    notes = "\n".join(dict.fromkeys(note for note in (old.notes, new.notes) if note)) or None
    return replace(changed, phones=phones, websites=websites, notes=notes)
