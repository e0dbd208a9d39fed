"""Every value that crosses a boundary between stages; one frozen type per stage.

Contacts and interviews stand here; what photographs and cards say (`seen.py`) and what messages are made of
(`messages.py`) is part of this module too, but loaded when first asked for: most commands need neither.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # an alias that repeats the name hands it on, mypy says
    from followup_cards.messages import Answers as Answers  # noqa: PLC0414
    from followup_cards.messages import Draft as Draft  # noqa: PLC0414
    from followup_cards.messages import DraftSet as DraftSet  # noqa: PLC0414
    from followup_cards.messages import Lint as Lint  # noqa: PLC0414
    from followup_cards.messages import Me as Me  # noqa: PLC0414
    from followup_cards.messages import Severity as Severity  # noqa: PLC0414
    from followup_cards.messages import Withheld as Withheld  # noqa: PLC0414
    from followup_cards.seen import LABELS as LABELS  # noqa: PLC0414
    from followup_cards.seen import AgreedLine as AgreedLine  # noqa: PLC0414
    from followup_cards.seen import Candidate as Candidate  # noqa: PLC0414
    from followup_cards.seen import Card as Card  # noqa: PLC0414
    from followup_cards.seen import Code as Code  # noqa: PLC0414
    from followup_cards.seen import Decision as Decision  # noqa: PLC0414
    from followup_cards.seen import Doubt as Doubt  # noqa: PLC0414
    from followup_cards.seen import Evidence as Evidence  # noqa: PLC0414
    from followup_cards.seen import Field as Field  # noqa: PLC0414
    from followup_cards.seen import Line as Line  # noqa: PLC0414
    from followup_cards.seen import Photo as Photo  # noqa: PLC0414
    from followup_cards.seen import PhotoReading as PhotoReading  # noqa: PLC0414
    from followup_cards.seen import Pixels as Pixels  # noqa: PLC0414
    from followup_cards.seen import Point as Point  # noqa: PLC0414
    from followup_cards.seen import Quad as Quad  # noqa: PLC0414
    from followup_cards.seen import ReadFailure as ReadFailure  # noqa: PLC0414
    from followup_cards.seen import Reading as Reading  # noqa: PLC0414
    from followup_cards.seen import Review as Review  # noqa: PLC0414
    from followup_cards.seen import Side as Side  # noqa: PLC0414
    from followup_cards.seen import Status as Status  # noqa: PLC0414
else:

    def __getattr__(name: str) -> object:
        """Return what stands in one of the two, loading it."""
        if not name.startswith("_"):  # the import system asks for its own names, which is no reason to load anything
            from followup_cards import messages

            if hasattr(messages, name):
                return getattr(messages, name)
            from followup_cards import seen

            if hasattr(seen, name):
                return getattr(seen, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


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
