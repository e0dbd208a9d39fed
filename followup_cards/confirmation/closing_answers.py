"""What an answer about the whole card does: save it, settle it with a known contact, say the person's part."""

from dataclasses import replace

from followup_cards.confirmation.choices import PARTS, RESOLUTIONS, to_merge
from followup_cards.confirmation.duplicates import Duplicate
from followup_cards.confirmation.fields import decisions_from
from followup_cards.confirmation.merging import Resolution, same_again
from followup_cards.confirmation.parts import likely_part
from followup_cards.confirmation.progress import Progress, Step, number
from followup_cards.confirmation.questions import Confirmed, Key, Refusal
from followup_cards.errors import UnknownName
from followup_cards.model import Part


def save(progress: Progress, said: str) -> Step:
    """Take the Enter that confirms the card, or the name of a contact who is the same person."""
    if said.startswith(Key.SAME):
        return same_person(progress, said.removeprefix(Key.SAME).strip())
    if said:
        return Refusal("Press Enter to confirm the card, or type e, s, x, b or ?.")
    found = progress.known(progress.details)
    saved = replace(progress, saved=True, duplicate=found[0] if found else None, resolution=None, merging={})
    return conclude(saved)


def same_person(progress: Progress, who: str) -> Step:
    """Put the card beside a contact that the person names, however little the two are alike."""
    try:
        contact = progress.find(who)
    except UnknownName as error:
        return Refusal(str(error))
    named = Duplicate(contact, ("been named by you",))
    return replace(progress, saved=True, duplicate=named, resolution=None, merging={})


def resolve(progress: Progress, said: str) -> Step:
    """Take what becomes of a card whose person is already a contact."""
    duplicate = progress.duplicate
    nothing_new = duplicate is not None and same_again(duplicate.contact.details, progress.details)
    index = number(said or ("1" if nothing_new else ""), len(RESOLUTIONS))
    if index is None:
        return Refusal(f"Type a number from 1 to {len(RESOLUTIONS)}.")
    return conclude(replace(progress, resolution=tuple(Resolution)[index]))


def merge_field(progress: Progress, said: str) -> Step:
    """Take which of two values stays."""
    field = to_merge(progress, progress.duplicate) if progress.duplicate else None
    index = number(said, 2)
    if index is None or field is None:
        return Refusal("Type 1 for what the contact says, or 2 for what this card says.")
    return conclude(replace(progress, merging={**progress.merging, field: index == 0}))


def take_part(progress: Progress, said: str) -> Step:
    """Take the part that the person played in the interview."""
    index = number(said, len(PARTS))
    names = {part.value for part in Part}
    if index is None and said and said not in names:
        return Refusal(f"Type a number from 1 to {len(PARTS)}, or one of: {', '.join(part.value for part in Part)}.")
    part = tuple(Part)[index] if index is not None else Part(said) if said else likely_part(progress.details.job_title)
    return confirmed(progress, part)


def conclude(progress: Progress) -> Progress | Confirmed:
    """Return the outcome, unless there is still something to ask."""
    duplicate = progress.duplicate
    if duplicate and progress.resolution is None:
        return progress
    if duplicate and progress.resolution is Resolution.MERGE and to_merge(progress, duplicate):
        return progress
    return progress if progress.asks_part else confirmed(progress, None)


def confirmed(progress: Progress, part: Part | None) -> Confirmed:
    """Return the outcome of a card that is right."""
    return Confirmed(
        details=progress.details,
        decisions=decisions_from(progress.reading, progress.settled, progress.email),
        part=part,
        duplicate=progress.duplicate,
        resolution=progress.resolution,
        stays=frozenset(field for field, stays in progress.merging.items() if stays),
    )
