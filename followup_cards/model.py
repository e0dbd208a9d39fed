"""Every value that crosses a boundary between stages; one frozen type per stage.

Coordinates are pixels, x to the right and y down. A `Quad` lists four corners clockwise from the top left
of what it outlines *as a person reads it*, so a card lying upside down starts at the photo's bottom right.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class AgreedLine:
    """One line with everything the readers said about it."""

    text: str
    box: Quad
    confidence: float
    doubts: tuple[Doubt, ...] = ()
    """The first reader's own second choices."""
    others: tuple[str, ...] = ()
    """What other readers, or other looks at the same line, saw there."""
    cut: bool = False
    """Whether it reaches the left or right edge of the card's picture, so that its beginning or end may be missing."""


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


# --- Contacts and interviews -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Phone:
    """A number in the form printed, and in E.164 where it can be known."""

    number: str
    e164: str | None = None
    kind: str | None = None


@dataclass(frozen=True)
class ContactDetails:
    """What is known of a person, without the store's bookkeeping."""

    name: str
    given_name: str | None = None
    family_name: str | None = None
    email: str | None = None
    email_confirmed_at: datetime | None = None
    company: str | None = None
    job_title: str | None = None
    phones: tuple[Phone, ...] = ()
    websites: tuple[str, ...] = ()
    address: str | None = None
    notes: str | None = None


@dataclass(frozen=True)
class Contact:
    """A confirmed person. `email` may be used in a draft only while `email_confirmed_at` is set."""

    id: int
    uid: str
    details: ContactDetails
    created_at: datetime
    updated_at: datetime


class Part(StrEnum):
    """The part a person played in an interview."""

    INTERVIEWER = "interviewer"
    HIRING_MANAGER = "hiring-manager"
    HR = "hr"
    RECRUITER = "recruiter"
    OTHER = "other"


class Scenario(StrEnum):
    """How the candidate feels about the job."""

    WANT_IT = "want-it"
    NOT_A_MATCH = "not-a-match"
    WENT_BADLY = "went-badly"


@dataclass(frozen=True)
class PanelMember:
    """One contact on an interview's panel. `contact` is None in a panel that came from a file without a store."""

    details: ContactDetails
    part: Part
    contact_id: int | None = None
    uid: str | None = None
    topic: str | None = None
    """Something this person and the candidate spoke of."""
    sent_at: datetime | None = None
    drafted_as: Scenario | None = None
    """The scenario of the last draft made for this person."""
    note: str | None = None
    """What the candidate wants to remember of this person; never part of a message."""
    bounced: bool = False
    """Whether a message to this address came back, and the address has not been confirmed since."""


@dataclass(frozen=True)
class Interview:
    """Company, role, when it ended, and the panel. `ended_at` is aware; `zone` is an IANA name for display."""

    name: str
    company: str
    role: str
    ended_at: datetime
    zone: str | None
    panel: tuple[PanelMember, ...] = ()
    met: int | None = None
    """How many people the candidate met, cards or not."""
    started_at: datetime | None = None
    place: str | None = None
    """Where it took place, in the candidate's words, or `call`."""


# --- The follow-up -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Me:
    """The candidate, as the answers say."""

    name: str
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True)
class Answers:
    """What only the candidate can say; nothing of it is ever made up."""

    me: Me | None = None
    bring: str | None = None
    fit: str | None = None
    value: str | None = None
    addition: str | None = None
    topics: Mapping[str, str] = field(default_factory=dict)
    """Address (lower case) to something the candidate and that person spoke of."""
    language: str | None = None
    """The language of the messages (a folder of templates); English when not said."""


class Severity(StrEnum):
    """Whether a lint stops a draft or only warns."""

    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True)
class Lint:
    """A fault found in a draft."""

    code: str
    severity: Severity
    message: str


@dataclass(frozen=True)
class Draft:
    """One unsent message to one contact."""

    to: str
    name: str
    sender: Me
    subject: str
    body: str
    deadline: datetime
    lints: tuple[Lint, ...] = ()

    @property
    def blocked(self) -> bool:
        """Say whether a lint forbids writing this draft anywhere."""
        return any(lint.severity is Severity.BLOCK for lint in self.lints)


@dataclass(frozen=True)
class Withheld:
    """A person who gets no message, and why."""

    who: str
    reason: str


@dataclass(frozen=True)
class DraftSet:
    """All the messages of one interview, and everyone who gets none."""

    drafts: tuple[Draft, ...]
    withheld: tuple[Withheld, ...]
