"""What an answer about the two sides of a card does."""

from dataclasses import replace

from followup_cards.confirmation.asking import next_question
from followup_cards.confirmation.progress import Progress, Step, number, settle
from followup_cards.confirmation.questions import How, Joined, Key, Refusal, TakenApart


def sides(progress: Progress) -> Step:
    """Take a joined card apart, or ask which card is the other side of one that is alone."""
    if progress.sides.back is not None:
        return TakenApart()
    if not progress.sides.neighbours:
        return Refusal("No other card waits that could be the other side of this one. Photograph it, then come back.")
    return replace(progress, offered=progress.sides.neighbours, editing=False, edited=None, typed=None, before=progress)


def other_side(progress: Progress, said: str) -> Step:
    """Take the number of the card that is the other side; Enter says that none is."""
    if said in ("", Key.NONE):
        return replace(progress, offered=())
    index = number(said, len(progress.offered))
    if index is None:
        return Refusal("Type the number of the card that is the other side of this one, or press Enter if none is.")
    return Joined(progress.offered[index].card)


def which_side(progress: Progress, said: str) -> Step:
    """Take what the first side says (by Enter, too), what the other says, or what is typed."""
    question = next_question(progress)
    field = question.field
    if field is None:
        return Refusal("This is no longer asked.")
    if said == Key.NONE:
        return Refusal("Type 1 or 2, or what the card should say.")
    index = number(said or "1", len(question.choices))
    if index is None:
        return settle(progress, field, said, How.EDITED)
    return settle(progress, field, question.choices[index].label, How.PICKED)
