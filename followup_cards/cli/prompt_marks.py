"""Doubtful characters: where they are, what else was seen there, and what the person decided, spelled out."""

from followup_cards.cli.text import cells, harmless
from followup_cards.confirmation.questions import Choice
from followup_cards.confirmation.review import Progress
from followup_cards.confirmation.spelling import ordinal, spelled, told_apart
from followup_cards.model import Candidate, Doubt, Field


def places(candidate: Candidate) -> str:
    """Return where the readers differ, without a word of what they saw there."""
    if not candidate.doubts:
        return ""
    numbers = list(dict.fromkeys(doubt.start + 1 for doubt in candidate.doubts))
    named = ", ".join(ordinal(number) for number in numbers)
    return f"Look closely at the {named} character{'' if len(numbers) == 1 else 's'} of {len(candidate.value)}."


def doubt_marks(candidate: Candidate | None, choice: Choice) -> str:
    """Return carets under the characters that the readers disagree on, and what else was seen there."""
    if candidate is None or choice.label != candidate.value or not candidate.doubts:
        return ""
    marked: list[str] = []
    for place, character in enumerate(candidate.value):
        width = cells(harmless(character))
        marked.append(("^" if any(within(place, doubt) for doubt in candidate.doubts) else " ") * width)
    others = "; ".join(dict.fromkeys(seen(candidate, doubt) for doubt in candidate.doubts))
    return f"{''.join(marked).rstrip()}  {others}"


def within(place: int, doubt: Doubt) -> bool:
    """Say whether a character is doubtful; where one may be missing, the one before which it would stand is."""
    return doubt.start <= place < max(doubt.end, doubt.start + 1)


def seen(candidate: Candidate, doubt: Doubt) -> str:
    """Return what a place was read as, and as what else."""
    return f"{spelled(candidate.value[doubt.start : doubt.end])}, or {spelled(doubt.other)}"


def spelled_out(progress: Progress) -> str:
    """Return the doubtful characters of an address as the person decided them, to be seen once more."""
    email, settled = progress.email, progress.settled.get(Field.EMAIL)
    if email is None or settled is None or not settled.value or not email.doubts:
        return ""
    if settled.value != email.value:
        return told_apart(settled.value, email.value) or ""
    return "; ".join(
        dict.fromkeys(
            f"{ordinal(doubt.start + 1)}: {spelled(email.value[doubt.start : doubt.end])}, not {spelled(doubt.other)}"
            for doubt in email.doubts
        )
    )
