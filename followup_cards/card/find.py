"""Find every card in a photo: witnesses propose outlines, one judge scores them, the best that agree are kept.

When no outline can be trusted the whole photo is the card, with confidence 0.0: never worse than not looking.
"""

from collections.abc import Sequence

import numpy as np

from followup_cards.card.geometry import Floats, areas, as_outline, as_quad, clockwise, common_area, frame
from followup_cards.card.judge import Judgement, judge
from followup_cards.card.print_lines import print_lines
from followup_cards.card.rectify import flatten
from followup_cards.card.refine import refined, usual_reach
from followup_cards.card.regions import region_quads
from followup_cards.card.segments import segment_quads
from followup_cards.card.view import FINE_SIDE, WORKING_SIDE, View, shrink, view_of
from followup_cards.model import Card, Photo, Pixels, Quad

TRUSTED = 0.62
"""Scores below this are no card."""
MOST_CARDS = 12
WHOLE_PHOTO_LONGEST = 2000
LARGE_FIND = 0.2
"""Share of the picture above which finds are taken for cards without asking where the print is."""


def find_cards(photo: Photo, text_boxes: Sequence[Quad] = ()) -> tuple[Card, ...]:
    """Return the cards in a photo, best first; the whole photo with confidence 0.0 when none can be trusted."""
    found = find_outlines(photo, text_boxes)
    return tuple(_card(photo, outline, score) for outline, score in found) or (whole_photo(photo),)


def find_outlines(photo: Photo, text_boxes: Sequence[Quad] = ()) -> list[tuple[Floats, float]]:
    """Return each card's outline in photo pixels with its score."""
    fine, fine_scale = shrink(photo.pixels, FINE_SIDE)
    small, scale = shrink(fine, WORKING_SIDE)
    view = view_of(small, scale)
    quads = np.concatenate([region_quads(view), segment_quads(view)])
    if not len(quads):
        return []
    quads = np.array([clockwise(quad) for quad in quads])
    chosen = _choose(judge(view, quads))
    lines = [as_outline(line) / (scale * fine_scale) for line in text_boxes] or [
        as_outline(line) for line in print_lines(small)
    ]
    if not _covers_the_print(view, [quad for quad, _ in chosen], lines):
        return []
    return [(_placed(fine, quad, scale) * fine_scale, score) for quad, score in chosen]


def _covers_the_print(view: View, quads: list[Floats], lines: list[Floats]) -> bool:
    """Say whether small finds hold most of the print: a logo on a scan that fills the frame does not."""
    if sum(abs(float(areas(quad))) for quad in quads) > LARGE_FIND * view.width * view.height:
        return True
    total = sum(float(areas(line)) for line in lines)
    held = sum(common_area(line, quad) for line in lines for quad in quads)
    return held >= 0.5 * total


def whole_photo(photo: Photo) -> Card:
    """Return the photo as its own card."""
    height, width = photo.pixels.shape[:2]
    corners = as_quad(frame(width, height))
    pixels, back = flatten(photo.pixels, corners, margin=0.0, longest=WHOLE_PHOTO_LONGEST)
    return Card(corners, 0.0, pixels, back)


def _card(photo: Photo, outline: Floats, score: float) -> Card:
    corners = as_quad(_reading_order(outline))
    pixels, back = flatten(photo.pixels, corners)
    return Card(corners, round(min(score, 1.0), 3), pixels, back)


def _placed(fine: Pixels, quad: Floats, scale: float) -> Floats:
    """Return the corners of a rough outline, exact, in fine pixels."""
    rough = quad * scale
    return refined(fine, rough, max(usual_reach(rough), 2 * scale))


def _reading_order(outline: Floats) -> Floats:
    """Start at the corner that makes the top side the one most nearly level in the photo."""
    ordered = clockwise(outline)
    ahead = np.roll(ordered, -1, axis=0) - ordered
    level = ahead[:, 0] / np.maximum(np.linalg.norm(ahead, axis=1), 1e-9)
    return np.roll(ordered, -int(np.argmax(level)), axis=0)


def _choose(judged: Judgement) -> list[tuple[Floats, float]]:
    """Keep outlines from the best down, none overlapping another; a panel gives way to the card around it."""
    order = [k for k in np.argsort(-judged.score)[:300] if judged.score[k] > TRUSTED]
    kept: list[int] = []
    for k in order:
        if len(kept) < MOST_CARDS and not any(_clash(judged, k, other) for other in kept):
            kept.append(k)
    grown = [max((j for j in order if _around(judged, k, j)), key=lambda j: judged.score[j], default=k) for k in kept]
    unique = list(dict.fromkeys(int(k) for k in grown))
    return [(judged.quads[k], float(judged.score[k])) for k in unique]


def _clash(judged: Judgement, k: int, other: int) -> bool:
    common = common_area(judged.quads[k], judged.quads[other])
    return common > 0.15 * min(abs(float(areas(judged.quads[k]))), abs(float(areas(judged.quads[other]))))


def _around(judged: Judgement, inner: int, outer: int) -> bool:
    """Say whether one outline holds another and is nearly as well seen."""
    small, large = (abs(float(areas(judged.quads[j]))) for j in (inner, outer))
    if large < 1.08 * small or judged.score[outer] < 0.9 * judged.score[inner]:
        return False
    return common_area(judged.quads[inner], judged.quads[outer]) > 0.95 * small
