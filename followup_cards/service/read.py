"""From a file to readings: the one place where photo, card, text and contact meet."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import TypeVar

from followup_cards.card.find import find_cards
from followup_cards.card.geometry import Floats
from followup_cards.card.line_groups import cards_of_groups
from followup_cards.card.rectify import to_photo
from followup_cards.card.whole_photo import WholePhoto
from followup_cards.contact.credible import is_no_card, remark
from followup_cards.contact.parse import parse
from followup_cards.errors import NotAPicture, NothingReadable
from followup_cards.model import (
    AgreedLine,
    Candidate,
    Card,
    Photo,
    PhotoReading,
    Quad,
    ReadFailure,
    Reading,
    Status,
)
from followup_cards.photo.file import bytes_of
from followup_cards.photo.load import pages_in, pages_of
from followup_cards.photo.quality import advise, still_of_use
from followup_cards.service.card_lines import CardLines, lines_of, unread
from followup_cards.service.photographs import unreadable
from followup_cards.text.reader import Readers

CLEAR = 0.9
"""Confidence of the usual line on a clear photo."""


def read_photo(
    path: Path, readers: Readers, *, source: str | None = None, region: str | None = None
) -> list[PhotoReading]:
    """Return what the cards on a photograph say, one result for each page; a bad photo's result says why."""
    name = source if source is not None else str(path)
    try:
        data = bytes_of(path, name)
    except NotAPicture as error:
        return [unreadable(name, error)]
    return read_bytes(data, name, readers, region=region)


def read_bytes(
    data: bytes, name: str, readers: Readers, *, region: str | None = None, new_page: Callable[[], None] = lambda: None
) -> list[PhotoReading]:
    """Return what `read_photo` returns, for a file that is in memory; `new_page` hears of every page's beginning."""
    started = time.perf_counter()
    results = []
    try:
        for photo in pages_in(data, name):
            new_page()
            results.append(_read_page(photo, readers, region, started))
            started = time.perf_counter()
    except NotAPicture as error:  # also on a later page: half a document would look like all of it
        return [unreadable(name, error, seconds=_since(started))]
    return results


def _since(started: float) -> float:
    return round(time.perf_counter() - started, 3)


def card_lines(path: Path, readers: Readers) -> list[tuple[AgreedLine, ...]]:
    """Return what the readers see on each card of a photograph, before anything is made of it.

    Raises:
        NotAPicture: the file cannot be opened as a picture.
    """
    lines = []
    for photo in pages_of(path):
        whole = WholePhoto(photo, readers.first.find_lines)
        lines += [card.lines for card in _cards_on(photo, find_cards(photo, whole), readers, whole)]
    return lines


def _cards_on(photo: Photo, found: Sequence[Card], readers: Readers, whole: WholePhoto) -> list[CardLines]:
    """Return the cards that have text, in the order in which a person would point at them."""
    cards = [
        card
        for card in (
            lines_of(photo, card, readers, whole, alone=found[0].confidence > 0 and len(found) == 1) for card in found
        )
        if card.lines
    ]
    if not cards and found[0].confidence > 0:
        cards = [card for card in (lines_of(photo, whole.card, readers, whole),) if card.lines]
    return sorted(cards, key=_place)


def _read_page(photo: Photo, readers: Readers, region: str | None, started: float) -> PhotoReading:
    for reader in filter(None, (readers.first, readers.second)):
        reader.prepare()
    whole = WholePhoto(photo, readers.first.find_lines)
    found = find_cards(photo, whole)
    cards = _cards_on(photo, found, readers, whole)
    read = _telling([(card, _reading(card, region)) for card in cards])
    if not any(reading.emails for _, reading in read):
        new = unread(whole.card, whole.lines, [card for card, _ in read])
        as_one = len(new) and found[0].confidence > 0  # otherwise it was read as one already
        if as_one and (other := _whole_with_address(photo, whole, readers, region)):
            read = other
        elif group := _group_with_address(photo, whole, readers, region, new):
            read = [*group, *(one for one in read if one[0].card.confidence > 0 and one[1].phones)]
    readings = tuple(reading for _, reading in read)
    failure = None if readings else ReadFailure(NothingReadable.code, _nothing_on(photo))
    return PhotoReading(
        photo=photo.source,
        page=photo.page,
        digest=photo.digest,
        taken_at=photo.taken_at,
        seconds=_since(started),
        advice=_advice(read) if read else advise(photo, found),
        failure=failure,
        readings=readings,
    )


