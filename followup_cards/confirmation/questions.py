"""What is asked about a card, and what comes of it, as values: any skin can show them, any script can answer them."""

from dataclasses import dataclass
from enum import StrEnum

from followup_cards.confirmation.duplicates import Duplicate
from followup_cards.confirmation.merging import Resolution
from followup_cards.model import Candidate, ContactDetails, Field, Part


class About(StrEnum):
    """What a question is about."""

    OTHER_SIDE = "other-side"
    WHICH_ADDRESS = "which-address"
    TYPE_ADDRESS = "type-address"
    TYPE_AGAIN = "type-again"
    PICK_ADDRESS = "pick-address"
    WHICH_SIDE = "which-side"
    NAME = "name"
    EDIT_FIELD = "edit-field"
    EDIT_VALUE = "edit-value"
    SAVE = "save"
    DUPLICATE = "duplicate"
    MERGE_FIELD = "merge-field"
    PART = "part"


class How(StrEnum):
    """How a value was decided."""

    ENTER = "enter"
    """Taken as read, with one Enter."""
    PICKED = "picked"
    """Named by its number, beside the photograph."""
    TYPED = "typed"
    """Typed, and a reader had seen the same."""
    TYPED_TWICE = "typed-twice"
    """Typed twice alike, though no reader had seen it."""
    EDITED = "edited"
    """Typed over what was read."""


class Key(StrEnum):
    """What may be typed at every question."""

    EDIT = "e"
    LATER = "s"
    DISCARD = "x"
    BACK = "b"
    SIDES = "j"
    """Joins a card with its other side, or takes the two apart again."""
    SAME = "="
    """Begins an answer that names the contact who is the same person."""
    NONE = "-"
    """The card has none of what is asked for."""


@dataclass(frozen=True)
class Choice:
    """One of several answers: what to type for it, what it is, and why it is there."""

    key: str
    label: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Neighbour:
    """Another card that may be the other side of this one."""

    card: int
    label: str
    reasons: tuple[str, ...] = ()
    """Why it is offered without being asked for; none where it is only one that waits too."""


@dataclass(frozen=True)
class Question:
    """One question; `default` is what a bare Enter means, and None where Enter answers nothing."""

    about: About
    default: str | None = None
    choices: tuple[Choice, ...] = ()
    candidate: Candidate | None = None
    field: Field | None = None
    typed: str | None = None
    """What the person typed before, when the question asks for it again."""
    duplicate: Duplicate | None = None
    neighbours: tuple[Neighbour, ...] = ()


@dataclass(frozen=True)
class Refusal:
    """An answer that answers nothing, and why; the question stands."""

    message: str


@dataclass(frozen=True)
class AtStart(Refusal):
    """The person wants to go back from a card's first question; a skin may go back to the card before."""


@dataclass(frozen=True)
class FieldDecision:
    """What was read in a field, what the person decided, and how."""

    field: Field
    candidate: Candidate | None
    value: str | None
    how: How


@dataclass(frozen=True)
class Confirmed:
    """The card is right: its details (whose address the person confirmed), and what else was decided."""

    details: ContactDetails
    decisions: tuple[FieldDecision, ...]
    part: Part | None = None
    duplicate: Duplicate | None = None
    resolution: Resolution | None = None
    stays: frozenset[Field] = frozenset()
    """In a merge: the fields in which the contact's own value stays."""


@dataclass(frozen=True)
class Later:
    """The card stays pending."""


@dataclass(frozen=True)
class Discarded:
    """The card is not wanted."""


@dataclass(frozen=True)
class Joined:
    """The card and another are the two sides of one."""

    card: int


@dataclass(frozen=True)
class TakenApart:
    """What was joined are two cards."""


Outcome = Confirmed | Later | Discarded | Joined | TakenApart
