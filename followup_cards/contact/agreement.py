"""How far the looks at one address agree about it, and where they leave it in doubt."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from followup_cards.contact import at_signs, confirmed, single_looks
from followup_cards.contact.confirmed import Again, Difference
from followup_cards.contact.sightings import Sighting, has_nearly_a_gap, place_in
from followup_cards.model import Doubt

SERIOUS, SERIOUS_ALONE = 0.12, 0.25
"""A second choice of the first reader from here on is a doubt worth a person's eye; one that the second reader, which
saw the same as the first, does not share weighs less."""

DOUBLE_MARK = re.compile(r"([.-])[.-]")
"""One mark of which a look made two ("i.-lind@")."""

BETWEEN = 0.2
"""Weight from which a doubt between an i and an l may be about a 1, which is neither."""


def of_looks(value: str, sighting: Sighting, again: Again) -> str:
    """Return the reason that says how far the looks agree; `again` is what the card prints a second time."""
    saw = _saw(value, sighting)
    if len(saw) == 1:
        return "one-reader"
    if not saw[0]:
        if saw[1] and at_signs.is_all_that_differs(sighting.line.text, value):
            return "second-look-agrees"
        return "difference-settled" if any(saw) and not _misread_first(value, sighting, again) else "readers-differ"
    return _agreeing(value, sighting, saw) or _differing(value, sighting, again)


def _agreeing(value: str, sighting: Sighting, saw: list[bool]) -> str | None:
    """Return which look agrees with the first reader's: the second reader's, each character's, or a later one's."""
    if saw[1]:
        return "readers-agree"
    if all(map(single_looks.looks_as_read(value, sighting), single_looks.differences_of(value, sighting)[0])):
        return "looked-at-singly"
    later = any(saw[2:]) and sum(saw) > max(_others(value, sighting).values(), default=0)
    return "second-look-agrees" if later else None


def _differing(value: str, sighting: Sighting, again: Again) -> str:
    """Return what is to be said of a difference that no look settles."""
    left = _left_open(value, sighting, again)
    if not left[0]:
        return "difference-settled"
    but_for_marks = [all(confirmed.is_only_a_mark(step, value, again) for step in steps) for steps in left]
    against = _others(value, sighting, [not agrees for agrees in but_for_marks])
    return "mark-seen-once" if any(but_for_marks) and max(against.values(), default=0) < 2 else "readers-differ"


def _saw(value: str, sighting: Sighting) -> list[bool]:
    """Say for each look whether it saw the address; what one look left open, another that saw it plainly settles."""
    wanted = value.lower()
    plainly = any(values and values[0].lower() == wanted for values in sighting.seen)
    return [plainly and wanted in (each.lower() for each in values) for values in sighting.seen]


def _others(value: str, sighting: Sighting, counted: list[bool] | None = None) -> Counter[str]:
    """Return how many looks saw each other value; `counted` says which of those after the first reader's count."""
    looks = sighting.seen if counted is None else [v for v, c in zip(sighting.seen[1:], counted, strict=True) if c]
    return Counter(values[0].lower() for values in looks if values and values[0].lower() != value.lower())


def _left_open(value: str, sighting: Sighting, again: Again) -> list[list[Difference]]:
    """Return for each look after the first reader's where it differs and nothing printed settles it."""
    by_its_look = single_looks.looks_as_read(value, sighting)
    return [
        [step for step in look if not (confirmed.is_settled(step, again) or by_its_look(step))]
        for look in single_looks.differences_of(value, sighting)
    ]


def _misread_first(value: str, sighting: Sighting, again: Again) -> list[Difference]:
    """Return where the first reader saw something else and nothing printed settles it."""
    steps = confirmed.differences(value, sighting.line.text, sighting.seen[0])
    return [step for step in steps if not confirmed.is_settled(step, again)]


def doubts_about(value: str, sighting: Sighting, again: Again) -> Iterator[str]:
    """Yield the reasons against an address that the first reader gives; what the card prints again is in no doubt."""
    saw = _saw(value, sighting)
    least = SERIOUS_ALONE if len(saw) > 1 and all(saw) else SERIOUS
    if any(_is_open(step, value, sighting, again) for step in _own_differences(value, sighting, least)):
        yield "doubtful-character"
    if not saw[0] and _misread_first(value, sighting, again) and not _is_outvoted(value, sighting):
        yield "first-reader-differs"


def _is_open(step: Difference, value: str, sighting: Sighting, again: Again) -> bool:
    """Say whether a second choice of the first reader's stays in doubt.

    No name tells whether a dot was lost between its words, and no look at a letter that the first reader nearly took
    for a digit, or the other way round, is certain enough.
    """
    if step.other in confirmed.MARKS and step.start < again.at:
        return True
    if confirmed.is_settled(step, again):
        return False
    return confirmed.is_digit_or_letter(step, value) or not single_looks.looks_as_read(value, sighting)(step)


