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
    rest = _segments(view)
    lines: list[Floats] = []
    lengths: list[float] = []
    while len(rest) and len(lines) < 3 * most:
        near = _on_line(rest, line_through(rest[0, :2], rest[0, 2:]))
        near[0] = True
        line = _fitted(rest[near])
        near |= _on_line(rest, line)
        lines.append(_fitted(rest[near]))
        lengths.append(float(_lengths(rest[near]).sum()))
        rest = rest[~near]
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


def _on_line(segments: Floats, line: Floats) -> NDArray[np.bool_]:
    first = segments[:, :2] @ line[:2] - line[2]
    second = segments[:, 2:] @ line[:2] - line[2]
    flat = np.abs(first - second) < np.sin(SAME_ANGLE) * _lengths(segments) + 1.0
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
