"""How much like the edge of a thing the picture looks along a straight line.

The colour gradient across the line is averaged with its sign over a short stretch of it, so that print, paper grain
and fabric cancel out while a straight edge, however faint, adds up.
"""

from concurrent.futures import ThreadPoolExecutor
from functools import reduce

import numpy as np

from followup_cards.card.geometry import Floats
from followup_cards.card.view import Floats32, View

OFFSETS = np.arange(-2, 3)
"""Pixels beside the line where its edge may run."""
STRETCH = 5
"""Samples averaged along the line."""
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
    along = np.linspace(0, 1, samples, dtype=np.float32)[None, :, None]
    ahead = (stops - starts).astype(np.float32)
    points = starts.astype(np.float32)[:, None] + ahead[:, None] * along
    normal = np.stack([ahead[:, 1], -ahead[:, 0]], axis=1)
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-6)
    kernel = np.full((1, STRETCH), 1 / STRETCH, dtype=np.float32)

    def beside(offset: int) -> Floats32:
        return _signed_mean(view, points + np.float32(offset) * normal[:, None], normal, kernel)

    view.gradients  # noqa: B018 - made here, before several threads ask for it
    with ThreadPoolExecutor(len(offsets)) as threads:
        best: Floats32 = reduce(np.maximum, threads.map(beside, offsets.tolist()))
    return best


def _signed_mean(view: View, place: Floats32, normal: Floats32, kernel: Floats32) -> Floats32:
    import cv2

    x, y = np.rint(place[..., 0]).astype(np.int32), np.rint(place[..., 1]).astype(np.int32)
    inside = (x >= 1) & (y >= 1) & (x < view.width - 1) & (y < view.height - 1)
    x, y = np.clip(x, 0, view.width - 1), np.clip(y, 0, view.height - 1)
    both = view.gradients.take(y * view.width + x, axis=0)
    across = both[..., :3] * normal[:, None, :1] + both[..., 3:] * normal[:, None, 1:]
    across *= inside[..., None]
    mean = np.asarray(cv2.filter2D(across, -1, kernel, borderType=cv2.BORDER_REPLICATE), dtype=np.float32)
    mean *= mean
    strength: Floats32 = np.sqrt(mean[..., 0] + mean[..., 1] + mean[..., 2])  # much sooner than a sum over three
    return strength
