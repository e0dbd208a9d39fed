"""Quadrilaterals: order, size, overlap, and where their sides would meet.

Inside this package an outline is a 4 x 2 array, clockwise as seen (y down); many of them are K x 4 x 2.
"""

import numpy as np
from numpy.typing import NDArray

from followup_cards.model import Point, Quad

Floats = NDArray[np.float64]

USUAL_FOCAL = 0.8
"""Focal length of a telephone's main camera, as a share of the picture's long side (about 28 mm on 36 mm)."""


Ray = tuple[Floats, Floats]
"""A direction through the camera, x and y at depth 1; many at once, each number in an array of its own."""
Side = tuple[Floats, Floats, Floats]
"""A direction in space, each number in an array of its own."""


def as_quad(outline: Floats) -> Quad:
    """Return the outline as plain numbers."""
    a, b, c, d = ((float(x), float(y)) for x, y in outline)
    return a, b, c, d


def as_outline(quad: Quad) -> Floats:
    """Return a quad as an array."""
    return np.array(quad, dtype=np.float64)


def clockwise(outlines: Floats) -> Floats:
    """Order the four points of each outline clockwise, from the one nearest to the top left."""
    centre = outlines.mean(axis=-2, keepdims=True)
    angle = np.arctan2(outlines[..., 1] - centre[..., 1], outlines[..., 0] - centre[..., 0])
    ordered = np.take_along_axis(outlines, np.argsort(angle, axis=-1)[..., None], axis=-2)
    start = np.argmin(ordered.sum(axis=-1), axis=-1)[..., None]
    turned: Floats = np.take_along_axis(ordered, ((start + np.arange(4)) % 4)[..., None], axis=-2)
    return turned


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


def enlarged(outline: Floats, factor: float) -> Floats:
    """Return an outline drawn so many times as large, about its middle."""
    centre = outline.mean(axis=0)
    larger: Floats = centre + factor * (outline - centre)
    return larger


def side_lengths(outlines: Floats) -> Floats:
    """Return the lengths of top, right, bottom and left side."""
    lengths: Floats = np.linalg.norm(np.roll(outlines, -1, axis=-2) - outlines, axis=-1)
    return lengths


def long_ways(outlines: Floats) -> Floats:
    """Return the direction of the longer sides of each outline, of length 1."""
    lengths = side_lengths(outlines)[:, :2]
    top, right = outlines[:, 1] - outlines[:, 0], outlines[:, 2] - outlines[:, 1]
    ahead = np.where(lengths[:, :1] >= lengths[:, 1:], top, right)
    ways: Floats = ahead / np.maximum(np.linalg.norm(ahead, axis=1, keepdims=True), 1e-9)
    return ways


def corner_cosines(outlines: Floats) -> Floats:
    """Return the cosine of each corner: 0 for a right angle."""
    ahead = np.roll(outlines, -1, axis=-2) - outlines
    behind = np.roll(ahead, 1, axis=-2)
    lengths = np.hypot(ahead[..., 0], ahead[..., 1]) * np.hypot(behind[..., 0], behind[..., 1])
    along = ahead[..., 0] * behind[..., 0] + ahead[..., 1] * behind[..., 1]
    cosines: Floats = np.abs(along / np.maximum(lengths, 1e-9))
    return cosines


def true_ratios(outlines: Floats, width: float, height: float) -> Floats:
    """Estimate width over height of the rectangles that a camera sees as these outlines.

    The sides' directions are followed through a camera with the usual focal length that looks at the middle of the
    picture (Zhang and He, "Whiteboard scanning and image enhancement", 2007, section 3). An outline that no
    rectangle can cast keeps the ratio of its sides as seen.
    """
    lengths = side_lengths(outlines)
    seen = (lengths[..., 0] + lengths[..., 2]) / np.maximum(lengths[..., 1] + lengths[..., 3], 1e-9)
    across, along, possible = _sides_in_space(outlines, width, height)
    ratio = np.sqrt(_dot(across, across)) / np.maximum(np.sqrt(_dot(along, along)), 1e-9)
    true: Floats = np.where(possible, np.clip(ratio, seen / 1.7, seen * 1.7), seen)
    return true


