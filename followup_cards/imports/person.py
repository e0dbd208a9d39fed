"""What a file says of one person, made a contact: nothing guessed, nothing lost, nothing taken for confirmed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from followup_cards.errors import BadAnswers
from followup_cards.model import ContactDetails, Phone

_LONGEST: Final = 20_000
"""Characters in one value; a longer one is no person's detail, but a file gone wrong."""


@dataclass(frozen=True)
class Imported:
    """A person as a file gives them, and where in the file they stand."""

    details: ContactDetails
    where: str
    remarks: tuple[str, ...] = ()
    """What could not be taken over as it stands, for the person to know."""
    confirmed_at: datetime | None = None
    """When the address was confirmed elsewhere, as our own format tells; it counts only when the person says so."""


@dataclass(frozen=True)
class Said:
    """The values of one person in a file."""

    where: str
    name: str = ""
    given: str = ""
    family: str = ""
    emails: tuple[str, ...] = ()
    """The preferred one first."""
    company: str = ""
    job_title: str = ""
    phones: tuple[Phone, ...] = ()
    websites: tuple[str, ...] = ()
    address: str = ""
    notes: str = ""


def made(said: Said, source: str) -> Imported | None:
    """Return a person, or None when nothing is said of anybody; the address counts as not confirmed.

    Raises:
        BadAnswers: a value is far too long to be a person's, or no text.
    """
    good, bad = _sorted_addresses(said.emails)
    name = next(filter(str.strip, (said.name, *good, said.company, *(phone.number for phone in said.phones))), "")
    if not name.strip():
        return None
    notes = [said.notes] if said.notes else []
    notes += [f"Further address: {address}" for address in good[1:]]
    notes += [f"No usable address: {address}" for address in bad]
    details = ContactDetails(
        name=name,
        given_name=None if said.given == name and not said.family else said.given or None,  # nobody took it apart
        family_name=said.family or None,
        email=good[0] if good else None,
        company=said.company or None,
        job_title=said.job_title or None,
        phones=said.phones,
        websites=said.websites,
        address=said.address or None,
        notes="\n".join(notes) or None,
    )
    _refuse_what_is_no_text(details, said.where, source)
    remarks = tuple(f'"{address}" is no address that can be written to; it is kept in the notes.' for address in bad)
    return Imported(details, said.where, remarks)


def whole_name(full: str, parts: Iterable[str]) -> str:
    """Return the name to call a person by: the full one when it holds the parts in their order, else the parts."""
    given = [part for part in parts if part.strip()]
    place = 0
    for part in given:
        found = full.find(part, place)
        if found < 0:
            return " ".join(given)
        place = found + len(part)
    return full


def usable(address: str) -> bool:
    """Tell whether a text is an address that mail can be written to."""
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(address, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return False
    return True


def _sorted_addresses(addresses: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the addresses that can be written to and the others, each once."""
    trimmed = dict.fromkeys(address.strip() for address in addresses if address.strip())
    good = [address for address in trimmed if usable(address)]
    return good, [address for address in trimmed if address not in good]


def _refuse_what_is_no_text(details: ContactDetails, where: str, source: str) -> None:
    texts = [
        *(details.name, details.given_name, details.family_name, details.company, details.job_title),
        *(details.address, details.notes, *details.websites, *(phone.number for phone in details.phones)),
    ]
    for value in filter(None, texts):
        if len(value) > _LONGEST:
            raise BadAnswers(
                f"{source}: {where} has a value of {len(value)} characters; at most {_LONGEST} are taken."
                " Shorten it there."
            )
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise BadAnswers(f"{source}: {where} has a value with half a character. Export the file again, as UTF-8.")
