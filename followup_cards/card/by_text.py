"""Where text stands tells of a single card whether it is a part, such as a panel, or the table around the card.

A card holds its lines and cuts none. If the outline found does not hold them all, another that holds more is better:
one that was likely, or one that is found once the text is looked at from near by.
"""

from collections.abc import Sequence

import numpy as np

from followup_cards.card.geometry import Floats, areas, clipped_area, jaccard, true_ratios
from followup_cards.card.left_out import print_beside
from followup_cards.card.look import Scored
from followup_cards.card.overlooked import Find, covers
from followup_cards.card.page import without_page
from followup_cards.card.view import View
from followup_cards.card.with_lines import FEWEST, cut, part_around, shares, tell, whole
from followup_cards.model import Photo

LARGER, LARGEST = 1.2, 4.0
"""Size of a card as a share of its part's."""
SQUAREST, LONGEST = 1.3, 2.1
"""The longer side of a card as a share of the shorter one's."""
TWO_CARDS = 1.8
"""Size from which a square outline may be two cards of which the one found is the first."""
HELD = 0.95
"""Share of a part that lies within the card."""
SAME_CORNER = 0.08
"""Of the card's size: so near is a corner of a panel to the card's own."""
CORNERS = 2
"""Corners that a panel shares with its card, at least."""
LIKELY, PRINT = 0.5, 0.2
"""What a larger outline must be worth at first, and the print beside the part as a share of that on it, to ask."""
UNSURE, UNLIKELY = 0.9, 0.8
"""Worth below which an outline is looked at from near by if the lines speak against it, and in any case."""
EMPTY = 0.3
"""Share of a card that its lines take up."""
ROOM = 0.8
"""How much is looked at around the lines, as a share of the longer side that they take up."""
WORTH = 0.5
"""Of what is found near by, at least."""
SURER, SAME = 0.02, 0.5
"""How much more what is found near by is worth than what is roughly the same, and how much of both is."""
CARD = 0.9
"""Worth at first above which what lies within an outline may be the card on a table."""
ROOMY = 0.45
"""Size of a card as a share of an outline's that holds nothing more: so large a table is none."""


def around(view: View, part: Floats, likely: tuple[Floats, Floats]) -> list[Scored]:
    """Return the outlines of a card's shape of which another may be a panel, the likeliest first."""
    quads, values = likely
    size = abs(float(areas(part)))
    sizes, ratios = np.abs(areas(quads)), true_ratios(quads, view.width, view.height)
    long = np.maximum(ratios, 1 / ratios)
    fits = (sizes > LARGER * size) & (sizes < LARGEST * size) & (long < LONGEST)
    fits &= (long > SQUAREST) | (sizes < TWO_CARDS * size)
    away = np.linalg.norm(part[None, :, None] - quads[:, None], axis=3).min(axis=2)
    fits &= (away < SAME_CORNER * np.sqrt(sizes)[:, None]).sum(axis=1) >= CORNERS
    order = [k for k in np.argsort(-values) if fits[k]]
    return [(quads[k], float(values[k])) for k in order if clipped_area(part, quads[k]) > HELD * size]


def may_be_part(view: View, part: Floats, larger: Sequence[Scored]) -> bool:
    """Say whether one of the outlines around it is likely, and something is printed there beside the part."""
    return any(value >= LIKELY and print_beside(view, part, quad) >= PRINT for quad, value in larger[:1])


def much_smaller(found: Floats, likely: tuple[Floats, Floats]) -> list[Scored]:
    """Return the outlines within another that were likely cards, and so small beside it that it may be the table."""
    quads, values = likely
    size = abs(float(areas(found)))
    order = [k for k in np.argsort(-values) if values[k] > CARD and abs(float(areas(quads[k]))) < ROOMY * size]
    return [(quads[k], 0.0) for k in order if clipped_area(quads[k], found) > HELD * abs(float(areas(quads[k])))]