def leanings(outlines: Floats, width: float, height: float) -> Floats:
    """Return the cosine between the sides in space of what a camera sees as these outlines: 0 for a rectangle."""
    across, along, possible = _sides_in_space(outlines, width, height)
    lengths = np.sqrt(_dot(across, across) * _dot(along, along))
    cosine = np.abs(_dot(across, along)) / np.maximum(lengths, 1e-12)
    leaning: Floats = np.where(possible, cosine, 1.0)
    return leaning


def _sides_in_space(outlines: Floats, width: float, height: float) -> tuple[Side, Side, NDArray[np.bool_]]:
    """Return the top and the left side as directions in space, and whether any parallelogram is seen so."""
    focal = USUAL_FOCAL * max(width, height)
    x, y = (outlines[..., 0] - width / 2) / focal, (outlines[..., 1] - height / 2) / focal
    a, b, c, d = ((x[..., k], y[..., k]) for k in range(4))
    # In the card's plane the corners are a, b = a + u, d = a + v, c = a + u + v, each up to its depth.
    right = _mixed(a, d, c) / _away_from_zero(_mixed(b, d, c))
    down = _mixed(a, b, c) / _away_from_zero(_mixed(d, b, c))
    return _reach(right, b, a), _reach(down, d, a), (right > 0) & (down > 0)


def _mixed(first: Ray, second: Ray, third: Ray) -> Floats:
    """Return the triple product."""
    (ax, ay), (bx, by), (cx, cy) = first, second, third
    product: Floats = (ay - by) * cx + (bx - ax) * cy + (ax * by - ay * bx)
    return product


def _reach(depth: Floats, far: Ray, near: Ray) -> Side:
    """Return the way from one ray's end at depth 1 to another's at that depth."""
    return depth * far[0] - near[0], depth * far[1] - near[1], depth - 1


def _dot(first: Side, second: Side) -> Floats:
    product: Floats = first[0] * second[0] + first[1] * second[1] + first[2] * second[2]
    return product


def _away_from_zero(values: Floats) -> Floats:
    return np.where(np.abs(values) < 1e-12, 1e-12, values)


def common_area(first: Floats, second: Floats) -> float:
    """Return the area of the overlap of two convex outlines (Sutherland and Hodgman's clipping).

    OpenCV's intersectConvexConvex answers 0 for two outlines that nearly coincide.
    """
    return clipped_area(first, second)


def clipped_area(first: Floats, *others: Floats) -> float:
    """Return the area that several convex, clockwise outlines have in common."""
    points = [(float(x), float(y)) for x, y in first]
    for other in others:
        if (first.min(axis=0) >= other.max(axis=0)).any() or (other.min(axis=0) >= first.max(axis=0)).any():
            return 0.0
        for (x1, y1), (x2, y2) in zip(other.tolist(), np.roll(other, -1, axis=0).tolist(), strict=True):
            points = _clipped(points, x1, y1, x2 - x1, y2 - y1)
    doubled = sum(p[0] * q[1] - q[0] * p[1] for p, q in zip(points, points[1:] + points[:1], strict=True))
    return abs(doubled) / 2


def _clipped(points: list[Point], x: float, y: float, ahead_x: float, ahead_y: float) -> list[Point]:
    """Keep what lies to the right (y down: inside, for a clockwise outline) of a directed line."""
    kept: list[Point] = []
    sides = [ahead_x * (q - y) - ahead_y * (p - x) for p, q in points]
    for k, side in enumerate(sides):
        before = sides[k - 1]
        if (side >= 0) != (before >= 0):
            (px, py), (qx, qy), t = points[k - 1], points[k], before / (before - side)
            kept.append((px + t * (qx - px), py + t * (qy - py)))
        if side >= 0:
            kept.append(points[k])
    return kept


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
