"""What photographs and cards say, until a person has confirmed it; one frozen type per stage.

Coordinates are pixels, x to the right and y down. A `Quad` lists four corners clockwise from the top left
of what it outlines *as a person reads it*, so a card lying upside down starts at the photo's bottom right.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
else:  # numpy takes longer to load than most commands take to run, and annotations need no more than the name
    Pixels = object
"""An RGB picture, height x width x 3, read-only."""

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]


# --- From the camera to text -------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Photo:
    """What the camera gave, upright by its EXIF orientation."""

    source: str
    page: int | None
    digest: str
    pixels: Pixels
    taken_at: datetime | None


@dataclass(frozen=True, eq=False)
class Card:
    """One card cut out of a photo, flat and upright."""

    corners: Quad
    confidence: float
    pixels: Pixels
    to_photo: "NDArray[np.float64]"
    """3 x 3 homography from card pixels to photo pixels."""


@dataclass(frozen=True)
class Doubt:
    """A place that may read otherwise: `text[start:end]`, which was also seen as `other`."""

    start: int
    end: int
    other: str
    weight: float
    """How likely the other is, 0 to 1: the reader's own second choice, or 0.5 for what another reader saw."""


@dataclass(frozen=True)
class Line:
    """Text on a card with its box in card pixels, as one reader saw it."""

    text: str
    box: Quad
    confidence: float
    doubts: tuple[Doubt, ...] = ()
    """The reader's own second choices."""
    plain: tuple[int, ...] = ()
    """Places in `text` where a look at a single character of an address plainly saw what was read, digit or letter."""
    shapes: tuple[str, ...] = ()
    """For each character of `text`, if it has an address: which characters it may be by its look alone, in small
    letters; none outside the address."""


@dataclass(frozen=True)
class AgreedLine:
    """One line with everything the readers said about it."""

    text: str
    box: Quad
    confidence: float
    doubts: tuple[Doubt, ...] = ()
    """The first reader's own second choices, and what a look at single characters of an address saw instead."""
    others: tuple[str, ...] = ()
    """What other readers, or other looks at the same line, saw there."""
    cut: bool = False
    """Whether it reaches the left or right edge of the card's picture, or pales into glare: an end may be missing."""
    plain: tuple[int, ...] = ()
    shapes: tuple[str, ...] = ()
    """Both as of `Line`."""


@dataclass(frozen=True)
class Code:
    """What a QR code on a card says; untrusted text, of which `text` is the whole."""

    text: str
    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()


# --- From text to a person's confirmation ------------------------------------------------------------------------


class Field(StrEnum):
    """What a card tells about a person."""

    NAME = "name"
    JOB_TITLE = "job_title"
    COMPANY = "company"
    EMAIL = "email"
    PHONE = "phone"
    WEBSITE = "website"
    ADDRESS = "address"


LABELS: Mapping[Field, str] = {
    Field.NAME: "Name",
    Field.JOB_TITLE: "Job title",
    Field.COMPANY: "Company",
    Field.EMAIL: "E-mail",
    Field.PHONE: "Phone",
    Field.WEBSITE: "Website",
    Field.ADDRESS: "Address",
}
"""What a person is shown a field as."""


class Status(StrEnum):
    """Whether a value may be confirmed by Enter alone."""

    SURE = "sure"
    CHECK = "check"


@dataclass(frozen=True)
class Evidence:
    """A named reason for (weight > 0) or against (weight < 0) a candidate, in words a person uses."""

    code: str
    text: str
    weight: float


@dataclass(frozen=True)
class Candidate:
    """One possible value of one field: value, raw text, where on the photo, how sure, and why."""

    field: Field
    value: str
    raw: str
    box: Quad
    """In photo pixels."""
    confidence: float
    status: Status
    evidence: tuple[Evidence, ...] = ()
    alternatives: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    """Places in `value` where the readers disagree."""
    e164: str | None = None
    kind: str | None = None
    """For phones: work, mobile or fax, where the card says so."""
    on_back: bool = False
    """Whether it stands on the second of a card's two sides; its box is then on the photo of that side."""
    seen: tuple[str, ...] = ()
    """For addresses: what each look at the line saw, the first reader's first, then the second's."""


@dataclass(frozen=True)
class Reading:
    """Everything found on one card, as candidates."""

    corners: Quad
    """The card's outline in photo pixels."""
    name: Candidate | None
    job_title: Candidate | None
    company: Candidate | None
    emails: tuple[Candidate, ...]
    phones: tuple[Candidate, ...]
    websites: tuple[Candidate, ...]
    address: Candidate | None
    lines: tuple[str, ...]


@dataclass(frozen=True)
class ReadFailure:
    """Why a photo could not be read: an error's code and its sentence."""

    code: str
    message: str


@dataclass(frozen=True)
class PhotoReading:
    """The outcome for one photo (or one page): readings, or the reason why there are none."""

    photo: str
    page: int | None
    digest: str
    taken_at: datetime | None
    seconds: float
    advice: tuple[str, ...]
    failure: ReadFailure | None
    readings: tuple[Reading, ...]


class Decision(StrEnum):
    """What a person decided about a card that was read."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    DISCARDED = "discarded"


@dataclass(frozen=True)
class Side:
    """One photographed side of a card that has two, with what was read on it alone."""

    card: int
    """The number under which it was read as a card of its own, and waits again when the two are taken apart."""
    photo: str
    digest: str
    page: int | None
    reading: Reading


@dataclass(frozen=True)
class Review:
    """A reading while a person confirms it."""

    id: int
    photo: str
    digest: str
    page: int | None
    taken_at: datetime | None
    reading: Reading
    decision: Decision
    interview: str | None
    """The interview that `capture --interview` named."""
    back: Side | None = None
    """The other side, where the card has two."""
