"""Words put together at random from the letters of many languages, to learn marks on: nobody's names, no word lists."""

import random
import unicodedata

from followup_cards.text.letters import with_marks
from followup_cards.text.vietnamese import ONSETS, syllables
from followup_cards.text.vietnamese import RHYMES as VIETNAMESE_RHYMES

LETTERS: dict[str, tuple[str, str]] = {
    "pl": ("ąęóaeioy", "ćłńśźżbcdgklmnprstwz"),
    "cz": ("áéěíóúůýaeiou", "čďňřšťžbdhjklmnprstvz"),
    "tr": ("ıöüaeiou", "çğşbcdghklmnrstvyz"),
    "ro": ("ăâîaeiou", "șțbcdglmnprstv"),
    "hu": ("áéíóöőúüűaeiou", "bdgklmnprstvz"),
    "de": ("äöüaeiou", "bdfghklmnprstwz"),
    "no": ("åøæaeiou", "bdfghjklmnrstv"),
    "se": ("åäöéaeiou", "bdfghjklmnrstv"),
    "fr": ("àâéèêëîïïïôùûaeiou", "çbcdfglmnprstv"),
    "es": ("áéíóúüaeiou", "ñbcdglmnrstvz"),
    "pt": ("áâãàéêíóôõúaeiou", "çbcdglmnrstv"),
    "it": ("àèéìòùaeiou", "bcdfglmnprstvz"),
    "plain": ("aeiou", "bcdfghjklmnprstvwxyz"),
}
"""Vowels and consonants of each language, the marked ones about as often as the plain ones, the hardest more often."""
SHARES = {"vn": 0.35, **dict.fromkeys(LETTERS, 0.023), "cz": 0.22, "fr": 0.15, "plain": 0.05}


def any_line(rng: random.Random) -> str:
    """Return two to five words of one language, in one of the ways in which cards set words."""
    return _line(rng, rng.choices(tuple(SHARES), weights=tuple(SHARES.values()))[0])


def vietnamese_line(rng: random.Random) -> str:
    """Return some syllables, set the same ways."""
    return _line(rng, "vn")


def _line(rng: random.Random, code: str) -> str:
    words = [_word(rng, code) for _ in range(rng.randint(2, 5))]
    if rng.random() < 0.25:
        words[rng.randrange(len(words))] = _word(rng, "plain")
    way = rng.random()
    if way < 0.3:
        return _capitals(" ".join(words), code)
    if way < 0.75:
        return " ".join(_capitals(word[0], code) + word[1:] for word in words)
    return _capitals(words[0][0], code) + words[0][1:] + " " + " ".join(words[1:])


def _capitals(text: str, code: str) -> str:
    return text.replace("i", "İ").upper() if code == "tr" else text.replace("ß", "ss").upper()


def _word(rng: random.Random, code: str) -> str:
    if code == "vn":
        return _syllable(rng)
    vowels, consonants = LETTERS[code]
    parts = [rng.choice(consonants) + rng.choice(vowels) for _ in range(rng.randint(1, 3))]
    if rng.random() < 0.5:
        parts.append(rng.choice(consonants))
    return ("" if rng.random() < 0.8 else rng.choice(vowels)) + "".join(parts)


def _syllable(rng: random.Random) -> str:
    """Return the letters of an onset and a rhyme, marked in any way that makes a syllable."""
    onset = rng.choice(("", *ONSETS, "d", "d", "d"))
    rhyme = unicodedata.normalize("NFD", rng.choice(VIETNAMESE_RHYMES))
    plain = onset + "".join(ch for ch in rhyme if not unicodedata.combining(ch))
    way = rng.choice(syllables(plain))
    return "".join(with_marks(letter, marks) for letter, marks in zip(plain, way, strict=True))
