"""What an answer about the address does: nothing but a number, or the address typed, confirms a doubtful one."""

from dataclasses import replace

from followup_cards.confirmation.choices import guesses
from followup_cards.confirmation.progress import Progress, Step, number, settle
from followup_cards.confirmation.questions import How, Key, Refusal
from followup_cards.confirmation.typed import fault_in_address, same_address, seen_as
from followup_cards.model import Field


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
