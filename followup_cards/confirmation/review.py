"""The questions about one card in their order: what to ask next, and what an answer does.

Nothing is shown here. A skin shows `next_question`, hands what the person typed to `reply`, and goes on with what
it gives back: further progress, a refusal (the question stands), or an outcome.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from followup_cards.confirmation.duplicates import Duplicate, Resolution
from followup_cards.confirmation.fields import LABELS, Settled, decisions_from, details_from, value_of
from followup_cards.confirmation.questions import (
    About,
    Choice,
    Confirmed,
    Discarded,
    How,
    Key,
    Later,
    Outcome,
    Question,
    Refusal,
)
from followup_cards.confirmation.recommend import Care, care_for, veiled
from followup_cards.confirmation.typed import fault_in_address, same_address, seen_as
from followup_cards.model import Candidate, ContactDetails, Field, Part, Reading, Status

Known = Callable[[ContactDetails], tuple[Duplicate, ...]]
"""Who is a contact already and may be the same person."""


@dataclass(frozen=True)
class Progress:
    """How far a person has come with one card."""

    reading: Reading
    known: Known
    asks_part: bool
    settled: Mapping[Field, Settled] = field(default_factory=dict)
    chosen: int | None = None
    """Which of several addresses is the person's."""
    typed: str | None = None
    """An address that the person typed and no reader saw; to be typed again."""
    editing: bool = False
    edited: Field | None = None
    saved: bool = False
    resolution: Resolution | None = None
    before: "Progress | None" = None
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

    @property
    def duplicate(self) -> Duplicate | None:
        """Return the contact that is the likeliest to be the same person."""
        found = self.known(self.details)
        return found[0] if found else None


Step = Progress | Refusal | Outcome


def start(reading: Reading, *, known: Known = lambda _: (), asks_part: bool = False) -> Progress:
    """Return the beginning of a card's questions."""
    return Progress(reading, known, asks_part)


def next_question(progress: Progress) -> Question:
    """Return what is to be asked now."""
    if progress.edited is not None:
        return Question(About.EDIT_VALUE, default="", field=progress.edited, candidate=progress.email)
    if progress.editing:
        return Question(About.EDIT_FIELD, choices=editable(progress))
    return address_question(progress) or name_question(progress) or closing_question(progress)


def address_question(progress: Progress) -> Question | None:
    """Return what is still open about the address: which one, and whether it is right."""
    email = progress.email
    if progress.typed is not None:
        return Question(About.TYPE_AGAIN, choices=guesses(email), candidate=email, typed=progress.typed)
    if Field.EMAIL in progress.settled or not progress.reading.emails:
        return None
    if email is None:
        return Question(About.WHICH_ADDRESS, default="1", choices=addresses(progress.reading))
    care = care_for(email)
    if care is Care.TYPE:
        return Question(About.TYPE_ADDRESS, candidate=email)
    if care is Care.LOOK:
        return Question(About.PICK_ADDRESS, choices=guesses(email), candidate=email)
    return None


def name_question(progress: Progress) -> Question | None:
    """Return what is still open about the name."""
    name = progress.reading.name
    if Field.NAME in progress.settled or (name and name.status is Status.SURE):
        return None
    return Question(About.NAME, default=name.value if name else None, candidate=name, field=Field.NAME)


def closing_question(progress: Progress) -> Question:
    """Return what is asked when every field stands."""
    if not progress.saved:
        return Question(About.SAVE, default="", candidate=progress.email)
    duplicate = progress.duplicate
    if duplicate and progress.resolution is None:
        return Question(About.DUPLICATE, default="1", choices=RESOLUTIONS, duplicate=duplicate)
    return Question(About.PART, default=Part.INTERVIEWER.value, choices=PARTS)


def reply(progress: Progress, text: str) -> Step:
    """Return what an answer does."""
    said = text.strip()
    if said == Key.LATER:
        return Later()
    if said == Key.DISCARD:
        return Discarded()
    if said == Key.BACK:
        return progress.before or Refusal("This is the card's first question; there is nothing to go back to.")
    if said == Key.EDIT:
        return replace(progress, editing=True, edited=None, typed=None, saved=False, before=progress)
    question = next_question(progress)
    step = HANDLERS[question.about](progress, said)
    return replace(step, before=progress) if isinstance(step, Progress) else step


def guesses(email: Candidate | None) -> tuple[Choice, ...]:
    """Return the address as read and its alternatives, each with its number."""
    if email is None:
        return ()
    reasons = tuple(evidence.text for evidence in email.evidence)
    first = Choice("1", email.value, reasons)
    others = (
        Choice(str(n), value, ("another reading of the same print",)) for n, value in enumerate(email.alternatives, 2)
    )
    return (first, *others)


def addresses(reading: Reading) -> tuple[Choice, ...]:
    """Return the card's addresses to choose from; a doubtful one shows its shape alone."""
    return tuple(
        Choice(str(n), veiled(email) if care_for(email) is Care.TYPE else email.value)
        for n, email in enumerate(reading.emails, 1)
    )


def editable(progress: Progress) -> tuple[Choice, ...]:
    """Return the fields with their values as they stand; a doubtful address is not shown before it is typed."""
    return tuple(Choice(str(n), LABELS[field], (shown(progress, field) or "none",)) for n, field in enumerate(Field, 1))


def shown(progress: Progress, field: Field) -> str | None:
    """Return a field's value as it may be shown: the guess at a doubtful address is withheld."""
    if field is Field.EMAIL and field not in progress.settled:
        emails = (progress.email,) if progress.email else progress.reading.emails
        values = [veiled(email) if care_for(email) is Care.TYPE else email.value for email in emails]
        return "; ".join(values) or None
    return value_of(progress.reading, progress.settled, field)


