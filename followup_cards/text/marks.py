"""Correct the marks on letters by the picture: most of Vietnamese, for which the first reader has no characters.

Nothing is done on a card that shows no sign of a language with marks, and nothing ever to a line with an address or a
website on it. In Vietnamese a word changes only into a syllable with the letters that were read (a vowel that was lost
may come back between them); elsewhere single letters do, to those that the country's language has ("ü" in Czech,
"Loic" in French). What was read stays beside it as a doubt.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from followup_cards.model import Doubt, Pixels
from followup_cards.text.languages import languages_of
from followup_cards.text.letter_marks import (
    SPECKLED,
    best_letters,
    has_strangers,
    likeliest_marks,
    offered,
)
from followup_cards.text.letter_model import BASES
from followup_cards.text.letter_sight import Asked, gaps_in, looks_at, words_of
from followup_cards.text.letters import base_and_marks
from followup_cards.text.ligatures import joined
from followup_cards.text.reader import LineText
from followup_cards.text.vietnamese import LONGEST
from followup_cards.text.word_marks import Spelling, Word, best_spelling

EXACT = re.compile(r"@|(?i:www|https?:|\.(?:com|net|org|vn)\b)|[a-z0-9-]\.[a-z]{2,}")  # "example.com/mara"
AFTER_LABEL = re.compile(r"\s*[.:|(+\d]")  # "T: 028", "Q. 3", "F (024)"
NUMBER = 7
"""Digits from which a line is a telephone number."""
MARKABLE = frozenset("adeiouyADEIOUY")
"""Letters that carry marks in Vietnamese."""
ENOUGH = 2.0
"""Words that can only be, or could well be, Vietnamese, from which a card without a sign of a country is taken so."""
FOREIGN = 1.5
"""What a word with marks that cannot be Vietnamese counts against it."""
CONFIDENT = 0.45
"""Share of a syllable among all that fit, from which a word is changed."""
CLEAR = 0.9
"""Confidence of the reader from which a line is sharp enough for its letters' looks to count alone."""
SLIGHT = 0.05
"""Weight of the doubt that is left where a letter was changed."""


def with_their_marks(lines: Sequence[LineText], crops: Sequence[Pixels]) -> tuple[LineText, ...]:
    """Return the lines of one card with the marks that their pictures show, if its language is one that has marks."""
    texts = [line.text for line in lines]
    languages = languages_of(texts)
    if "fr" in languages:
        lines = [joined(line) if _is_text(line) else line for line in lines]
    words = [word for text in texts if not EXACT.search(text) for word in words_of(text)]
    mark: Callable[[LineText, Pixels], LineText]
    if _is_vietnamese(words, languages):
        mark = _in_vietnamese
    elif languages:
        mark = partial(_in_letters, languages=languages, strangers=_mostly_fits(words, languages))
    else:
        return tuple(lines)
    return tuple(mark(line, crop) if _is_text(line) else line for line, crop in zip(lines, crops, strict=True))


def _is_text(line: LineText) -> bool:
    """Say whether a line is neither an address, a website nor a number, and its letters have places."""
    digits = sum(letter.isdigit() for letter in line.text)
    return not EXACT.search(line.text) and digits < NUMBER and len(line.places) == len(line.text)


def _is_vietnamese(words: Sequence[Word], languages: tuple[str, ...]) -> bool:
    """Say whether a card is printed in Vietnamese: a sign of the country alone is none, for many print no marks."""
    if languages and "vi" not in languages:
        return False
    marked = [word for word in words if word.is_marked]
    foreign = sum(not (word.fits or word.is_broken or len(word.text) < 3) for word in marked)
    return sum(map(_telling, words)) - FOREIGN * foreign >= (1 if languages else ENOUGH)


def _telling(word: Word) -> float:
    """Return how much a word tells of Vietnamese."""
    if word.is_marked and word.fits:
        return 1.5 if word.is_frequent else 1.0
    if word.is_bare:
        return 1.0
    return 0.5 if word.is_broken and len(word.text) > 2 else 0.0


def _is_abbreviation(text: str, word: Word) -> bool:
    """Say whether a word is a label or stands for a longer one: "T: ", "M 090", "Q. 3", "TP. "."""
    after = text[word.start + len(word.text) :]
    if len(word.text) == 1 and AFTER_LABEL.match(after):
        return True
    return word.text.isupper() and len(word.text) <= 3 and after.startswith(".")


def _mostly_fits(words: Sequence[Word], languages: tuple[str, ...]) -> bool:
    """Say whether words have letters that the languages lack, but no more of them than of those with their letters."""
    marked = [word for word in words if word.is_marked]
    strange = sum(has_strangers(word, languages) for word in marked)
    return bool(languages) and 0 < strange <= len(marked) - strange


