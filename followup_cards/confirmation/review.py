"""The questions about one card: what to ask next, and what an answer does.

Nothing is shown here. A skin shows `next_question`, hands what the person typed to `reply`, and goes on with what
it gives back: further progress, a refusal (the question stands), or an outcome.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from followup_cards.confirmation.address_answers import pick_address, take_address, type_again, which_address
from followup_cards.confirmation.asking import next_question
from followup_cards.confirmation.closing_answers import merge_field, resolve, save, take_part
from followup_cards.confirmation.progress import Known, Progress, Sides, Step, number, settle, shown, start
from followup_cards.confirmation.questions import About, AtStart, Discarded, How, Key, Later, Refusal
from followup_cards.confirmation.side_answers import other_side, sides, which_side
from followup_cards.model import Field

__all__ = ["Known", "Progress", "Sides", "Step", "next_question", "reply", "shown", "start"]


def reply(progress: Progress, text: str) -> Step:
    """Return what an answer does."""
    said = text.strip()
    if said == Key.LATER:
        return Later()
    if said == Key.DISCARD:
        return Discarded()
    if said == Key.BACK:
        return progress.before or AtStart("This is the card's first question; there is nothing to go back to.")
    if said == Key.EDIT:
        return replace(progress, editing=True, edited=None, typed=None, saved=False, before=progress)
    if said == Key.SIDES:
        return sides(progress)
    question = next_question(progress)
    step = HANDLERS[question.about](progress, said)
    return replace(step, before=progress) if isinstance(step, Progress) else step


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


HANDLERS: Mapping[About, Callable[[Progress, str], Step]] = {
    About.OTHER_SIDE: other_side,
    About.WHICH_ADDRESS: which_address,
    About.TYPE_ADDRESS: take_address,
    About.TYPE_AGAIN: type_again,
    About.PICK_ADDRESS: pick_address,
    About.WHICH_SIDE: which_side,
    About.NAME: take_name,
    About.EDIT_FIELD: edit_field,
    About.EDIT_VALUE: edit_value,
    About.SAVE: save,
    About.DUPLICATE: resolve,
    About.MERGE_FIELD: merge_field,
    About.PART: take_part,
}
