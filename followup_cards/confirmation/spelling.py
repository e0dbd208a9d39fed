"""Characters spelled out loud, so that a person tells l from 1 and I without trusting a typeface."""

import unicodedata
from collections.abc import Mapping
from difflib import SequenceMatcher

ALPHABET = (
    "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec"
    " Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu"
)
WORDS: Mapping[str, str] = {word[0].lower(): word for word in ALPHABET.split()}
"""The ICAO spelling alphabet (Annex 10, volume II, 5.2.1.3; unchanged since 1956). No other list belongs here: two
lists in one program would make two people of one letter."""

SIGNS: Mapping[str, str] = {
    ".": "a dot",
    "-": "a hyphen",
    "_": "an underscore",
    "@": "the at sign",
    "+": "a plus sign",
    "'": "an apostrophe",
    ",": "a comma",
    " ": "a space",
    "/": "a slash",
    "": "nothing",
}
"""What an e-mail address may hold besides letters and digits, or may be misread as."""

LONGEST = 4
"""Characters that are spelled one by one; more than that is no doubtful character, but another word."""


def spelled(text: str) -> str:
    """Return a character, or a few, as a person says them on the telephone (like: letter l, as in Lima)."""
    if text in SIGNS:
        return SIGNS[text]
    return ", then ".join(spelled_one(character) for character in text)


def spelled_one(character: str) -> str:
    """Return one character as a person says it."""
    if character in SIGNS:
        return SIGNS[character]
    if character.isascii() and character.isdigit():
        return f"digit {character}"
    if character.lower() in WORDS:
        size = "capital" if character.isupper() else "letter"
        return f"{size} {character}, as in {WORDS[character.lower()]}"
    return unicodedata.name(character, f"the character U+{ord(character):04X}").lower()


def told_apart(one: str, other: str) -> str | None:
    """Return what is different in one of two like texts (letter l, as in Lima, where the other has digit 1).

    None where they have too little in common for that to help.
    """
    changes = [
        change for change in SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if change[0] != "equal"
    ]
    if not changes or len(changes) > 2 or any(max(b - a, d - c) > LONGEST for _, a, b, c, d in changes):
        return None
    return "; ".join(f"{place(a, b)} {spelled(one[a:b])}, not {spelled(other[c:d])}" for _, a, b, c, d in changes)


def place(start: int, end: int) -> str:
    """Return where in a text something stands, counted as a person counts."""
    if end - start > 1:
        return f"{ordinal(start + 1)} to {ordinal(end)}:"
    return f"{ordinal(start + 1)}:"


def ordinal(number: int) -> str:
    """Return a number as 1st, 2nd, 3rd, 4th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
