"""What both readers see on one card of a photograph."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from followup_cards.card.geometry import Floats, as_outline
from followup_cards.card.rectify import crop, to_photo
from followup_cards.card.room import is_cut, meets_border, runs_out, with_room
from followup_cards.card.upright import half_turned, quarter_turns, turn
from followup_cards.card.whole_photo import WholePhoto
from followup_cards.card.with_lines import outlines_of
from followup_cards.model import AgreedLine, Card, Code, Photo, Pixels, Quad
from followup_cards.photo.fading import fades_away
from followup_cards.photo.quality import Print, advise
from followup_cards.text.agree import agree
from followup_cards.text.at_sign_look import with_at_signs
from followup_cards.text.codes import decode
from followup_cards.text.glyph_look import with_a_closer_look
from followup_cards.text.looks import look_again
from followup_cards.text.marks import with_their_marks
from followup_cards.text.reader import Reader, Readers
from followup_cards.text.upside_down import reads_well, upside_down

HALF = 2
"""Quarter turns."""
LINE_MARGIN = 0.08
"""Of a line's height, kept around it: the outline that the first reader finds touches the letters."""


@dataclass(frozen=True, eq=False)
class CardLines:
    """A card, upright, with its lines in card pixels."""

    card: Card
    lines: tuple[AgreedLine, ...]
    codes: tuple[Code, ...]
    advice: tuple[str, ...]


def lines_of(photo: Photo, card: Card, readers: Readers, whole: WholePhoto, *, alone: bool = False) -> CardLines:
    """Turn a card upright and return what both readers see on each of its lines.

    `alone` says that nothing else is found on the photo, so that more room brings no other card's print.
    """
    card, boxes = _level(card, whole.lines if card is whole.card else None, readers.first)
    if alone and runs_out(photo.pixels, card, boxes):
        card = with_room(photo.pixels, card)
        boxes = readers.first.find_lines(card.pixels)
        if runs_out(photo.pixels, card, boxes):  # an outline through the middle of the print is none
            return lines_of(photo, whole.card, readers, whole)
    return _read(photo, card, boxes, readers)


def _level(card: Card, known: tuple[Quad, ...] | None, reader: Reader) -> tuple[Card, tuple[Quad, ...]]:
    """Turn a card so that its lines run level; return it with their outlines, which may be `known` before."""
    boxes = reader.find_lines(card.pixels) if known is None else known
    turns = quarter_turns(card, boxes) if boxes else 0
    turned = turn(card, turns)
    return turned, reader.find_lines(turned.pixels) if turns else boxes  # lines are found better when they are level


def _read(photo: Photo, card: Card, boxes: Sequence[Quad], readers: Readers, *, upright: bool = False) -> CardLines:
    """Return what both readers see on a card whose lines are level, half turned if need be, but not if `upright`."""
    if readers.second:
        readers.second.prepare()
    framed = {box for box in boxes if meets_border(photo.pixels, card, box)}
    crops = [crop(card.pixels, box, LINE_MARGIN) for box in boxes]
    with ThreadPoolExecutor(2, thread_name_prefix="beside the first reader") as beside:
        second = beside.submit(readers.second.read_lines, crops) if readers.second else None
        surface = beside.submit(_surface, photo, card, boxes, crops, framed)
        read = readers.first.read_lines(crops, None if upright else reads_well)
        if crops and not read:  # its longest lines read badly: only now it is worth reading them both ways
            if quarter_turns(card, boxes, lambda starts: upside_down(readers.first, starts)) >= HALF:
                return _read(photo, turn(card, HALF), half_turned(boxes, card), readers, upright=True)
            read = readers.first.read_lines(crops)
        seen = with_at_signs(with_a_closer_look(with_their_marks(read, crops), crops), crops)
        first = [text.at(box) for text, box in zip(seen, boxes, strict=True)]
        lines = agree(first, second.result() if second else [None] * len(crops))
        if readers.second:
            lines = look_again(lines, crops, readers.second)
        codes, advice, hidden = surface.result()
    cut = framed | hidden
    told = (replace(line, cut=line.box in cut or is_cut(card, line.box)) for line in lines if line.text.strip())
    return CardLines(card, tuple(told), codes, advice)


def _surface(
    photo: Photo, card: Card, boxes: Sequence[Quad], crops: Sequence[Pixels], framed: AbstractSet[Quad]
) -> tuple[tuple[Code, ...], tuple[str, ...], AbstractSet[Quad]]:
    """Return the codes on a card, the advice on it, and the lines of which glare hides an end."""
    hidden = {box for box, line in zip(boxes, crops, strict=True) if fades_away(line)}
    printed = Print(_usual_height(card, boxes), bool(framed), len(boxes), bool(hidden)) if boxes else None
    return decode(card.pixels), advise(photo, [card], printed), hidden


def _usual_height(card: Card, boxes: Sequence[Quad]) -> float:
    """Return how high lines usually are, in photo pixels."""
    lines = np.stack([as_outline(to_photo(card, box)) for box in boxes])
    return float(np.median(np.linalg.norm(lines[:, 3] - lines[:, 0], axis=1)))


def unread(card: Card, boxes: Sequence[Quad], known: Sequence[CardLines]) -> Floats:
    """Return the lines of a card that lie, by their middle, on none that is known of the same photo, in its pixels."""
    lines = [as_outline(to_photo(one.card, line.box)).astype(np.float32) for one in known for line in one.lines]
    outlines = outlines_of([to_photo(card, box) for box in boxes])
    new = [not any(_holds(line, middle) for line in lines) for middle in outlines.mean(axis=1)]
    return outlines[np.array(new, dtype=np.bool_)]


def _holds(outline: NDArray[np.float32], place: Floats) -> bool:
    return cv2.pointPolygonTest(outline, (float(place[0]), float(place[1])), measureDist=False) >= 0
