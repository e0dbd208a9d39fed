"""Witness: straight lines that vote for quadrilaterals.

Every line is looked at along its whole way through the picture. A side is a stretch of a line between two others,
and its support is the mean evidence of an edge there; an outline needs four supported sides, of which one may be weak
(a finger, a card of the table's colour). The picture's own border stands in for a side that was cut off.
"""

from functools import partial

import numpy as np
from numpy.typing import NDArray

from followup_cards.card.evidence import edge_along
from followup_cards.card.geometry import (
    Floats,
    areas,
    convex,
    corner_cosines,
    line_through,
    meeting,
    side_lengths,
    true_ratios,
)
from followup_cards.card.lines import long_lines
from followup_cards.card.view import Floats32, View

MOST_LINES = 90
PLACES = 240
"""Places along a line where the evidence is taken."""
FIRM, WEAK = 0.55, 0.12
"""Support of three sides, and of the weakest one."""
BORDER_SUPPORT = 0.4
"""What a side on the picture's border counts."""
MIN_SIDE = 0.045
"""Of the picture's diagonal."""
MOST_CYCLES, MOST_QUADS = 40000, 24000
"""Outlines whose shape is looked at, and those that are kept."""
UNLIKE_A_CARD = 5.0
"""Votes lost by the logarithm of how far the sides' ratio is from any card's."""
SAME = 0.008
"""Of the diagonal: outlines this near to a better one are left out."""

Bools = NDArray[np.bool_]
Places = NDArray[np.intp]


def segment_quads(view: View, usual: float) -> Floats:
    """Return outlines with an edge along their sides, K x 4 x 2, best supported first."""
    lines = np.concatenate([_border(view), long_lines(view, MOST_LINES)])
    if len(lines) < 8:
        return np.zeros((0, 4, 2))
    evidence = _evidence(view, lines, usual)
    evidence[:4] = BORDER_SUPPORT
    support, length = _side_support(view, lines, evidence)
    diagonal = float(np.hypot(view.width, view.height))
    usable = length > MIN_SIDE * diagonal
    quads, votes = _cycles(lines, np.where(usable, support, 0.0).astype(np.float32))
    for fits in (convex, partial(_inside, view), _card_like, _square_enough):  # the quickest first: there are many
        good = fits(quads)
        quads, votes = quads[good], votes[good]
    ratio = true_ratios(quads, view.width, view.height)
    ratio = np.maximum(ratio, 1 / ratio)
    votes = votes - UNLIKE_A_CARD * np.maximum(0, np.maximum(np.log(1.42 / ratio), np.log(ratio / 1.9)))
    best: Floats = _distinct(quads[np.argsort(-votes)[:MOST_QUADS]], SAME * diagonal)
    return best


def _distinct(quads: Floats, apart: float) -> Floats:
    """Leave out outlines whose corners fall into the same places as an earlier one's."""
    places = np.rint(quads.reshape(-1, 8) / apart).astype(np.int64)
    _, first = np.unique(places @ (3 ** np.arange(0, 24, 3)) * 1_000_003 + places @ np.arange(1, 9), return_index=True)
    kept: Floats = quads[np.sort(first)]
    return kept


def _border(view: View) -> Floats:
    corners = np.array([[0.0, 0], [view.width - 1, 0], [view.width - 1, view.height - 1], [0, view.height - 1]])
    return line_through(corners, np.roll(corners, -1, axis=0))


def _inside(view: View, quads: Floats) -> Bools:
    margin = 0.02 * np.array([view.width, view.height])
    size = np.array([view.width, view.height])
    within: Bools = np.asarray(((quads > -margin) & (quads < size + margin)).all(axis=(1, 2)))
    return within & (np.abs(areas(quads)) > 0.006 * view.width * view.height)


def _square_enough(quads: Floats) -> Bools:
    square: Bools = corner_cosines(quads).max(axis=1) < 0.75
    return square


def _card_like(quads: Floats) -> Bools:
    lengths = side_lengths(quads)
    pair = np.stack([lengths[:, 0] + lengths[:, 2], lengths[:, 1] + lengths[:, 3]])
    even: Bools = pair.max(axis=0) < 3.4 * pair.min(axis=0)
    return even


def _evidence(view: View, lines: Floats, usual: float) -> Floats32:
    """Look along the whole of each line."""
    foot, direction, reach = _course(view, lines)
    return edge_along(view, foot - reach * direction, foot + reach * direction, PLACES, usual)


