"""What lens and sensor do: defocus, motion, noise."""

import math
import random

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.float32]


def defocused(pixels: Picture, sigma: float) -> Picture:
    """Blur by a standard deviation in pixels."""
    if sigma < 0.25:
        return pixels
    return np.asarray(cv2.GaussianBlur(pixels, (0, 0), sigma), np.float32)


def moved(pixels: Picture, sigma: float, angle: float) -> Picture:
    """Smear along a line whose standard deviation is sigma pixels."""
    length = sigma * math.sqrt(12)
    size = 2 * math.ceil(length / 2) + 1
    if size < 3:
        return pixels
    kernel = np.zeros((size * 4, size * 4), np.float32)
    middle = (size * 4 - 1) / 2
    dx, dy = math.cos(angle) * length * 2, math.sin(angle) * length * 2
    ends = [(round((middle + s * dx) * 16), round((middle + s * dy) * 16)) for s in (-1, 1)]
    cv2.line(kernel, ends[0], ends[1], 1.0, 4, cv2.LINE_AA, 4)
    small = cv2.resize(kernel, (size, size), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.filter2D(pixels, -1, small / small.sum()), np.float32)


def noisy(pixels: Picture, noise: np.random.Generator, sigma: float) -> Picture:
    """Add grain, most of it in the brightness and some, coarser, in the colour."""
    h, w = pixels.shape[:2]
    grain = noise.standard_normal((h, w), dtype=np.float32)
    grained = cv2.scaleAdd(cv2.merge((grain, grain, grain)), sigma, pixels)
    blotches = noise.standard_normal((h // 3 + 1, w // 3 + 1, 3), dtype=np.float32)
    coarse = cv2.resize(blotches, (w, h), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.scaleAdd(coarse, 0.5 * sigma, grained), np.float32)


def cast(rng: random.Random, strength: float, exposure: float) -> NDArray[np.float64]:
    """Return the gains of red, green and blue: a warm or a cold light."""
    warmth = rng.uniform(-strength, strength)
    return np.array([1 + warmth, 1 + rng.uniform(-0.2, 0.2) * strength, 1 - warmth]) * exposure
