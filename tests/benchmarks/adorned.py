"""Cards with more on them than the generator prints, to learn from: panels, pictures, frames, rules, large signs.

What is behind the print is painted anew; the print stays where it is, though not always legible. Only outlines are
learned from these, never what a card says.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Painting = NDArray[np.float32]
Mask = NDArray[np.bool_]

SMALL = 600
"""Long side at which the ground is told from the print."""
PRINTED = 40
"""Gray levels between the print and its ground."""
CARD_MM = 85.0


@dataclass(frozen=True)
class Hand:
    """Who paints: choices, and noise."""

    rng: random.Random
    noise: np.random.Generator

    def colour(self) -> NDArray[np.float32]:
        """Return any colour, or a gray."""
        one = self.rng.randrange(256)
        mixed = [self.rng.randrange(256) for _ in range(3)]
        return np.array(mixed if self.rng.random() < 0.7 else [one] * 3, np.float32)

    def ink(self) -> tuple[float, float, float]:
        """Return a colour to draw with."""
        red, green, blue = (float(value) for value in self.colour())
        return red, green, blue


def adorned(pixels: NDArray[np.uint8], hand: Hand) -> NDArray[np.uint8]:
    """Return a flat card with other things behind its print."""
    height, width = pixels.shape[:2]
    small = (round(width * SMALL / max(width, height)), round(height * SMALL / max(width, height)))
    least = cv2.medianBlur(cv2.resize(pixels, small, interpolation=cv2.INTER_AREA), 31)
    ground = np.asarray(cv2.resize(least, (width, height)), np.float32)
    printed = (np.abs(pixels - ground).max(axis=2) > PRINTED)[..., None]
    painted = ground if hand.rng.random() > 0.12 else _picture(hand, height, width)
    for _ in range(hand.rng.choice((0, 1, 1, 1, 2, 3))):
        panel = _panel(hand.rng, height, width)[..., None]
        painted = np.where(panel, _filling(hand, height, width), painted)
    painted = np.ascontiguousarray(painted, np.float32)
    for draw in (_frames, _rules, _signs):
        draw(hand, painted)
    return np.clip(np.where(printed, pixels, painted), 0, 255).astype(np.uint8)


def _filling(hand: Hand, height: int, width: int) -> Painting:
    if hand.rng.random() < 0.55:
        return np.zeros((height, width, 3), np.float32) + hand.colour()
    return _picture(hand, height, width)


def _picture(hand: Hand, height: int, width: int) -> Painting:
    """Paint a relief of two colours, perhaps with things on it."""
    rng, bumps = hand.rng, hand.rng.choice((2, 3, 6, 12, 30))
    first, second = hand.colour(), hand.colour()
    rough = hand.noise.uniform(0, 1, (max(2, bumps * height // max(height, width) + 1), bumps + 1))
    relief = np.clip(cv2.resize(rough.astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC), 0, 1)
    painted = np.asarray(first + (second - first) * relief[..., None], np.float32)
    for _ in range(rng.choice((0, 0, 3, 8, 20))):
        x, y, size = rng.randrange(width), rng.randrange(height), rng.randrange(3, max(4, min(height, width) // 3))
        if rng.random() < 0.5:
            cv2.circle(painted, (x, y), size, hand.ink(), -1, cv2.LINE_AA)
        else:
            cv2.rectangle(painted, (x, y), (x + 2 * size, y + size), hand.ink(), -1)
    return painted


def _panel(rng: random.Random, height: int, width: int) -> Mask:
    """Return where a panel lies: along a side or two, as a box, slanting or round; anyway round."""
    mask = np.zeros((height, width), np.uint8)
    PANELS[rng.choice(("side", "side", "top", "top", "box", "box", "slant", "round"))](rng, mask)
    if rng.random() < 0.5:
        mask = mask[:, ::-1]
    return (mask[::-1] if rng.random() < 0.5 else mask) > 0


def _side(rng: random.Random, mask: NDArray[np.uint8]) -> None:
    wide = round(mask.shape[1] * rng.uniform(0.08, 0.5))
    mask[:, :wide] = 1
    if rng.random() < 0.3:
        mask[:, mask.shape[1] - round(wide * rng.uniform(0.3, 1)) :] = 1


def _top(rng: random.Random, mask: NDArray[np.uint8]) -> None:
    tall = round(mask.shape[0] * rng.uniform(0.08, 0.5))
    mask[:tall] = 1
    if rng.random() < 0.3:
        mask[mask.shape[0] - round(tall * rng.uniform(0.2, 1)) :] = 1


def _box(rng: random.Random, mask: NDArray[np.uint8]) -> None:
    height, width = mask.shape
    x, y = rng.uniform(0, 0.6) * width, rng.uniform(0, 0.6) * height
    end = round(x + rng.uniform(0.15, 0.8) * width), round(y + rng.uniform(0.15, 0.8) * height)
    cv2.rectangle(mask, (round(x), round(y)), end, 1, -1)


def _slant(rng: random.Random, mask: NDArray[np.uint8]) -> None:
    height, width = mask.shape
    corners = [[0, 0], [rng.uniform(0.1, 1) * width, 0], [rng.uniform(0, 0.7) * width, height], [0, height]]
    cv2.fillConvexPoly(mask, np.rint(np.array(corners)).astype(np.int32), 1)


def _round(rng: random.Random, mask: NDArray[np.uint8]) -> None:
    height, width = mask.shape
    middle = (rng.choice((0, width, width // 2)), rng.choice((0, height)))
    axes = (round(rng.uniform(0.2, 0.9) * width), round(rng.uniform(0.2, 0.9) * height))
    cv2.ellipse(mask, middle, axes, 0, 0, 360, 1, -1)


PANELS: dict[str, Callable[[random.Random, NDArray[np.uint8]], None]] = {
    "side": _side,
    "top": _top,
    "box": _box,
    "slant": _slant,
    "round": _round,
}


def _millimetre(painted: Painting) -> float:
    return float(max(painted.shape[:2])) / CARD_MM


def _frames(hand: Hand, painted: Painting) -> None:
    rng, ink, unit = hand.rng, hand.ink(), _millimetre(painted)
    for _ in range(rng.choice((0, 0, 0, 0, 1, 2))):
        inset = round(rng.uniform(1.2, 6) * unit)
        end = (painted.shape[1] - inset, painted.shape[0] - inset)
        cv2.rectangle(painted, (inset, inset), end, ink, max(1, round(unit * rng.choice((0.2, 0.4, 0.8, 2)))))


def _rules(hand: Hand, painted: Painting) -> None:
    rng, ink, unit = hand.rng, hand.ink(), _millimetre(painted)
    height, width = painted.shape[:2]
    for _ in range(rng.choice((0, 0, 1, 2, 4))):
        at, (start, stop) = rng.uniform(0.1, 0.9), sorted((rng.random(), rng.random()))
        ends = [(start * width, at * height), (stop * width, at * height)]
        if rng.random() < 0.35:
            ends = [(at * width, start * height), (at * width, stop * height)]
        (x1, y1), (x2, y2) = ends
        thick = max(1, round(unit * rng.choice((0.15, 0.3, 0.6, 1.5))))
        cv2.line(painted, (round(x1), round(y1)), (round(x2), round(y2)), ink, thick)


def _signs(hand: Hand, painted: Painting) -> None:
    rng = hand.rng
    for _ in range(rng.choice((0, 0, 0, 1, 2))):
        x, y = rng.randrange(painted.shape[1]), rng.randrange(painted.shape[0])
        size = round(_millimetre(painted) * rng.uniform(2, 12))
        if rng.random() < 0.5:
            cv2.rectangle(painted, (x, y), (x + round(size * rng.uniform(0.6, 3)), y + size), hand.ink(), -1)
        else:
            cv2.circle(painted, (x, y), size, hand.ink(), rng.choice((-1, max(1, size // 5))))
