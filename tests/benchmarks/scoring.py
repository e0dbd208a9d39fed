"""Hold readings against the truth of their photographs: what was found exactly, what is wrong, what was called sure.

A truth file has a line for each photograph, as `python -m tests.cardmaker` writes it. A key that a card lacks was not
legible to the person who wrote it down, and is not scored. Addresses count case aside; names without titles, degrees,
case and punctuation; companies without case and punctuation; phone numbers by their last nine digits.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from followup_cards.model import Candidate, Quad, Reading, Status

FIELDS = ("address", "name", "company", "phone")

DEGREES = re.compile(r",.*|\b(?:phd|mba|md|pe|cpa|esq|jr|sr|ii|iii|iv|shrm-cp)\b\.?", re.IGNORECASE)  # ", MBA"
TITLES = re.compile(r"^(?:(?:dr|prof|pr|ms|mr|mrs|miss|er|ar|ca)\b\.?\s*)+", re.IGNORECASE)  # "Prof. Dr. "

Truth = Mapping[str, Any]


@dataclass(frozen=True)
class Outcome:
    """One value that a photograph shows: whether it was found exactly, and whether it was called sure."""

    photo: str
    field: str
    wanted: str
    found: bool
    sure: bool
    got: tuple[str, ...]
    """Everything that was read as this field, on any card of the photo."""
    traits: frozenset[str]
    x_height: float | None = None


@dataclass(frozen=True)
class Claim:
    """One address that was reported, right or wrong, with everything that was said for and against it."""

    photo: str
    value: str
    right: bool
    confidence: float
    status: Status
    codes: tuple[str, ...]
    corners: Quad
    candidate: Candidate


@dataclass(frozen=True)
class Scored:
    """What became of one photograph."""

    photo: str
    cards_right: bool
    outcomes: tuple[Outcome, ...]
    claims: tuple[Claim, ...]


def truths(path: Path) -> dict[str, Truth]:
    """Return the truth of each photograph by its file name."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line)
    return {Path(row["photo"]).name: row for row in rows}


def person(name: str) -> str:
    """Return a name as it is compared: without titles, degrees, case and punctuation."""
    bare = DEGREES.sub("", TITLES.sub("", unicodedata.normalize("NFC", name).strip()))
    return "".join(ch for ch in bare.casefold() if ch.isalnum())


def firm(name: str) -> str:
    """Return a company as it is compared."""
    return "".join(ch for ch in name.casefold() if ch.isalnum())


def number(phone: str) -> str:
    """Return the part of a phone number that stays the same however it is written."""
    return re.sub(r"\D", "", phone)[-9:]


def score(truth: Truth, readings: Sequence[Reading]) -> Scored:
    """Return what became of one photograph."""
    cards = truth["cards"]
    traits = frozenset([str(truth.get("tier", "-")), *truth.get("traits", ())])
    outcomes = (
        *_addresses(truth, readings, traits),
        *(_named(truth, card, readings, traits) for card in cards if card.get("name")),
        *(_company(truth, card, readings, traits) for card in cards if card.get("company")),
        *(outcome for card in cards for outcome in _phones(truth, card, readings, traits)),
    )
    return Scored(truth["photo"], len(readings) == len(cards), outcomes, tuple(_claims(truth, readings)))


def _addresses(truth: Truth, readings: Sequence[Reading], traits: frozenset[str]) -> Iterator[Outcome]:
    seen = {email.value.lower(): email.status for reading in readings for email in reading.emails}
    heights = _x_heights(truth, "email")
    for wanted in sorted(_printed(truth)):
        found, sure = wanted in seen, seen.get(wanted) is Status.SURE
        yield Outcome(truth["photo"], "address", wanted, found, sure, tuple(seen), traits, heights.get(wanted))


def _printed(truth: Truth) -> set[str]:
    return {address.lower() for card in truth["cards"] for address in card.get("emails") or ()}


def _x_heights(truth: Truth, field: str) -> dict[str, float]:
    boxes = (box for card in truth["cards"] for box in card.get("boxes", ()) if box["field"] == field)
    return {box["text"].lower(): box["x_height"] for box in boxes}


def _named(truth: Truth, card: Truth, readings: Sequence[Reading], traits: frozenset[str]) -> Outcome:
    spellings = {person(name) for name in (card["name"], *card.get("names", ()), *card.get("alt_names", ())) if name}
    seen = [reading.name for reading in readings if reading.name]
    hits = [each for each in seen if person(each.value) in spellings]
    return _outcome(truth, "name", card["name"], hits, seen, traits)


def _company(truth: Truth, card: Truth, readings: Sequence[Reading], traits: frozenset[str]) -> Outcome:
    spellings = {firm(name) for name in (card["company"], card.get("also_company")) if name}
    seen = [reading.company for reading in readings if reading.company]
    hits = [each for each in seen if firm(each.value) in spellings]
    return _outcome(truth, "company", card["company"], hits, seen, traits)


def _outcome(  # noqa: PLR0917 - all of them are what an outcome is made of
    truth: Truth,
    field: str,
    wanted: str,
    hits: Sequence[Candidate],
    seen: Sequence[Candidate],
    traits: frozenset[str],
) -> Outcome:
    sure = any(hit.status is Status.SURE for hit in hits)
    heights = [box["x_height"] for card in truth["cards"] for box in card.get("boxes", ()) if box["text"] == wanted]
    got = tuple(each.value for each in seen)
    return Outcome(truth["photo"], field, wanted, bool(hits), sure, got, traits, heights[0] if heights else None)


def _phones(truth: Truth, card: Truth, readings: Sequence[Reading], traits: frozenset[str]) -> Iterator[Outcome]:
    seen = [phone for reading in readings for phone in reading.phones]
    statuses = {number(phone.value): phone.status for phone in seen}
    heights = {box["text"]: box["x_height"] for box in card.get("boxes", ())}
    printed = {number(phone): phone for phone in card.get("phones") or ()}
    for digits, phone in printed.items():
        sure = statuses.get(digits) is Status.SURE
        got = tuple(each.value for each in seen)
        yield Outcome(truth["photo"], "phone", phone, digits in statuses, sure, got, traits, heights.get(phone))


def _claims(truth: Truth, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield the addresses reported; none where the truth does not say which ones there are."""
    if not all("emails" in card for card in truth["cards"]):
        return
    printed = _printed(truth)
    for reading in readings:
        for email in reading.emails:
            yield Claim(
                photo=truth["photo"],
                value=email.value,
                right=email.value.lower() in printed,
                confidence=email.confidence,
                status=email.status,
                codes=tuple(reason.code for reason in email.evidence),
                corners=reading.corners,
                candidate=email,
            )
