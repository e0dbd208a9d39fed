"""Quadrilaterals: order, size, overlap, and where their sides would meet.

Inside this package an outline is a 4 x 2 array, clockwise as seen (y down); many of them are K x 4 x 2.
"""

import numpy as np
from numpy.typing import NDArray

from followup_cards.model import Quad

Floats = NDArray[np.float64]


def as_quad(outline: Floats) -> Quad:
    """Return the outline as plain numbers."""
    a, b, c, d = ((float(x), float(y)) for x, y in outline)
    return a, b, c, d


def as_outline(quad: Quad) -> Floats:
    """Return a quad as an array."""
    return np.array(quad, dtype=np.float64)


def clockwise(outline: Floats) -> Floats:
    """Order four points clockwise, from the one nearest to the top left."""
    centre = outline.mean(axis=0)
    angle = np.arctan2(outline[:, 1] - centre[1], outline[:, 0] - centre[0])
    ordered = outline[np.argsort(angle)]
    return np.roll(ordered, -int(np.argmin(ordered.sum(axis=1))), axis=0)


def areas(outlines: Floats) -> Floats:
    """Return the area of each outline; negative for one that runs counter-clockwise."""
    x, y = outlines[..., 0], outlines[..., 1]
    doubled: Floats = (x * np.roll(y, -1, axis=-1) - y * np.roll(x, -1, axis=-1)).sum(axis=-1)
    return doubled / 2


def convex(outlines: Floats) -> NDArray[np.bool_]:
    """Say which outlines turn clockwise at every corner."""
    ahead = np.roll(outlines, -1, axis=-2) - outlines
    behind = np.roll(ahead, 1, axis=-2)
    cross = behind[..., 0] * ahead[..., 1] - behind[..., 1] * ahead[..., 0]
    turns: NDArray[np.bool_] = np.asarray((cross > 0).all(axis=-1))
    return turns


def side_lengths(outlines: Floats) -> Floats:
    """Return the lengths of top, right, bottom and left side."""
    lengths: Floats = np.linalg.norm(np.roll(outlines, -1, axis=-2) - outlines, axis=-1)
    return lengths


def corner_cosines(outlines: Floats) -> Floats:
    """Return the cosine of each corner: 0 for a right angle."""
    ahead = np.roll(outlines, -1, axis=-2) - outlines
    behind = np.roll(ahead, 1, axis=-2)
    lengths = np.linalg.norm(ahead, axis=-1) * np.linalg.norm(behind, axis=-1)
    cosines: Floats = (ahead * behind).sum(axis=-1) / np.maximum(lengths, 1e-9)
    return np.abs(cosines)


def common_area(first: Floats, second: Floats) -> float:
    """Return the area of the overlap of two convex outlines."""
    import cv2

    if (first.min(axis=0) >= second.max(axis=0)).any() or (second.min(axis=0) >= first.max(axis=0)).any():
        return 0.0
    area, _ = cv2.intersectConvexConvex(first.astype(np.float32), second.astype(np.float32))
    return float(area)


def jaccard(first: Floats, second: Floats) -> float:
    """Return the overlap of two convex outlines as a share of their union."""
    common = common_area(first, second)
    union = abs(float(areas(first))) + abs(float(areas(second))) - common
    return common / union if union > 0 else 0.0


def line_through(first: Floats, second: Floats) -> Floats:
    """Return lines (a, b, c) with a x + b y = c and a unit normal, through pairs of points."""
    ahead = second - first
    normal = np.stack([ahead[..., 1], -ahead[..., 0]], axis=-1)
    normal = normal / np.maximum(np.linalg.norm(normal, axis=-1, keepdims=True), 1e-12)
    offset = (normal * first).sum(axis=-1, keepdims=True)
    return np.concatenate([normal, offset], axis=-1)


def meeting(first: Floats, second: Floats) -> Floats:
    """Return where pairs of lines meet; far away (not infinitely) for parallel ones."""
    det = first[..., 0] * second[..., 1] - first[..., 1] * second[..., 0]
    det = np.where(np.abs(det) < 1e-9, 1e-9, det)
    x = (first[..., 2] * second[..., 1] - first[..., 1] * second[..., 2]) / det
    y = (first[..., 0] * second[..., 2] - first[..., 2] * second[..., 0]) / det
    return np.stack([x, y], axis=-1)


def frame(width: float, height: float) -> Floats:
    """Return the outline of a whole picture."""
    return np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float64)
