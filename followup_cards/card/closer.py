"""A closer look at a few outlines: does an edge, however faint, go on along a line?

Slopes count by their sign more than by their height, so that the hairline between two white cards, which goes on,
beats bold print, which changes its sign at every stroke.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from followup_cards.card.geometry import Floats, convex, line_through, meeting
from followup_cards.card.view import Floats32, shrink
from followup_cards.model import Pixels

CLOSER_SIDE = 1400
"""Long side for this look: a hairline is still there, noise is less."""
ENOUGH = 0.7
"""Lab units a pixel that count in full, in a calm picture, and"""
GRAINS = 1.5
"""times the usual slope, in a lively one."""
PLACES, WINDOWS = 48, 4
"""Places looked at along a side, and parts of it that must each show the edge."""
OFFSETS = np.arange(-2, 3)
"""Pixels beside the line where its edge may run, and"""
NEARBY = np.arange(-6, 7)
"""where that of a roughly placed outline may be."""
STEEPEST = 12.0
"""Times what counts in full, for placing an edge: there the height of the slope does matter."""

Ints = NDArray[np.int_]


@dataclass(frozen=True, eq=False)
class Closer:
    """Slopes of a middle-sized copy, and what counts in full; `scale` view pixels make one of its own."""

    along_x: Floats32
    along_y: Floats32
    enough: Floats32
    scale: float


def closer_look(fine: Pixels, width: int) -> Closer:
    """Return the slopes of a picture for outlines in a view so wide."""
    import cv2

    small, _ = shrink(fine, CLOSER_SIDE)
    lab = np.asarray(cv2.cvtColor(small.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), dtype=np.float32)
    smooth = cv2.GaussianBlur(lab, (0, 0), 0.8)
    along_x, along_y = (
        np.asarray(cv2.Scharr(smooth, cv2.CV_32F, 1 - k, k, scale=1 / 32), dtype=np.float32) for k in (0, 1)
    )
    usual = np.median(np.abs(np.stack([along_x[::5, ::5], along_y[::5, ::5]]).reshape(-1, 3).T), axis=1)
    enough = np.maximum(ENOUGH, GRAINS * usual).astype(np.float32)
    return Closer(along_x, along_y, enough, width / small.shape[1])


def snapped(look: Closer, quads: Floats) -> Floats:
    """Return the outlines with each side moved to the clearest edge nearby, in parallel to itself."""
    if not len(quads):
        return quads
    starts, stops = quads.reshape(-1, 2), np.roll(quads, -1, axis=1).reshape(-1, 2)
    slopes = slopes_across(look, starts, stops, PLACES, offsets=NEARBY, most=STEEPEST)
    parts = np.abs(slopes.reshape(len(NEARBY), len(starts), WINDOWS, -1, 3).mean(axis=3)).max(axis=3)
    best = NEARBY[np.log1p(parts).mean(axis=2).argmax(axis=0)] * look.scale
    lines = line_through(starts, stops)
    lines[:, 2] += best
    lines = lines.reshape(-1, 4, 3)
    moved = meeting(np.roll(lines, 1, axis=1), lines)
    good = convex(moved) & (np.abs(moved - quads).max(axis=(1, 2)) < 4 * NEARBY[-1] * look.scale)
    return np.where(good[:, None, None], moved, quads)


def slopes_across(
    look: Closer, starts: Floats, stops: Floats, places: int, *, offsets: Ints = OFFSETS, most: float = 1.0
) -> Floats32:
    """Return the slope across each line, -1 to 1, at places along it: offsets x lines x places x 3."""
    import cv2

    starts, ahead = (starts / look.scale).astype(np.float32), ((stops - starts) / look.scale).astype(np.float32)
    along = (np.arange(places, dtype=np.float32) + 0.5)[None] / places
    x, y = starts[:, :1] + ahead[:, :1] * along, starts[:, 1:] + ahead[:, 1:] * along
    normal = np.stack([ahead[:, 1], -ahead[:, 0]], axis=1)
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-6)
    share = np.append(1 / look.enough, 0.0).astype(np.float64)
    found = np.empty((len(offsets), len(starts), places, 3), dtype=np.float32)
    for k, offset in enumerate(offsets.astype(np.float32)):
        at = x + offset * normal[:, :1], y + offset * normal[:, 1:]
        across, down = (
            np.asarray(cv2.remap(slope, *at, cv2.INTER_NEAREST, borderMode=cv2.BORDER_CONSTANT), dtype=np.float32)
            for slope in (look.along_x, look.along_y)
        )
        across *= normal[:, None, :1]
        down *= normal[:, None, 1:]
        across += down
        across = np.asarray(cv2.multiply(across, share), dtype=np.float32)
        np.clip(across, -most, most, out=found[k])
    return found
