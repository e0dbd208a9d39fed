"""Contacts as vCards, 3.0 (RFC 2426, what most address books import) or 4.0 (RFC 6350)."""

from collections.abc import Callable, Sequence
from datetime import UTC
from typing import Final
from urllib.parse import quote
from uuid import UUID

from followup_cards.export.characters import one_line, printable
from followup_cards.model import Contact, ContactDetails, Phone

_PRODUCT: Final = "-//followup-cards//EN"
_LONGEST_LINE: Final = 75
"""Octets before a fold, the line end not counted (RFC 2426 section 2.6, RFC 6350 section 3.2)."""

_PHONE_TYPES: Final = {"mobile": ("cell",), "fax": ("work", "fax"), "work": ("work", "voice")}


def write_3(contacts: Sequence[Contact]) -> bytes:
    """Return contacts as vCard 3.0, one after the other."""
    return b"".join(_card("3.0", contact, contact.uid, _phone_3) for contact in contacts)


def write_4(contacts: Sequence[Contact]) -> bytes:
    """Return contacts as vCard 4.0, one after the other."""
    return b"".join(_card("4.0", contact, _uri(contact.uid), _phone_4) for contact in contacts)


def _card(version: str, contact: Contact, uid: str, phone_line: Callable[[Phone], str]) -> bytes:
    details = contact.details
    lines = [
        "BEGIN:VCARD",
        f"VERSION:{version}",
        f"PRODID:{_PRODUCT}",
        f"UID:{_line(uid)}",
        f"REV:{contact.updated_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"FN:{_line(details.name)}",
        f"N:{_name_parts(details)}",
        *_given("ORG", details.company),
        *_given("TITLE", details.job_title),
        *_given("EMAIL;TYPE=work" if version == "4.0" else "EMAIL;TYPE=INTERNET,WORK", details.email),
        *(phone_line(phone) for phone in details.phones),
        *(f"URL:{_uri_value(site)}" for site in details.websites),
        *([f"ADR;TYPE=work:;;{_text(details.address)};;;;"] if details.address else []),
        *([f"NOTE:{_text(details.notes)}"] if details.notes else []),
        "END:VCARD",
    ]
    return b"".join(map(_folded, lines))


def _given(name: str, value: str | None) -> list[str]:
    return [f"{name}:{_line(value)}"] if value else []


def _name_parts(details: ContactDetails) -> str:
    """Return family and given name where they are known; else the whole name as the given one, nothing guessed."""
    if details.given_name or details.family_name:
        return f"{_line(details.family_name or '')};{_line(details.given_name or '')};;;"
    return f";{_line(details.name)};;;"


def _phone_3(phone: Phone) -> str:
    return f"TEL;TYPE={','.join(_types(phone)).upper()}:{_line(phone.e164 or phone.number)}"


def _phone_4(phone: Phone) -> str:
    types = ",".join(_types(phone))
    if phone.e164:
        return f'TEL;VALUE=uri;TYPE="{types}":tel:{_uri_value(phone.e164)}'
    return f'TEL;VALUE=text;TYPE="{types}":{_line(phone.number)}'


def _types(phone: Phone) -> tuple[str, ...]:
    return _PHONE_TYPES.get(phone.kind or "", ("work", "voice"))


def _uri(uid: str) -> str:
    """Return a UID as 4.0 wants it, a URI, where it is one of ours."""
    try:
        return UUID(uid).urn
    except ValueError:
        return uid


def _uri_value(uri: str) -> str:
    """Return a URI; comma and semicolon percent-encoded, since readers differ in how they split and unescape it."""
    return quote(one_line(uri), safe="/?:@&=+$-_.!~*'()#%[]")


def _line(text: str) -> str:
    return _text(one_line(text))


def _text(text: str) -> str:
    """Return a text value: backslash, comma, semicolon and line feed escaped (RFC 2426 section 4)."""
    escaped = printable(text).replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return escaped.replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Return a line in pieces of at most 75 octets, no character split, each but the first after a space."""
    pieces, room = [b""], _LONGEST_LINE
    for character in line:
        octets = character.encode("utf-8")
        if len(pieces[-1]) + len(octets) > room:
            pieces.append(b"")
            room = _LONGEST_LINE - 1
        pieces[-1] += octets
    return b"\r\n ".join(pieces) + b"\r\n"
