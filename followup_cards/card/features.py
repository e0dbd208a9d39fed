"""What can be measured about a proposed outline: its edges, its shape, its surroundings, the print on it.

Each feature is between about -2 and 2, so that the judge can weigh them against one another.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from followup_cards.card.evidence import edge_along
from followup_cards.card.geometry import Floats, areas, corner_cosines, side_lengths, true_ratios
from followup_cards.card.surface import rims, surface
from followup_cards.card.view import View

Sides = NDArray[np.bool_]

SAMPLES = 36
BEYOND = 0.14
"""Share of a side's length looked at beyond its two corners."""
MOST_CUT, LARGEST_CUT = 2, 0.6
"""Sides on the picture's border and share of the picture, up to which an outline may be a card that the frame cuts."""
SPLITS = np.array([0.34, 0.42, 0.5, 0.58, 0.66])

NAMES = (
    *("weakest side", "second side", "third side", "strongest side", "weakest third", "next weakest third"),
    *("edge beyond corners", "most beyond corners", "corner evidence", "weakest corner"),
    *("too square", "too long", "portrait", "size", "small", "large", "skew", "taper"),
    *("sides on border", "corners beyond border"),
    *("print inside", "printed cells", "print in the rim", "print outside", "print outside near"),
    *("weakest step", "mean step", "unevenness inside", "unevenness outside"),
    *("split across", "split along", "region agrees", "liveliness"),
)
BENEATH_NAMES = (
    *("most print in one rim", "least print beside a side"),
    *("weakest side beneath", "second side beneath", "third side beneath", "strongest side beneath"),
    *("weakest third beneath", "next weakest third beneath", "edge beyond corners beneath"),
    *("most beyond corners beneath", "corner evidence beneath", "weakest corner beneath", "liveliness beneath"),
)
"""What is measured besides, where it is looked at what lies beneath print."""


@dataclass(frozen=True, eq=False)
class Setting:
    """What the outlines of one picture have in common."""

    view: View
    usual: float
    """The picture's usual liveliness."""
    regions: Floats
    """Outlines of one colour or brightness."""
    beneath: tuple[View, float] | None
    """What is left once print is wiped away, and how lively that is; none if it is not looked at."""


def features(setting: Setting, quads: Floats, known: Floats | None = None) -> Floats:
    """Return one row of features for each outline, K x len(NAMES), and those of BENEATH_NAMES if the setting asks.

    `known` are those of NAMES that were measured before, of the first outlines.
    """
    if known is None:
        known = np.zeros((0, len(NAMES)))
    measured = known
    if len(known) < len(quads):
        measured = np.concatenate([known, _clipped(_seen(setting, quads[len(known) :]))])
    if not setting.beneath:
        return measured
    bare, bare_usual = setting.beneath
    beneath = [*rims(setting.view, quads)[:2], *_edges(bare, quads, bare_usual), np.full(len(quads), bare_usual)]
    return np.concatenate([measured, _clipped(beneath)], axis=1)


def _seen(setting: Setting, quads: Floats) -> list[Floats]:
    view, usual = setting.view, setting.usual
    on_border = _sides_on_border(view, quads)
    return [
        *_edges(view, quads, usual),
        *_shape(view, quads, on_border),
        *_border(view, quads, on_border),
        *surface(view, quads),
        *_splits(view, quads, usual),
        _agreement(quads, setting.regions),
        np.full(len(quads), usual),
    ]


def _clipped(columns: list[Floats]) -> Floats:
    rows: Floats = np.clip(np.stack(columns, axis=1), -3, 3)
    return rows


