"""Where e-mail addresses were seen on a card, and by whom: on one line, over two, or with their @ misread."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from followup_cards.contact import at_signs, emails, lost_dots, repairs
from followup_cards.contact.confirmed import MARKS
from followup_cards.contact.layout import Layout, Placed, outline, slice_of
from followup_cards.model import AgreedLine, Quad

SITE_AND_HANDLE = re.compile(r"([\w.-]+\.[a-z]{2,})\s+@\w+\W*$", re.IGNORECASE)  # "example.com @example"
SHORTEST_HEAD = 4
"""Characters before a gap in an address that must be the first reader's as well, the dot included."""

MOST_ON_A_LINE, MOST_ON_A_CARD = 8, 24
"""Addresses; cards have a handful at most, and each one is held against all the others."""


@dataclass(frozen=True)
class Sighting:
    """One address as the readers saw it: each value with the number of readers that saw exactly that."""

    line: AgreedLine
    box: Quad
    seen: tuple[tuple[str, ...], ...]
    """For each reader, in order, its own value first and then what it leaves open; empty where it saw none."""
    joined: bool = False
    mended: bool = False

    @property
    def values(self) -> tuple[str, ...]:
        """Return every value seen, the first reader's first, each once (case aside)."""
        unique: dict[str, str] = {}
        for values in self.seen:
            for value in values:
                unique.setdefault(value.lower(), value)
        return tuple(unique.values())


def find_sightings(layout: Layout, domains: Sequence[str] = (), *, letter_labels: bool = False) -> list[Sighting]:
    """Return every address that any reader saw, on one line or broken over two; `domains` are those of websites."""
    sightings = []
    printed = [placed.text for placed in layout.lines]
    for placed in layout.lines:
        found = [_undoubled(one) for one in _on_line(placed.line, letter_labels=letter_labels)]
        if not found or lost_dots.GAP_IN_DOMAIN.search(placed.text) or at_signs.is_likely(placed.line):
            found = _mended(placed.line, domains, printed, letter_labels=letter_labels) or found
        if not found and any(_may_begin(text) for text in (placed.text, *placed.line.others)):
            found = list(_over_two_lines(placed, layout, letter_labels=letter_labels))
        sightings += found
    return _each_once(_alike_labelled(sightings[:MOST_ON_A_CARD]))


def _alike_labelled(sightings: Sequence[Sighting]) -> list[Sighting]:
    """Take a glued "e" off where every address seems to begin with one, or where the name of a function is left."""
    glued = [sighting for sighting in sightings if _has_glued_e(sighting)]
    if len(glued) < max(2, len(sightings)) and not any(emails.is_role(sighting.values[1]) for sighting in glued):
        return list(sightings)
    return [replace(one, seen=tuple(values[::-1] for values in one.seen)) if one in glued else one for one in sightings]


def _has_glued_e(sighting: Sighting) -> bool:
    return any(len(values) == 2 and values[0].lower() == f"e{values[1].lower()}" for values in sighting.seen)


def _on_line(line: AgreedLine, *, letter_labels: bool) -> list[Sighting]:
    """Return the addresses on one line; what two readers saw is one address if it is alike."""
    per_reader = [
        [(found.value, *found.alternatives) for found in emails.find_emails(text, letter_labels=letter_labels)]
        for text in (repairs.label_apart(line), *line.others)
    ]
    per_reader = [found[:MOST_ON_A_LINE] for found in per_reader]
    count = max(len(found) for found in per_reader)
    lead = next(found for found in per_reader if len(found) == count)
    sightings = []
    for values in lead:
        seen = tuple(_alike(values[0], found) for found in per_reader)
        seen = (_without_icon(line, seen), *seen[1:])
        seen = tuple(
            _with_lost_mark(seen[0], values, text) for values, text in zip(seen, ("", *line.others), strict=True)
        )
        sightings.append(Sighting(line, _box(values[0], line), seen))
    return sightings


