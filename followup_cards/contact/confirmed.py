"""Which characters of an address stand on the card a second time, and what that leaves of the readers' differences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from followup_cards.contact import emails, vocabulary, words

MARKS = frozenset(".-_")
LIKE_AT = frozenset({"a", "g", "q", "d", "o", "e", "®", "©"})
LOOK_ALIKE = re.compile(r"[lI1|0]|rn|vv", re.IGNORECASE)  # "l" and "1", "0" and "o", "rn" and "m", "vv" and "w"
HARD_TO_TELL = re.compile(r"(?:^|(?<=[^a-z]))l|\||(?<!\d)[10](?!\d)|rn|vv", re.IGNORECASE)
"""Those of them that two readers take for the same wrong one: an l at the beginning of a word, where a capital I may
stand, and digits among letters. Inside a word of small letters, an i has its dot and an l has none."""

LETTER_OR_DIGIT = re.compile(
    r"^[10]|(?<=[a-z])[10]|[10](?=[a-z])|(?<=\d)[lio]|[lio](?=\d)", re.IGNORECASE
)  # the "1" of "bui17" and of "11595", the "l" of "buil7"

LETTERS_AS_DIGITS = frozenset({("l", "1"), ("i", "1"), ("o", "0"), ("ll", "1l"), ("ll", "l1"), ("ll", "11")})
"""Letters and the digits that they look like."""

LEGAL_FORMS_IN_DOMAINS = frozenset({"ltd", "llc", "llp", "plc", "ltda", "lda", "sarl", "eurl"})
"""Those that have a letter which looks like another one."""

SHARP_SHARE = 0.8
"""Of an address's characters, those that their look alone tells where the photo is sharp."""

THIN = frozenset("ilj1tfr'")
"""Characters so narrow that a reader loses or doubles one."""


@dataclass(frozen=True)
class Difference:
    """A place where another look saw something else: `value[start:end]` was seen as `other`."""

    start: int
    end: int
    other: str


@dataclass(frozen=True)
class Again:
    """What of an address stands on the card a second time, or is known without it."""

    characters: frozenset[int]
    gaps: frozenset[int]
    """Places before a character where nothing can have been lost: inside one printed word."""
    at: int
    """Where the sign @ stands."""


def printed_again(value: str, names: Sequence[str], domains: Sequence[str]) -> Again:
    """Return which characters of an address the card prints a second time, or are known without it.

    A name's word and a website's domain are a second print; the name of a function ("info"), a large mail provider, a
    legal form in the domain and the sign @ are known. Initials settle only where digits begin ("Tia Tan", "tt1078@"):
    an address may well begin with another letter than the name.
    """
    local, _, domain = value.lower().partition("@")
    pieces = [(len(local), len(local) + 1)]
    if emails.is_role(local):
        pieces.append((0, len(local)))
    for word in {part for name in names for spelled in words.spellings(name) for part in words.tokens(spelled)}:
        start = local.find(word)
        if start >= 0 and (len(word) >= 4 or _stands_alone(local, start, word)):
            pieces.append((start, start + len(word)))
    pieces += [(0, at + 1) for name in names if (at := _digits_after_initials(local, name))]
    pieces += [(len(local) + 1 + start, len(local) + 1 + end) for start, end in _legal_forms(domain)]
    if domain in domains or domain in vocabulary.FREEMAIL:
        pieces.append((len(local) + 1, len(value)))
    characters = frozenset(place for start, end in pieces for place in range(start, end))
    gaps = frozenset(place for start, end in pieces for place in range(start + 1, end))
    return Again(characters, gaps, len(local))


def is_wholly_known(value: str, domains: Sequence[str], looks: Sequence[str]) -> bool:
    """Say whether an address is at the domain of a website, and the second reader saw alike what stands before the @.

    Then all of it was seen twice. What names a function needs no second reader, and where a look saw a letter as what
    it resembles ("1" for "l", "vv" for "w"), the website may be misread in the same way.
    """
    local, _, domain = value.lower().partition("@")
    alike = len(looks) > 1 and looks[1].partition("@")[0] == local
    if domain not in domains or not (alike or local in vocabulary.ROLE_ADDRESSES):
        return False
    steps = [step for look in looks for step in _steps(value, look)]
    seen = {frozenset((value[step.start : step.end].lower(), step.other)) for step in steps}
    return not seen & {frozenset(pair) for pair in (*LETTERS_AS_DIGITS, ("w", "vv"), ("m", "rn"))}


def _digits_after_initials(local: str, name: str) -> int:
    """Return where the digits begin that follow a name's initials; nought where the local part is not made so."""
    initials = "".join(part[0] for part in words.tokens(name) if part not in vocabulary.HONORIFICS)
    made_so = re.fullmatch(r"([a-z]{2,})\d+", local)
    letters = made_so.group(1) if made_so else ""
    return len(letters) if letters and (initials.startswith(letters) or letters == initials[:1] + initials[-1:]) else 0


