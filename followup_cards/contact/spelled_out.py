"""Put the words of a logo together in the order in which an address or a website spells them.

The halves of a drawn logo stand one over the other, askew, or one inside the other, and a reader may lose an end of
them; an address such as "corvandaleflowers@" prints the same words once more, in plain type.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from followup_cards.contact import words
from followup_cards.contact.layout import Placed

SHORTEST = 8
"""Letters: what is shorter may be spelled by words that have nothing to do with it."""

SHORTEST_WORD, SHORTEST_MISREAD = 3, 5
"""Letters of a word, and of one that may be misread by one letter, or have lost up to two at its end."""

MOST_LOST = 2
MOST_WORDS = 4
READ_WELL_FROM = 0.9


@dataclass(frozen=True)
class _Part:
    """A word as printed on a line, and as it is taken to be."""

    line: Placed
    text: str


def spelled_out(texts: Mapping[Placed, str], known: Sequence[str]) -> Iterator[tuple[str, tuple[Placed, ...]]]:
    """Yield each name that words of two lines or more make, letter for letter, of what is known.

    `texts` are the lines of large print, `known` domains and local parts, letters only.
    """
    printed = [_Part(line, word) for line, text in texts.items() for word in text.split() if _long_enough(word)]
    for whole in known:
        if len(whole) < SHORTEST:
            continue
        for parts in _ways(whole, printed, MOST_WORDS):
            if any(one.line is not other.line for one, other in pairwise(parts)):
                lines = tuple(dict.fromkeys(part.line for part in parts))
                yield " ".join(part.text for part in parts), lines
                break


def _long_enough(word: str) -> bool:
    return len(words.letters(word)) >= SHORTEST_WORD


def _ways(rest: str, printed: Sequence[_Part], most: int) -> Iterator[tuple[_Part, ...]]:
    """Yield the ways to spell letters with printed words, each used once."""
    if not rest:
        yield ()
    if not rest or not most:
        return
    for place, part in enumerate(printed):
        others = [*printed[:place], *printed[place + 1 :]]
        for length in _lengths(part, rest):
            taken = _Part(part.line, _spelled(part, rest[:length]))
            yield from ((taken, *after) for after in _ways(rest[length:], others, most - 1))


def _lengths(part: _Part, rest: str) -> Iterator[int]:
    """Yield how many of the letters a printed word may stand for: itself, misread by one, or cut at its end."""
    own = words.letters(part.text)
    if rest.startswith(own):
        yield len(own)
    if len(own) < SHORTEST_MISREAD:
        return
    if 0 < len(rest) - len(own) <= MOST_LOST and rest.startswith(own):
        yield len(rest)
    yield from (
        size
        for size in (len(own), len(own) - 1, len(own) + 1)
        if size <= len(rest) and words.one_slip(own, rest[:size])
    )


def _spelled(part: _Part, letters: str) -> str:
    """Return a word as the letters spell it, unless it was read well."""
    own = words.letters(part.text)
    cut = letters.startswith(own)
    if letters == own or (part.line.line.confidence >= READ_WELL_FROM and not cut):
        return part.text
    if cut:
        rest = letters[len(own) :]
        return part.text + (rest.upper() if part.text.isupper() else rest)
    return letters.upper() if part.text.isupper() else letters.capitalize() if part.text[0].isupper() else letters
