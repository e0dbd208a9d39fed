"""What can be measured about a proposed outline: its edges, its shape, its surroundings, the print on it.

Each feature is between about -2 and 2, so that the judge can weigh them against one another.
"""

import numpy as np

from followup_cards.card.evidence import edge_along
from followup_cards.card.geometry import Floats, areas, corner_cosines, side_lengths, true_ratios
from followup_cards.card.view import Floats32, View

SAMPLES = 36
BEYOND = 0.14
"""Share of a side's length looked at beyond its two corners."""
CELLS = 9
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


def features(view: View, quads: Floats, regions: Floats, usual: float) -> Floats:
    """Return one row of features for each outline, K x len(NAMES)."""
    columns = [
        *_edges(view, quads, usual),
        *_shape(view, quads),
        *_border(view, quads),
        *_surface(view, quads),
        *_splits(view, quads, usual),
        _agreement(quads, regions),
        np.full(len(quads), usual),
    ]
    measured: Floats = np.clip(np.stack(columns, axis=1), -3, 3)
    return measured


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


def _shape(view: View, quads: Floats) -> list[Floats]:
    ratio = true_ratios(quads, view.width, view.height)
    long = np.log(np.maximum(ratio, 1 / ratio))
    share = np.abs(areas(quads)) / (view.width * view.height)
    size = np.log(np.maximum(share, 1e-4))
    lengths = side_lengths(quads)
    taper = np.abs(np.log(np.maximum(lengths[:, :2], 1e-3) / np.maximum(lengths[:, 2:], 1e-3))).max(axis=1)
    return [
        np.maximum(0, np.log(1.5) - long) * 4, np.maximum(0, long - np.log(1.8)) * 4,
        (ratio < 1).astype(np.float64), size / 3,
        np.maximum(0, -size - 3.2), np.maximum(0, size + 0.5) * 3,
        corner_cosines(quads).max(axis=1), taper,
    ]  # fmt: skip


def _border(view: View, quads: Floats) -> list[Floats]:
    size = np.array([view.width - 1, view.height - 1])
    near = np.concatenate([quads < 0.008 * size, quads > 0.992 * size], axis=2)
    both = near & np.roll(near, -1, axis=1)
    beyond = np.maximum(-quads, quads - size).max(axis=(1, 2)) / size.max()
    return [both.any(axis=2).sum(axis=1) / 2.0, np.maximum(0, beyond) * 20]


def _surface(view: View, quads: Floats) -> list[Floats]:
    """Look at a grid of cells on each outline and at a rim of cells just outside it."""
    steps = (np.arange(-1, CELLS + 1) + 0.5) / CELLS
    down, right = np.meshgrid(steps, steps, indexing="ij")
    a, b, c, d = (quads[:, k, None, None, :] for k in range(4))
    r, v = right[None, :, :, None], down[None, :, :, None]
    places = a * (1 - r) * (1 - v) + b * r * (1 - v) + c * r * v + d * (1 - r) * v
    x = np.clip(np.rint(places[..., 0]), 0, view.width - 1).astype(np.int32)
    y = np.clip(np.rint(places[..., 1]), 0, view.height - 1).astype(np.int32)
    marks, colours = view.marks[y, x], view.lab[y, x]
    inner = marks[:, 1:-1, 1:-1]
    core, rim = inner[:, 2:-2, 2:-2].mean(axis=(1, 2)), (inner.sum(axis=(1, 2)) - inner[:, 1:-1, 1:-1].sum(axis=(1, 2)))
    outside = (marks.sum(axis=(1, 2)) - inner.sum(axis=(1, 2))) / (4 * CELLS + 4)
    total = float(view.marks.mean())
    share = np.abs(areas(quads)) / (view.width * view.height)
    rest = np.maximum(0, total - inner.mean(axis=(1, 2)) * share) / np.maximum(1e-3, total)
    return [
        inner.mean(axis=(1, 2)) * 5, (inner > 0.1).mean(axis=(1, 2)) * 2,
        rim / (4 * CELLS - 4) * 5, rest, outside * 5,
        *_colours(colours), core * 0 + np.log(np.maximum(1e-2, _spread(colours[:, 1:-1, 1:-1]))) / 2,
        np.log(np.maximum(1e-2, _rim_spread(colours))) / 2,
    ]  # fmt: skip


def _colours(colours: Floats32) -> list[Floats]:
    """Return the weakest and the mean step between the cells inside each side and those outside it."""
    pairs = (
        (colours[:, 0, 1:-1], colours[:, 1, 1:-1]), (colours[:, 1:-1, -1], colours[:, 1:-1, -2]),
        (colours[:, -1, 1:-1], colours[:, -2, 1:-1]), (colours[:, 1:-1, 0], colours[:, 1:-1, 1]),
    )  # fmt: skip
    steps = np.stack([np.median(np.linalg.norm(out - within, axis=-1), axis=1) for out, within in pairs])
    return [np.log1p(steps.min(axis=0)) / 2, np.log1p(steps.mean(axis=0)) / 2]


def _spread(colours: Floats32) -> Floats:
    flat = colours.reshape(len(colours), -1, 3).astype(np.float64)
    spread: Floats = np.median(np.linalg.norm(flat - np.median(flat, axis=1, keepdims=True), axis=2), axis=1)
    return spread


def _rim_spread(colours: Floats32) -> Floats:
    rim = [colours[:, 0], colours[:, -1], colours[:, :, 0], colours[:, :, -1]]
    return _spread(np.concatenate(rim, axis=1))


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
