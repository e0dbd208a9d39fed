"""Which question comes next: the other side, the address, what the sides differ in, the name, the whole card."""

from followup_cards.confirmation.choices import (
    PARTS,
    RESOLUTIONS,
    addresses,
    both_sides,
    editable,
    either,
    guesses,
    others,
    to_merge,
)
from followup_cards.confirmation.duplicates import Duplicate
from followup_cards.confirmation.fields import candidates_of
from followup_cards.confirmation.merging import Resolution, same_again
from followup_cards.confirmation.parts import likely_part
from followup_cards.confirmation.progress import Progress
from followup_cards.confirmation.questions import About, Question
from followup_cards.confirmation.recommend import Care, care_for
from followup_cards.confirmation.two_sides import differing
from followup_cards.model import Field, Status


def next_question(progress: Progress) -> Question:
    """Return what is to be asked now."""
    if progress.edited is not None:
        return Question(About.EDIT_VALUE, default="", field=progress.edited, candidate=progress.email)
    if progress.editing:
        return Question(About.EDIT_FIELD, choices=editable(progress))
    return (
        other_side_question(progress)
        or address_question(progress)
        or which_side_question(progress)
        or name_question(progress)
        or closing_question(progress)
    )


def other_side_question(progress: Progress) -> Question | None:
    """Return the question whether another card is the other side of this one."""
    offered = progress.offered
    return Question(About.OTHER_SIDE, default="", choices=others(offered), neighbours=offered) if offered else None


def which_side_question(progress: Progress) -> Question | None:
    """Return what is still open where the two sides of a card say different things."""
    field = next((field for field in differing(progress.reading) if field not in progress.settled), None)
    if field is None:
        return None
    (front,) = candidates_of(progress.reading, field)
    return Question(About.WHICH_SIDE, default="1", choices=both_sides(front), candidate=front, field=field)


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
    question = duplicate_question(progress, duplicate) if duplicate else None
    return question or Question(About.PART, default=likely_part(progress.details.job_title).value, choices=PARTS)


def duplicate_question(progress: Progress, duplicate: Duplicate) -> Question | None:
    """Return what is still open about a contact that may be the same person."""
    if progress.resolution is None:
        # Enter may keep the contact only where the card says nothing that the contact does not.
        default = "1" if same_again(duplicate.contact.details, progress.details) else None
        return Question(About.DUPLICATE, default=default, choices=RESOLUTIONS, duplicate=duplicate)
    field = to_merge(progress, duplicate) if progress.resolution is Resolution.MERGE else None
    if field is None:
        return None
    return Question(About.MERGE_FIELD, choices=either(progress, duplicate, field), field=field, duplicate=duplicate)