_Lines = TypeVar("_Lines")
_Read = Sequence[tuple[CardLines, Reading]]


def _advice(read: _Read) -> tuple[str, ...]:
    """Return the advice on each card that does not read well, and what was seen where nothing is a contact's."""
    advice = tuple(dict.fromkeys(said for card, reading in read for said in _on(card.advice, reading)))
    if not all(is_no_card(reading) for _, reading in read):
        return advice
    card, reading = read[0]
    return (*advice, remark(reading, clear=not advice and (card.card.confidence > 0 or _is_clear(card))))


def _is_clear(card: CardLines) -> bool:
    """Say whether the first reader is certain of the usual line: the photo is not to blame for what none says."""
    return median(line.confidence for line in card.lines) >= CLEAR


def _on(advice: tuple[str, ...], reading: Reading) -> tuple[str, ...]:
    """Return what is to be said of a card: hardly anything where its name and an address were read for sure."""
    well = reading.name is not None and any(address.status is Status.SURE for address in reading.emails)
    return still_of_use(advice) if well else advice


def _whole_with_address(photo: Photo, whole: WholePhoto, readers: Readers, region: str | None) -> _Read | None:
    """Return the whole photo as one card, if an address stands on it."""
    found = lines_of(photo, whole.card, readers, whole)
    reading = _reading(found, region)
    return [(found, reading)] if reading.emails else None


def _group_with_address(
    photo: Photo, whole: WholePhoto, readers: Readers, region: str | None, lines: Floats
) -> _Read | None:
    """Return some lines that stand together as one card, if they say whose address is among them."""
    for card in cards_of_groups(photo, lines):
        found = lines_of(photo, card, readers, whole)
        reading = _reading(found, region)
        if reading.emails and (reading.name or reading.phones):
            return [(found, reading)]
    return None


def _telling(read: Sequence[tuple[_Lines, Reading]]) -> Sequence[tuple[_Lines, Reading]]:
    """Return the cards that say something; a scrap of print beside them is no card, unless it is all there is."""
    telling = [(card, reading) for card, reading in read if len(reading.lines) >= 3 or _has_contact(reading)]
    return telling or read


def _has_contact(reading: Reading) -> bool:
    return bool(reading.name or reading.emails or reading.phones or reading.websites)


def _nothing_on(photo: Photo) -> str:
    page = f", page {photo.page}," if photo.page else ""
    return f'No text could be read on "{photo.source}"{page}. Take the picture again, closer and in good light.'


def _place(found: CardLines) -> tuple[float, float]:
    """Return a card's centre, from the top down, then from the left."""
    corners = found.card.corners
    return (sum(y for _, y in corners) / 4, sum(x for x, _ in corners) / 4)


def _reading(found: CardLines, region: str | None) -> Reading:
    """Return what a card's lines say, with every box in photo pixels."""
    reading = parse(found.lines, found.card.corners, region=region, codes=found.codes)
    return _moved(reading, found.card)


def _moved(reading: Reading, card: Card) -> Reading:
    def one(candidate: Candidate | None) -> Candidate | None:
        return candidate and replace(candidate, box=_rounded(to_photo(card, candidate.box)))

    def all_of(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
        return tuple(moved for candidate in candidates if (moved := one(candidate)))

    return replace(
        reading,
        corners=_rounded(reading.corners),
        name=one(reading.name),
        job_title=one(reading.job_title),
        company=one(reading.company),
        emails=all_of(reading.emails),
        phones=all_of(reading.phones),
        websites=all_of(reading.websites),
        address=one(reading.address),
    )


def _rounded(quad: Quad) -> Quad:
    a, b, c, d = ((round(x, 1), round(y, 1)) for x, y in quad)
    return (a, b, c, d)
