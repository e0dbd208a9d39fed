"""Choose the Vietnamese syllable that a word is, by what its letters look like and by how syllables are written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import exp, log

from followup_cards.text.letter_model import GAPS, MARKS, Floats
from followup_cards.text.letters import base_and_marks, with_marks
from followup_cards.text.reader_habits import LOST, log_share
from followup_cards.text.vietnamese import LONGEST, VOWELS, syllables
from followup_cards.text.vietnamese_words import FREQUENT

LEAST = -12.0
"""No look at a letter rules a mark out wholly."""
TRUST = {"d": 0.1, "D": 0.1}
"""How much a look counts where not wholly: the stroke of đ is the thinnest of marks, and the reader knows it."""
USUAL = log(100.0)
"""How much likelier, as a logarithm, a syllable is that is frequent on cards: 300 of some 6,000 are nine in ten."""
STRANGE = -3.0
"""How rare, as a logarithm, words are that could be a misread syllable and are of another language."""


@dataclass(frozen=True)
class Word:
    """A word of a line: where it starts and what was read."""

    start: int
    text: str

    @property
    def plain(self) -> str:
        """The word without marks."""
        return "".join(base_and_marks(letter)[0] for letter in self.text)

    @property
    def fits(self) -> bool:
        """Whether the word could be a Vietnamese syllable."""
        return bool(syllables(self.plain.lower()))

    @property
    def is_bare(self) -> bool:
        """Whether it has no vowel and would be a syllable with one that the reader cannot write: "Trn"."""
        inside = range(len(self.text) - 1)
        return (
            len(self.text) >= 3 and not set(self.plain.lower()) & VOWELS and any(map(self.fits_with_one_more, inside))
        )

    @property
    def is_broken(self) -> bool:
        """Whether a vowel seems to be missing: "Trn", "Nguyn", "Th"; "Ming" too, so this alone says little."""
        if self.fits or (len(self.text) == 3 and not self.is_bare):
            return False
        return any(map(self.fits_with_one_more, range(len(self.text))))

    @property
    def is_marked(self) -> bool:
        """Whether it has a letter with marks."""
        return any(base_and_marks(letter)[1] for letter in self.text)

    @property
    def is_frequent(self) -> bool:
        """Whether it is, as it was read, a frequent syllable on Vietnamese cards."""
        return self.text.lower() in FREQUENT

    def vowels_that_may_stand(self, after: int) -> str:
        """Return the vowels that may have been lost after a letter, small or capital as the letters around them are."""
        if self.text.isupper() and (after < 0 or len(self.text) == 1):
            return "aeiouyAEIOUY"
        return "AEIOUY" if self.text.isupper() else "aeiouy"

    def fits_with_one_more(self, after: int) -> bool:
        """Say whether it could be one with a vowel more after a letter (-1: before the first)."""
        head, tail = self.plain[: after + 1].lower(), self.plain[after + 1 :].lower()
        return any(syllables(head + vowel + tail) for vowel in VOWELS)


@dataclass(frozen=True, eq=False)
class Look:
    """What the letters of a word look like: for each (None where it carries no marks in any language) its marks."""

    marks: tuple[Floats | None, ...]
    gaps: Mapping[int, tuple[Floats, Mapping[str, Floats]]]
    """For a place after letter k (-1: before the first) where one may have been lost: what it is, and its marks."""


@dataclass(frozen=True)
class Spelling:
    """One way to write a word, and how likely it is among all ways."""

    text: str
    lost: int | None
    """Which letter of the text was lost."""
    share: float
    whole: bool
    """Whether the word as a whole is known, so that the picture has told what each letter is."""


def best_spelling(word: Word, look: Look) -> Spelling | None:
    """Return the likeliest syllable with the letters that were read, or None where they make none."""
    found = [*_as_read(word, look), *_with_a_lost_letter(word, look)]
    if not found:
        return None
    best = max(found, key=lambda each: each[2])
    rivals = (score for text, _, score in found if text.casefold() != best[0].casefold())
    total = 1 + sum(exp(score - best[2]) for score in rivals)
    if _marks_read(word) not in syllables(word.plain.lower()):
        total += exp(_foreign(look) - best[2])
    return Spelling(best[0], best[1], 1 / total, whole=True)


def _foreign(look: Look) -> float:
    """Return how well the look goes with a word that was read rightly and is of another language."""
    return STRANGE + _nothing(look) + sum(float(shares.max()) for shares in look.marks if shares is not None)


def _nothing(look: Look, but: int | None = None) -> float:
    return sum(max(float(gap[0]), LEAST) for place, (gap, _) in look.gaps.items() if place != but)


_Scored = tuple[str, int | None, float]


def _as_read(word: Word, look: Look) -> Iterator[_Scored]:
    plain, nothing = word.plain, _nothing(look)
    for way in syllables(plain.lower()):
        text = _written(plain, way)
        yield text, None, nothing + _custom(text) + _fit(plain, way, look.marks, _marks_read(word))


def _with_a_lost_letter(word: Word, look: Look) -> Iterator[_Scored]:
    plain, read = word.plain, _marks_read(word)
    if len(plain) >= LONGEST:
        return
    for after, (gap, marks) in look.gaps.items():
        at, nothing = after + 1, _nothing(look, but=after)
        reads = (*read[:at], LOST, *read[at:])
        for vowel, told in marks.items():
            sights = (*look.marks[:at], told, *look.marks[at:])
            longer = plain[:at] + vowel + plain[at:]
            for way in syllables(longer.lower()):
                text = _written(longer, way)
                seen = nothing + float(gap[GAPS.index(vowel)]) + _fit(longer, way, sights, reads)
                yield text, at, seen + _custom(text)


def _marks_read(word: Word) -> tuple[str, ...]:
    return tuple(base_and_marks(letter)[1] for letter in word.text)


def _custom(text: str) -> float:
    """Return what it is worth that a syllable is a frequent one on cards."""
    return USUAL if text.lower() in FREQUENT else 0.0


def _fit(plain: str, way: tuple[str, ...], sights: tuple[Floats | None, ...], read: tuple[str, ...]) -> float:
    """Return how well the marks of a word go with what its letters look like and with what the reader made of them."""
    return sum(
        TRUST.get(base, 1.0) * max(float(sight[MARKS.index(marks)]), LEAST) + log_share(base, marks, seen)
        for base, marks, sight, seen in zip(plain, way, sights, read, strict=True)
        if sight is not None
    )


def _written(plain: str, way: tuple[str, ...]) -> str:
    return "".join(with_marks(letter, marks) for letter, marks in zip(plain, way, strict=True))
