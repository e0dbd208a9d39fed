"""What a proposed outline holds and what lies around it: print, and colours, on the card and just outside."""

import numpy as np
from numpy.typing import NDArray

from followup_cards.card.geometry import Floats, areas
from followup_cards.card.view import Floats32, View

Indices = NDArray[np.int32]

CELLS = 9
ALONG = (np.arange(12) + 0.5) / 12
NEAR = 0.035
"""Of a side: so far inside it a card is mostly bare, and so far outside lies what it is told from."""


def surface(view: View, quads: Floats) -> list[Floats]:
    """Look at a grid of cells on each outline and at a rim of cells just outside it."""
    steps = (np.arange(-1, CELLS + 1) + 0.5) / CELLS
    down, right = np.meshgrid(steps, steps, indexing="ij")
    a, b, c, d = (quads[:, k, None, None, :] for k in range(4))
    r, v = right[None, :, :, None], down[None, :, :, None]
    places = a * (1 - r) * (1 - v) + b * r * (1 - v) + c * r * v + d * (1 - r) * v
    pixels = _pixels(view, places)
    marks, colours = view.marks[pixels], view.lab[pixels]
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


def rims(view: View, quads: Floats) -> list[Floats]:
    """Return the print along the side with most just inside, with least just outside, and with most on both sides."""
    along = ALONG[None, None, :, None]
    a, b = quads, np.roll(quads, -1, axis=1)
    inward = np.roll(quads, -2, axis=1) - b, np.roll(quads, 1, axis=1) - a
    found = []
    for far in (NEAR, -NEAR):
        starts, stops = a + far * inward[1], b + far * inward[0]
        places = starts[:, :, None] * (1 - along) + stops[:, :, None] * along
        found.append(view.marks[_pixels(view, places)])
    inside, outside = found
    cut = np.minimum(inside, outside).mean(axis=2).max(axis=1)
    return [inside.mean(axis=2).max(axis=1) * 5, outside.mean(axis=2).min(axis=1) * 5, cut * 5]


def _pixels(view: View, places: Floats) -> tuple[Indices, Indices]:
    """Return rows and columns of the pixels nearest to places, ... x 2; what is beyond the border counts as on it."""
    x = np.clip(np.rint(places[..., 0]), 0, view.width - 1).astype(np.int32)
    y = np.clip(np.rint(places[..., 1]), 0, view.height - 1).astype(np.int32)
    return y, x


def _colours(colours: Floats32) -> list[Floats]:
    """Return the weakest and the mean step between the cells inside each side and those outside it."""
    pairs = (
        (colours[:, 0, 1:-1], colours[:, 1, 1:-1]), (colours[:, 1:-1, -1], colours[:, 1:-1, -2]),
        (colours[:, -1, 1:-1], colours[:, -2, 1:-1]), (colours[:, 1:-1, 0], colours[:, 1:-1, 1]),
    )  # fmt: skip
    steps = np.stack([np.median(np.linalg.norm(out - within, axis=-1), axis=1) for out, within in pairs])
    return [np.log1p(steps.min(axis=0)) / 2, np.log1p(steps.mean(axis=0)) / 2]


def _spread(colours: Floats32) -> Floats:
    """Return how far colours, K x ... x 3, usually are from their middle."""
    flat = np.ascontiguousarray(np.moveaxis(colours.reshape(len(colours), -1, 3), 2, 1), dtype=np.float64)
    flat -= np.median(flat, axis=2, keepdims=True)
    flat *= flat
    spread: Floats = np.median(np.sqrt(flat.sum(axis=1)), axis=1)
    return spread


def _rim_spread(colours: Floats32) -> Floats:
    rim = [colours[:, 0], colours[:, -1], colours[:, :, 0], colours[:, :, -1]]
    return _spread(np.concatenate(rim, axis=1))
