"""Which marks the letters of a Vietnamese syllable can carry, from how the language is written.

A syllable is an onset, a rhyme and a tone; each set is small and closed. Source: the Quốc ngữ orthography as schools
teach it, written down here by hand in November 2026. Not to be added: foreign words, names of brands.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from followup_cards.text.letters import STROKE

TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
"""None, grave, acute, hook above, tilde, dot below."""
STOPPED_TONES = ("\u0301", "\u0323")
"""A syllable that ends in c, ch, p or t has one of two tones."""
_STARTS = "b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
ONSETS = tuple(_STARTS.split())
_TABLE = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut
uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y ych yêm yên yêng yêt yêu ynh yt
"""
RHYMES = tuple(_TABLE.split())
EITHER = ("oa", "oe", "uy")
"""Rhymes whose tone stands on the first letter (the older way) or on the second."""
VOWELS = frozenset("aeiouy")
LONGEST = 7
"""Letters: "nghiêng"."""


@lru_cache(maxsize=4096)
def syllables(plain: str) -> tuple[tuple[str, ...], ...]:
    """Return every way to mark the letters of a syllable written without marks, in small letters; none if it is none.

    Each way is one text of combining marks for each letter: ("", "", "\u0302\u0309", "") for "trẩn".
    """
    if not 1 <= len(plain) <= LONGEST:
        return ()
    return tuple(dict.fromkeys(_marked(plain)))


def _marked(plain: str) -> Iterator[tuple[str, ...]]:
    for onset in ("", *ONSETS):
        if not plain.startswith(onset):
            continue
        starts: tuple[tuple[str, ...], ...] = (("",) * len(onset),)
        if onset == "d":
            starts = ((STROKE,), ("",))
        for rhyme in _rhymes().get(plain[len(onset) :], ()):
            yield from (start + rhyme for start in starts)


@cache
def _rhymes() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the marks of every rhyme in every tone, by the rhyme's letters without marks."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for rhyme in RHYMES:
        parts = [unicodedata.normalize("NFD", letter) for letter in rhyme]
        plain, marks = "".join(part[0] for part in parts), [part[1:] for part in parts]
        tones = STOPPED_TONES if plain[-1] in "cpt" or plain.endswith("ch") else TONES
        for at in _toned(rhyme, plain, marks):
            for tone in tones:
                found.setdefault(plain, []).append((*marks[:at], _ordered(marks[at] + tone), *marks[at + 1 :]))
    return {plain: tuple(dict.fromkeys(ways)) for plain, ways in found.items()}


def _toned(rhyme: str, plain: str, marks: list[str]) -> tuple[int, ...]:
    """Return where the tone of a rhyme may stand: on its marked vowel, else by its shape."""
    if any(marks):
        return (max(i for i, mark in enumerate(marks) if mark),)
    if rhyme in EITHER:
        return (0, 1)
    vowels = [i for i, letter in enumerate(plain) if letter in VOWELS]
    if len(vowels) == 3 or vowels[-1] < len(plain) - 1:
        return (1,) if len(vowels) == 3 else (vowels[-1],)
    return (0,)


def _ordered(marks: str) -> str:
    """Return combining marks in the order in which Unicode takes letters apart."""
    return unicodedata.normalize("NFD", f"a{marks}")[1:]
