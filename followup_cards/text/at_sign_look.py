"""Find the sign @ where a typeface draws it like an a: among the letters a of its line it is the one unlike the others.

Both readers take it for the letter there, and no dictionary tells of it. What is found is left on the line as a doubt.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from followup_cards.model import Doubt, Pixels
from followup_cards.text.glyph_places import is_typewritten, of_one_line, on_ink
from followup_cards.text.letters import LetterPlaces, normal_line, pieces
from followup_cards.text.reader import LineText

LIKE_ADDRESS = re.compile(r"(?<![\w.-])(?!www\.|https?:)[\w.+-]{2,}\.[a-z]{2,24}(?![\w.-])", re.IGNORECASE)
"""What may be an address without its sign @: "maraaexample.com"."""
UNLIKE, ALIKE = 0.7, 0.8
"""Likeness of two pieces of picture up to which they show different signs, and from which the same one: on 29 lines the
sign was like no a by more than 0.65, and 181 letters a were alike by 0.73 and more, typewritten ones by 0.94."""
ROWS, COLUMNS, SHIFT = slice(8, 40), slice(10, 30), 3
"""The middle of a piece that is looked for in another one, and by how many pixels they may stand apart."""
PLAIN, OPEN = 0.5, 0.3
"""Weight of the doubt where one letter is unlike the others, and where each of two may be the sign."""


def with_at_signs(lines: Sequence[LineText], crops: Sequence[Pixels]) -> tuple[LineText, ...]:
    """Return the lines of one card, with a doubt at each a that is likely the sign @ of an address."""
    return tuple(_looked_at(line, crop) for line, crop in zip(lines, crops, strict=True))


def _looked_at(line: LineText, crop: Pixels) -> LineText:
    match = LIKE_ADDRESS.search(line.text)
    if match is None or "@" in line.text or len(line.places) != len(line.text):
        return line
    letters = [n for n, letter in enumerate(line.text) if letter == "a"]
    inside = range(match.start() + 1, match.end() - len(line.text[: match.end()].rpartition(".")[2]))
    asked = [n for n in letters if n in inside]
    if len(asked) == 1 and match.group(0).replace("a", "").isupper():
        strange = asked  # "MARA.LINDaEXAMPLE.COM"
    elif asked and len(letters) > 1:
        strange = [n for n in _strangers(line, crop, letters) if n in inside]
    else:
        return line
    weight = PLAIN if len(strange) == 1 else OPEN
    known = (doubt for doubt in line.doubts if doubt.other != "@" or doubt.start not in strange)
    doubts = (*known, *(Doubt(n, n + 1, "@", weight) for n in strange))
    return replace(line, doubts=tuple(sorted(doubts, key=lambda doubt: doubt.start)))


def _strangers(line: LineText, crop: Pixels, letters: Sequence[int]) -> list[int]:
    """Return the letters that are like none of the others, where those are alike or there is but one."""
    picture = of_one_line(normal_line(crop))
    where = LetterPlaces(picture.shape[1], line.places)
    middles = on_ink(picture, line.text, [where.of(n) for n in range(len(line.text))])
    seen = pieces(picture, [middles[n] for n in letters])
    like = np.array([[_likeness(one, other) for other in seen] for one in seen])
    np.fill_diagonal(like, 0)
    best = like.max(axis=1)
    strange = [n for n, likeness in zip(letters, best.tolist(), strict=True) if likeness < UNLIKE]
    if len(letters) == 2:  # without a third, only letters that are all drawn on one width can be told apart
        return strange if is_typewritten(line.text, middles) else []
    others_are_alike = len(strange) == 1 and float(np.sort(best)[1]) > ALIKE
    return strange if others_are_alike else []


def _likeness(piece: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """Return how well the middle of one piece is found in about the middle of another, 1 at most."""
    around = other[ROWS.start - SHIFT : ROWS.stop + SHIFT, COLUMNS.start - SHIFT : COLUMNS.stop + SHIFT]
    return float(cv2.matchTemplate(around, piece[ROWS, COLUMNS], cv2.TM_CCOEFF_NORMED).max())
