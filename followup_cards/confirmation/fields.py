"""The fields of a card while a person confirms it: as read, or as settled since."""

from collections.abc import Mapping
from dataclasses import dataclass

from followup_cards.confirmation.questions import FieldDecision, How
from followup_cards.model import Candidate, ContactDetails, Field, Phone, Reading

SEPARATOR = "; "
"""Between several values of one field, when a person sees or types them in one line."""


@dataclass(frozen=True)
class Settled:
    """A value that the person has decided; None where they said that the card has none."""

    value: str | None
    how: How


def candidates_of(reading: Reading, field: Field) -> tuple[Candidate, ...]:
    """Return everything that was read for a field."""
    single = {
        Field.NAME: reading.name,
        Field.JOB_TITLE: reading.job_title,
        Field.COMPANY: reading.company,
        Field.ADDRESS: reading.address,
    }
    several = {Field.EMAIL: reading.emails, Field.PHONE: reading.phones, Field.WEBSITE: reading.websites}
    if field in several:
        return several[field]
    candidate = single[field]
    return (candidate,) if candidate else ()


def value_of(reading: Reading, settled: Mapping[Field, Settled], field: Field) -> str | None:
    """Return a field's value as it stands, several joined in one line."""
    if field in settled:
        return settled[field].value
    return SEPARATOR.join(candidate.value for candidate in candidates_of(reading, field)) or None


def details_from(reading: Reading, settled: Mapping[Field, Settled], email: Candidate | None) -> ContactDetails:
    """Return the contact as it stands; `email` is the address in question when none is settled yet."""

    def value(field: Field) -> str | None:
        return value_of(reading, settled, field)

    address = settled[Field.EMAIL].value if Field.EMAIL in settled else (email.value if email else None)
    return ContactDetails(
        name=value(Field.NAME) or "",
        email=address,
        company=value(Field.COMPANY),
        job_title=value(Field.JOB_TITLE),
        phones=tuple(phone_from(number, reading) for number in parts(value(Field.PHONE))),
        websites=tuple(parts(value(Field.WEBSITE))),
        address=value(Field.ADDRESS),
        notes=other_addresses(reading, address),
    )


def parts(text: str | None) -> list[str]:
    """Return the values in a line that holds several."""
    return [part.strip() for part in (text or "").split(SEPARATOR.strip()) if part.strip()]


def phone_from(number: str, reading: Reading) -> Phone:
    """Return a number with what the reading knows of it, when it is as read."""
    for candidate in reading.phones:
        if candidate.value == number:
            return Phone(number, candidate.e164, candidate.kind)
    return Phone(number)


def other_addresses(reading: Reading, address: str | None) -> str | None:
    """Return a note of the addresses that the card shows besides the confirmed one."""
    others = [email.value for email in reading.emails if email.value != address]
    if len(reading.emails) < 2 or not others:
        return None
    return f"Also read on the card, not confirmed: {', '.join(others)}"


def decisions_from(
    reading: Reading, settled: Mapping[Field, Settled], email: Candidate | None
) -> tuple[FieldDecision, ...]:
    """Return what was read, and what was decided, for every field that has either."""
    decisions: list[FieldDecision] = []
    for field in Field:
        seen = candidates_of(reading, field)
        if field is Field.EMAIL and email is not None:
            seen = (email,)
        if field in settled:
            decided = settled[field]
            decisions.append(FieldDecision(field, seen[0] if seen else None, decided.value, decided.how))
        else:
            decisions.extend(FieldDecision(field, candidate, candidate.value, How.ENTER) for candidate in seen)
    return tuple(decisions)
