"""People out of our own JSON, which contacts.schema.json describes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from followup_cards.errors import BadAnswers
from followup_cards.imports.person import Imported, Said, made
from followup_cards.model import Phone

SCHEMA: Final = 1
_AGAIN: Final = "Write the file again with `followup-cards export json`."


def people(text: str, source: str) -> list[Imported]:
    """Return the people in a JSON file, each with the time at which the address was confirmed elsewhere.

    Raises:
        BadAnswers: the file is not what the schema says; the message names file, place and remedy.
    """
    document = _Place(_parsed(text, source), "the file", source)
    if document.values.get("schema") != SCHEMA or isinstance(document.values.get("schema"), bool):
        raise document.refused(f"has the schema {document.values.get('schema')!r}; this version reads {SCHEMA}")
    if "interview" in document.values:
        raise BadAnswers(f"{source} is a panel. Give it to `followup-cards draft --contacts` instead.")
    return [_person(contact, source) for contact in document.places("contacts", "contact")]


@dataclass(frozen=True)
class _Place:
    """An object in the file, and how to speak of it."""

    values: Mapping[str, object]
    where: str
    source: str

    def refused(self, fault: str) -> BadAnswers:
        return BadAnswers(f"{self.source}: {self.where} {fault}. {_AGAIN}")

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if value is not None and not isinstance(value, str):
            raise self.refused(f'has a "{key}" that is not text')
        if value and any("\ud800" <= character <= "\udfff" for character in value):
            raise self.refused(f'has a "{key}" with half a character')
        return value or ""

    def listed(self, key: str) -> list[object]:
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise self.refused(f'has "{key}" that is no list')
        return value

    def places(self, key: str, noun: str) -> list["_Place"]:
        if key not in self.values:
            raise self.refused(f'has no "{key}"')
        found = []
        for number, value in enumerate(self.listed(key), 1):
            if not isinstance(value, dict):
                raise self.refused(f"has a {noun} {number} that is no object in braces")
            where = f"{noun} {number}" + (f" of {self.where}" if self.where != "the file" else "")
            found.append(_Place(value, where, self.source))
        return found


def _parsed(text: str, source: str) -> Mapping[str, object]:
    try:
        document = json.loads(text, object_pairs_hook=_no_key_twice)
    except (ValueError, RecursionError) as error:
        cause = "it is nested too deeply" if isinstance(error, RecursionError) else error
        raise BadAnswers(f"{source} is not valid JSON: {cause}. {_AGAIN}") from error
    if not isinstance(document, dict):
        raise BadAnswers(f"{source} is not an object in braces. {_AGAIN}")
    return document


def _no_key_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse an object in which one key stands twice, since readers differ in which one counts."""
    values = dict(pairs)
    if len(values) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return values


def _person(place: _Place, source: str) -> Imported:
    if not place.text("name").strip():
        raise place.refused('has no "name"')
    said = Said(
        where=place.where,
        name=place.text("name"),
        given=place.text("given_name"),
        family=place.text("family_name"),
        emails=(place.text("email"),),
        company=place.text("company"),
        job_title=place.text("job_title"),
        phones=tuple(_phone(phone) for phone in place.places("phones", "phone")) if "phones" in place.values else (),
        websites=tuple(_websites(place)),
        address=place.text("address"),
        notes=place.text("notes"),
    )
    confirmed_at = _moment(place, "email_confirmed_at")
    person = made(said, source)
    if person is None:
        raise place.refused('has no "name"')
    return replace(person, confirmed_at=confirmed_at if person.details.email else None)


def _phone(place: _Place) -> Phone:
    if not place.text("number"):
        raise place.refused('has no "number"')
    return Phone(place.text("number"), place.text("e164") or None, place.text("kind") or None)


def _websites(place: _Place) -> list[str]:
    sites = place.listed("websites")
    if not all(isinstance(site, str) for site in sites):
        raise place.refused('has "websites" that are not text')
    return [str(site) for site in sites]


def _moment(place: _Place, key: str) -> datetime | None:
    text = place.text(key)
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.utcoffset() is None:
        raise place.refused(f'has an "{key}" that is no time with an offset')
    return moment
