"""How far a person has come with one card, and how a field is settled."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from followup_cards.confirmation.duplicates import Duplicate
from followup_cards.confirmation.fields import Settled, details_from, value_of
from followup_cards.confirmation.merging import Resolution
from followup_cards.confirmation.questions import How, Neighbour, Outcome, Refusal
from followup_cards.confirmation.recommend import Care, care_for, veiled
from followup_cards.errors import UnknownName
from followup_cards.model import Candidate, Contact, ContactDetails, Field, Reading

Known = Callable[[ContactDetails], tuple[Duplicate, ...]]
"""Who is a contact already and may be the same person."""

Find = Callable[[str], Contact]
"""The contact that a person names by its number, address or name; raises UnknownName when none or several fit."""


def nobody(who: str) -> Contact:
    """Find no contact."""
    raise UnknownName(f'No contact fits "{who}".')


@dataclass(frozen=True)
class Sides:
    """How many sides of the card were photographed, and which cards may be its other side."""

    back: int | None = None
    """The number of the other side, where two were joined."""
    neighbours: tuple[Neighbour, ...] = ()


@dataclass(frozen=True)
class Progress:
    """How far a person has come with one card."""

    reading: Reading
    known: Known
    asks_part: bool
    sides: Sides = Sides()
    find: Find = nobody
    offered: tuple[Neighbour, ...] = ()
    """Cards of which one may be the other side, when that is the question."""
    settled: Mapping[Field, Settled] = field(default_factory=dict)
    chosen: int | None = None
    """Which of several addresses is the person's."""
    typed: str | None = None
    """An address that the person typed and no reader saw; to be typed again."""
    editing: bool = False
    edited: Field | None = None
    saved: bool = False
    duplicate: Duplicate | None = None
    """The contact that is the likeliest to be the same person, once the card is saved."""
    resolution: Resolution | None = None
    merging: Mapping[Field, bool] = field(default_factory=dict)
    """For each field on which contact and card differ: whether the contact's own value stays."""
    before: "Progress | None" = field(default=None, repr=False)
    """Where `b` goes back to."""

    @property
    def email(self) -> Candidate | None:
        """Return the address that is in question, when that is known."""
        emails = self.reading.emails
        if not emails or (len(emails) > 1 and self.chosen is None):
            return None
        return emails[self.chosen or 0]

    @property
    def details(self) -> ContactDetails:
        """Return the contact as it stands."""
        return details_from(self.reading, self.settled, self.email)


Step = Progress | Refusal | Outcome


def start(
    reading: Reading,
    *,
    known: Known = lambda _: (),
    asks_part: bool = False,
    sides: Sides | None = None,
    find: Find = nobody,
) -> Progress:
    """Return the beginning of a card's questions."""
    about = sides or Sides()
    offered = tuple(neighbour for neighbour in about.neighbours if neighbour.reasons)
    return Progress(reading, known, asks_part, about, find, offered)


def settle(progress: Progress, what: Field, value: str | None, how: How) -> Progress:
    """Return the progress with a field decided."""
    settled = {**progress.settled, what: Settled(value, how)}
    return replace(progress, settled=settled, typed=None, editing=False, edited=None)


def shown(progress: Progress, what: Field) -> str | None:
    """Return a field's value as it may be shown: the guess at a doubtful address is withheld."""
    if what is Field.EMAIL and what not in progress.settled:
        emails = (progress.email,) if progress.email else progress.reading.emails
        values = [veiled(email) if care_for(email) is Care.TYPE else email.value for email in emails]
        return "; ".join(values) or None
    return value_of(progress.reading, progress.settled, what)


def number(said: str, count: int) -> int | None:
    """Return the index that a typed number names, or None when it names none."""
    return int(said) - 1 if said.isascii() and said.isdigit() and 1 <= int(said) <= count else None
