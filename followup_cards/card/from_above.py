"""The picture as seen straight from above, as one found card tells: there its neighbours have level, upright sides."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from followup_cards.card.closer import ENOUGH, GRAINS
from followup_cards.card.geometry import Floats, frame, true_ratios
from followup_cards.card.rectify import project
from followup_cards.card.view import Floats32
from followup_cards.model import Pixels

LONG = 300
"""Pixels from above for the long side of the card that is known."""
MOST = 6.0
"""Times that much is looked at in either direction."""
STRETCH = 0.2
"""Of the card's long side: an edge is averaged along so much of itself."""
NEAR_HORIZON = 0.05
"""Of the card's own depth; what is farther away is not followed to the picture's border."""
LOWEST, HIGHEST = 0.3, 0.75
"""Mean signed slopes, as a share of what counts in full, that are no edge yet, and surely one."""


@dataclass(frozen=True, eq=False)
class Above:
    """A picture from above; `back` leads from its pixels to the view's, `size` is that of the known card."""

    lab: Floats32
    seen: NDArray[np.uint8]
    back: Floats
    size: tuple[int, int]


def from_above(fine: Pixels, scale: float, seed: Floats) -> Above | None:
    """Return the picture as the seed says it is seen from above; None when next to nothing of it would be."""
    import cv2

    height, width = fine.shape[:2]
    ratio = float(true_ratios(seed[None] * scale, width, height)[0])
    wide, tall = (LONG, LONG / ratio) if ratio > 1 else (LONG * ratio, LONG)
    corners = (seed * scale).astype(np.float32), frame(wide, tall).astype(np.float32)
    forward = np.asarray(cv2.getPerspectiveTransform(*corners), dtype=np.float64)
    border = frame(width, height)
    depth = (np.concatenate([border, np.ones((4, 1))], axis=1) @ forward[2]) / forward[2, 2]
    reach = MOST * LONG
    low, high = np.array([-reach, -reach]), np.array([reach, reach])
    if (depth > NEAR_HORIZON).all() or (depth < -NEAR_HORIZON).all():
        ends = project(forward, border)
        low, high = np.maximum(low, ends.min(axis=0)), np.minimum(high, ends.max(axis=0))
    moved = np.array([[1, 0, -low[0]], [0, 1, -low[1]], [0, 0, 1]]) @ forward
    size = np.ceil(high - low).astype(int)
    if (size < 20).any():
        return None
    target = (int(size[0]), int(size[1]))
    flat_pixels = cv2.warpPerspective(fine, moved, target, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    seen = cv2.warpPerspective(np.full((height, width), 1, np.uint8), moved, target, flags=cv2.INTER_NEAREST)
    lab = cv2.cvtColor(flat_pixels.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    back = np.diag([1 / scale, 1 / scale, 1.0]) @ np.linalg.inv(moved)
    return Above(np.asarray(lab, dtype=np.float32), np.asarray(seen, np.uint8), back, (round(wide), round(tall)))


def edges(above: Above) -> tuple[Floats32, Floats32]:
    """Return how much each place looks like part of an upright edge, and of a level one: 0 to 1.

    Slopes count by their sign more than by their height, so that a faint edge that goes on beats bold print.
    """
    import cv2

    smooth = cv2.split(cv2.GaussianBlur(above.lab, (0, 0), 0.8))  # each by itself: arithmetic on threes is slow
    planes = [np.asarray(plane, dtype=np.float32) for plane in smooth]
    stretch = round(STRETCH * LONG) | 1
    inside = cv2.erode(above.seen, np.ones((5, 5), np.uint8)).astype(np.float32)
    with ThreadPoolExecutor(2) as both:
        upright = both.submit(_edges, planes, inside, (1, 0), (1, stretch))
        level = both.submit(_edges, planes, inside, (0, 1), (stretch, 1))
        return upright.result(), level.result()


def _edges(planes: Sequence[Floats32], inside: Floats32, slope: tuple[int, int], along: tuple[int, int]) -> Floats32:
    """Return the evidence for edges across one direction, averaged along the other."""
    import cv2

    looked_at = inside[::4, ::4] > 0
    best = np.zeros_like(inside)
    for plane in planes:
        steep = np.asarray(cv2.Scharr(plane, cv2.CV_32F, *slope, scale=1 / 32), dtype=np.float32)
        grain = np.quantile(np.abs(steep[::4, ::4][looked_at]), 0.5)
        steep /= np.float32(max(ENOUGH, GRAINS * grain))
        mean = np.asarray(cv2.blur(np.clip(steep, -1, 1, out=steep), along), dtype=np.float32)
        np.maximum(best, np.abs(mean, out=mean), out=best)
    best *= inside
    best -= np.float32(LOWEST)
    best /= np.float32(HIGHEST - LOWEST)
    return np.clip(best, 0, 1, out=best)
