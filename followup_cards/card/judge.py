"""Score outlines by what a card's border looks like: an edge along every side, one thing inside, another outside."""

from dataclasses import dataclass

import numpy as np

from followup_cards.card.geometry import Floats, areas, convex, corner_cosines, side_lengths
from followup_cards.card.view import View

SAMPLES = 40
REACH = 5
"""Pixels to look at on either side of the outline."""
CLEAR_STEP = 7.0
"""A step in Lab units between one side of the outline and the other that counts as seen."""


@dataclass(frozen=True, eq=False)
class Judgement:
    """Proposed outlines with the features and the score of each."""

    quads: Floats
    support: Floats
    """K x 4: share of each side along which an edge runs."""
    on_frame: Floats
    """K x 4: share of each side that lies on or outside the picture's border."""
    step: Floats
    """K x 4: how far apart the colours inside and outside are."""
    share: Floats
    """K: share of the picture."""
    score: Floats


def judge(view: View, quads: Floats) -> Judgement:
    """Score outlines, K x 4 x 2; the ones that cannot be a card score 0."""
    support, on_frame, step = _sides(view, quads)
    share = areas(quads) / (view.width * view.height)
    seen = np.where(on_frame > 0.5, 0.35, support)
    order = np.sort(seen, axis=1)
    score = 0.35 * order[:, 0] + 0.25 * order[:, 1] + 0.2 * order[:, 2] + 0.2 * order[:, 3]
    score = score * _plausible(quads) * np.where(((on_frame > 0.5).sum(axis=1) > 1), 0.6, 1.0)
    return Judgement(quads, support, on_frame, step, share, np.where(convex(quads) & (share > 0.004), score, 0.0))


def _plausible(quads: Floats) -> Floats:
    """Return 1 for shapes that a card takes in a photo, less for skewed, needle-like ones."""
    lengths = side_lengths(quads)
    width = (lengths[:, 0] + lengths[:, 2]) / 2
    height = (lengths[:, 1] + lengths[:, 3]) / 2
    ratio = np.maximum(width, height) / np.maximum(np.minimum(width, height), 1e-6)
    needle = np.clip(1 - (ratio - 2.4) / 1.5, 0, 1)
    skewed = np.clip(1 - (corner_cosines(quads).max(axis=1) - 0.35) / 0.5, 0, 1)
    opposite = np.minimum(lengths[:, :2], lengths[:, 2:]) / np.maximum(np.maximum(lengths[:, :2], lengths[:, 2:]), 1e-6)
    tapered = np.clip((opposite.min(axis=1) - 0.3) / 0.3, 0, 1)
    plausible: Floats = needle * skewed * tapered
    return plausible


def _sides(view: View, quads: Floats) -> tuple[Floats, Floats, Floats]:
    along = np.linspace(0.06, 0.94, SAMPLES)
    start, stop = quads, np.roll(quads, -1, axis=1)
    points = start[:, :, None] + (stop - start)[:, :, None] * along[None, None, :, None]
    ahead = stop - start
    outward = np.stack([ahead[..., 1], -ahead[..., 0]], axis=-1)
    outward = outward / np.maximum(np.linalg.norm(outward, axis=-1, keepdims=True), 1e-9)
    offsets = np.arange(-REACH, REACH + 1)
    places = points[:, :, :, None] + outward[:, :, None, None] * offsets[None, None, None, :, None]
    x = np.rint(places[..., 0]).astype(np.int32)
    y = np.rint(places[..., 1]).astype(np.int32)
    beyond = (x[..., -1] < 0) | (y[..., -1] < 0) | (x[..., -1] >= view.width) | (y[..., -1] >= view.height)
    x, y = np.clip(x, 0, view.width - 1), np.clip(y, 0, view.height - 1)
    colours = view.lab[y, x]
    inside = colours[..., :3, :].mean(axis=-2)
    outside = colours[..., -3:, :].mean(axis=-2)
    step = np.linalg.norm(inside - outside, axis=-1)
    middle = slice(REACH - 2, REACH + 3)
    slope = (
        view.along_x[y[..., middle], x[..., middle]] * outward[:, :, None, None, 0:1]
        + view.along_y[y[..., middle], x[..., middle]] * outward[:, :, None, None, 1:2]
    )
    steepness = np.linalg.norm(slope, axis=-1)
    full = view.strength[y[..., middle], x[..., middle]]
    best = steepness.argmax(axis=-1)[..., None]
    strongest = np.take_along_axis(steepness, best, axis=-1)[..., 0]
    aligned = strongest > 0.9 * np.take_along_axis(full, best, axis=-1)[..., 0]
    seen = aligned & (strongest > 1.5) & ~beyond
    return seen.mean(axis=-1), beyond.mean(axis=-1).astype(np.float64), np.median(step, axis=-1)
