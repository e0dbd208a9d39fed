"""Contacts as vCards, 3.0 (RFC 2426, what most address books import) or 4.0 (RFC 6350)."""

import base64
import re
from collections.abc import Mapping, Sequence
from datetime import UTC
from typing import Final
from uuid import UUID

from followup_cards.export.cells import full_number
from followup_cards.export.characters import one_line
from followup_cards.export.vcard_values import folded, text, uri
from followup_cards.model import Contact, ContactDetails, Phone

PRODUCT: Final = "-//followup-cards//EN"
"""Who wrote a card: an address book that changes it puts its own name there."""

_PHONE_TYPES: Final = {
    "mobile": ("cell",),
    "fax": ("work", "fax"),
    "work": ("work", "voice"),
    "home": ("home", "voice"),
}

_REVISION: Final = re.compile(r"^REV(?:;[^:\r\n]*)?:(\d{8}T\d{6}Z)\s*$", re.MULTILINE)  # "REV:20260303T170000Z"

Photos = Mapping[int, bytes]
"""A JPEG for each contact that has one, by the contact's number."""


def write_3(contacts: Sequence[Contact], photos: Photos | None = None) -> bytes:
    """Return contacts as vCard 3.0, one after the other."""
    return b"".join(_card("3.0", contact, (photos or {}).get(contact.id)) for contact in contacts)


def write_4(contacts: Sequence[Contact], photos: Photos | None = None) -> bytes:
    """Return contacts as vCard 4.0, one after the other."""
    return b"".join(_card("4.0", contact, (photos or {}).get(contact.id)) for contact in contacts)


def write_small(contact: Contact) -> bytes:
    """Return a contact as the shortest vCard 3.0 that a phone's camera makes a contact of: for a QR code."""
    lines = ["BEGIN:VCARD", "VERSION:3.0", *_about("3.0", contact.details), "END:VCARD"]
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8")


def revision(contact: Contact) -> str:
    """Return when a contact was last changed, as a vCard says it."""
    return f"{contact.updated_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def revision_of(card: str) -> str | None:
    """Return the revision of a vCard's text that we wrote; None when another program wrote it, or changed it since."""
    if f"PRODID:{PRODUCT}" not in card:
        return None
    found = _REVISION.search(card)
    return found[1] if found else None


def _card(version: str, contact: Contact, photo: bytes | None) -> bytes:
    details = contact.details
    lines = [
        "BEGIN:VCARD",
        f"VERSION:{version}",
        f"PRODID:{PRODUCT}",
        f"UID:{text(one_line(contact.uid if version == '3.0' else _urn(contact.uid)))}",
        f"REV:{revision(contact)}",
        *_about(version, details),
        *_given("NOTE", details.notes),
        *([_photo(version, photo)] if photo else []),
        "END:VCARD",
    ]
    return b"".join(map(folded, lines))


def _about(version: str, details: ContactDetails) -> list[str]:
    """Return the lines that say who a person is and how to reach them."""
    phone_line = _phone_3 if version == "3.0" else _phone_4
    return [
        f"FN:{text(details.name)}",
        f"N:{_name_parts(details)}",
        *_given("ORG", details.company),
        *_given("TITLE", details.job_title),
        *_given("EMAIL;TYPE=INTERNET,WORK" if version == "3.0" else "EMAIL;TYPE=work", details.email),
        *(phone_line(phone) for phone in details.phones),
        *(f"URL:{uri(site)}" for site in details.websites),
        *([f"ADR;TYPE=work:;;{text(details.address)};;;;"] if details.address else []),
    ]


def _given(name: str, value: str | None) -> list[str]:
    return [f"{name}:{text(value)}"] if value else []


def _name_parts(details: ContactDetails) -> str:
    """Return family and given name where they are known; else the whole name as the given one, nothing guessed."""
    if details.given_name or details.family_name:
        return f"{text(details.family_name or '')};{text(details.given_name or '')};;;"
    return f";{text(details.name)};;;"


def _phone_3(phone: Phone) -> str:
    return f"TEL;TYPE={','.join(_types(phone)).upper()}:{text(full_number(phone))}"


def _phone_4(phone: Phone) -> str:
    types, (number, _, extension) = ",".join(_types(phone)), full_number(phone).partition(" ext. ")
    if phone.e164:
        return f'TEL;VALUE=uri;TYPE="{types}":tel:{uri(phone.e164)}{f";ext={extension}" if extension else ""}'
    return f'TEL;VALUE=text;TYPE="{types}":{text(f"{number} ext. {extension}" if extension else number)}'


def _types(phone: Phone) -> tuple[str, ...]:
    return _PHONE_TYPES.get(phone.kind or "", ("work", "voice"))


def _photo(version: str, jpeg: bytes) -> str:
    encoded = base64.b64encode(jpeg).decode("ascii")
    return f"PHOTO;ENCODING=b;TYPE=JPEG:{encoded}" if version == "3.0" else f"PHOTO:data:image/jpeg;base64,{encoded}"


def _urn(uid: str) -> str:
    """Return a UID as 4.0 wants it, a URI, where it is one of ours."""
    try:
        return UUID(uid).urn
    except ValueError:
        return uid
