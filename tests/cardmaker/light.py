"""Light: shadows, unevenness, glare beside the text, exposure and colour cast."""

import random

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.cardmaker.geometry import Points, project
from tests.cardmaker.shot import Shot

Light = NDArray[np.float32]
_COARSE = 8
"""Light is computed at an eighth of the photo's size: it has no fine detail."""


def evenness(rng: random.Random, shot: Shot, strength: float) -> Light:
    """Return a slope and a vignette around 1."""
    h, w = shot.height // _COARSE, shot.width // _COARSE
    ys, xs = np.mgrid[0:h, 0:w].astype(np.float32)
    angle = rng.uniform(0, 2 * np.pi)
    slope = np.cos(angle) * (xs / w - 0.5) + np.sin(angle) * (ys / h - 0.5)
    rim = (xs / w - 0.5) ** 2 + (ys / h - 0.5) ** 2
    return np.asarray(1 + strength * slope * 1.4 - strength * 0.5 * rim, np.float32)


def soft_shadow(rng: random.Random, shot: Shot, depth: float) -> Light:
    """Return the shadow of a hand or a phone that falls across the picture."""
    h, w = shot.height // _COARSE, shot.width // _COARSE
    mask = np.zeros((h, w), np.float32)
    angle, middle = rng.uniform(0, 360), (rng.uniform(0.1, 0.9) * w, rng.uniform(0.1, 0.9) * h)
    size = (rng.uniform(0.3, 0.7) * w, rng.uniform(0.5, 1.4) * h)
    cv2.fillPoly(mask, [cv2.boxPoints((middle, size, angle)).astype(np.int32)], 1.0)
    softness = rng.uniform(0.01, 0.06) * w
    return np.asarray(1 - depth * cv2.GaussianBlur(mask, (0, 0), softness), np.float32)


def card_shadow(rng: random.Random, shot: Shot) -> Light:
    """Return the small shadows that cards cast on the table."""
    h, w = shot.height // _COARSE * 2, shot.width // _COARSE * 2
    mask, scale = np.zeros((h, w), np.float32), 2 / _COARSE
    offset = np.array([rng.uniform(-1.6, 1.6), rng.uniform(-1.6, 1.6)])
    for card in shot.cards:
        outline = project(shot.to_photo, card.corners + offset) * scale
        cv2.fillConvexPoly(mask, np.round(outline).astype(np.int32), 1.0)
    reach = rng.uniform(0.5, 1.6) * _pixels_per_mm(shot) * scale
    return np.asarray(1 - rng.uniform(0.25, 0.5) * cv2.GaussianBlur(mask, (0, 0), reach), np.float32)


def _pixels_per_mm(shot: Shot) -> float:
    outline = project(shot.to_photo, shot.cards[0].corners)
    return float(np.linalg.norm(outline[1] - outline[0])) / shot.cards[0].design.style.width


def on_text(shot: Shot, factor: Light) -> float:
    """Return the least light that falls on any text that the truth names."""
    h, w = factor.shape
    found = 1.0
    for card in shot.cards:
        for text in card.printed:
            at = np.round(project(shot.of(card), _samples(text.box)) / _COARSE).astype(int)
            seen = factor[np.clip(at[:, 1], 0, h - 1), np.clip(at[:, 0], 0, w - 1)]
            found = min(found, float(seen.min())) if text.field else found
    return found


def glare(rng: random.Random, shot: Shot) -> Light | None:
    """Return light to be added in a spot on a card that touches no text; None when there is no such spot."""
    card = rng.choice(shot.cards)
    matrix, style = shot.of(card), card.design.style
    texts = [project(matrix, _samples(text.box)) for text in card.printed]
    spots = [np.array([[rng.uniform(0, style.width), rng.uniform(0, style.height)]]) for _ in range(40)]
    best, room = None, 0.0
    for spot in spots:
        at = project(matrix, spot)[0]
        near = min(float(np.linalg.norm(points - at, axis=1).min()) for points in texts)
        if near > room:
            best, room = at, near
    if best is None or room < 5 * _pixels_per_mm(shot):
        return None
    return _spot(shot, best, room * 0.42, rng.uniform(90, 190))


def _samples(box: tuple[float, float, float, float]) -> Points:
    xs, ys = np.meshgrid(np.linspace(box[0], box[2], 24), np.linspace(box[1], box[3], 3))
    return np.column_stack([xs.ravel(), ys.ravel()])


def _spot(shot: Shot, at: NDArray[np.float64], sigma: float, height: float) -> Light:
    h, w = shot.height // _COARSE, shot.width // _COARSE
    ys, xs = np.mgrid[0:h, 0:w].astype(np.float32) * _COARSE
    distance = ((xs - at[0]) ** 2 + (ys - at[1]) ** 2) / (2 * sigma**2)
    return np.asarray(height * np.exp(-distance), np.float32)


def enlarged(light: Light, shot: Shot) -> Light:
    """Bring coarse light to the photo's size."""
    return np.asarray(cv2.resize(light, (shot.width, shot.height), interpolation=cv2.INTER_LINEAR), np.float32)


def lit(pixels: Light, factor: Light, added: Light | None, gains: NDArray[np.float64]) -> Light:
    """Apply light, glare and the gains of the three colours."""
    seen = cv2.multiply(pixels, cv2.merge([factor * np.float32(gain) for gain in gains]))
    if added is not None:
        seen = cv2.add(seen, cv2.merge([added * np.float32(gain) for gain in gains]))
    return np.asarray(seen, np.float32)
