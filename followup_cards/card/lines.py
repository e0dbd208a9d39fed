"""Straight lines of a picture: segments of brightness and colour, joined where they lie on one line."""

import math
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from followup_cards.card.geometry import Floats, line_through
from followup_cards.card.view import View
from followup_cards.model import Pixels

MIN_LENGTH = 0.02
"""Of the picture's diagonal."""
SAME_ANGLE = np.radians(2.0)
SAME_OFFSET = 2.2


def long_lines(view: View, most: int) -> Floats:
    """Return lines (a, b, c), the ones with most segments on them first."""
    segments = _segments(view)
    ends, sizes = np.ascontiguousarray(segments.T), _lengths(segments)
    slack = np.sin(SAME_ANGLE) * sizes + 1.0
    alone = line_through(segments[:, :2], segments[:, 2:])
    left = np.ones(len(segments), dtype=np.bool_)
    lines: list[Floats] = []
    lengths: list[float] = []
    while left.any() and len(lines) < 3 * most:
        longest = int(left.argmax())
        near = left & _on_line(ends, slack, alone[longest])
        near[longest] = True
        line = _fitted(segments[near])
        more = left & (near | _on_line(ends, slack, line))
        lines.append(_fitted(segments[more]) if (more != near).any() else line)
        lengths.append(float(sizes[more].sum()))
        left &= ~more
    if not lines:
        return np.zeros((0, 3))
    best: Floats = np.array(lines)[np.argsort(-np.array(lengths))[:most]]
    return best


def _segments(view: View) -> Floats:
    """Return segments of evened brightness and of both colour axes, N x 4, the longest first."""
    import cv2

    brightness = np.clip(view.lab[..., 0] * 2.55, 0, 255).astype(np.uint8)
    planes = [brightness, np.asarray(cv2.createCLAHE(4.0, (6, 6)).apply(brightness), dtype=np.uint8)]
    planes += [np.clip(view.lab[..., axis] * 3.0 + 128, 0, 255).astype(np.uint8) for axis in (1, 2)]
    with ThreadPoolExecutor(len(planes)) as threads:
        segments = np.concatenate(list(threads.map(_segments_on, planes)))
    lengths = _lengths(segments)
    order = np.argsort(-lengths)
    kept: Floats = segments[order[lengths[order] > MIN_LENGTH * np.hypot(view.width, view.height)]]
    return kept


def _segments_on(plane: Pixels) -> Floats:
    import cv2

    lines = cv2.createLineSegmentDetector(cv2.LSD_REFINE_STD).detect(plane)[0]
    found = [] if lines is None else lines  # type: ignore[redundant-expr]  # it is None where there is no line
    return np.asarray(found, dtype=np.float64).reshape(-1, 4)


def _lengths(segments: Floats) -> Floats:
    return np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1])


def _on_line(ends: Floats, slack: Floats, line: Floats) -> NDArray[np.bool_]:
    """Say which segments, x and y of both ends, lie on a line, `slack` being how askew each may be."""
    a, b, c = line.tolist()
    first, second = a * ends[0] + b * ends[1] - c, a * ends[2] + b * ends[3] - c
    flat = np.abs(first - second) < slack
    near: NDArray[np.bool_] = flat & (np.maximum(np.abs(first), np.abs(second)) < SAME_OFFSET)
    return near


def _fitted(segments: Floats) -> Floats:
    """Fit one line to the ends of segments, longer ones weighing more."""
    points, weights = segments.reshape(-1, 2), np.repeat(_lengths(segments), 2)
    x, y = (weights @ points / weights.sum()).tolist()
    across, down = (points - (x, y)).T
    spread = float(weights @ (across * across - down * down))
    angle = 0.5 * math.atan2(2 * float(weights @ (across * down)), spread)  # of the longest axis
    normal = math.sin(angle), -math.cos(angle)
    return np.array([*normal, normal[0] * x + normal[1] * y])
