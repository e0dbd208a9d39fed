"""What speaks for and against a text's being the company: words, size, place, and how it fits the domains."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from followup_cards.contact import vocabulary, words
from followup_cards.contact.company_fit import fit_of
from followup_cards.contact.company_text import initials_of, is_half, is_title, repeats_itself, signs_of
from followup_cards.contact.emails import registered_name
from followup_cards.contact.layout import Layout, Placed

HEADING = re.compile(r":\s*$|^\s*our\b", re.IGNORECASE)
"""What stands over a list ("Our services:")."""


@dataclass(frozen=True)
class Setting:
    """What stands on the card besides: how it is laid out, whose domains and addresses, and who is named."""

    layout: Layout
    owners: tuple[str, ...]
    """Registered names of the domains that are no mail provider's, letters only."""
    locals_: tuple[str, ...]
    """Local parts of the addresses, letters only."""
    people: frozenset[Placed]
    """Lines that are likely a person's name."""


def setting_of(layout: Layout, addresses: Sequence[str], domains: Sequence[str], people: Collection[Placed]) -> Setting:
    """Return the surroundings in which the companies of a card are looked for."""
    owners = dict.fromkeys(words.letters(registered_name(d)) for d in domains if d not in vocabulary.FREEMAIL)
    locals_ = dict.fromkeys(re.sub(r"\d+$", "", words.letters(a.partition("@")[0])) for a in addresses)
    return Setting(layout, tuple(filter(None, owners)), tuple(filter(None, locals_)), frozenset(people))


def codes_of(text: str, group: tuple[Placed, ...], around: Setting) -> set[str]:
    """Return the codes (of COMPANY_REASONS) of all that speaks for or against a text on some lines of the card."""
    return (
        {"prior"}
        | signs_of(text)
        | fit_of(text, around.owners, around.locals_, of_person=any(line in around.people for line in group))
        | _grouping(group, around)
        | _size(group, around.layout)
        | _place(group, around)
    )


def _grouping(group: tuple[Placed, ...], around: Setting) -> set[str]:
    """Return how well several lines go together, and whether the name goes on in a line that was left out."""
    codes = {1: set[str](), 2: {"two-lines"}}.get(len(group), {"three-lines"})
    if any("legal-form" in words.kinds(line.text) for line in group[:-1]):
        codes.add("form-before-end")
    if len(group) > 1:
        codes |= _joining(group)
        if any(_skips(first, second, around.layout) for first, second in pairwise(group)):
            codes.add("line-left-out")
    if group[-1].text.rstrip().endswith((",", ";")):
        codes.add("comma-end")
    if any(
        _continues(group, other, around) for other in (around.layout.above(group[0]), around.layout.below(group[-1]))
    ):
        codes.add("goes-on")
    return codes


def _joining(group: tuple[Placed, ...]) -> set[str]:
    """Return whether each of several lines needs the others."""
    codes = set()
    if repeats_itself([line.text for line in group]):
        codes.add("repeated")
    if any(is_title(line.text) for line in group):
        codes.add("title-joined")
    if any(is_half(line.text) for line in group):
        codes.add("half-completed")
    if any("legal-form" in words.kinds(line.text) and not is_half(line.text) for line in group):
        codes.add("form-without")
    pairs = list(pairwise(group))
    if any(second.left >= first.right - 0.3 * first.height for first, second in pairs):
        codes.add("side-by-side")
    elif any(second.top - first.bottom > 0.4 * min(first.height, second.height) for first, second in pairs):
        codes.add("far-apart")
    return codes


def _skips(first: Placed, second: Placed, layout: Layout) -> bool:
    """Say whether a line stands between two others, in the column of both."""
    return any(
        first.middle < other.middle < second.middle
        and other.top > first.middle
        and other.bottom < second.bottom
        and all(min(other.right, line.right) - max(other.left, line.left) > 0 for line in (first, second))
        for other in layout.lines
        if other is not first and other is not second
    )


def _continues(group: tuple[Placed, ...], other: Placed | None, around: Setting) -> bool:
    """Say whether a line above or below looks like more of the same text."""
    if other is None or other in group or other in around.people or not any(ch.isalpha() for ch in other.text):
        return False
    nearest = group[0] if other.middle < group[0].middle else group[-1]
    gap = max(other.top - nearest.bottom, nearest.top - other.bottom)
    if gap > 0.6 * nearest.height or abs(other.height - nearest.height) > 0.15 * nearest.height:
        return False
    kinds = words.kinds(other.text)
    return not kinds & {"job-word", "place-word", "contact-word"} and not any(
        ch.isdigit() or ch == "@" for ch in other.text
    )


def _size(group: tuple[Placed, ...], layout: Layout) -> set[str]:
    tallest = max(line.height for line in group)
    codes = set()
    if tallest >= 1.25 * layout.usual_height:
        codes.add("large")
    if tallest >= 1.8 * layout.usual_height:
        codes.add("huge")
    if tallest >= max(line.height for line in layout.lines):
        codes.add("largest")
    if any(line.area >= max(other.area for other in layout.lines) for line in group):
        codes.add("most-prominent")
    if tallest < 0.85 * layout.usual_height:
        codes.add("small")
    if min(line.line.confidence for line in group) < 0.8:
        codes.add("dim")
    return codes


def _place(group: tuple[Placed, ...], around: Setting) -> set[str]:
    layout = around.layout
    codes = set()
    if any(line in around.people for line in group):
        codes.add("person")
    share = layout.share_of_height(group[0])
    if share > 0.8:
        codes.add("bottom")
    own_text = " ".join(line.text for line in group)
    own = words.letters(own_text)
    if any(HEADING.search(line.text) for line in group):
        codes.add("heading")
    if len(own) >= 4 and any(own == words.letters(line.text) for line in layout.lines if line not in group):
        codes.add("printed-twice")
    if initials_of(own_text) & {words.letters(line.text) for line in layout.lines if line not in group}:
        codes.add("initials-printed")
    return codes
