"""Whether a person on a card is already a contact, and what becomes of the two."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from followup_cards.confirmation.typed import same_address
from followup_cards.model import Contact, ContactDetails


@dataclass(frozen=True)
class Duplicate:
    """A contact that may be the person on the card, and why."""

    contact: Contact
    reasons: tuple[str, ...]


class Resolution(StrEnum):
    """What becomes of a card whose person is already a contact."""

    KEEP = "keep"
    """The contact stays as it is."""
    MERGE = "merge"
    """The contact takes over what the card says; what the card does not say stays."""
    BOTH = "both"
    """They are two people."""


def likely_same(details: ContactDetails, contacts: Iterable[Contact]) -> tuple[Duplicate, ...]:
    """Return the contacts that may be the same person, the likeliest first."""
    found = [Duplicate(contact, reasons) for contact in contacts if (reasons := reasons_for(details, contact.details))]
    return tuple(sorted(found, key=lambda duplicate: -len(duplicate.reasons)))


def reasons_for(new: ContactDetails, old: ContactDetails) -> tuple[str, ...]:
    """Return, in words, why two may be one person."""
    reasons = []
    if new.email and old.email and same_address(new.email, old.email):
        reasons.append("the same address")
    if _plain(new.name) and _plain(new.name) == _plain(old.name):
        reasons.append("the same name")
    return tuple(reasons)


def merged(old: ContactDetails, new: ContactDetails) -> ContactDetails:
    """Return the old contact with what the new card says; nothing that only the old one knew is lost."""
    said = {
        name: value
        for name in ("name", "given_name", "family_name", "company", "job_title", "address")
        if (value := getattr(new, name))
    }
    if new.email:  # an address and its confirmation travel together
        said |= {"email": new.email, "email_confirmed_at": new.email_confirmed_at}
    known = {phone.e164 or phone.number for phone in old.phones}
    phones = old.phones + tuple(phone for phone in new.phones if (phone.e164 or phone.number) not in known)
    websites = tuple(dict.fromkeys((*old.websites, *new.websites)))
    notes = "\n".join(dict.fromkeys(note for note in (old.notes, new.notes) if note)) or None
    return replace(old, **said, phones=phones, websites=websites, notes=notes)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
