"""What a WebDAV server answers in XML (RFC 4918), and the questions that it answers so."""

from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from followup_cards.errors import DestinationFailure

DAV: Final = "{DAV:}"
CARD: Final = "{urn:ietf:params:xml:ns:carddav}"

_NAMESPACES: Final = 'xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"'

WHAT_IS_HERE: Final = (
    f"<propfind {_NAMESPACES}><prop><resourcetype/><displayname/><current-user-principal/><C:addressbook-home-set/>"
    "</prop></propfind>"
).encode()


@dataclass(frozen=True)
class Resource:
    """One thing on the server and what it says of itself."""

    href: str
    etag: str | None
    is_address_book: bool
    principal: str | None
    """Where the user is described."""
    home: str | None
    """Where the user's address books are."""
    card: str | None
    """A vCard's text, where it was asked for."""


def with_uid(uid: str) -> bytes:
    """Return the question for the card of a UID (RFC 6352 section 8.6)."""
    return (
        f"<C:addressbook-query {_NAMESPACES}><prop><getetag/><C:address-data/></prop><C:filter>"
        '<C:prop-filter name="UID"><C:text-match collation="i;unicode-casemap" match-type="equals">'
        f"{escape(uid)}</C:text-match></C:prop-filter></C:filter></C:addressbook-query>"
    ).encode()


def resources(body: bytes, host: str) -> list[Resource]:
    """Return what an answer lists.

    Raises:
        DestinationFailure: it is no such XML; one that defines entities is refused, since it could fill the memory.
    """
    refusal = f"{host} does not answer as an address book does. Check the address."
    if any(sign in body for sign in (b"<!DOCTYPE", b"<!ENTITY", b"\0")):  # a zero byte: UTF-16, which hides the others
        raise DestinationFailure(refusal)
    try:
        root = ET.fromstring(body)  # noqa: S314 - no document type, so no entities; the size is limited
    except ET.ParseError as error:
        raise DestinationFailure(refusal) from error
    return [_resource(response) for response in root.iter(f"{DAV}response")]


def _resource(response: ET.Element) -> Resource:
    def text(path: str) -> str | None:
        return response.findtext(path)

    prop = f"{DAV}propstat/{DAV}prop/"
    return Resource(
        href=text(f"{DAV}href") or "",
        etag=text(f"{prop}{DAV}getetag"),
        is_address_book=response.find(f"{prop}{DAV}resourcetype/{CARD}addressbook") is not None,
        principal=text(f"{prop}{DAV}current-user-principal/{DAV}href"),
        home=text(f"{prop}{CARD}addressbook-home-set/{DAV}href"),
        card=text(f"{prop}{CARD}address-data"),
    )
