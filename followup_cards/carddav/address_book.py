"""Find the address book, and put cards into it so that doing it again changes nothing."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from typing import Final
from urllib.parse import quote, urlsplit

from followup_cards.carddav.address import joined
from followup_cards.carddav.client import Answer, Client
from followup_cards.carddav.multistatus import WHAT_IS_HERE, Resource, resources, with_uid
from followup_cards.errors import DestinationFailure

_XML: Final = "application/xml; charset=utf-8"
_VCARD: Final = "text/vcard; charset=utf-8"


@dataclass(frozen=True)
class Entry:
    """A card to upload: its UID, its revision, and its text."""

    uid: str
    revision: str
    vcard: bytes


@dataclass(frozen=True)
class Present:
    """A card that the server has already."""

    url: str
    etag: str
    vcard: str


class Became(StrEnum):
    """What came of one card."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    """It was changed there by another program, so it was left as it is."""


def find(client: Client) -> str:
    """Return the URL of the address book that the client's URL is, or leads to.

    Raises:
        DestinationFailure: there is none, or there are several.
    """
    here = _described(client, client.url, depth="0")
    if any(one.is_address_book for one in here):
        return _folder(client.url)
    principal = next((one.principal for one in here if one.principal), None)
    home = next((one.home for one in here if one.home), None)
    if home is None and principal:
        there = _described(client, joined(client.url, principal), depth="0")
        home = next((one.home for one in there if one.home), None)
    start = joined(client.url, home) if home else client.url
    books = [joined(start, one.href) for one in _described(client, start, depth="1") if one.is_address_book]
    if len(books) == 1:
        return _folder(books[0])
    if not books:
        raise DestinationFailure(f"There is no address book at {client.url}. Give the address of one.")
    raise DestinationFailure(f"There are several address books: {', '.join(books)}. Give the address of one.")


def put(client: Client, book: str, entry: Entry, ours: Callable[[str], str | None], *, replace: bool) -> Became:
    """Create a card, or bring it up to date; `ours` tells the revision of a card that nobody else has changed.

    Raises:
        DestinationFailure: the server refuses it, or it was changed while this ran.
    """
    present = _with_uid(client, book, entry.uid)
    if present is None:
        url = book + quote(entry.uid, safe="") + ".vcf"
        answer = client.ask("PUT", url, entry.vcard, Content_Type=_VCARD, If_None_Match="*")
        if answer.status != HTTPStatus.PRECONDITION_FAILED:
            _accepted(answer)
            return Became.CREATED
        present = _at(client, url)
    revision = ours(present.vcard)
    if revision == entry.revision:
        return Became.UNCHANGED
    if not replace and (revision is None or revision > entry.revision):
        return Became.KEPT
    answer = client.ask("PUT", present.url, entry.vcard, Content_Type=_VCARD, If_Match=present.etag)
    if answer.status == HTTPStatus.PRECONDITION_FAILED:
        raise DestinationFailure(f"A card at {book} was changed while this ran, and was left alone. Run it once more.")
    _accepted(answer)
    return Became.UPDATED


def _described(client: Client, url: str, *, depth: str) -> list[Resource]:
    answer = client.ask("PROPFIND", url, WHAT_IS_HERE, Content_Type=_XML, Depth=depth)
    if answer.status == HTTPStatus.NOT_FOUND:
        raise DestinationFailure(f"There is nothing at {url}. Check the address.")
    _accepted(answer)
    return resources(answer.body, _host(url))


def _with_uid(client: Client, book: str, uid: str) -> Present | None:
    """Return the card of a UID, wherever in the book it is; None too where the server can't be asked so."""
    answer = client.ask("REPORT", book, with_uid(uid), Content_Type=_XML, Depth="1")
    if answer.status != HTTPStatus.MULTI_STATUS:
        return None
    for one in resources(answer.body, _host(book)):
        if one.etag and one.card and re.search(rf"^UID:{re.escape(uid)}\s*$", one.card, re.MULTILINE | re.IGNORECASE):
            return Present(joined(book, one.href), one.etag, one.card)
    return None


def _at(client: Client, url: str) -> Present:
    answer = client.ask("GET", url)
    if answer.status != HTTPStatus.OK or not answer.etag:
        raise DestinationFailure(
            f"{_host(url)} has a card that it does not show ({answer.status}). Nothing was changed."
        )
    return Present(url, answer.etag, answer.body.decode("utf-8", "replace"))


def _accepted(answer: Answer) -> None:
    """Refuse an answer that is no success, in words.

    Raises:
        DestinationFailure: what the server's number means.
    """
    if answer.status < HTTPStatus.MULTIPLE_CHOICES:
        return
    reasons = {
        HTTPStatus.FORBIDDEN: "does not let you write there. Check the address, and your rights with its owner",
        HTTPStatus.NOT_FOUND: "has no address book there. Check the address",
        HTTPStatus.METHOD_NOT_ALLOWED: "is no server of address books. Check the address",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "refuses a card of that size. Try without --photo",
        HTTPStatus.INSUFFICIENT_STORAGE: "has no room left. Make some there",
    }
    reason = next((words for status, words in reasons.items() if status == answer.status), None)
    number = f"answered with {answer.status}. Try again later, or ask its owner"
    raise DestinationFailure(f"{_host(answer.url)} {reason or number}.")


def _folder(url: str) -> str:
    return url if url.endswith("/") else url + "/"


def _host(url: str) -> str:
    return urlsplit(url).hostname or url
