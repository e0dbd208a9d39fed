"""Addresses, websites and numbers put together at random, in which digits and letters that look alike take turns."""

import random

VOWELS = ("a", "e", "i", "o", "u", "ai", "ou", "ia")
CONSONANTS = (*"bcdfghjklmnprstvwxyzll", "ll", "st", "rn", "vv", "cl", "tr", "sh")
SWAPPED = {"l": "1", "i": "1", "o": "0", "s": "5", "b": "6", "g": "9", "z": "2"}
ALIKE = "lio"
OFTEN, SELDOM, STRAY = 0.3, 0.08, 0.03
"""How often a letter that a digit looks much like, or somewhat like, becomes that digit, and how often one is added."""
ENDINGS = ("com", "de", "io", "il", "ml", "co.uk", "net", "org", "in", "fi", "pl", "online")
NUMBERS = ("+49 30 ######", "011 2### ####", "(212) 555 ####", "+1 401 ### ####")
CAPITALS, TITLES = 0.07, 0.16
"""Shares of lines all in capitals, and (what is between the two) with a capital at every word."""


def any_address_line(rng: random.Random) -> str:
    """Return an address, or less often a website, words or a number: a card prints them in the same type."""
    kind = rng.random()
    if kind < 0.62:
        return _cased(rng, f"{_local(rng)}@{_domain(rng)}")
    if kind < 0.75:
        return _cased(rng, f"www.{_domain(rng)}")
    if kind < 0.85:
        return _cased(rng, " ".join(_word(rng) for _ in range(rng.randint(1, 3))))
    return "".join(rng.choice("012345678901101") if ch == "#" else ch for ch in rng.choice(NUMBERS))


def _local(rng: random.Random) -> str:
    one, other = _word(rng), _word(rng)
    mark = rng.choice(("", "", ".", ".", "-", "_"))
    return rng.choice((one, f"{one}{mark}{other}", f"{one[0]}{mark}{other}", f"{one[:2]}{rng.randint(0, 2100)}"))


def _domain(rng: random.Random) -> str:
    name = _word(rng) if rng.random() < 0.35 else f"{_word(rng)}{rng.choice(('', '-'))}{_word(rng)}"
    return f"{name}.{rng.choice(ENDINGS)}"


def _word(rng: random.Random) -> str:
    parts = [rng.choice(CONSONANTS) + rng.choice(VOWELS) for _ in range(rng.randint(1, 3))]
    word = "".join(parts) + (rng.choice(CONSONANTS) if rng.random() < 0.5 else "")
    return "".join(_stray(rng, _swapped(rng, letter)) for letter in word[rng.random() < 0.12 :])


def _swapped(rng: random.Random, letter: str) -> str:
    return SWAPPED[letter] if letter in SWAPPED and rng.random() < (OFTEN if letter in ALIKE else SELDOM) else letter


def _stray(rng: random.Random, letter: str) -> str:
    return letter + (rng.choice("0123456789lI1Oo0") if rng.random() < STRAY else "")


def _cased(rng: random.Random, text: str) -> str:
    drawn = rng.random()
    return text.upper() if drawn < CAPITALS else text.title() if drawn < TITLES else text
