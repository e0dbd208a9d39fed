"""What the two sides of one card say together; where they differ, the person decides."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from followup_cards.confirmation.duplicates import number_of
from followup_cards.confirmation.fields import candidates_of
from followup_cards.confirmation.likeness import distance, likeness
from followup_cards.confirmation.typed import same_address
from followup_cards.folding import folded
from followup_cards.model import Candidate, Doubt, Evidence, Field, Reading, Status

DIFFER = "sides-differ"
ONCE = (Field.NAME, Field.JOB_TITLE, Field.COMPANY, Field.ADDRESS)
"""The fields of which a card has one."""
SLIP = 2
"""Characters: two addresses on one card that are no further apart are one address, one of them misread."""


def joined(front: Reading, back: Reading) -> Reading:
    """Return one reading of both sides; each value says on which of them it stands."""
    other = on_the_back(back)
    return Reading(
        corners=front.corners,
        name=either(front.name, other.name),
        job_title=either(front.job_title, other.job_title),
        company=either(front.company, other.company),
        emails=addresses(front.emails, other.emails),
        phones=together(front.phones, other.phones),
        websites=together(front.websites, other.websites),
        address=either(front.address, other.address),
        lines=(*front.lines, *back.lines),
    )


def on_the_back(reading: Reading) -> Reading:
    """Return what was read on the second side, marked as such."""

    def marked(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
        return tuple(replace(candidate, on_back=True) for candidate in candidates)

    single = {field: next(iter(marked(candidates_of(reading, field))), None) for field in ONCE}
    return replace(
        reading,
        name=single[Field.NAME],
        job_title=single[Field.JOB_TITLE],
        company=single[Field.COMPANY],
        address=single[Field.ADDRESS],
        emails=marked(reading.emails),
        phones=marked(reading.phones),
        websites=marked(reading.websites),
    )


def either(front: Candidate | None, back: Candidate | None) -> Candidate | None:
    """Return what one side says, or the surer of two that say the same; of two that differ, neither is sure."""
    if front is None or back is None:
        return front or back
    if letters(front.value) == letters(back.value):
        return surer(front, back)
    reason = Evidence(DIFFER, "the two sides of the card say different things", -1.0)
    return replace(
        front, status=Status.CHECK, alternatives=(back.value, *front.alternatives), evidence=(reason, *front.evidence)
    )


def letters(text: str) -> str:
    """Return the letters and digits of a text: where a line ends, or a comma stands, is no difference."""
    return "".join(character for character in folded(text) if character.isalnum())


def differing(reading: Reading) -> tuple[Field, ...]:
    """Return the fields in which the two sides of a card say different things."""
    found = {field: candidates_of(reading, field) for field in ONCE}
    return tuple(
        field for field, seen in found.items() if any(reason.code == DIFFER for one in seen for reason in one.evidence)
    )


def surer(one: Candidate, other: Candidate) -> Candidate:
    """Return the candidate that needs less of a person's attention."""
    ranked = sorted((one, other), key=lambda candidate: (candidate.status is not Status.SURE, -candidate.confidence))
    return ranked[0]


def addresses(front: Sequence[Candidate], back: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the addresses of both sides, each once; two that are a slip apart are one that is doubtful."""
    found = list(front)
    for other in back:
        place = next((n for n, one in enumerate(found) if nearly(one.value, other.value)), None)
        if place is None:
            found.append(other)
        elif same_address(found[place].value, other.value):
            found[place] = surer(found[place], other)
        else:
            found[place] = doubtful(found[place], other)
    return tuple(found)


def nearly(one: str, other: str) -> bool:
    """Say whether two addresses are the same, or so near that one of them may be misread."""
    return distance(one.casefold(), other.casefold(), SLIP) <= SLIP


def doubtful(one: Candidate, other: Candidate) -> Candidate:
    """Return two readings of one address as one that is to be checked, the places marked in which they differ."""
    first, second = (one, other) if surer(one, other) is one else (other, one)
    changes = SequenceMatcher(None, first.value, second.value, autojunk=False).get_opcodes()
    doubts = tuple(Doubt(a, b, second.value[c:d], 0.5) for kind, a, b, c, d in changes if kind != "equal")
    reason = Evidence(DIFFER, "the other side of the card shows another address, almost the same", -2.0)
    others = dict.fromkeys((second.value, *first.alternatives, *second.alternatives))
    return replace(
        first,
        status=Status.CHECK,
        evidence=(reason, *first.evidence),
        alternatives=tuple(value for value in others if value != first.value),
        doubts=(*first.doubts, *doubts),
    )


def together(front: Sequence[Candidate], back: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the numbers or websites of both sides, each once."""
    kept = {key_of(candidate): candidate for candidate in (*back, *front)}  # what both sides say counts as the front's
    return tuple(candidate for candidate in (*front, *back) if kept[key_of(candidate)] is candidate)


def key_of(candidate: Candidate) -> str:
    """Return what two spellings of one number or website share."""
    if candidate.field is Field.PHONE:
        return number_of(candidate.e164 or candidate.value)
    return folded(candidate.value).removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def incomplete(card: Reading) -> bool:
    """Say whether a card has no name or no address."""
    return not (card.name and card.emails)


def completes(card: Reading, other: Reading) -> tuple[str, ...]:
    """Return what a card lacks and another has, in words; nothing where the two are plainly two people's."""
    if two_people(card, other):
        return ()
    lacks = [
        (words, getattr(other, what))
        for words, what in (("a name", "name"), ("an address", "emails"))
        if not getattr(card, what)
    ]
    return tuple(words for words, there in lacks if there)


def two_people(one: Reading, other: Reading) -> bool:
    """Say whether two cards show two names in one script that are not alike, or two addresses."""
    if one.name and other.name:
        same_script = one.name.value.isascii() == other.name.value.isascii()
        return same_script and likeness(one.name.value, other.name.value) is None
    return bool(one.emails and other.emails) and not any(
        nearly(email.value, another.value) for email in one.emails for another in other.emails
    )
