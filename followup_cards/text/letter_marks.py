"""Choose the marks of single letters that a language lacks, where its words are too many to know."""

from collections.abc import Sequence
from functools import cache
from math import log

from followup_cards.text.languages import ALPHABETS
from followup_cards.text.letter_model import BASES, MARKS
from followup_cards.text.letters import base_and_marks, with_marks
from followup_cards.text.word_marks import Look, Spelling, Word

LIKELIER = log(3.0)
"""How much likelier another letter must look than one that the language lacks, to be taken for it."""
NEVER = -12.0
"""The share, as a logarithm, of marks that the picture is never told to carry."""
BELOW = frozenset({"\u0327", "\u0326"})
"""Cedilla and comma: so alike in print that the language alone tells them apart (Turkish ş, Romanian ș)."""


def best_letters(word: Word, look: Look, languages: Sequence[str]) -> Spelling:
    """Return the word with the letters that its languages lack as those that they have, where these look likelier."""
    return Spelling(
        "".join(
            letter if shares is None else _best(letter, dict(zip(MARKS, shares.tolist(), strict=True)), languages)
            for letter, shares in zip(word.text, look.marks, strict=True)
        ),
        lost=None,
        share=1.0,
        whole=False,
    )


def has_strangers(word: Word, languages: Sequence[str]) -> bool:
    """Say whether a word has a marked letter that none of the languages has."""
    letters = [base_and_marks(letter) for letter in word.text]
    return any(own and base in BASES and own not in _offered(base, tuple(languages)) for base, own in letters)


def _best(letter: str, shares: dict[str, float], languages: Sequence[str]) -> str:
    base, own = base_and_marks(letter)
    offered = _offered(base, tuple(languages))
    if own in offered:
        return letter
    if own in BELOW and BELOW & {*offered}:
        return with_marks(base, next(iter(BELOW & {*offered})))
    best = max(offered, key=lambda marks: shares[marks])
    return with_marks(base, best) if shares[best] - shares.get(own, NEVER) >= LIKELIER else letter


@cache
def _offered(base: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the marks that a letter may carry in some languages, none among them."""
    letters = {ch for code in languages for small in ALPHABETS[code] for ch in (small, small.upper())}
    letters |= {"İ"} if "tr" in languages else set()
    return tuple(sorted({"", *(marks for b, marks in map(base_and_marks, letters) if b == base)}))