def _legal_forms(domain: str) -> Iterator[tuple[int, int]]:
    """Yield where legal forms stand in a domain ("lind-ltd.example")."""
    for match in re.finditer(r"[a-z]+", domain):
        if match.group(0) in LEGAL_FORMS_IN_DOMAINS and "." in domain[match.end() :]:
            yield match.span()


def _stands_alone(local: str, start: int, word: str) -> bool:
    """Say whether a short word of the name stands between marks ("li" in "li.wei")."""
    return len(word) >= 2 and word in re.split(r"[._\-\d]+", local) and local[start - 1 : start] in ("", *MARKS)


def differences(value: str, text: str, parsed: Sequence[str] = ()) -> tuple[Difference, ...]:
    """Return where a look differs from an address: from what it saw as one, else from its line as it stands."""
    if parsed:
        return tuple(_steps(value, parsed[0].lower()))
    line = re.sub(r"\s", "", text).lower()
    return tuple(step for step in _steps(value, line) if step.end > step.start or 0 < step.start < len(value))


def _steps(value: str, other: str) -> list[Difference]:
    matcher = SequenceMatcher(None, value.lower(), other, autojunk=False)
    return [Difference(a, b, other[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def is_settled(difference: Difference, again: Again) -> bool:
    """Say whether all of a difference lies inside what is printed again; a sign @ is often seen as "a@" or "g@"."""
    start, end = difference.start, difference.end
    if start < end:
        return set(range(start, end)) <= again.characters
    doubled = start == again.at and start - 1 in again.characters and difference.other in LIKE_AT
    return start in again.gaps or doubled


def is_digit_or_letter(difference: Difference, value: str) -> bool:
    """Say whether all that differs is a digit and a letter that looks like it."""
    here = value[difference.start : difference.end].lower()
    return (here, difference.other) in LETTERS_AS_DIGITS or (difference.other, here) in LETTERS_AS_DIGITS


def is_unlike(difference: Difference, value: str, shapes: Sequence[str]) -> bool:
    """Say whether an address's characters look, each alone, like what it has and not like what was seen instead.

    `shapes` says of each character which ones it may be; of a blurred address that tells nothing. A letter that looks
    like a digit needs a closer look.
    """
    here, other = value[difference.start : difference.end].lower(), difference.other
    if not here or len(shapes) != len(value) or not _are_sharp(shapes) or is_digit_or_letter(difference, value):
        return False
    there = [shapes[place] for place in range(difference.start, difference.end)]
    if len(other) != len(here):
        return all(shape == letter for shape, letter in zip(there, here, strict=True))
    return all(a == b or (a in shape and b not in shape) for shape, a, b in zip(there, here, other, strict=True))


def _are_sharp(shapes: Sequence[str]) -> bool:
    """Say whether most characters can be told by their look alone, from all but one other at the most."""
    return sum(len(shape) <= 2 for shape in shapes) >= SHARP_SHARE * len(shapes)


def is_only_a_mark(difference: Difference, value: str, again: Again) -> bool:
    """Say whether nothing but a dot, a hyphen or an underscore of the address is left unsettled by a difference.

    Either that mark alone was lost ("m.lind" as "mlind"), or it stands between two words that are printed again.
    """
    if not difference.other and value[difference.start : difference.end] in MARKS:
        return True
    between = {i for i, ch in enumerate(value) if ch in MARKS and {i - 1, i + 1} <= again.characters}
    return is_settled(difference, Again(again.characters | between, again.gaps, again.at))


def unconfirmed_look_alikes(value: str, again: Again) -> bool:
    """Say whether a character that looks like another one stands where nothing on the card confirms it."""
    return _any_open(LOOK_ALIKE, _before_suffix(value), again)


def unconfirmed_and_hard_to_tell(value: str, again: Again) -> bool:
    """Say whether such a character stands where two readers that agree may well both be wrong."""
    return _any_open(HARD_TO_TELL, _before_suffix(value), again)


def _before_suffix(value: str) -> str:
    """Return an address without its public suffix, which needs no confirming: ".in" is one, ".ln" is none."""
    return ".".join(value.split(".")[: -emails.has_public_suffix(value.partition("@")[2]) or None])


def letter_or_digit(value: str, again: Again) -> bool:
    """Say whether letters run into digits with a character that may be either ("bui17", "buil7")."""
    return _any_open(LETTER_OR_DIGIT, value, again)


def _any_open(pattern: re.Pattern[str], text: str, again: Again) -> bool:
    return any(not set(range(*match.span())) <= again.characters for match in pattern.finditer(text))


def misread(piece: str, word: str) -> bool:
    """Say whether a piece of an address may be a printed word with one character misread, lost or added.

    A wide letter is neither lost nor added by a reader: there the card spells the two differently.
    """
    if not words.one_slip(piece, word):
        return False
    if len(piece) == len(word):
        return True
    short, long = sorted((piece, word), key=len)
    at = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return long[at] in THIN or long[at] in (long[at - 1 : at], long[at + 1 : at + 2])
