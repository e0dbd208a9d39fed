"""Undo misreadings, only where another reading and the grammar both allow it."""

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from followup_cards.contact.vocabulary import fold
from followup_cards.model import AgreedLine, Doubt

CAPITAL_I = re.compile(r"(?<=[a-z0-9._-])I|I(?=[a-z0-9._-]*[a-z])")
"""A capital I beside small letters: in most typefaces it looks like a small l, and addresses are written small."""

COMMA_IN_LOCAL = re.compile(r"(?<=[A-Za-z0-9]),(?=[A-Za-z0-9._-]*@)")  # "mara,lind@example.com"
COMMA_IN_SUFFIX = re.compile(r"(@\S*\.(?:ac|co|com|edu|gov|ne|net|or|org)),(?=[a-z]{2}\b)")  # "mara@example.co,jp"
COMMA_IN_DOMAIN = re.compile(r"(?<=[A-Za-z0-9]),(?=[a-z]{2,3}\b)")  # "mara@example,com"

BAR_BEFORE_DOT = re.compile(r"(?<![^\s:])\|(?=\.[a-z0-9._-]+@)")
"""A bar before a dot in an address ("|.lind@example.com"): a separator has a gap after it, so this is a small l."""

TALL_O = re.compile(r"(?<=[a-z])O(?![A-Z])|(?<![A-Z._@-])(?<!^)O(?=[a-z])")  # "c0rnill" seen as "cOrnill"
OTHER_CAPITALS = re.compile(r"[A-HJ-NP-Z]")

LABEL_START = re.compile(r"^\W*[EM](?=[a-z])")  # "Emara@example.com"

ANY_LABEL_START = re.compile(r"^\W*([EeMm1])\.?(?=([A-Za-z]))")  # "ej.lind@example.com", "E.m.lind@example.com"

SEEN_AS_ACCENT = 0.1
"""A second choice with an accent counts from here: the first reader prefers bare letters."""

SEEN_AS_BARE = 0.3
"""A second choice without an accent counts from here, where the card has no other accents."""

NO_SPECK = frozenset("ïÏťŤďĎ")
"""Letters that the first reader writes with their marks only where it plainly sees them, or the picture tells them."""

SEEN_AS_LOST = 0.25
"""A letter nearly seen where none was counts from here, if another reader saw one there."""


def small_l(address: str) -> str:
    """Return an address with capital I read as the small l that it is, unless capitals are its style."""
    return CAPITAL_I.sub(_l_unless_capitalised, address)


def _l_unless_capitalised(match: re.Match[str]) -> str:
    before = match.string[: match.start()]
    starts_a_word = not before or before[-1] in "._-@"
    others = re.findall(r"(?:^|[._-])([A-Z])", match.string.replace("I", "l"))
    return "I" if starts_a_word and others else "l"


def has_tall_o(address: str) -> bool:
    """Say whether an O as tall as a capital stands among an address's small letters: a zero looks like that."""
    return bool(TALL_O.search(address))


def zero_for_tall_o(address: str) -> str:
    """Return an address with each tall O read as the zero that it likely is, unless it has other capitals."""
    return address if OTHER_CAPITALS.search(address) else TALL_O.sub("0", address)


def dots_for_commas(text: str) -> str:
    """Return text with commas inside an address read as the dots that they must be."""
    words = [COMMA_IN_LOCAL.sub(".", word) if word.count("@") == 1 else word for word in text.split(" ")]
    return " ".join(_domain_dots(COMMA_IN_SUFFIX.sub(r"\1.", word)) for word in words)


def _domain_dots(word: str) -> str:
    local, at, domain = word.partition("@")
    if not at or "." in domain.partition(",")[0]:
        return word
    return local + at + COMMA_IN_DOMAIN.sub(".", domain)


def label_apart(line: AgreedLine) -> str:
    """Return a line's text with a gap after its label ("Emara@" of "E mara@").

    Where the first reader nearly saw one, or where every other look at the line saw one.
    """
    label = LABEL_START.match(line.text)
    if not any(doubt.other == " " and doubt.weight >= SEEN_AS_LOST for doubt in _at(line.doubts, label)):
        label = ANY_LABEL_START.match(line.text)
        if label is None or not line.others or not all(_is_apart(label, other) for other in line.others):
            return line.text
    return f"{line.text[: label.end()]} {line.text[label.end() :]}" if label else line.text


def _is_apart(label: re.Match[str], other: str) -> bool:
    """Say whether another look saw a label with a gap behind it and then the same letter."""
    letter, following = label.groups()
    return bool(re.match(rf"\W*{letter}[.:]?\s+{following}", other, re.IGNORECASE))


def _at(doubts: Sequence[Doubt], match: re.Match[str] | None) -> list[Doubt]:
    return [doubt for doubt in doubts if match and doubt.start == doubt.end == match.end()]


def best_spelling(line: AgreedLine, *, accents: int = 2) -> str:
    """Return a line's text with the accents and the letters that the first reader nearly saw and another confirms.

    `accents` says how many letters of the card have any: where none has, a faint accent is a speck, and the only one
    may be a speck.
    """
    text = line.text
    for doubt in sorted(_strongest(line.doubts), key=lambda doubt: -doubt.start):
        speck = accents == 1 and _is_speck(text, doubt, line.others)
        if (accents and _is_accent(text, doubt)) or speck or _is_lost_letter(text, doubt, line.others):
            text = text[: doubt.start] + doubt.other + text[doubt.end :]
    return text


def _strongest(doubts: Sequence[Doubt]) -> list[Doubt]:
    best: dict[tuple[int, int], Doubt] = {}
    for doubt in doubts:
        place = (doubt.start, doubt.end)
        if place not in best or doubt.weight > best[place].weight:
            best[place] = doubt
    return list(best.values())


def _is_accent(text: str, doubt: Doubt) -> bool:
    """Say whether the second choice is the same letter with an accent."""
    first = text[doubt.start : doubt.end]
    return (
        doubt.weight >= SEEN_AS_ACCENT
        and first.isascii()
        and first.isalpha()
        and not doubt.other.isascii()
        and fold(first) == fold(doubt.other)
        and first.isupper() == doubt.other.isupper()
    )


def _is_speck(text: str, doubt: Doubt, others: Sequence[str]) -> bool:
    """Say whether an accent was read where another reader, and nearly the first one too, saw the bare letter."""
    first = text[doubt.start : doubt.end]
    bare = text[: doubt.start] + doubt.other + text[doubt.end :]
    return (
        doubt.weight >= SEEN_AS_BARE
        and not (first.isascii() or first in NO_SPECK)
        and unicodedata.normalize("NFD", first)[0] == doubt.other
        and any(bare in other for other in others)
    )


def _is_lost_letter(text: str, doubt: Doubt, others: Sequence[str]) -> bool:
    """Say whether another reader saw a letter where the first one only nearly did."""
    if doubt.start != doubt.end or doubt.weight < SEEN_AS_LOST or not doubt.other.isalpha():
        return False
    mended = fold(text[: doubt.start] + doubt.other + text[doubt.end :])
    return any(_alike(mended, fold(other)) > _alike(fold(text), fold(other)) for other in others)


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