def _edges(view: View, quads: Floats, usual: float) -> list[Floats]:
    ahead = np.roll(quads, -1, axis=1) - quads
    starts, stops = quads - BEYOND * ahead, quads + (1 + BEYOND) * ahead
    evidence = edge_along(view, starts.reshape(-1, 2), stops.reshape(-1, 2), SAMPLES, usual).reshape(-1, 4, SAMPLES)
    place = np.linspace(-BEYOND, 1 + BEYOND, SAMPLES)
    along = evidence[:, :, (place > 0.03) & (place < 0.97)]
    sides = np.sort(along.mean(axis=2), axis=1)
    third = along.shape[2] // 3
    thirds = np.sort(along[:, :, : 3 * third].reshape(len(quads), 12, third).mean(axis=2), axis=1)
    beyond = np.stack([evidence[:, :, place < -0.03].mean(axis=2), evidence[:, :, place > 1.03].mean(axis=2)], axis=2)
    first, last = (place > 0) & (place < 0.2), (place < 1) & (place > 0.8)
    corners = np.minimum(evidence[:, :, first].mean(axis=2), np.roll(evidence[:, :, last].mean(axis=2), 1, axis=1))
    return [
        *sides.T, thirds[:, 0], thirds[:, 1],
        beyond.mean(axis=(1, 2)), np.sort(beyond.reshape(len(quads), 8), axis=1)[:, -3],
        corners.mean(axis=1), corners.min(axis=1),
    ]  # fmt: skip


def _shape(view: View, quads: Floats, on_border: Sides) -> list[Floats]:
    """Return what is unlike a card about the shape; the frame may cut a card shorter, never longer."""
    ratio = true_ratios(quads, view.width, view.height)
    long = np.log(np.maximum(ratio, 1 / ratio))
    share = np.abs(areas(quads)) / (view.width * view.height)
    may_be_cut = (on_border.sum(axis=1) <= MOST_CUT) & (share < LARGEST_CUT)
    wider, taller = (on_border[:, k::2].any(axis=1) & may_be_cut for k in (1, 0))
    size = np.log(np.maximum(share, 1e-4))
    lengths = side_lengths(quads)
    taper = np.abs(np.log(np.maximum(lengths[:, :2], 1e-3) / np.maximum(lengths[:, 2:], 1e-3))).max(axis=1)
    return [
        np.maximum(0, np.log(1.5) - long) * 4 * ~(wider | taller),
        np.maximum(0, long - np.log(1.8)) * 4 * ~np.where(ratio < 1, wider, taller),
        ((ratio < 1) & ~wider).astype(np.float64), size / 3,
        np.maximum(0, -size - 3.2), np.maximum(0, size + 0.5) * 3,
        corner_cosines(quads).max(axis=1), taper,
    ]  # fmt: skip


def _sides_on_border(view: View, quads: Floats) -> Sides:
    """Say which sides lie on the picture's border, K x 4."""
    size = np.array([view.width - 1, view.height - 1])
    near = np.concatenate([quads < 0.008 * size, quads > 0.992 * size], axis=2)
    on_border: Sides = (near & np.roll(near, -1, axis=1)).any(axis=2)
    return on_border


def _border(view: View, quads: Floats, on_border: Sides) -> list[Floats]:
    size = np.array([view.width - 1, view.height - 1])
    beyond = np.maximum(-quads, quads - size).max(axis=(1, 2)) / size.max()
    return [on_border.sum(axis=1) / 2.0, np.maximum(0, beyond) * 20]


def _splits(view: View, quads: Floats, usual: float) -> list[Floats]:
    """Return the strongest edge that runs right through the middle, for each direction: two cards seen as one."""
    found = []
    for a, b, c, d in ((0, 1, 2, 3), (1, 2, 3, 0)):
        corners = (quads[:, None, k] for k in (a, b, c, d))
        p, q, r, s = corners
        t = SPLITS[None, :, None]
        starts, stops = p * (1 - t) + q * t, s * (1 - t) + r * t
        evidence = edge_along(view, starts.reshape(-1, 2), stops.reshape(-1, 2), 14, usual)
        found.append(evidence.mean(axis=1).reshape(len(quads), -1).max(axis=1).astype(np.float64))
    return found


def _agreement(quads: Floats, regions: Floats) -> Floats:
    """Return how near the closest region's corners are, 1 for the same."""
    if not len(regions):
        return np.zeros(len(quads))
    far = np.abs(quads[:, None] - regions[None]).max(axis=(2, 3))
    size = np.sqrt(np.abs(areas(quads)))
    nearest: Floats = np.exp(-far.min(axis=1) / np.maximum(0.03 * size, 1e-6))
    return nearest
