"""Look at the letters of some words of a line, and at the places in them where a letter may have been lost."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from followup_cards.model import Pixels
from followup_cards.text.letter_model import ASKED, UNKNOWN, Floats, network, possible
from followup_cards.text.letters import LetterPlaces, normal_line, pieces
from followup_cards.text.reader import LineText
from followup_cards.text.word_marks import Look, Word

LETTERS = re.compile(r"[^\W\d_]+")
NARROW, BROAD = frozenset("iljtfrIíìĩị"), frozenset("mwMW")
NEAR_AND_FAR = (0.15, 0.35, 0.55)
WIDE = 1.1
"""Of the usual distance between letters: from here on a letter may have been lost between them."""


def words_of(text: str) -> list[Word]:
    """Return the words of a line; a capital in the middle begins another, for the reader loses gaps."""
    found = list[Word]()
    for run in LETTERS.finditer(text):
        start = run.start()
        for part in _parts(run.group(0)):
            found.append(Word(start, part))
            start += len(part)
    return found


def _parts(run: str) -> list[str]:
    """Return "Văn" and "Dũng" for "VănDũng"."""
    breaks = [k for k in range(1, len(run) - 1) if run[k - 1].islower() and run[k].isupper()]
    return [run[a:b] for a, b in pairwise([0, *breaks, len(run)])]


@dataclass(frozen=True)
class Asked:
    """A word to look at, and where in it a letter may have been lost: after which one, and its places on the line."""

    word: Word
    gaps: Mapping[int, tuple[float, ...]]


def gaps_in(line: LineText, word: Word) -> dict[int, tuple[float, ...]]:
    """Return where a letter may have been lost: where two stand far apart, and anywhere in what is no word.

    A letter at a word's end may be narrow or broad, so two places are looked at there.
    """
    usual = _usual_step(line)
    first, last = word.start, word.start + len(word.text) - 1
    found = dict[int, tuple[float, ...]]()
    for k, (a, b) in enumerate(pairwise(line.places[first : last + 1])):
        if not word.fits or b - a > WIDE * usual:
            found[k] = ((a + b) / 2 + (_width(word.text[k]) - _width(word.text[k + 1])) * usual / 4,)
    if not word.fits:
        if first == 0 or not line.text[first - 1].isalpha():
            found[-1] = (line.places[first] - (0.5 + _width(word.text[0]) / 2) * usual,)
        if last + 1 == len(line.text) or not line.text[last + 1].isalpha():
            found[last - first] = tuple(
                line.places[last] + (x + _width(word.text[-1]) / 2) * usual for x in NEAR_AND_FAR
            )
    return {k: places for k, places in found.items() if word.fits_with_one_more(k)}


def _usual_step(line: LineText) -> float:
    """Return the usual distance between two letters of a word, as a share of the line's width."""
    pairs = zip(pairwise(line.text), pairwise(line.places), strict=True)
    steps = sorted(b - a for (one, other), (a, b) in pairs if one.isalpha() and other.isalpha())
    return steps[len(steps) // 3] if steps else 0.0  # below the middle, for steps over lost letters are long


def _width(letter: str) -> float:
    """Return roughly how wide a letter is, as a share of the usual."""
    return 0.5 if letter in NARROW else 1.5 if letter in BROAD else 1.0


def looks_at(asked: Sequence[Asked], line: LineText, crop: Pixels, markable: frozenset[str]) -> list[Look]:
    """Return what the letters and the gaps of some words look like."""
    if not asked:
        return []
    picture = normal_line(crop)
    where = LetterPlaces(picture.shape[1], line.places)
    places = [place for one in asked for place in _places(one, where, markable)]
    if not places:
        return [Look((None,) * len(one.word.text), {}) for one in asked]
    seen = iter(network().seen(pieces(picture, places)))
    return [_look(one, seen, markable) for one in asked]


def _places(one: Asked, where: LetterPlaces, markable: frozenset[str]) -> Iterator[float]:
    for k, base in enumerate(one.word.plain):
        if base in markable:
            yield where.of(one.word.start + k)
    for shares in one.gaps.values():
        yield from map(where.at, shares)


def _look(one: Asked, seen: Iterator[Floats], markable: frozenset[str]) -> Look:
    """Return the look of a word, taking what was seen of each of its places in turn."""
    letters = tuple(_told(next(seen), base) if base in markable else None for base in one.word.plain)
    gaps = {}
    for k, shares in one.gaps.items():
        views = np.stack([next(seen) for _ in shares])
        there = network().gaps(views, np.full(len(views), UNKNOWN))
        best = int(there[:, 0].argmin())
        gaps[k] = (there[best], {vowel: _told(views[best], vowel) for vowel in one.word.vowels_that_may_stand(k)})
    return Look(letters, gaps)


def _told(view: Floats, base: str) -> Floats:
    """Return the shares of the marks of a letter, told which letter it is."""
    asked = np.array([ASKED[base]])
    told: Floats = (network().marks(view[None], asked) + possible(asked))[0]
    return told
