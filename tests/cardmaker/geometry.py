"""Millimetres on a table to pixels in a photo: a pin-hole camera above a plane."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Points = NDArray[np.float64]
"""n x 2."""


@dataclass(frozen=True)
class Pose:
    """Where the camera stands: degrees away from straight down, towards which side, millimetres to the table."""

    tilt: float
    towards: float
    distance: float
    focal: float
    """In pixels."""


def plane_to_photo(pose: Pose) -> Matrix:
    """Return the homography of the table plane, its origin landing on 0, 0."""
    tilt, towards = math.radians(pose.tilt), math.radians(pose.towards)
    axis = np.array([math.cos(towards), math.sin(towards), 0.0])
    cross = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
    turn = np.eye(3) + math.sin(tilt) * cross + (1 - math.cos(tilt)) * (cross @ cross)
    lens = np.diag([pose.focal, pose.focal, 1.0])
    seen = lens @ np.column_stack([turn[:, 0], turn[:, 1], [0.0, 0.0, pose.distance]])
    return np.asarray(seen / seen[2, 2])


def shift(dx: float, dy: float) -> Matrix:
    """Return the homography that moves by dx, dy."""
    return np.array([[1.0, 0, dx], [0, 1, dy], [0, 0, 1]])


def placed(width: float, height: float, angle: float, x: float, y: float) -> Matrix:
    """Return card millimetres to table millimetres: turned about its middle, which lands on x, y."""
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return np.array([[c, -s, x], [s, c, y], [0, 0, 1]]) @ shift(-width / 2, -height / 2)


def project(matrix: Matrix, points: Points) -> Points:
    """Map points through a homography."""
    seen = np.column_stack([points, np.ones(len(points))]) @ matrix.T
    return np.asarray(seen[:, :2] / seen[:, 2:])


def rectangle(left: float, top: float, right: float, bottom: float) -> Points:
    """Return the corners clockwise from the top left."""
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]])


def scale_at(matrix: Matrix, point: tuple[float, float]) -> float:
    """Return the smaller of the two local magnifications at a point, in output units per input unit."""
    step = 0.05
    x, y = point
    here, right, below = project(matrix, np.array([[x, y], [x + step, y], [x, y + step]]))
    jacobian = np.column_stack([right - here, below - here]) / step
    return float(np.linalg.svd(jacobian, compute_uv=False)[-1])
