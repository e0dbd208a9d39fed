"""Choose the marks of single letters where a language's words are too many to know.

The look of a letter and what the reader took it for are weighed together; the reader loses marks ("Loic") far more
often than it invents them. The weights were learned on names of eleven languages, printed, photographed and read, those
of the simulated cards among them; on its own names alone `python -m tests.benchmarks.train_letter_marks` learns 0.62,
1.07, 0.49, -3.69 and 0.90, which decide nearly the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import log

from followup_cards.text.languages import ALPHABETS
from followup_cards.text.letter_model import BASES, MARKS, Floats
from followup_cards.text.letters import base_and_marks, with_marks
from followup_cards.text.word_marks import Look, Spelling, Word

LIKELIER = log(3.0)
"""How much likelier another letter must look than one that the language lacks, to be taken for it."""
NEVER = -12.0
"""The share, as a logarithm, of marks that the picture is never told to carry."""
BELOW = frozenset({"\u0327", "\u0326"})
"""Cedilla and comma: so alike in print that the language alone tells them apart (Turkish ş, Romanian ș)."""

LOOK, AS_READ, SECOND_CHOICE, BARE_AFTER_ALL, MARK_LOST = 0.58, 1.68, 0.80, -5.57, 1.12
"""Weights of: the look's log-share, being what was read, the log of the reader's own second choice over FAINTEST,
carrying no mark where one was read, and carrying one where none was."""
FAINTEST = 0.01
"""Weight of a second choice that says nothing."""
CHANGE = 1.0
"""How much more speaks for other marks, as a logarithm, before a letter changes."""
RARELY_WRITTEN = frozenset({"ď", "ť", "ï", "Ď", "Ť", "Ï"})
READ_WITHOUT = 1.0
"""How much more speaks for these, which the reader nearly always writes without their marks (of 200 printed, 175)."""
PLAIN_TO_SEE = 4.0
"""How much likelier, as a logarithm, one of these must look to be taken for it on a line without any marks."""
SPECKLED = frozenset({"pt", "es", "it"})
"""Languages whose marks on vowels are slight enough for specks and blur to look like them."""
NEAR_A_DOT = frozenset({"\u0300", "\u0301", "\u0302", "\u0303"})
DOT_LIKE = 1.0
"""How much more speaks for one of these on an i before it is taken for more than the dot."""

Doubted = Mapping[int, Mapping[str, float]]
"""For a place in a word: the letters that the reader nearly saw there, with their weights."""


def best_letters(word: Word, look: Look, languages: Sequence[str]) -> Spelling:
    """Return the word with the letters that its languages lack as those that they have, where these look likelier."""
    return _spelled(
        letter if shares is None else _native(letter, _by_marks(shares), languages)
        for letter, shares in zip(word.text, look.marks, strict=True)
    )


def likeliest_marks(
    word: Word, look: Look, languages: Sequence[str], doubted: Doubted, *, by_look_alone: bool = True
) -> Spelling:
    """Return the word with each letter's likeliest marks among those that its languages have.

    `by_look_alone` says whether a letter may get marks that the reader did not nearly see. Letters that the languages
    lack stay as they were read.
    """
    return _spelled(
        letter
        if shares is None
        else _likeliest(letter, _by_marks(shares), languages, doubted.get(n, {}), by_look_alone)
        for n, (letter, shares) in enumerate(zip(word.text, look.marks, strict=True))
    )


def has_strangers(word: Word, languages: Sequence[str]) -> bool:
    """Say whether a word has a marked letter that none of the languages has."""
    letters = [base_and_marks(letter) for letter in word.text]
    return any(own and base in BASES and own not in offered(base, tuple(languages)) for base, own in letters)


def _native(letter: str, shares: Mapping[str, float], languages: Sequence[str]) -> str:
    base, own = base_and_marks(letter)
    marks_there = offered(base, tuple(languages))
    if own in marks_there:
        return letter
    if own in BELOW and BELOW & {*marks_there}:
        return with_marks(base, next(iter(BELOW & {*marks_there})))
    best = max(marks_there, key=lambda marks: shares[marks])
    return with_marks(base, best) if shares[best] - shares.get(own, NEVER) >= LIKELIER else letter


def _likeliest(
    letter: str,
    shares: Mapping[str, float],
    languages: Sequence[str],
    doubted: Mapping[str, float],
    by_look_alone: bool,  # noqa: FBT001 - one letter's part of `likeliest_marks`
) -> str:
    base, own = base_and_marks(letter)
    marks_there = offered(base, tuple(languages))
    if own not in marks_there or len(marks_there) == 1:
        return letter
    second = {base_and_marks(other)[1]: weight for other, weight in doubted.items()}

    def points(marks: str) -> float:
        if marks == own:
            return LOOK * max(shares[marks], NEVER) + AS_READ
        nearly = SECOND_CHOICE * log(max(second.get(marks, 0.0), FAINTEST) / FAINTEST)
        change = BARE_AFTER_ALL if own and not marks else MARK_LOST if marks and not own else 0.0
        change += READ_WITHOUT if with_marks(base, marks) in RARELY_WRITTEN else 0.0
        return LOOK * max(shares[marks], NEVER) + nearly + change

    best = max(marks_there, key=points)
    plain = with_marks(base, best) in RARELY_WRITTEN and shares[best] - shares[""] >= PLAIN_TO_SEE
    if not own and best not in second and not (by_look_alone or plain):
        return letter
    least = CHANGE
    least += DOT_LIKE if base == "i" and not own and best in NEAR_A_DOT else 0.0
    return with_marks(base, best) if points(best) - points(own) >= least else letter


def _by_marks(shares: Floats) -> dict[str, float]:
    return dict(zip(MARKS, shares.tolist(), strict=True))


def _spelled(letters: Iterable[str]) -> Spelling:
    return Spelling("".join(letters), lost=None, share=1.0, whole=False)


@cache
def offered(base: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the marks that a letter may carry in some languages, none among them."""
    letters = {ch for code in languages for small in ALPHABETS[code] for ch in (small, small.upper())}
    letters |= {"İ"} if "tr" in languages else set()
    return tuple(sorted({"", *(marks for b, marks in map(base_and_marks, letters) if b == base)}))
