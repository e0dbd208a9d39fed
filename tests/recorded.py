"""Readings as the engines give them, recorded as values, and a reader that replays them by the photo's content."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from followup_cards.model import (
    Candidate,
    Doubt,
    Evidence,
    Field,
    PhotoReading,
    Quad,
    ReadFailure,
    Reading,
    Status,
)

NOW = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
BOX: Quad = ((10.0, 10.0), (90.0, 10.0), (90.0, 20.0), (10.0, 20.0))
CORNERS: Quad = ((0.0, 0.0), (100.0, 0.0), (100.0, 60.0), (0.0, 60.0))
AGREE = Evidence("readers-agree", "both readers saw the same characters", 2.0)
DISAGREE = Evidence("readers-disagree", "the two readers saw different characters", -1.0)


def sure(what: Field, value: str, e164: str | None = None, kind: str | None = None) -> Candidate:
    """Return a candidate that is sure."""
    return Candidate(what, value, value, BOX, 0.99, Status.SURE, (AGREE,), e164=e164, kind=kind)


def check(
    what: Field,
    value: str,
    *,
    confidence: float = 0.9,
    alternatives: tuple[str, ...] = (),
    doubts: tuple[Doubt, ...] = (),
) -> Candidate:
    """Return a candidate that is to be checked."""
    return Candidate(what, value, value, BOX, confidence, Status.CHECK, (DISAGREE,), alternatives, doubts)


def card(
    *,
    name: Candidate | None = None,
    emails: tuple[Candidate, ...] = (),
    phones: tuple[Candidate, ...] = (),
    company: Candidate | None = None,
) -> Reading:
    """Return a card's reading."""
    everything = [candidate for candidate in (name, company, *emails, *phones) if candidate]
    lines = tuple(candidate.raw for candidate in everything)
    return Reading(CORNERS, name, None, company, emails, phones, (), None, lines)


ANA = card(
    name=sure(Field.NAME, "Ana Sousa"),
    company=sure(Field.COMPANY, "Quilmora Lda"),
    emails=(sure(Field.EMAIL, "ana.sousa@quilmora.example"),),
    phones=(sure(Field.PHONE, "+351 21 555 0100", e164="+351215550100", kind="work"),),
)
"""Everything is sure."""

BILL = card(
    name=sure(Field.NAME, "Bill Karn"),
    company=sure(Field.COMPANY, "Quilmora Lda"),
    emails=(
        check(
            Field.EMAIL,
            "bi1l.karn@quilmora.example",
            alternatives=("bill.karn@quilmora.example",),
            doubts=(Doubt(2, 3, "l", 0.5),),
        ),
    ),
)
"""The readers disagree about one character of the address."""

CLEO = card(name=check(Field.NAME, "Cleo Marin"), emails=(check(Field.EMAIL, "cleo@quilmora.example"),))
"""Nothing is certain, though nothing disagrees."""

DORA = card(name=sure(Field.NAME, "Dora Lind"), phones=(sure(Field.PHONE, "+46 8 555 0199"),))
"""A card without an address."""

EMIL = card(emails=(sure(Field.EMAIL, "emil@quilmora.example"),))
"""A card without a name."""


@dataclass
class Recorded:
    """Replays readings by content hash; a photo that was not recorded fails the test."""

    by_digest: dict[str, tuple[Reading, ...]] = field(default_factory=dict)
    failures: dict[str, ReadFailure] = field(default_factory=dict)
    asked: list[Path] = field(default_factory=list)

    def photo(self, folder: Path, name: str, *readings: Reading, taken: int = 0) -> Path:
        """Make a photo (a plain picture, unlike any other) and record what is read on it."""
        path = folder / name
        shade = hashlib.sha256(f"{name}{taken}".encode()).digest()
        Image.new("RGB", (120, 80), (shade[0], shade[1], shade[2])).save(path)
        self.by_digest[digest_of(path)] = readings
        return path

    def __call__(self, path: Path) -> list[PhotoReading]:
        """Return what was recorded for a photo."""
        self.asked.append(path)
        digest = digest_of(path)
        if digest in self.failures:
            return [PhotoReading(str(path), None, "", None, 0.1, (), self.failures[digest], ())]
        return [PhotoReading(str(path), None, digest, None, 0.1, (), None, self.by_digest[digest])]


def digest_of(path: Path) -> str:
    """Return the content hash that a photo is known by."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