def settle(progress: Progress, field: Field, value: str | None, how: How) -> Progress:
    """Return the progress with a field decided."""
    settled = {**progress.settled, field: Settled(value, how)}
    return replace(progress, settled=settled, typed=None, editing=False, edited=None)


def which_address(progress: Progress, said: str) -> Step:
    """Take the number of the address that is the person's; one that is sure needs no further question."""
    if said == Key.NONE:
        return settle(progress, Field.EMAIL, None, How.EDITED)
    index = number(said or "1", len(progress.reading.emails))
    if index is None:
        return take_address(progress, said)
    return replace(progress, chosen=index)


def take_address(progress: Progress, said: str) -> Step:
    """Take a typed address: at once when a reader saw the same, else it is asked for again."""
    if said == Key.NONE:
        return settle(progress, Field.EMAIL, None, How.EDITED)
    if not said:
        return Refusal(
            "Enter alone doesn't confirm a doubtful address. Type it as the picture shows it, or s for later."
        )
    if fault := fault_in_address(said):
        return Refusal(fault)
    if seen := seen_as(said, progress.reading.emails):
        return settle(progress, Field.EMAIL, seen, How.TYPED)
    return replace(progress, typed=said, editing=False, edited=None)


def type_again(progress: Progress, said: str) -> Step:
    """Take the same address typed a second time, a guess by its number, or start again with another."""
    if progress.typed and same_address(said, progress.typed):
        return settle(progress, Field.EMAIL, progress.typed, How.TYPED_TWICE)
    return pick_address(progress, said)


def pick_address(progress: Progress, said: str) -> Step:
    """Take a guess by its number, or a typed address."""
    choices = guesses(progress.email)
    index = number(said, len(choices))
    if index is not None:
        return settle(progress, Field.EMAIL, choices[index].label, How.PICKED)
    return take_address(progress, said)


def take_name(progress: Progress, said: str) -> Step:
    """Take the name: as read by Enter, or as typed."""
    name = progress.reading.name
    if not said and name:
        return settle(progress, Field.NAME, name.value, How.ENTER)
    if not said or said == Key.NONE:
        return Refusal("A contact needs a name. Type it as the card shows it, or s for later.")
    return settle(progress, Field.NAME, said, How.EDITED)


def edit_field(progress: Progress, said: str) -> Step:
    """Take the number of the field to be changed."""
    index = number(said, len(Field))
    if index is None:
        return Refusal(f"Type a number from 1 to {len(Field)}, or b to go back.")
    return replace(progress, edited=tuple(Field)[index])


def edit_value(progress: Progress, said: str) -> Step:
    """Take a field's new value; Enter leaves it as it is, and - empties it."""
    edited = progress.edited
    if not said or edited is None:
        return replace(progress, editing=False, edited=None)
    if edited is Field.EMAIL:
        return take_address(progress, said)
    if edited is Field.NAME:
        return take_name(progress, said)
    return settle(progress, edited, None if said == Key.NONE else said, How.EDITED)


def save(progress: Progress, said: str) -> Step:
    """Take the Enter that confirms the card."""
    if said:
        return Refusal("Press Enter to confirm the card, or type e, s, x, b or ?.")
    return conclude(replace(progress, saved=True))


def resolve(progress: Progress, said: str) -> Step:
    """Take what becomes of a card whose person is already a contact."""
    index = number(said or "1", len(RESOLUTIONS))
    if index is None:
        return Refusal(f"Type a number from 1 to {len(RESOLUTIONS)}.")
    return conclude(replace(progress, resolution=tuple(Resolution)[index]))


def take_part(progress: Progress, said: str) -> Step:
    """Take the part that the person played in the interview."""
    index = number(said, len(PARTS))
    names = {part.value for part in Part}
    if index is None and said and said not in names:
        return Refusal(f"Type a number from 1 to {len(PARTS)}, or one of: {', '.join(part.value for part in Part)}.")
    part = tuple(Part)[index] if index is not None else Part(said or Part.INTERVIEWER.value)
    return confirmed(progress, part)


def conclude(progress: Progress) -> Progress | Confirmed:
    """Return the outcome, unless there is still something to ask."""
    if progress.asks_part or (progress.resolution is None and progress.duplicate):
        return progress
    return confirmed(progress, None)


def confirmed(progress: Progress, part: Part | None) -> Confirmed:
    """Return the outcome of a card that is right."""
    return Confirmed(
        details=progress.details,
        decisions=decisions_from(progress.reading, progress.settled, progress.email),
        part=part,
        duplicate=progress.duplicate if progress.resolution else None,
        resolution=progress.resolution,
    )


def number(said: str, count: int) -> int | None:
    """Return the index that a typed number names, or None when it names none."""
    return int(said) - 1 if said.isascii() and said.isdigit() and 1 <= int(said) <= count else None


RESOLUTIONS = (
    Choice("1", "keep the contact as it is"),
    Choice("2", "take over what this card says"),
    Choice("3", "keep both: they are two people"),
)
"""In the order of `Resolution`; the first, which changes nothing, is what Enter does."""

PARTS = tuple(Choice(str(n), part.value) for n, part in enumerate(Part, 1))

HANDLERS: Mapping[About, Callable[[Progress, str], Step]] = {
    About.WHICH_ADDRESS: which_address,
    About.TYPE_ADDRESS: take_address,
    About.TYPE_AGAIN: type_again,
    About.PICK_ADDRESS: pick_address,
    About.NAME: take_name,
    About.EDIT_FIELD: edit_field,
    About.EDIT_VALUE: edit_value,
    About.SAVE: save,
    About.DUPLICATE: resolve,
    About.PART: take_part,
}
