"""Second look: the likeliest outlines once more and closer, with others of the size and slant of the best."""

from dataclasses import dataclass

import numpy as np

from followup_cards.card.best_set import OVERLAP, WORTH, companions, set_at_second_look
from followup_cards.card.closer_features import NAMES as MORE_NAMES
from followup_cards.card.closer_features import closer_features
from followup_cards.card.features import NAMES, features
from followup_cards.card.first_look import WHOLE, First, rectangular
from followup_cards.card.geometry import Floats, areas, common_area, enlarged, frame
from followup_cards.card.judge import APART, SECOND, worth
from followup_cards.card.left_out import holds_all_print
from followup_cards.card.rectify import project
from followup_cards.card.view import View
from followup_cards.card.witnesses import Witnesses

LIKELY, AT_ALL = 150, 0.03
"""So many outlines at most are looked at again, and none that is worth less."""
SEEDS = 2
"""Cards of the first look that tell what the others are like."""
LARGE = 0.25
"""Share of the picture that four cards together fill at least, for their print to be legible."""
FULL = 0.75
"""Share of the picture above which a card leaves no room for another of about its size."""
FEWEST_PARTS = 3
"""What was taken for one card may be two rows of two; fewer parts are its panels."""
ROOMY = 0.5
"""Share of the picture up to which a card has room around: one judge knows such best, another scans and close-ups."""
LIKELY_APART = 0.65
"""Worth above which the judge of cards with room around is believed."""
GOOD = 0.9
"""Worth above which a card is looked at no further if nothing else is printed in the photo, or"""
UNDIVIDED = 0.5
"""if no edge goes on right through its inside for so much of the way."""
LIKELY_PART, PART = 0.65, 0.42
"""Worth of one card of three or more within an outline, and its size as a share of that at most."""
SIMILAR = 1.5
"""Between the sizes of the likeliest two: panels and pictures on a card are of all sizes."""
ROOM, WITHIN = 1.03, 0.97
"""An outline drawn so much larger holds so much of each of its parts."""
EDGES_INSIDE = [MORE_NAMES.index(f"edge inside {way}") - len(MORE_NAMES) for way in ("across", "along")]


@dataclass(frozen=True, eq=False)
class Second:
    """The likeliest outlines of the first look and more like the best of them, how good each is, and the best set."""

    quads: Floats
    measured: Floats
    values: Floats
    chosen: list[int]
    """May be the whole picture alone."""


def second_look(view: View, witnesses: Witnesses, first: First) -> Second:
    """Look closer at the likeliest outlines, and for others of the size and slant of the best."""
    found = _closer(view, witnesses, first, first.quads[first.chosen[:SEEDS]], alone=_alone(view, first))
    if len(found.chosen) != 1 or found.chosen[0] == WHOLE:
        return found
    only = found.quads[found.chosen[0]]
    parts = parts_of(first.quads, first.values, only) if _is_large(view, only) else first.quads[:0]
    if not (len(parts) or _may_be_several(view, found)):
        return found
    seeds = np.stack([*parts[:1], quarter(only)])
    several = _closer(view, witnesses, first, seeds, known=False)
    return several if len(several.chosen) >= FEWEST_PARTS and explained(several) > explained(found) else found


def _alone(view: View, first: First) -> bool:
    """Say whether there is no room beside the one card found, or a good one holds all the print in the photo."""
    best = first.chosen[0]
    if len(first.chosen) > 1:
        return False
    outline = first.quads[best]
    full = abs(float(areas(outline))) > FULL * view.width * view.height
    return full or (bool(first.values[best] > GOOD) and holds_all_print(view, outline))


def _is_large(view: View, outline: Floats) -> bool:
    """Say whether an outline fills so much of the picture that it may hold several legible cards."""
    return abs(float(areas(outline))) > LARGE * view.width * view.height


