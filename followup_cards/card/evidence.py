"""How much like the edge of a thing the picture looks along a straight line.

The colour gradient across the line is averaged with its sign over a short stretch of it, so that print, paper grain
and fabric cancel out while a straight edge, however faint, adds up.
"""

from functools import reduce

import numpy as np

from followup_cards.card.geometry import Floats
from followup_cards.card.view import Floats32, View

OFFSETS = np.arange(-2, 3)
"""Pixels beside the line where its edge may run."""
STRETCH = 5
"""Samples averaged along the line."""
KERNEL = np.full((1, STRETCH), 1 / STRETCH, dtype=np.float32)
AT_ONCE = 512
"""Lines looked at together: what is computed of so many stays in the processor's cache."""
FAINTEST = 0.45
"""Lab units a pixel; below this nothing counts as an edge, however calm the surroundings."""


def calmness(view: View) -> float:
    """Return the usual gradient in this picture, averaged along straight stretches: what any line would meet."""
    level = np.arange(12, view.height - 12, max(8, view.height // 40), dtype=np.float64)
    starts = np.stack([np.zeros_like(level), level], axis=1)
    stops = np.stack([np.full_like(level, view.width - 1.0), level], axis=1)
    strengths = _strengths(view, starts, stops, 150, np.array([0]))
    return float(np.clip(np.quantile(strengths, 0.6), 0.1, 2.5))


def edge_along(view: View, starts: Floats, stops: Floats, samples: int, usual: float) -> Floats32:
    """Return for each line, at places spread from start to stop, 0 (no edge) to 1 (surely one); 0 off the picture."""
    strengths = _strengths(view, starts, stops, samples, OFFSETS)
    low, high = FAINTEST + 1.1 * usual, 1.0 + 2.4 * usual
    seen: Floats32 = np.clip((strengths - low) / (high - low), 0, 1).astype(np.float32)
    return seen


def _strengths(
    view: View, starts: Floats, stops: Floats, samples: int, offsets: "np.ndarray[tuple[int], np.dtype[np.int_]]"
) -> Floats32:
    along = np.linspace(0, 1, samples, dtype=np.float32)[None]
    ahead, starts = (stops - starts).astype(np.float32), starts.astype(np.float32)
    normals = np.stack([ahead[:, 1], -ahead[:, 0]], axis=1)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-6)
    best = np.empty((len(starts), samples), dtype=np.float32)
    for first in range(0, len(starts), AT_ONCE):
        some = slice(first, first + AT_ONCE)
        x = starts[some, :1] + ahead[some, :1] * along
        y = starts[some, 1:] + ahead[some, 1:] * along
        normal = normals[some]
        squares = (
            _signed_mean(view, x + offset * normal[:, :1], y + offset * normal[:, 1:], normal)
            for offset in offsets.astype(np.float32)
        )
        best[some] = reduce(np.maximum, squares)
    strengths: Floats32 = np.sqrt(best, out=best)
    return strengths


def _signed_mean(view: View, x: Floats32, y: Floats32, normal: Floats32) -> Floats32:
    """Return the square of the slope across lines, averaged along them with its sign; lines x samples."""
    import cv2

    across, down = (
        np.asarray(cv2.remap(slope, x, y, cv2.INTER_NEAREST, borderMode=cv2.BORDER_CONSTANT), dtype=np.float32)
        for slope in (view.along_x, view.along_y)
    )
    across *= normal[:, None, :1]
    down *= normal[:, None, 1:]
    across += down
    mean = np.asarray(cv2.filter2D(across, -1, KERNEL, borderType=cv2.BORDER_REPLICATE), dtype=np.float32)
    mean *= mean
    square: Floats32 = mean[..., 0] + mean[..., 1]  # much sooner than a sum over three
    square += mean[..., 2]
    return square
