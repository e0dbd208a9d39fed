"""Fingers that hold the card: they cover an edge, never a text."""

import random

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.cardmaker.geometry import project
from tests.cardmaker.shot import Shot
from tests.cardmaker.table import Laid

_SKINS = ((233, 190, 164), (206, 154, 120), (168, 116, 86), (120, 80, 58), (84, 56, 42))
_COARSE = 4


def hold(rng: random.Random, shot: Shot, pixels: NDArray[np.uint8]) -> bool:
    """Draw one to three fingers over blank places of the first card's edges; tell whether there was room."""
    card, skin = shot.cards[0], rng.choice(_SKINS)
    taken, side, drawn = _text_mask(shot), rng.randrange(4), 0
    for _ in range(rng.choice((1, 1, 2, 3))):
        tried = (_finger(rng, shot, card, side) for _ in range(24))
        found = next((mask for mask in tried if mask is not None and not (mask & taken).any()), None)
        if found is not None:
            _paint(pixels, found, skin)
            drawn += 1
    return drawn > 0


def _text_mask(shot: Shot) -> NDArray[np.uint8]:
    mask = np.zeros((shot.height // _COARSE, shot.width // _COARSE), np.uint8)
    for card in shot.cards:
        for quad in card.keep_clear():
            cv2.fillConvexPoly(mask, np.round(project(shot.to_photo, quad) / _COARSE).astype(np.int32), 1)
    reach = max(3, round(1.0 * _scale(shot, shot.cards[0]) / _COARSE) * 2 + 1)
    return np.asarray(cv2.dilate(mask, np.ones((reach, reach), np.uint8)), np.uint8)


def _scale(shot: Shot, card: Laid) -> float:
    outline = project(shot.to_photo, card.corners)
    return float(np.linalg.norm(outline[1] - outline[0])) / card.design.style.width


def _finger(rng: random.Random, shot: Shot, card: Laid, side: int) -> NDArray[np.uint8] | None:
    """Return the mask of a finger coming over an edge, its tip some millimetres inside."""
    style = card.design.style
    radius, depth, along = rng.uniform(6.0, 8.5), rng.uniform(2.5, 13.0), rng.uniform(0.12, 0.88)
    lean = rng.uniform(-0.5, 0.5)
    inward = ((0, 1), (-1, 0), (0, -1), (1, 0))[side]
    foot = _on_edge(style.width, style.height, side, along)
    tip = np.array(foot) + (depth - radius) * np.array(inward)
    root = tip - 90 * (np.array(inward) + lean * np.array(inward[::-1]))
    ends = np.round(project(shot.of(card), np.array([tip, root])) / _COARSE).astype(int)
    mask = np.zeros((shot.height // _COARSE, shot.width // _COARSE), np.uint8)
    wide = max(2, round(2 * radius * _scale(shot, card) / _COARSE))
    if np.abs(ends).max() > 30_000:
        return None
    tip_px, root_px = ends
    for wider in (1.0, 1.16, 1.3):
        start = tip_px + (root_px - tip_px) * (wider - 1) * 1.2
        cv2.line(mask, _whole(start), _whole(root_px), 1, round(wide * wider))
    return mask


def _whole(point: NDArray[np.float64]) -> tuple[int, int]:
    return round(float(point[0])), round(float(point[1]))


def _on_edge(width: float, height: float, side: int, along: float) -> tuple[float, float]:
    """Return a point on the top, right, bottom or left edge."""
    return ((width * along, 0), (width, height * along), (width * along, height), (0, height * along))[side]


def _paint(pixels: NDArray[np.uint8], mask: NDArray[np.uint8], skin: tuple[int, int, int]) -> None:
    """Shade the finger as a round thing: dark at its rim, light along its middle."""
    depth = cv2.distanceTransform(mask, cv2.DIST_L2, 3)
    rounded = np.sqrt(np.clip(depth / max(float(depth.max()), 1.0), 0, 1))
    h, w = pixels.shape[:2]
    shade = cv2.resize((0.5 + 0.5 * rounded).astype(np.float32), (w, h), interpolation=cv2.INTER_LINEAR)
    alpha = cv2.resize(cv2.GaussianBlur(mask.astype(np.float32), (0, 0), 0.8), (w, h), interpolation=cv2.INTER_LINEAR)
    skinned = np.array(skin, np.float32) * shade[..., None]
    cover = np.clip(alpha * 1.6 - 0.3, 0, 1)[..., None]
    pixels[:] = (pixels * (1 - cover) + skinned * cover).astype(np.uint8)
