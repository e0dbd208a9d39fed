"""Letters on a line of print: what each is without its marks, where it stands, and the piece of picture around it."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from followup_cards.model import Pixels
from followup_cards.text import ink

STROKES = {"đ": "d", "ł": "l", "ø": "o", "Đ": "D", "Ð": "D", "Ł": "L", "Ø": "O"}
"""Letters with a stroke, which Unicode does not take apart; the Icelandic capital looks like the Vietnamese one."""
STROKE = "\u0335"
"""Stands for that stroke."""
DOTLESS = {"ı": "i"}
NO_DOT = "\u0338"
"""Stands for the dot that a Turkish ı lacks."""
HEIGHT, WIDTH = 48, 40
"""Pixels of the piece of picture around a letter."""


@dataclass(frozen=True)
class LetterPlaces:
    """Where the characters of a line stand in its normal picture."""

    width: int
    shares: Sequence[float]

    def of(self, index: int) -> float:
        """Return the middle of a character, in pixels."""
        return self.at(self.shares[index])

    def at(self, share: float) -> float:
        """Return a place given as a share of the line's width, in pixels."""
        return ink.BORDER + share * (self.width - 2 * ink.BORDER)


def base_and_marks(letter: str) -> tuple[str, str]:
    """Return a letter without its marks, and the marks as Unicode's combining characters."""
    parts = unicodedata.normalize("NFD", letter)
    base, marks = parts[0], parts[1:]
    if base in STROKES:
        return STROKES[base], STROKE + marks
    return (DOTLESS[base], NO_DOT + marks) if base in DOTLESS else (base, marks)


def with_marks(base: str, marks: str) -> str:
    """Return the letter that `base_and_marks` took apart."""
    if marks.startswith(STROKE):
        base, marks = next((letter for letter, plain in STROKES.items() if plain == base), base), marks[1:]
    elif marks.startswith(NO_DOT):
        base, marks = ("ı" if base == "i" else base), marks[1:]
    return unicodedata.normalize("NFC", base + marks)


def normal_line(crop: Pixels) -> NDArray[np.uint8]:
    """Return a crop of a line as gray, dark on light, of one height, with a border."""
    return ink.one_line(crop)


def pieces(picture: NDArray[np.uint8], places: Sequence[float], *, down: int = 0) -> NDArray[np.uint8]:
    """Return the piece of a line's normal picture around each place: places x HEIGHT x WIDTH."""
    padded = np.pad(picture, ((0, 0), (WIDTH, WIDTH)), constant_values=255)
    top = (picture.shape[0] - HEIGHT) // 2 + down
    lefts = [min(max(round(place), 0), picture.shape[1]) + WIDTH - WIDTH // 2 for place in places]
    return np.stack([padded[top : top + HEIGHT, left : left + WIDTH] for left in lefts])
