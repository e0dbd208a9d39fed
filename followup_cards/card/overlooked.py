"""Among several cards one is overlooked now and then, or something else taken for one: where text stands tells.

Cards have text. What has none, and is not plainly a card, is none. Where some stands on none of the cards, or across
the edge of one, that part of the photo is looked at once more by itself, with the cards that are certain painted over.
The lines of a page beneath the cards do not count.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import compress

import numpy as np

from followup_cards.card.geometry import Floats, areas, enlarged
from followup_cards.card.look import Scored
from followup_cards.card.page import without_page
from followup_cards.card.with_lines import FEWEST, OFF, ON, cut, part_around, shares, whole
from followup_cards.model import Photo, Pixels

Find = Callable[[Photo, Floats], list[Scored]]
"""Returns what may be a card in a photo with these lines of text; some of it may lie over other."""

ROOM = 1.0
"""How much is looked at around the lines, as a share of the usual card's size."""
SMALLEST, LARGEST = 0.6, 1.6
"""Size of a card that was overlooked, as a share of the usual one's: those of one photo are about alike."""
WITHOUT_TEXT = 0.9
"""Worth from which a card stays though no text is seen on it: faint print is seen on the flat card only."""
MOST = 0.5
"""Share of the cards on which text is seen, below which its absence tells nothing: a page of it was read instead."""
WORTH = 0.5
"""Of what was overlooked, at least; a card worth less is looked at once more, too."""
PLAIN = 0.95
"""Worth from which a card may lie straight on a page, so that its lines run the page's way."""
ACROSS = 0.2
"""Lines that a card cuts for each one that it holds: one may have been seen across two cards that touch."""
OVERLAP = 0.1
"""Share of a card that may lie under others."""
PAINTED = 1.01
"""A card is painted over a little beyond its edge."""
SAMPLE = 20_000
"""Pixels that tell the usual colour."""


def put_right(photo: Photo, found: Sequence[Scored], lines: Floats, find: Find) -> list[Scored]:
    """Return the cards without those that hold no text, and with those that were overlooked or cut through.

    `lines` are clockwise outlines in photo pixels.
    """
    every = lines
    lines, scraps = without_page(every, [quad for quad, _ in found], photo.pixels.shape[:2])
    held = shares(lines, [quad for quad, _ in found])
    worth, texts = np.array([value for _, value in found]), (held > OFF).any(axis=0)
    stays = texts | (worth >= WITHOUT_TEXT) | (scraps > 0 and texts.mean() < MOST)
    certain = stays & (worth >= WORTH) & (cut(held) <= np.maximum(FEWEST - 1, scraps * whole(held)))
    loose = lines[(held[:, certain] < ON).all(axis=1)]
    cards = list(compress(found, stays))
    if not certain.any() or len(loose) < FEWEST:
        return cards
    known = list(compress(found, certain))
    seen = _looked_at(photo, known, loose, find)
    new = _apart([one for one in seen if _is_card(one, every if one[1] >= PLAIN else loose, known, scraps)])
    kept = [one for one in cards if not any(_overlap(one[0], quad) > ON / 2 for quad, _ in new)]
    complete = sorted(kept + new, key=lambda one: -one[1])
    return put_right(photo, complete, every, find) if len(complete) > len(cards) else complete


def _looked_at(photo: Photo, certain: Sequence[Scored], loose: Floats, find: Find) -> list[Scored]:
    """Return what is found around loose lines once the certain cards are painted over."""
    room = ROOM * _usual_size(certain)
    part, corner = part_around(photo, loose, room)
    hidden = _painted(part.pixels, [enlarged(quad, PAINTED) - corner for quad, _ in certain])
    return [(quad + corner, worth) for quad, worth in find(replace(part, pixels=hidden), loose - corner)]


def _painted(pixels: Pixels, outlines: Sequence[Floats]) -> Pixels:
    """Return a copy with some outlines filled with the usual colour of what is around them."""
    import cv2

    mask = np.zeros(pixels.shape[:2], dtype=np.uint8)
    for quad in outlines:  # one by one: where two overlap, all at once would leave a hole
        cv2.fillConvexPoly(mask, np.rint(quad).astype(np.int32), 1)
    painted = pixels.copy()
    ground = pixels[mask == 0]
    if len(ground):
        painted[mask > 0] = np.median(ground[:: max(1, len(ground) // SAMPLE)], axis=0)
    return painted


def _is_card(one: Scored, lines: Floats, certain: Sequence[Scored], scraps: float) -> bool:
    """Say whether an outline is likely, of the usual size, beside the certain cards, and holds lines and cuts none."""
    quad, worth = one
    size, held = _usual_size([one]) / _usual_size(certain), shares(lines, [quad])
    holds, cuts = int(whole(held)[0]), int(cut(held)[0])
    fits = SMALLEST <= size <= LARGEST and not any(covers(other, quad) for other, _ in certain)
    printed = holds >= FEWEST or (scraps > 0 and worth >= PLAIN)  # beside a page's lines a reader may miss a card's
    return worth >= WORTH and fits and printed and cuts <= max(scraps, ACROSS) * holds


def _apart(cards: Sequence[Scored]) -> list[Scored]:
    """Return the cards worth most, none over another."""
    kept: list[Scored] = []
    for quad, worth in sorted(cards, key=lambda one: -one[1]):
        if not any(covers(other, quad) for other, _ in kept):
            kept.append((quad, worth))
    return kept


def covers(first: Floats, second: Floats) -> bool:
    """Say whether an outline lies over so much of another that both cannot be cards."""
    return _overlap(second, first) > OVERLAP


def _overlap(first: Floats, second: Floats) -> float:
    """Return how much of an outline lies on another."""
    return float(shares(first[None], [second])[0, 0])


def _usual_size(cards: Sequence[Scored]) -> float:
    """Return the side of a square as large as the usual card, in pixels."""
    return float(np.median(np.sqrt(np.abs(areas(np.stack([quad for quad, _ in cards]))))))