def _without_icon(line: AgreedLine, seen: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Return what the first reader saw of an address, a digit before it left open where that may be an icon.

    It nearly saw a gap behind it, and another look saw the address without it.
    """
    value = seen[0][0] if seen[0] else ""
    place = place_in(value, line.text)
    rest = value[1:].lower()
    if not place or not value[:1].isdigit() or not any(values and values[0].lower() == rest for values in seen[1:]):
        return seen[0]
    return (value[1:], value) if has_nearly_a_gap(line, place[0] + 1) else seen[0]


def _with_lost_mark(first: tuple[str, ...], values: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Return what a look saw of an address, with what it has before the gap where the first reader saw a dot."""
    head = first[0].lower().removesuffix(values[0].lower()) if first and values else ""
    if len(head) < SHORTEST_HEAD or head[-1] not in MARKS or not values[0]:
        return values
    seen = re.search(rf"(?<![\w.-]){re.escape(head[:-1])}\s+{re.escape(values[0])}", text, re.IGNORECASE)
    return (f"{head[:-1]}{values[0]}", *values) if seen else values


def _undoubled(sighting: Sighting) -> Sighting:
    """Take the letter away that stands for the sign @ once more, where the first reader saw one of the two."""
    lead = next(values[0] for values in sighting.seen if values)
    value = None if sighting.seen[0] else at_signs.without_doubled(sighting.line.text, lead)
    if value is None or not emails.is_valid(value):
        return sighting
    return replace(sighting, seen=((value,), *sighting.seen[1:]), mended=True)


def _mended(line: AgreedLine, domains: Sequence[str], printed: Sequence[str], *, letter_labels: bool) -> list[Sighting]:
    """Return the address on a line whose @ or dots had to be put back, as each look at the line has it."""
    looks = (line, *(_as_line(other, line) for other in line.others))
    texts = [
        at_signs.with_at_sign(each, domains, printed) or lost_dots.with_dots(each.text, domains) or "" for each in looks
    ]
    seen = tuple(_first_found(text, letter_labels=letter_labels) for text in texts)
    if not seen[0] or not emails.is_valid(seen[0][0]):
        return []
    return [
        Sighting(line, line.box, tuple(_alike(seen[0][0], [values] if values else []) for values in seen), mended=True)
    ]


def _as_line(other: str, line: AgreedLine) -> AgreedLine:
    """Return another look at a line as a line: one that has all its letters shows the same signs where it has them."""
    same = re.sub(r"\s", "", line.text).lower() in re.sub(r"\s", "", other).lower()
    return AgreedLine(line.text if same else other, line.box, line.confidence, line.doubts if same else ())


def _alike(value: str, found: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    ratios = [(SequenceMatcher(None, value.lower(), other[0].lower()).ratio(), other) for other in found]
    best = max(ratios, default=None, key=lambda pair: pair[0])
    return best[1] if best and best[0] > 0.6 else ()


def _may_begin(text: str) -> bool:
    """Say whether an address may begin on a line and end on the next ("mara.lind" over "@example.com")."""
    beside_a_site = SITE_AND_HANDLE.search(text)
    if beside_a_site and emails.has_public_suffix(beside_a_site.group(1)):
        return False
    return "@" in text.strip()[1:] or bool(re.search(r"(?:mail|^e)\W", text, re.IGNORECASE))


def _over_two_lines(placed: Placed, layout: Layout, *, letter_labels: bool) -> Iterator[Sighting]:
    """Yield the address that a line and the one under it, or right of it, make together."""
    beside = [
        other for other in layout.lines
        if other.left >= placed.right - placed.height and abs(other.middle - placed.middle) < 0.5 * placed.height
    ]  # fmt: skip
    nearest = min(beside, key=lambda other: other.left, default=None)
    for other in (nearest, layout.below(placed)):
        if (
            other is None
            or emails.find_emails(other.text)
            or re.match(r"\W*(?:www|http|tel|fax|ph|mob)", other.text, re.IGNORECASE)
        ):
            continue
        second_line = [emails.without_icon(text) for text in (other.text, *other.line.others)]
        texts = list(zip((placed.text, *placed.line.others), second_line, strict=False))
        seen = tuple(
            _first_found(first.rstrip() + second.lstrip(), letter_labels=letter_labels) for first, second in texts
        )
        if any(seen) and all(emails.is_valid(values[0]) for values in seen if values):
            line = AgreedLine(
                texts[0][0].rstrip() + texts[0][1].lstrip(),
                placed.line.box,
                min(placed.line.confidence, other.line.confidence),
            )
            yield Sighting(line, outline([placed.line.box, other.line.box]), seen, joined=True)
            return


def _first_found(text: str, *, letter_labels: bool) -> tuple[str, ...]:
    found = emails.find_emails(text, letter_labels=letter_labels)
    return (found[0].value, *found[0].alternatives) if found else ()


def _each_once(sightings: Sequence[Sighting]) -> list[Sighting]:
    unique: dict[str, Sighting] = {}
    for sighting in sightings:
        unique.setdefault(sighting.values[0].lower(), sighting)
    return list(unique.values())


def _box(value: str, line: AgreedLine) -> Quad:
    place = place_in(value, line.text)
    if place is None:
        return line.box
    return slice_of(line.box, place[0], place[-1] + 1, len(line.text))


def has_nearly_a_gap(line: AgreedLine, at: int) -> bool:
    """Say whether the first reader nearly saw a gap at a place in its text."""
    return any(doubt.other == " " and doubt.start == at for doubt in line.doubts)


def place_in(value: str, text: str) -> list[int] | None:
    """Return where in the text each character of the value stands, gaps left out; None where it isn't there."""
    solid = [i for i, ch in enumerate(text) if not ch.isspace()]
    at = "".join(text[i] for i in solid).lower().find(value.lower())
    return solid[at : at + len(value)] if at >= 0 else None
