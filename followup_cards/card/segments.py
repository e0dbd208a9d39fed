"""Witness: straight line segments, joined into long lines, that vote for quadrilaterals."""

import numpy as np
from numpy.typing import NDArray

from followup_cards.card.geometry import Floats, convex, line_through, meeting, side_lengths
from followup_cards.card.view import View

MIN_LENGTH = 0.02
"""Of the picture's diagonal."""
MOST_LINES = 44
SAME_ANGLE = np.radians(2.5)
SAME_OFFSET = 3.0
BINS = 768
"""Places along a line where a segment may cover it."""
MIN_SIDE = 0.06
MOST_QUADS = 400
MIN_COVER = 0.3


def segment_quads(view: View) -> Floats:
    """Return the outlines that have a line along most of each side, K x 4 x 2, best covered first."""
    segments = _segments(view)
    diagonal = float(np.hypot(view.width, view.height))
    lines, covered = _long_lines(segments, diagonal)
    if len(lines) < 4:
        return np.zeros((0, 4, 2))
    pairs = _parallel_pairs(lines, diagonal)
    quads, sides = _crossings(lines, pairs)
    margin = 0.25 * diagonal
    inside = ((quads > -margin) & (quads < np.array([view.width, view.height]) + margin)).all(axis=(1, 2))
    good = inside & convex(quads) & (side_lengths(quads).min(axis=1) > MIN_SIDE * diagonal)
    quads, sides = quads[good], sides[good]
    sums = np.concatenate([np.zeros((len(covered), 1)), np.cumsum(covered, axis=1)], axis=1)
    cover = np.stack(
        [_cover(lines[sides[:, k]], sums[sides[:, k]], quads[:, [k, (k + 1) % 4]], diagonal) for k in range(4)]
    )
    votes = cover.sum(axis=0) + 2 * cover.min(axis=0)
    keep = np.flatnonzero(cover.min(axis=0) > MIN_COVER)
    best: Floats = quads[keep[np.argsort(-votes[keep])][:MOST_QUADS]]
    return best


def _segments(view: View) -> Floats:
    """Return straight segments of brightness and of both colour axes, N x 4."""
    import cv2

    detector = cv2.createLineSegmentDetector(cv2.LSD_REFINE_NONE)
    found = []
    for axis, gain in ((0, 2.55), (1, 3.0), (2, 3.0)):
        plane = np.clip(view.lab[..., axis] * gain + (0 if axis == 0 else 128), 0, 255).astype(np.uint8)
        lines = detector.detect(plane)[0]
        if lines is not None:
            found.append(np.asarray(lines, dtype=np.float64).reshape(-1, 4))
    segments = np.concatenate(found) if found else np.zeros((0, 4))
    length = np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1])
    long = length > MIN_LENGTH * np.hypot(view.width, view.height)
    order = np.argsort(-length[long])
    kept: Floats = segments[long][order]
    return kept


def _long_lines(segments: Floats, diagonal: float) -> tuple[Floats, NDArray[np.bool_]]:
    """Join segments on one line; return lines (a, b, c) and where each is covered, best covered first."""
    rest = segments
    lines: list[Floats] = []
    covers: list[NDArray[np.bool_]] = []
    while len(rest) and len(lines) < 3 * MOST_LINES:
        line = line_through(rest[0, :2], rest[0, 2:])
        near = _on_line(rest, line)
        near[0] = True
        line = _fitted(rest[near])
        near |= _on_line(rest, line)
        lines.append(line)
        covers.append(_coverage(rest[near], line, diagonal))
        rest = rest[~near]
    if not lines:
        return np.zeros((0, 3)), np.zeros((0, BINS), dtype=np.bool_)
    covered = np.array(covers)
    order = np.argsort(-covered.sum(axis=1))[:MOST_LINES]
    return np.array(lines)[order], covered[order]


def _on_line(segments: Floats, line: Floats) -> NDArray[np.bool_]:
    first = segments[:, :2] @ line[:2] - line[2]
    second = segments[:, 2:] @ line[:2] - line[2]
    length = np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1])
    flat = np.abs(first - second) < np.sin(SAME_ANGLE) * length + 1.0
    near: NDArray[np.bool_] = flat & (np.maximum(np.abs(first), np.abs(second)) < SAME_OFFSET)
    return near


def _fitted(segments: Floats) -> Floats:
    """Fit one line to the ends of segments, longer ones weighing more."""
    points = segments.reshape(-1, 2)
    weights = np.repeat(np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1]), 2)
    centre = np.average(points, axis=0, weights=weights)
    spread = (points - centre) * weights[:, None] ** 0.5
    direction = np.linalg.svd(spread, full_matrices=False)[2][0]
    normal = np.array([direction[1], -direction[0]])
    return np.array([normal[0], normal[1], normal @ centre])


def _places(lines: Floats, points: Floats, diagonal: float) -> NDArray[np.intp]:
    """Return the bin of each point along its line."""
    along = -lines[..., 1] * points[..., 0] + lines[..., 0] * points[..., 1]
    return np.clip(((along + 1.5 * diagonal) / (3 * diagonal) * BINS), 0, BINS - 1).astype(np.intp)


def _coverage(segments: Floats, line: Floats, diagonal: float) -> NDArray[np.bool_]:
    covered = np.zeros(BINS, dtype=np.bool_)
    ends = np.sort(_places(line, segments.reshape(-1, 2, 2), diagonal), axis=1)
    for start, stop in ends:
        covered[start : stop + 1] = True
    return covered


def _parallel_pairs(lines: Floats, diagonal: float) -> NDArray[np.intp]:
    """Return pairs of lines that could be opposite sides: within 25 degrees, and apart."""
    first, second = np.triu_indices(len(lines), 1)
    cosine = np.abs((lines[first, :2] * lines[second, :2]).sum(axis=1))
    sign = np.sign((lines[first, :2] * lines[second, :2]).sum(axis=1))
    apart = np.abs(lines[first, 2] - sign * lines[second, 2])
    good = (cosine > np.cos(np.radians(25))) & ((apart > MIN_SIDE * diagonal * 0.5) | (cosine < np.cos(np.radians(5))))
    return np.stack([first[good], second[good]], axis=1)


def _crossings(lines: Floats, pairs: NDArray[np.intp]) -> tuple[Floats, NDArray[np.intp]]:
    """Cross pairs with pairs at 50 to 90 degrees; return outlines and the line along each side."""
    middle = lines[pairs[:, 0], :2]
    cosine = np.abs(middle @ middle.T)
    first, second = np.nonzero(np.triu(cosine < np.cos(np.radians(50)), 1))
    a, c = pairs[first].T
    b, d = pairs[second].T
    corners = [meeting(lines[p], lines[q]) for p, q in ((d, a), (a, b), (b, c), (c, d))]
    quads = np.stack(corners, axis=1)
    sides = np.stack([a, b, c, d], axis=1)
    x, y = quads[..., 0], quads[..., 1]
    backward = (x * np.roll(y, -1, axis=1) - y * np.roll(x, -1, axis=1)).sum(axis=1) < 0
    quads[backward] = quads[backward][:, [0, 3, 2, 1]]
    sides[backward] = sides[backward][:, [3, 2, 1, 0]]
    return quads, sides


def _cover(lines: Floats, sums: Floats, ends: Floats, diagonal: float) -> Floats:
    """Return the share of each side, given by its two ends, that its line covers."""
    places = _places(lines[:, None], ends, diagonal)
    low, high = places.min(axis=1), places.max(axis=1) + 1
    rows = np.arange(len(lines))
    share: Floats = (sums[rows, high] - sums[rows, low]) / (high - low)
    return share