def _in_vietnamese(line: LineText, crop: Pixels) -> LineText:
    """Return a line with its words as the syllables that they look most like."""
    words = [word for word in words_of(line.text) if not _is_abbreviation(line.text, word)]
    if not any(word.is_marked or word.is_broken for word in words):
        return line  # a line printed without marks, as addresses on English cards are
    asked = [Asked(word, gaps_in(line, word)) for word in words if len(word.text) <= LONGEST]
    asked = [one for one in asked if one.word.fits or one.gaps]
    looks = looks_at(asked, line, crop, MARKABLE)
    found = [best_spelling(one.word, look) for one, look in zip(asked, looks, strict=True)]
    return _changed(line, [(a, s) for a, s in zip(asked, found, strict=True) if s and s.share >= CONFIDENT])


def _in_letters(line: LineText, crop: Pixels, languages: tuple[str, ...], *, strangers: bool) -> LineText:
    """Return a line with the marks that its letters likely carry in its languages.

    `strangers` says whether letters that the languages lack become others too.
    """
    words = words_of(line.text)
    marked = any(word.is_marked for word in words)  # a line without any is often in English
    own = tuple(code for code in languages if not any(has_strangers(word, (code,)) for word in words))
    languages = own if marked and own else languages  # a line is in one language
    by_look_alone = marked and line.confidence >= CLEAR and not SPECKLED & {*languages}
    markable = frozenset(base for base in BASES if len(offered(base, languages)) > 1)
    asked = [Asked(word, {}) for word in words]
    found = []
    for one, look in zip(asked, looks_at(asked, line, crop, BASES if strangers else markable), strict=True):
        word = one.word
        if strangers and has_strangers(word, languages):
            word = replace(word, text=best_letters(word, look, languages).text)
        doubted = _doubted(line, one.word)
        found.append((one, likeliest_marks(word, look, languages, doubted, by_look_alone=by_look_alone)))
    return _changed(line, [(one, spelling) for one, spelling in found if spelling.text != one.word.text])


def _doubted(line: LineText, word: Word) -> dict[int, dict[str, float]]:
    """Return the single letters that the reader nearly saw in a word, by their place in it."""
    found: dict[int, dict[str, float]] = {}
    for doubt in line.doubts:
        place = doubt.start - word.start
        if 0 <= place < len(word.text) and doubt.end == doubt.start + 1 and _plain(doubt.other) == word.plain[place]:
            found.setdefault(place, {})[doubt.other] = doubt.weight
    return found


def _changed(line: LineText, changes: Sequence[tuple[Asked, Spelling]]) -> LineText:
    """Return the line with some words spelled otherwise, and what was read as slight doubts."""
    for one, spelling in reversed(changes):
        line = _with_word(line, one, spelling)
    return line


def _with_word(line: LineText, one: Asked, spelling: Spelling) -> LineText:
    start, was, places = one.word.start, list(one.word.text), list(line.places)
    doubts = [doubt for doubt in line.doubts if not _is_settled(doubt, one, spelling)]
    if spelling.lost is not None:
        was.insert(spelling.lost, "")
        places.insert(start + spelling.lost, one.gaps[spelling.lost - 1][0])
        doubts = [_moved(doubt, start + spelling.lost) for doubt in doubts]
    doubts += [
        Doubt(start + n, start + n + 1, old, SLIGHT)
        for n, (old, new) in enumerate(zip(was, spelling.text, strict=True))
        if old != new
    ]
    text = line.text[:start] + spelling.text + line.text[start + len(one.word.text) :]
    return replace(line, text=text, places=tuple(places), doubts=tuple(sorted(doubts, key=lambda doubt: doubt.start)))


def _is_settled(doubt: Doubt, one: Asked, spelling: Spelling) -> bool:
    """Say whether a doubt is about what the picture has told: the marks of a letter, or a letter that was lost."""
    start, end = doubt.start - one.word.start, doubt.end - one.word.start
    if not 0 <= start <= end <= len(one.word.text):
        return False
    if start == end:
        return start == spelling.lost
    told = spelling.whole or one.word.text[start:end] != spelling.text[start:end]
    return told and _plain(one.word.text[start:end]) == _plain(doubt.other)


def _plain(text: str) -> str:
    return "".join(base_and_marks(letter)[0] for letter in text)


def _moved(doubt: Doubt, at: int) -> Doubt:
    return replace(doubt, start=doubt.start + (doubt.start >= at), end=doubt.end + (doubt.end > at))