def _course(view: View, lines: Floats) -> tuple[Floats, Floats, float]:
    """Return each line's point nearest to the picture's middle, its direction, and how far it is followed."""
    middle = np.array([view.width / 2, view.height / 2])
    foot = middle - (lines[:, :2] @ middle - lines[:, 2])[:, None] * lines[:, :2]
    return foot, np.stack([-lines[:, 1], lines[:, 0]], axis=1), 0.55 * float(np.hypot(view.width, view.height))


def _side_support(view: View, lines: Floats, evidence: Floats32) -> tuple[Floats32, Floats32]:
    """Return for line i between its crossings with j and k the mean evidence, and the length; N x N x N each."""
    foot, direction, reach = _course(view, lines)
    sums = np.concatenate([np.zeros((len(lines), 1), np.float32), np.cumsum(evidence, axis=1)], axis=1)
    crossings = meeting(lines[:, None], lines[None, :])
    along = ((crossings - foot[:, None]) * direction[:, None]).sum(axis=2)
    angle = np.abs(lines[:, :2] @ lines[:, :2].T)
    along = np.where(angle < np.cos(np.radians(40)), along, np.nan)
    place = np.clip(np.nan_to_num((along + reach) / (2 * reach) * PLACES), 0, PLACES)
    at = _interpolated(sums, place)
    total = np.abs(at[:, :, None] - at[:, None, :])
    count = np.abs(place[:, :, None] - place[:, None, :]).astype(np.float32)
    length = np.nan_to_num(np.abs(along[:, :, None] - along[:, None, :])).astype(np.float32)
    return total / np.maximum(count, 1.0), length


def _interpolated(sums: Floats32, place: Floats) -> Floats32:
    low = np.minimum(np.floor(place).astype(np.intp), PLACES - 1)
    rows = np.arange(len(sums))[:, None]
    rest = (place - low).astype(np.float32)
    between: Floats32 = sums[rows, low] * (1 - rest) + sums[rows, low + 1] * rest
    return between


def _cycles(lines: Floats, support: Floats32) -> tuple[Floats, Floats]:
    """Return outlines a-b-c-d whose sides are supported, three firmly, and the votes for each: the most voted for."""
    a, b, c, d = _supported(lines, support)
    voices = np.log(support + np.float32(0.3))
    votes = voices[a, b, d] + voices[b, a, c] + voices[c, b, d] + voices[d, a, c]
    if len(votes) > MOST_CYCLES:
        best = np.argpartition(-votes, MOST_CYCLES)[:MOST_CYCLES]
        a, b, c, d, votes = a[best], b[best], c[best], d[best], votes[best]
    corners = np.stack([meeting(lines[p], lines[q]) for p, q in ((d, a), (a, b), (b, c), (c, d))], axis=1)
    backward = areas(corners) < 0
    corners[backward] = corners[backward][:, [0, 3, 2, 1]]
    return corners, votes.astype(np.float64)


def _supported(lines: Floats, support: Floats32) -> tuple[Places, Places, Places, Places]:
    """Return the lines a, b, c, d of every such outline: a beside c, b beside d, each set once.

    A set of lines is a row of bits, so that all the outlines on two opposite lines are found at once.
    """
    count = len(lines)
    weak, firm = np.packbits(support > WEAK, axis=2), np.packbits(support > FIRM, axis=2)
    parallel = np.abs(lines[:, :2] @ lines[:, :2].T) > np.cos(np.radians(35))
    one, other = np.nonzero(np.triu(parallel & ((support > WEAK).sum(axis=0) >= 2), 1))
    between = support[:, one, other].T
    pair, b = np.nonzero(between > WEAK)
    a, c = one[pair], other[pair]
    later = np.packbits(np.triu(np.ones((count, count), dtype=np.bool_), 1), axis=1)
    possible = weak[a, b] & weak[c, b] & np.packbits(between > WEAK, axis=1)[pair] & later[b]
    on_a, on_c, on_d = firm[a, b], firm[c, b], np.packbits(between > FIRM, axis=1)[pair]
    all_three, most = on_a & on_c & on_d, (on_a & on_c) | (on_a & on_d) | (on_c & on_d)
    possible &= np.where((between[pair, b] > FIRM)[:, None], most, all_three)
    row, d = np.divmod(np.flatnonzero(np.unpackbits(possible, axis=1, count=count).view(np.bool_)), count)
    return a[row], b[row], c[row], d
