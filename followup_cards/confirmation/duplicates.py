"""Whether a person on a card is already a contact, and why one might think so."""

from collections.abc import Iterable
from dataclasses import dataclass

from followup_cards.confirmation.likeness import Likeness, likeness
from followup_cards.confirmation.typed import same_address
from followup_cards.folding import folded
from followup_cards.model import Contact, ContactDetails


@dataclass(frozen=True)
class Duplicate:
    """A contact that may be the person on the card, and why."""

    contact: Contact
    reasons: tuple[str, ...]


NEEDS_MORE = (Likeness.ABBREVIATED, Likeness.NEARLY)
"""Names that make nobody the same person by themselves."""


def likely_same(details: ContactDetails, contacts: Iterable[Contact]) -> tuple[Duplicate, ...]:
    """Return the contacts that may be the same person, the likeliest first."""
    found = [Duplicate(contact, reasons) for contact in contacts if (reasons := reasons_for(details, contact.details))]
    return tuple(sorted(found, key=lambda duplicate: -len(duplicate.reasons)))


def reasons_for(new: ContactDetails, old: ContactDetails) -> tuple[str, ...]:
    """Return, in words, why two may be one person.

    An address alone is enough, and so is a whole name; a name that is only alike needs something beside it. A number
    or a company alone says nothing: colleagues share both.
    """
    same_mailbox = bool(new.email and old.email and same_address(new.email, old.email))
    alike = likeness(new.name, old.name)
    beside = shared(new, old)
    if not same_mailbox and (alike is None or (alike in NEEDS_MORE and not beside)):
        return ()
    reasons = ["the same address"] if same_mailbox else []
    return (*reasons, *([alike.value] if alike else []), *(beside if alike else ()))


def shared(new: ContactDetails, old: ContactDetails) -> tuple[str, ...]:
    """Return what two people have in common besides name and address."""
    reasons = []
    if {number_of(phone.e164 or phone.number) for phone in new.phones} & {
        number_of(phone.e164 or phone.number) for phone in old.phones
    }:
        reasons.append("the same number")
    if new.company and old.company and folded(new.company) == folded(old.company):
        reasons.append("the same company")
    elif domain(new.email) and domain(new.email) == domain(old.email) and new.email != old.email:
        reasons.append("addresses in the same place")
    return tuple(reasons)


def number_of(text: str) -> str:
    """Return a telephone number's digits."""
    return "".join(character for character in text if character.isdigit())


def domain(email: str | None) -> str:
    """Return what follows the @."""
    return (email or "").casefold().partition("@")[2]
