"""Look at the characters of an address one by one, above all at those taken for one another: l, I, i, 1; o, O, 0.

A reader has seen millions of words, and reads "sterniern" where "stern1ern" is printed. This look knows no words. Where
it plainly sees a digit for such a letter, or a letter for such a digit, that is left on the line as a doubt. Of every
character it says which ones it may be: that decides between two readers.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from followup_cards.model import Doubt, Pixels
from followup_cards.text.glyph_model import GLYPHS, INDEX, glyph_network
from followup_cards.text.glyph_places import is_typewritten, of_one_line, on_ink
from followup_cards.text.letter_model import Floats
from followup_cards.text.letters import LetterPlaces, normal_line, pieces
from followup_cards.text.reader import LineText

WORD = re.compile(r"\S+")  # "mara.lind@example.com" of "E: mara.lind@example.com"
BEFORE_DOT = re.compile(r"\S+\.")  # from a place on
LETTERS: Mapping[str, str] = {"1": "lIi", "0": "oO"}
"""What letters look like each digit."""
DIGITS: Mapping[str, str] = {"l": "1", "I": "1", "|": "1", "i": "1", "o": "0", "O": "0"}
SMALL: Mapping[str, str] = {"I": "l", "O": "o"}
"""As which small letter a capital is doubted: where a digit was read, an I is more often an l."""
DIGIT_SEEN, LETTER_SEEN = 1.4, 3.0
"""How much likelier, as a logarithm, a letter must look like a digit to be doubted, and a digit like a letter."""
PLAIN_DIGIT, PLAIN_LETTER = 3.0, 4.0
"""How much likelier, as a logarithm, a digit must look than a letter to be plain, and a letter than a digit."""
DOUBT = 0.5
"""Weight of such a doubt: as of what another reader saw."""
UNLIKE = 2.0
"""How much less likely, as a logarithm, a character must look than the one that was read, not to be possible."""
SMALL_GLYPHS = np.array(list(GLYPHS.lower()))
"""What each of GLYPHS is in an address, where capitals are small letters."""


@dataclass(frozen=True)
class _Seen:
    """What one character looks like: the other one that it may be, and how much likelier that is, as a logarithm."""

    place: int
    other: str
    likelier: float

    @property
    def doubt(self) -> Doubt | None:
        """Return a doubt, where the character plainly looks like the other one."""
        least = DIGIT_SEEN if self.other in LETTERS else LETTER_SEEN
        return Doubt(self.place, self.place + 1, self.other, DOUBT) if self.likelier > least else None

    @property
    def is_plain(self) -> bool:
        """Say whether the character plainly looks as it was read."""
        return self.likelier < -(PLAIN_LETTER if self.other in LETTERS else PLAIN_DIGIT)


def with_a_closer_look(lines: Sequence[LineText], crops: Sequence[Pixels]) -> tuple[LineText, ...]:
    """Return the lines of one card, with a doubt at each character of an address that looks like another one."""
    return tuple(_looked_at(line, crop) for line, crop in zip(lines, crops, strict=True))


def _looked_at(line: LineText, crop: Pixels) -> LineText:
    places = [n for n in _addresses(line.text) if line.text[n] in INDEX]
    if not places or len(line.places) != len(line.text):
        return line
    told, typewritten = _told(line, crop, places)
    seen = [] if typewritten else _without_typeface(_seen(line.text, told))
    doubts = [one.doubt for one in seen if one.doubt]
    known = {(doubt.start, doubt.end, doubt.other) for doubt in doubts}
    kept = [doubt for doubt in line.doubts if (doubt.start, doubt.end, doubt.other) not in known]
    return replace(
        line,
        doubts=tuple(sorted((*kept, *doubts), key=lambda doubt: doubt.start)),
        plain=tuple(one.place for one in seen if one.is_plain),
        shapes=tuple(_possible(letter, told[n]) if n in told else "" for n, letter in enumerate(line.text)),
    )


def _addresses(text: str) -> Iterator[int]:
    """Yield the places of a text that belong to an address."""
    for word in WORD.finditer(text):
        if 0 < word.group(0).find("@") < word.group(0).rfind("."):
            yield from range(*word.span())


def _told(line: LineText, crop: Pixels, places: Sequence[int]) -> tuple[dict[int, Floats], bool]:
    """Return what the characters at some places of a line look like, and whether all are of one width."""
    picture = of_one_line(normal_line(crop))
    where = LetterPlaces(picture.shape[1], line.places)
    middles = on_ink(picture, line.text, [where.of(n) for n in range(len(line.text))])
    told = glyph_network().told(pieces(picture, [middles[n] for n in places]))
    return dict(zip(places, told, strict=True)), is_typewritten(line.text, middles)


def _seen(text: str, told: Mapping[int, Floats]) -> list[_Seen]:
    """Return what the digits of an address, and letters like them, look like; its last label has no digits.

    Typewritten ones tell nothing: letters of one width have feet and flags that make an l of a 1.
    """
    asked = [n for n in told if (text[n] in DIGITS or text[n] in LETTERS) and BEFORE_DOT.match(text, n)]
    return [_compared(n, text[n], told[n]) for n in asked]


def _possible(read: str, told: Floats) -> str:
    """Return the characters that one may be by its look, each once."""
    least = max(float(told[INDEX[each]]) for each in {read.lower(), read.upper()} & INDEX.keys()) - UNLIKE
    return "".join(dict.fromkeys(SMALL_GLYPHS[told >= least].tolist()))


def _without_typeface(seen: list[_Seen]) -> list[_Seen]:
    """Leave out letters most of which look like a digit: that is how the typeface draws them."""
    return [
        one
        for one in seen
        if not (one.doubt and _is_typical(one, [other for other in seen if other.other == one.other]))
    ]


def _is_typical(one: _Seen, alike: Sequence[_Seen]) -> bool:
    """Say whether a doubt is one of several, about half or more of the characters that were read alike."""
    doubted = sum(other.doubt is not None for other in alike)
    return one.other in LETTERS and doubted > 1 and 2 * doubted >= len(alike)


def _compared(place: int, read: str, told: Floats) -> _Seen:
    """Return how much likelier the digit is than the letter that was read, or the likeliest letter than the digit."""
    digit = DIGITS.get(read, read)
    letter = max(LETTERS[digit], key=lambda each: float(told[INDEX[each]]))
    likelier = float(told[INDEX[digit]] - told[INDEX[letter]])
    return _Seen(place, digit, likelier) if read in DIGITS else _Seen(place, SMALL.get(letter, letter), -likelier)