def _is_outvoted(value: str, sighting: Sighting) -> bool:
    """Say whether all looks but the first reader's, three at least, saw one address, and the first was not certain."""
    others = [values[0].lower() if values else "" for values in sighting.seen[1:]]
    first = sighting.seen[0][0] if sighting.seen[0] else ""
    unsure = bool(first) and any(doubt.weight >= SERIOUS for doubt in own_doubts(first, sighting))
    return len(others) > 2 and {*others} == {value.lower()} and unsure


def has_a_gap_behind(value: str, sighting: Sighting) -> bool:
    """Say whether any look saw, or nearly saw, a gap behind a first letter that labels are made of."""
    place = place_in(value, sighting.line.text)
    if value[0].lower() not in "em" or not place:
        return False
    nearly = has_nearly_a_gap(sighting.line, place[0] + 1)
    apart = re.compile(rf"(?<![\w.-]){value[0]}\s+{re.escape(value[1])}", re.IGNORECASE)
    return nearly or any(apart.search(other) for other in sighting.line.others)


def seen_as_digit(value: str, sighting: Sighting) -> bool:
    """Say whether the first reader saw, or nearly saw, a digit where the address has a letter that looks like it.

    A printed name does not settle that: namesakes tell their addresses apart by such digits. The character's look does.
    """
    plain = single_looks.plainly_seen(value, sighting)
    nearly = [step for step in _own_differences(value, sighting, SERIOUS) if step.start not in plain]
    steps = [*_by_first_reader(value, sighting), *nearly]
    return any(
        (value[step.start : step.end].lower(), step.other) in confirmed.LETTERS_AS_DIGITS for step in steps
    ) or any(
        {value[step.start : step.end].lower(), step.other} == {"i", "l"}
        for step in _own_differences(value, sighting, BETWEEN)
        if step.start < value.index("@") and step.start not in plain
    )


def is_told_by_the_name(value: str, sighting: Sighting) -> bool:
    """Say whether the first reader saw other characters before the @ than those that a printed name tells."""
    steps = _by_first_reader(value, sighting)
    return not _saw(value, sighting)[0] and any(step.start < value.index("@") for step in steps)


def _by_first_reader(value: str, sighting: Sighting) -> tuple[Difference, ...]:
    """Return where the address that the first reader saw, if it saw one, differs."""
    return confirmed.differences(value, "", sighting.seen[0]) if sighting.seen[0] else ()


def _own_differences(value: str, sighting: Sighting, least: float) -> list[Difference]:
    """Return where the first reader's second choices differ that weigh so much at least."""
    doubts = own_doubts(value, sighting)
    return [Difference(each.start, each.end, each.other) for each in doubts if each.weight >= least]


def leaves_a_mark_out(value: str, sighting: Sighting) -> bool:
    """Say whether a look saw the same letters with a dot, a hyphen or an underscore more: small marks get lost."""
    wanted = value.lower()
    seen = {DOUBLE_MARK.sub(r"\1", values[0].lower()) for values in sighting.seen if values}
    return any(len(other) > len(wanted) and _unmarked(other) == _unmarked(wanted) for other in seen)


def _unmarked(text: str) -> str:
    return "".join(ch for ch in text if ch not in confirmed.MARKS)


def own_doubts(value: str, sighting: Sighting) -> list[Doubt]:
    """Return the first reader's second choices inside the address, counted in its characters; gaps are none."""
    place = place_in(value, sighting.line.text)
    if place is None:
        return []
    where = {offset: i for i, offset in enumerate(place)}
    return [
        Doubt(where[doubt.start], where[doubt.start] + doubt.end - doubt.start, doubt.other, doubt.weight)
        for doubt in sighting.line.doubts
        if doubt.start in where
        and doubt.other.strip()
        and doubt.other.isascii()  # a Greek rho for a p
        and (doubt.end > doubt.start or doubt.start != place[0])
        and value[where[doubt.start] : where[doubt.start] + doubt.end - doubt.start].lower() != doubt.other.lower()
    ]


def doubts_in(value: str, sighting: Sighting) -> tuple[Doubt, ...]:
    """Return the places in an address that were also seen otherwise, by another reader or by the same one."""
    doubts = [doubt for doubt in own_doubts(value, sighting) if doubt.weight >= SERIOUS]
    for other in sighting.values:
        if other.lower() != value.lower():
            doubts += [
                Doubt(a, b, other[c:d], 0.5)
                for tag, a, b, c, d in SequenceMatcher(None, value.lower(), other.lower(), autojunk=False).get_opcodes()
                if tag != "equal"
            ]
    return tuple(sorted(set(doubts), key=lambda doubt: (doubt.start, doubt.end, doubt.other, doubt.weight)))