def _may_be_several(view: View, found: "Second") -> bool:
    """Say whether the one outline found fills so much of the picture, and is so divided, that it may hold several."""
    only = found.chosen[0]
    if not _is_large(view, found.quads[only]):
        return False
    return bool(found.values[only] <= GOOD or found.measured[only, EDGES_INSIDE].max() >= UNDIVIDED)


def parts_of(quads: Floats, values: Floats, around: Floats) -> Floats:
    """Return the likely outlines within another, much smaller, beside each other and alike; none if there is one."""
    most, room = PART * abs(float(areas(around))), enlarged(around, ROOM)
    parts: list[int] = []
    for k in np.argsort(-values)[:LIKELY]:
        size = abs(float(areas(quads[k])))
        if values[k] < LIKELY_PART:
            break
        apart = all(common_area(quads[k], quads[other]) < OVERLAP * size for other in parts)
        if size < most and apart and common_area(quads[k], room) > WITHIN * size:
            parts.append(int(k))
    found: Floats = quads[parts]
    sizes = np.abs(areas(found[:SEEDS]))
    return found if len(sizes) == SEEDS and sizes.max() < SIMILAR * sizes.min() else found[:0]


def explained(look: Second) -> float:
    """Return how well the chosen outlines explain the photo."""
    sizes = np.sqrt(np.abs(areas(look.quads[look.chosen])))
    return float(((look.values[look.chosen] - WORTH) * sizes).sum())


def quarter(outline: Floats) -> Floats:
    """Return one of the four cards that an outline holds if it lies around two rows of two."""
    import cv2

    half = frame(2, 2).astype(np.float32)
    spread = np.asarray(cv2.getPerspectiveTransform(half, outline.astype(np.float32)), dtype=np.float64)
    return project(spread, frame(1, 1))


def _closer(
    view: View, witnesses: Witnesses, first: First, seeds: Floats, *, known: bool = True, alone: bool = False
) -> Second:
    """Judge the likeliest outlines and those like the seeds, beside the first seed, or the best like it."""
    likely = [int(k) for k in np.argsort(-first.values)[:LIKELY] if first.values[k] > AT_ALL and k != WHOLE]
    before = [WHOLE, *likely]
    alike = [] if alone else [witnesses.alike(seed) for seed in seeds]
    more = np.concatenate([np.zeros((0, 4, 2)), *alike])
    quads, measured = first.quads[before], first.measured[before]
    if len(more):
        quads = np.concatenate([quads, more])
        measured = np.concatenate([measured, features(first.offered.setting, more)])
    at_first = worth(measured, lively=first.offered.lively)
    seed, seed_worth = seeds[0], float(first.values[first.chosen[0]])
    if not known and len(more):
        likeness = at_first * rectangular(view, quads, measured)
        best = len(before) + int(np.argmax(likeness[len(before) :]))
        seed, seed_worth = quads[best], float(likeness[best])
    closer = closer_features(witnesses.closer, view, quads, seed)
    context = np.stack([at_first, np.full(len(quads), seed_worth)], axis=1)
    measured = np.concatenate([measured, closer, context], axis=1)
    square, lively = rectangular(view, quads, measured), first.offered.lively
    apart = _judged(quads, measured, worth(measured, APART, lively=lively) * square)
    if _has_room(view, apart):
        return apart
    return _judged(quads, measured, worth(measured, SECOND, lively=lively) * square)


def _has_room(view: View, found: Second) -> bool:
    """Say whether what was found is likely and small enough for its judge to know such cards."""
    if not found.chosen:
        return False
    largest = float(np.abs(areas(found.quads[found.chosen])).max())
    return largest < ROOMY * view.width * view.height and float(found.values[found.chosen].max()) > LIKELY_APART


def _judged(quads: Floats, measured: Floats, values: Floats) -> Second:
    printed = measured[:, NAMES.index("printed cells")]
    return Second(quads, measured, values, companions(quads, values, printed, set_at_second_look(quads, values)))
