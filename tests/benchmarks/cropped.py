"""Photographs whose frame is moved so that it cuts a card: of what is left a judge of outlines should learn, too."""

import random
from dataclasses import replace

import numpy as np

from tests.benchmarks.outlines import Sample, frozen

LEAST_LOST, MOST_LOST = 0.04, 0.5
"""Of a card's extent."""
SMALLEST = 200
"""Pixels of a picture's side."""


def cropped(sample: Sample, rng: random.Random) -> Sample | None:
    """Return the photograph with one of its cards cut at one side; None where too little would be left of it."""
    card, lost = rng.choice(sample.outlines), rng.uniform(LEAST_LOST, MOST_LOST)
    low, high = card.min(axis=0), card.max(axis=0)
    height, width = sample.photo.pixels.shape[:2]
    edges = [0, 0, width, height]
    side = rng.randrange(4)
    edges[side] = int((low + lost * (high - low) if side < 2 else high - lost * (high - low))[side % 2])
    left, top, right, bottom = np.clip(edges, 0, (width, height, width, height)).tolist()
    if min(right - left, bottom - top) < SMALLEST:
        return None
    moved = [outline - (left, top) for outline in sample.outlines]
    kept = tuple(
        m for m in moved if (m.mean(axis=0) > 0).all() and (m.mean(axis=0) < (right - left, bottom - top)).all()
    )
    if not kept:
        return None
    pixels = frozen(np.ascontiguousarray(sample.photo.pixels[top:bottom, left:right]))
    return replace(sample, photo=replace(sample.photo, pixels=pixels), outlines=kept)
