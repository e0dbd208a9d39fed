"""The file that `draft --contacts` takes: an interview with its panel, as JSON."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from followup_cards.errors import BadAnswers
from followup_cards.export.characters import holds_control, one_line
from followup_cards.export.escaped import json_bytes
from followup_cards.model import ContactDetails, Interview, PanelMember, Part

SCHEMA: Final = 1
_MOST_CONTACTS: Final = 1_000
_MOST_CHARACTERS: Final = 500
"""In one value: no name, company or role is longer."""


def write(interview: Interview) -> bytes:
    """Return an interview and its panel in the drafter's format."""
    document = {
        "schema": SCHEMA,
        "interview": {
            "name": one_line(interview.name),
            "company": one_line(interview.company),
            "role": one_line(interview.role),
            "ended_at": interview.ended_at.isoformat(),
        },
        "contacts": [_contact(member) for member in interview.panel],
    }
    return json_bytes(document)


def parse_panel(text: str, source: str) -> Interview:
    """Return the interview and panel of a drafter file; an address without a confirmation time stays unconfirmed.

    Raises:
        BadAnswers: the file is not what the format says; the message names file, place and remedy.
    """
    document = _mapping(_parsed(text, source), "the file", source)
    if document.get("schema") != SCHEMA or isinstance(document.get("schema"), bool):
        raise BadAnswers(
            f"{source} has the schema {document.get('schema')!r}; this version reads {SCHEMA}. "
            "Write the file again with `export drafter`."
        )
    about = _mapping(document.get("interview"), '"interview"', source)
    contacts = document.get("contacts")
    if not isinstance(contacts, list) or len(contacts) > _MOST_CONTACTS:
        raise BadAnswers(f'{source}: "contacts" is not a list of at most {_MOST_CONTACTS} people. Write it as a list.')
    return Interview(
        name=_needed(about, "name", '"interview"', source),
        company=_needed(about, "company", '"interview"', source),
        role=_needed(about, "role", '"interview"', source),
        ended_at=_moment(_needed(about, "ended_at", '"interview"', source), '"interview" ended_at', source),
        zone=None,
        panel=tuple(_member(contact, f"contact {number}", source) for number, contact in enumerate(contacts, 1)),
    )


def _contact(member: PanelMember) -> Mapping[str, str | None]:
    details = member.details
    confirmed_at = details.email_confirmed_at
    return {
        "name": one_line(details.name),
        "given_name": _short(details.given_name),
        "family_name": _short(details.family_name),
        "email": details.email,
        "email_confirmed_at": confirmed_at.isoformat() if confirmed_at else None,
        "company": _short(details.company),
        "job_title": _short(details.job_title),
        "part": member.part.value,
    }


def _short(value: str | None) -> str | None:
    """Return a value on one line without control characters, which the reader of the file refuses."""
    return one_line(value) if value else None


def _member(contact: object, where: str, source: str) -> PanelMember:
    values = _mapping(contact, where, source)
    confirmed_at = _optional(values, "email_confirmed_at", where, source)
    address = _optional(values, "email", where, source)
    return PanelMember(
        details=ContactDetails(
            name=_needed(values, "name", where, source),
            given_name=_optional(values, "given_name", where, source),
            family_name=_optional(values, "family_name", where, source),
            email=_address(address, where, source) if address else None,
            email_confirmed_at=_moment(confirmed_at, f"{where} email_confirmed_at", source) if confirmed_at else None,
            company=_optional(values, "company", where, source),
            job_title=_optional(values, "job_title", where, source),
        ),
        part=_part(_needed(values, "part", where, source), where, source),
    )


def _parsed(text: str, source: str) -> object:
    try:
        return json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_no_key_twice)
    except (ValueError, RecursionError) as error:
        cause = "it is nested too deeply" if isinstance(error, RecursionError) else error
        raise BadAnswers(f"{source} is not valid JSON: {cause}. Write the file again with `export drafter`.") from error


def _no_key_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse an object in which one key stands twice, since readers differ in which one counts."""
    values = dict(pairs)
    if len(values) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return values


def _mapping(value: object, where: str, source: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise BadAnswers(f"{source}: {where} is not an object in braces. Write the file again with `export drafter`.")
    return value


def _optional(values: Mapping[str, object], key: str, where: str, source: str) -> str | None:
    value = values.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadAnswers(f'{source}: {where} has a "{key}" that is not text. Put it in quotes, or write null.')
    if len(value) > _MOST_CHARACTERS:
        raise BadAnswers(f'{source}: {where} has a "{key}" of {len(value)} characters. Shorten it.')
    if holds_control(value) or any("\ud800" <= character <= "\udfff" for character in value):
        raise BadAnswers(f'{source}: {where} has a "{key}" with a line break or control character. Take it out.')
    return value.strip() or None


def _needed(values: Mapping[str, object], key: str, where: str, source: str) -> str:
    value = _optional(values, key, where, source)
    if value is None:
        raise BadAnswers(f'{source}: {where} has no "{key}". Add it.')
    return value


def _moment(text: str, where: str, source: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.utcoffset() is None:
        raise BadAnswers(
            f'{source}: {where} is "{text}", which is no time with an offset. Write it like 2026-03-02T15:30:00+01:00.'
        )
    return moment


def _part(text: str, where: str, source: str) -> Part:
    try:
        return Part(text)
    except ValueError:
        raise BadAnswers(
            f'{source}: {where} has the part "{text}". Use one of: {", ".join(part.value for part in Part)}.'
        ) from None


def _address(address: str, where: str, source: str) -> str:
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(address, check_deliverability=False, allow_smtputf8=False, test_environment=True)
    except EmailNotValidError as error:
        raise BadAnswers(
            f'{source}: {where} has the address "{address}", which is none: {str(error).rstrip(".")}. Correct it.'
        ) from error
    return address
