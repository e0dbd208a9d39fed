"""Spell the words of a name as an address on the card has them, where the print may be read so.

Thin letters get lost in a name ("Ilig" for "Illig"), and letters with rare marks become others ("TUČBA" for "TUĞBA").
The address tells which of the letters seen is meant; it adds none that nobody saw.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher

from followup_cards.contact import emails, vocabulary, words
from followup_cards.model import AgreedLine

WORD = re.compile(r"[^\W\d_]{4,}")
SHORTEST = 4
"""Letters of a word in an address that can be no accident."""
LEAST_SEEN = 0.1
"""Weight from which the first reader's second choice of a letter counts."""
THIN = frozenset("ijltfr")
"""Letters so narrow that a reader loses or doubles one, or takes one for another."""
MISREAD_LETTERS = (
    (re.compile(r"(?<!\S)0(?=['’][A-Z])"), "O"),  # "0'Sullivan"
    (re.compile(r"(?<=[a-zäöü])B(?=[a-zäöü]|$)"), "ß"),  # "WeiBenborn"
    (re.compile(r"œe(?=u)|(?<=[eéè]c)e(?=ur\b)"), "œ"),  # "Crèvecœeur", "Leceur": no name ends so, and many in "cœur"
    (re.compile(r"(?<=[EÉÈ]C)E(?=UR\b)"), "Œ"),  # "CRÈVECEUR"
    (re.compile(r"(?<=\bFal)ç(?=ão\b)"), "c"),  # "Falção": the reader has seen thousands of words that end in "ção"
    (
        re.compile(
            r"(?<=[a-zęóś]s)t(?=aw[aęy]?\b)|(?<=\bPawe)t\b|(?<=\bMicha)t\b|(?<=\bW)t(?=ad[ay])|(?<=\bMi)t(?=osz\b)"
        ),
        "ł",
    ),  # "Bogustawa", "Pawet", "Wtadystaw": the stroke of the letter is taken for that of a t
)
"""What no name has where it was read, and what it must be."""
C_WITH_MARK = frozenset("ČčĆćĈĉ")
BREVE = {"G": "Ğ", "g": "ğ"}
"""What a g is that was seen as another letter with a mark above it."""


def as_addressed(text: str, line: AgreedLine, addresses: Sequence[str]) -> str:
    """Return a text of a line with its words as they stand in an address, where another look has them so."""
    for pattern, letter in MISREAD_LETTERS:
        text = pattern.sub(letter, text)
    local_parts = [words.letters(address.partition("@")[0]) for address in addresses if not emails.is_role(address)]
    text = WORD.sub(lambda match: _with_breve(match.group(0), line.others), text)
    if not local_parts:
        return text
    own = {words.letters(word) for word in WORD.findall(text)}
    return WORD.sub(lambda match: _respelled(match.group(0), line, local_parts, own), text)


def _respelled(word: str, line: AgreedLine, local_parts: Sequence[str], own: Collection[str]) -> str:
    """Return a word as the address has it, unless that is another word of the same name."""
    if _stands_in(word, local_parts):
        return word
    ways = (*_by_second_choice(word, line), *_by_other_looks(word, line.others))
    fitting = (way for way in ways if words.letters(way) not in own and _stands_in(way, local_parts))
    return max(fitting, key=len, default=word)


def _with_breve(word: str, looks: Sequence[str]) -> str:
    """Return a word with the Turkish letter that was taken for a c with another mark above it, where a look saw a g."""
    seen = {vocabulary.fold(token) for look in looks for token in WORD.findall(look)}
    for place in (n for n, letter in enumerate(word) if letter in C_WITH_MARK):
        breve = BREVE["G" if word[place].isupper() else "g"]
        other = word[:place] + breve + word[place + 1 :]
        if vocabulary.fold(other) in seen:
            return other
    return word


def _stands_in(word: str, local_parts: Sequence[str]) -> bool:
    found = (words.letters(spelling) for spelling in words.spellings(word))
    return any(len(letters) >= SHORTEST and letters in part for letters in found for part in local_parts)


def _by_second_choice(word: str, line: AgreedLine) -> Iterator[str]:
    """Yield the word with each letter that the first reader nearly saw."""
    start = line.text.find(word)
    for doubt in sorted(line.doubts, key=lambda doubt: -doubt.weight):
        inside = start >= 0 and start <= doubt.start <= doubt.end <= start + len(word)
        if inside and doubt.weight >= LEAST_SEEN and doubt.other.isalpha():
            yield word[: doubt.start - start] + doubt.other + word[doubt.end - start :]


def _by_other_looks(word: str, looks: Sequence[str]) -> Iterator[str]:
    """Yield the word with single letters that other looks saw in it, where it has a thin letter or one with a mark."""
    bare = [vocabulary.fold(letter) for letter in word]
    for seen in (token for look in looks for token in WORD.findall(look)):
        if any(len(letter) != 1 for letter in (*bare, *map(vocabulary.fold, seen))):
            continue
        matcher = SequenceMatcher(None, "".join(bare), vocabulary.fold(seen), autojunk=False)
        for kind, start, end, begin, stop in matcher.get_opcodes():
            old, new = word[start:end], seen[begin:stop]
            thin = max(len(old), len(new)) == 1 and {*(old + new).lower()} <= THIN
            if kind != "equal" and (thin or (len(old) == len(new) == 1 and _is_marked(old))):
                yield word[:start] + _like(old, new, capital=word.isupper() or start == 0) + word[end:]


def _is_marked(letter: str) -> bool:
    return vocabulary.fold(letter) != letter.casefold()


def _like(old: str, new: str, *, capital: bool) -> str:
    """Return a letter in the case that its place asks for, with the mark that was seen on another one there."""
    new = new.upper() if capital else new.lower()
    if not _is_marked(old) or new in BREVE:
        return BREVE.get(new, new) if _is_marked(old) else new
    marked = unicodedata.normalize("NFC", new + unicodedata.normalize("NFD", old)[1:])
    return marked if len(marked) == 1 else new