def whole_cards(cards: Sequence[Scored], larger: Sequence[Sequence[Scored]], lines: Floats) -> list[Scored]:
    """Return several cards, each a part of which a larger outline beside the others holds more lines made whole."""
    made = list(cards)
    for k, one in enumerate(cards):
        others = [quad for j, (quad, _) in enumerate(made) if j != k]
        free = [new for new in larger[k] if not any(covers(new[0], quad) for quad in others)]
        made[k] = _best(one, free, lines, 0.0) or one
    return made


def better_by_text(
    photo: Photo, found: Scored | None, offered: Sequence[Scored], lines: Floats, find: Find
) -> Scored | None:
    """Return the outline that the lines speak for, if they do for another than the one found; all in photo pixels.

    `offered` are outlines of which the one found may be a part, or that may be the card on it; `find` looks near by,
    where what was found is not worth much, or the lines speak against it.
    """
    lines, scraps = without_page(lines, [found[0]] if found else [], photo.pixels.shape[:2])
    if not (len(lines) >= FEWEST and (scraps or tell(lines))):
        return None
    if found and found[1] >= UNSURE:
        return _best(found, offered, lines, scraps)
    unlikely = found is not None and found[1] < UNLIKELY
    wanted = found is None or unlikely or _is_wrong(found[0], lines)
    near = [one for one in _near_by(photo, lines, find) if one[1] >= WORTH] if wanted else []
    better = _best(found, [*offered, *near], lines, scraps)
    return better or (_surer(found, near, lines) if found and unlikely else None)


def _is_wrong(found: Floats, lines: Floats) -> bool:
    """Say whether the lines speak against an outline: it does not hold every one, or all in a corner of it."""
    held = int(whole(shares(lines, [found]))[0])
    taken = np.prod(np.ptp(lines.reshape(-1, 2), axis=0))
    return held < len(lines) or float(taken) < EMPTY * abs(float(areas(found)))


def _best(found: Scored | None, offered: Sequence[Scored], lines: Floats, scraps: float) -> Scored | None:
    """Return the outline that holds the most lines of those that explain them better than the one found."""
    held = shares(lines, [quad for quad, _ in offered])
    holds, cuts = whole(held), cut(held)
    fits = [k for k in range(len(offered)) if holds[k] >= FEWEST and cuts[k] <= scraps * holds[k]]
    if found:
        fits = [k for k in fits if _is_better(offered[k][0], int(holds[k]), found[0], lines, scraps)]
    else:
        sure = 0.0 if scraps else UNSURE  # the whole photo loses nothing, but a page is better left out
        fits = [k for k in fits if holds[k] >= (1 - scraps) * len(lines) and offered[k][1] >= sure]
    best = max(fits, key=lambda k: (int(holds[k]), offered[k][1]), default=None)
    return None if best is None else offered[best]


def _is_better(quad: Floats, holds: int, found: Floats, lines: Floats, scraps: float) -> bool:
    """Say whether an outline holds more lines than the one found, by more than scraps, or as many in much less room."""
    before = shares(lines, [found])
    less_room = abs(float(areas(quad))) < ROOMY * abs(float(areas(found)))
    held = int(whole(before)[0])
    return holds > (1 + scraps) * held or (holds == held and (less_room or int(cut(before)[0]) > 0))


def _surer(found: Scored, near: Sequence[Scored], lines: Floats) -> Scored | None:
    """Return what is surer from near by than the one found, roughly the same, and holds every line as well."""
    quad, worth = found
    alike = [one for one in near if one[1] > worth + SURER and jaccard(one[0], quad) > SAME]
    holding = [one for one in alike if whole(shares(lines, [one[0]]))[0] == len(lines)]
    return max(holding, key=lambda one: one[1], default=None)


def _near_by(photo: Photo, lines: Floats, find: Find) -> list[Scored]:
    """Return what is found where the lines stand, with some room around."""
    low, high = lines.min(axis=(0, 1)), lines.max(axis=(0, 1))
    part, corner = part_around(photo, lines, ROOM * float((high - low).max()))
    return [(quad + corner, worth) for quad, worth in find(part, lines - corner)]
