"""What the closer look adds to an outline's features: how its edges go on, and how it lies beside the best card."""

import numpy as np

from followup_cards.card.closer import OFFSETS, PLACES, WINDOWS, Closer, slopes_across
from followup_cards.card.geometry import Floats, leanings, side_lengths, true_ratios
from followup_cards.card.rectify import project
from followup_cards.card.surface import rims
from followup_cards.card.view import View

BEYOND = 8
"""Places looked at beyond each end of a side."""
INNER = np.array([0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8])

NAMES = (
    *("faintest side", "second side", "third side", "clearest side", "faintest part", "second part", "third part"),
    *("goes on beyond", "goes on most", "goes on past a side", "corner"),
    *("edge inside across", "edge inside along", "edge halfway inside across", "edge halfway inside along"),
    *("most print in one rim", "least print beside a side", "print through a side", "length", "no rectangle"),
    *("longer than the seed", "broader than the seed", "askew to the seed", "no rectangle beside the seed"),
    *("turned from the seed", "worth at first", "worth of the seed"),
)


def closer_features(look: Closer, view: View, quads: Floats, seed: Floats) -> Floats:
    """Return one row for each outline, up to the worths; `seed` is the card trusted most."""
    size = view.width, view.height
    columns = [
        *_sides(look, quads),
        *_inside(look, quads),
        *rims(view, quads),
        *_shape(quads, size),
        *_beside(quads, seed, size),
    ]
    measured: Floats = np.clip(np.stack(columns, axis=1), -3, 3)
    return measured


def _sides(look: Closer, quads: Floats) -> list[Floats]:
    ahead = np.roll(quads, -1, axis=1) - quads
    step = 1 / PLACES
    starts, stops = quads - BEYOND * step * ahead, quads + (1 + BEYOND * step) * ahead
    slopes = slopes_across(
        look, starts.reshape(-1, 2), stops.reshape(-1, 2), PLACES + 2 * BEYOND
    )  # offsets, lines, places, 3
    within = slopes[:, :, BEYOND:-BEYOND]
    parts = np.abs(within.reshape(*within.shape[:2], WINDOWS, -1, 3).mean(axis=3)).max(axis=3)
    best = parts.mean(axis=2).argmax(axis=0)
    lines = np.arange(slopes.shape[1])
    parts = parts[best, lines]
    before = np.abs(slopes[best, lines, :BEYOND].mean(axis=1)).max(axis=1)
    after = np.abs(slopes[best, lines, -BEYOND:].mean(axis=1)).max(axis=1)
    count = len(quads)
    parts, before, after = parts.reshape(count, 4, WINDOWS), before.reshape(count, 4), after.reshape(count, 4)
    sides, weakest = np.sort(parts.mean(axis=2), axis=1), np.sort(parts.reshape(count, -1), axis=1)
    beyond = np.concatenate([before, after], axis=1)
    corners = np.minimum(parts[:, :, 0], np.roll(parts[:, :, -1], 1, axis=1))
    return [
        *sides.T,
        *weakest[:, :3].T,
        beyond.mean(axis=1),
        np.sort(beyond, axis=1)[:, -3],
        _past_a_side(before, after),
        corners.min(axis=1),
    ]


def _past_a_side(before: Floats, after: Floats) -> Floats:
    """Return how far both neighbours of a side go on past it: what lies beyond may be a panel of the same card."""
    most: Floats = np.minimum(np.roll(after, 1, axis=1), np.roll(before, -1, axis=1)).max(axis=1)
    return most


def _inside(look: Closer, quads: Floats) -> list[Floats]:
    """Return how far an edge goes on right through the inside, and through half of it, either way: several cards."""
    through, halfway = [], []
    for a, b, c, d in ((0, 1, 2, 3), (1, 2, 3, 0)):
        p, q, r, s = (quads[:, None, k] for k in (a, b, c, d))
        t = INNER[None, :, None]
        starts, stops = (p * (1 - t) + q * t).reshape(-1, 2), (s * (1 - t) + r * t).reshape(-1, 2)
        slopes = slopes_across(look, starts, stops, 24)
        parts = np.abs(slopes.reshape(len(OFFSETS), len(starts), 4, 6, 3).mean(axis=3)).max(axis=3)
        half = np.maximum(parts[:, :, :2].min(axis=2), parts[:, :, 2:].min(axis=2))
        through.append(parts.min(axis=2).max(axis=0).reshape(len(quads), -1).max(axis=1))
        halfway.append(half.max(axis=0).reshape(len(quads), -1).max(axis=1))
    return [*through, *halfway]


def _shape(quads: Floats, size: tuple[int, int]) -> list[Floats]:
    ratio = true_ratios(quads, *size)
    return [2 * np.log(np.maximum(ratio, 1 / ratio)), 4 * leanings(quads, *size)]


def _beside(quads: Floats, seed: Floats, size: tuple[int, int]) -> list[Floats]:
    """Compare each outline with the seed, both seen straight from above."""
    import cv2

    ratio = float(true_ratios(seed[None], *size)[0])
    wide, tall = (1.0, 1 / ratio) if ratio > 1 else (ratio, 1.0)
    flat = np.array([[0, 0], [wide, 0], [wide, tall], [0, tall]])
    forward = cv2.getPerspectiveTransform(seed.astype(np.float32), flat.astype(np.float32))
    above = project(np.asarray(forward, dtype=np.float64), quads.reshape(-1, 2)).reshape(-1, 4, 2)
    lengths = np.maximum(side_lengths(above), 1e-6)
    ahead = np.roll(above, -1, axis=1) - above
    level = np.abs(ahead[:, 0, 0]) >= np.abs(ahead[:, 0, 1])
    one, other = (lengths[:, 0] + lengths[:, 2]) / 2, (lengths[:, 1] + lengths[:, 3]) / 2
    across, down = np.where(level, one, other), np.where(level, other, one)
    turned = (across < down) != (wide < tall)
    long, short = np.maximum(across, down), np.minimum(across, down)
    angle = np.arctan2(ahead[:, 0, 1], ahead[:, 0, 0])
    askew = np.abs((angle + np.pi / 4) % (np.pi / 2) - np.pi / 4)
    taper = np.abs(np.log(lengths[:, :2] / lengths[:, 2:])).max(axis=1)
    return [
        np.log(long / max(wide, tall)) * 4, np.log(short / min(wide, tall)) * 4, askew * 6, taper * 6,
        turned.astype(np.float64),
    ]  # fmt: skip
