"""The numbered answers of each question, with the reasons beside them."""

from collections.abc import Sequence

from followup_cards.confirmation.duplicates import Duplicate
from followup_cards.confirmation.merging import differences, value_in
from followup_cards.confirmation.progress import Progress, shown
from followup_cards.confirmation.questions import Choice, Neighbour
from followup_cards.confirmation.recommend import Care, care_for, veiled
from followup_cards.confirmation.spelling import told_apart
from followup_cards.model import LABELS, Candidate, Field, Part, Reading

RESOLUTIONS = (
    Choice("1", "keep the contact as it is"),
    Choice("2", "merge: take over what this card says, asking where the two differ"),
    Choice("3", "keep both: they are two people"),
)
"""In the order of `Resolution`; the first changes nothing."""

PARTS = tuple(Choice(str(n), part.value) for n, part in enumerate(Part, 1))


def guesses(email: Candidate | None) -> tuple[Choice, ...]:
    """Return the address as read and its alternatives, each with its number and what tells it from the first."""
    if email is None:
        return ()
    reasons = tuple(evidence.text for evidence in email.evidence if evidence.code != "prior")
    others = (
        Choice(str(n), value, (told_apart(value, email.value) or "another reading of the same print",))
        for n, value in enumerate(email.alternatives, 2)
    )
    return (Choice("1", email.value, reasons), *others)


def addresses(reading: Reading) -> tuple[Choice, ...]:
    """Return the card's addresses to choose from; a doubtful one shows its shape alone."""
    return tuple(
        Choice(str(n), veiled(email) if care_for(email) is Care.TYPE else email.value)
        for n, email in enumerate(reading.emails, 1)
    )


def editable(progress: Progress) -> tuple[Choice, ...]:
    """Return the fields with their values as they stand; a doubtful address is not shown before it is typed."""
    return tuple(Choice(str(n), LABELS[field], (shown(progress, field) or "none",)) for n, field in enumerate(Field, 1))


def others(neighbours: Sequence[Neighbour]) -> tuple[Choice, ...]:
    """Return the cards that may be the other side of this one."""
    return tuple(Choice(str(n), one.label, one.reasons) for n, one in enumerate(neighbours, 1))


def both_sides(front: Candidate) -> tuple[Choice, ...]:
    """Return what the front says and what the back says."""
    return (Choice("1", front.value, ("the first side",)), Choice("2", front.alternatives[0], ("the other side",)))


def to_merge(progress: Progress, duplicate: Duplicate) -> Field | None:
    """Return the next field on which contact and card differ, and of which nothing is decided."""
    differing = differences(duplicate.contact.details, progress.details)
    return next((field for field in differing if field not in progress.merging), None)


def either(progress: Progress, duplicate: Duplicate, field: Field) -> tuple[Choice, ...]:
    """Return the contact's value and the card's."""
    old, new = duplicate.contact.details, progress.details
    return (
        Choice("1", value_in(old, field) or "", (f"contact {duplicate.contact.id}",)),
        Choice("2", value_in(new, field) or "", ("this card",)),
    )
