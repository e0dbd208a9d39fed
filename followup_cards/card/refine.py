"""Place the corners exactly: a line fitted to the edge along each side, then their crossings."""

import numpy as np

from followup_cards.card.geometry import Floats, areas, convex, line_through, meeting, side_lengths
from followup_cards.model import Pixels

PROFILES = 60
STEPS = 2
"""Samples for each pixel across the edge."""


def refined(pixels: Pixels, outline: Floats, reach: float) -> Floats:
    """Return the outline moved to the edges within `reach` pixels; the given one where there is no clear edge."""
    lines = np.array([_edge_line(pixels, outline[k], outline[(k + 1) % 4], reach) for k in range(4)])
    corners = np.stack([meeting(lines[k - 1], lines[k]) for k in range(4)])
    moved = np.linalg.norm(corners - outline, axis=1).max()
    if not convex(corners[None])[0] or moved > 4 * reach or areas(corners) < 0.75 * areas(outline):
        return outline
    return corners


def _edge_line(pixels: Pixels, start: Floats, stop: Floats, reach: float) -> Floats:
    import cv2

    given = line_through(start, stop)
    outward = np.array([given[0], given[1]])
    along = np.linspace(0.07, 0.93, PROFILES)
    across = np.arange(-reach, reach + 1e-6, 1 / STEPS)
    points = start + (stop - start) * along[:, None]
    grid = points[:, None] + outward * across[None, :, None]
    profiles = cv2.remap(
        pixels,
        grid[..., 0].astype(np.float32),
        grid[..., 1].astype(np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    ).astype(np.float32)
    smooth = cv2.GaussianBlur(profiles.reshape(PROFILES, -1, 3), (0, 0), sigmaX=STEPS * 1.0, sigmaY=0.6)
    slope = np.gradient(smooth, axis=1)
    steepness = np.sqrt((slope**2).sum(axis=2))
    best = steepness.argmax(axis=1)
    strength = steepness[np.arange(PROFILES), best]
    height, width = pixels.shape[:2]
    within = (points > 1).all(axis=1) & (points[:, 0] < width - 2) & (points[:, 1] < height - 2)
    offsets = _subpixel(steepness, best, across)
    fitted = _fit(offsets, np.where(within, strength, 0.0), reach)
    if fitted is None:
        return given
    return line_through(points[0] + outward * fitted[0], points[-1] + outward * fitted[1])


def _subpixel(steepness: Floats, best: Floats, across: Floats) -> Floats:
    """Return where a parabola through the three steepest samples of each profile peaks."""
    inner = np.clip(best, 1, steepness.shape[1] - 2).astype(np.intp)
    rows = np.arange(len(steepness))
    left, top, right = (steepness[rows, inner + k] for k in (-1, 0, 1))
    shift = np.where(
        np.abs(left - 2 * top + right) > 1e-6, 0.5 * (left - right) / (left - 2 * top + right + 1e-12), 0.0
    )
    offsets: Floats = across[inner] + np.clip(shift, -1, 1) / STEPS
    return offsets


def _fit(offsets: Floats, strength: Floats, reach: float) -> tuple[float, float] | None:
    """Fit a line to the offsets, the strong ones that agree counting most; return its ends, None if few agree."""
    along = np.linspace(-1, 1, len(offsets))
    base = np.minimum(strength, np.quantile(strength, 0.7) + 1e-9)
    weights = base.copy()
    centre = _weighted_median(offsets, weights)
    slope, shift = 0.0, centre
    tolerance = reach * 0.6
    for _ in range(8):
        residual = offsets - (slope * along + shift)
        weights = base * np.exp(-((residual / tolerance) ** 2))
        total = weights.sum()
        if total < 1e-6:
            return None
        mean_along, mean_offset = (weights @ along) / total, (weights @ offsets) / total
        spread = weights @ (along - mean_along) ** 2
        slope = float(weights @ ((along - mean_along) * (offsets - mean_offset)) / max(spread, 1e-9))
        shift = float(mean_offset - slope * mean_along)
        tolerance = max(tolerance * 0.7, 1.0)
    agree = (np.abs(offsets - (slope * along + shift)) < 1.5) & (strength > 1.0)
    if agree.mean() < 0.3:
        return None
    return shift - slope, shift + slope


def _weighted_median(values: Floats, weights: Floats) -> float:
    order = np.argsort(values)
    total = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(total, total[-1] / 2)]) if total[-1] > 0 else 0.0


def usual_reach(outline: Floats) -> float:
    """Return how far from a rough outline the true edge may be."""
    return float(np.clip(0.015 * side_lengths(outline).max(), 4, 16))
