"""Decide everything about a photograph before a pixel is drawn: cards, pose, frame."""

import math
import random
from dataclasses import dataclass, replace

import numpy as np

from tests.cardmaker.design import CardWish, design
from tests.cardmaker.geometry import Matrix, Points, Pose, plane_to_photo, project, scale_at, shift
from tests.cardmaker.table import Laid, lay, lay_grid
from tests.cardmaker.tiers import MIN_X_HEIGHT, TIERS, Tier

_LARGEST_FILL = 0.94
_MOST_PIXELS = 24e6


@dataclass(frozen=True)
class ShotWish:
    """What a photograph must show; whatever is left out is left to chance."""

    card: CardWish | None = None
    count: int | None = None
    manner: str | None = None
    angle: float | None = None
    background: str | None = None
    cut: bool | None = None
    fingers: bool | None = None
    glare: bool | None = None


@dataclass(frozen=True, eq=False)
class Shot:
    """Cards on a table and the camera above them."""

    tier: Tier
    width: int
    height: int
    cards: tuple[Laid, ...]
    manner: str
    pose: Pose
    to_photo: Matrix
    """Table millimetres to photo pixels."""
    x_height: float
    """Of the smallest text that the truth names, in photo pixels."""
    cut: bool

    def of(self, card: Laid) -> Matrix:
        """Return card millimetres to photo pixels."""
        return np.asarray(self.to_photo @ card.to_table)


def compose(rng: random.Random, tier_name: str, megapixels: float, multi: float, wish: ShotWish) -> Shot:
    """Lay the cards out and find a camera that shows them at a legible size."""
    tier = TIERS[tier_name]
    count = wish.count or (rng.choice((2, 2, 3, 4, 4, 5, 6, 8, 12)) if rng.random() < multi else 1)
    designs = [design(rng, wish.card) for _ in range(count)]
    manner = wish.manner or rng.choice(("apart", "apart", "touching", "overlapping")) if count > 1 else "single"
    angle = wish.angle if wish.angle is not None else _angle(rng, tier)
    if count > 1:
        cards = lay_grid(rng, designs, manner)
        if manner == "overlapping" and _covered(cards):
            manner, cards = "apart", lay_grid(rng, designs, "apart")
        tier = replace(tier, fill=(0.86, _LARGEST_FILL), tilt=(tier.tilt[0] / 2, tier.tilt[1] / 2))
    else:
        cards = [lay(designs[0], angle)]
    pose = Pose(rng.uniform(*tier.tilt), rng.uniform(0, 360), 1.0, 1.0)
    cut = count == 1 and (wish.cut if wish.cut is not None else rng.random() < tier.cut)
    shot = _framed(rng, _Scene(tier, tuple(cards), manner, pose), megapixels)
    return _cut_off(rng, shot) if cut else shot


def _angle(rng: random.Random, tier: Tier) -> float:
    if tier.name == "easy":
        return rng.uniform(-5, 5)
    if tier.name == "medium":
        return rng.uniform(-30, 30) if rng.random() < 0.75 else rng.choice((90, 180, 270)) + rng.uniform(-10, 10)
    return rng.uniform(-180, 180)


def _covered(cards: list[Laid]) -> bool:
    """Tell whether a card hides anything printed on one that lies under it."""
    import cv2

    for n, low in enumerate(cards):
        for high in cards[n + 1 :]:
            outline = high.corners.astype(np.float32).reshape(-1, 1, 2)
            points = [p for quad in low.keep_clear() for p in quad]
            if any(cv2.pointPolygonTest(outline, (float(x), float(y)), measureDist=True) > -0.6 for x, y in points):
                return True
    return False


@dataclass(frozen=True, eq=False)
class _Scene:
    """What stands in front of the camera, and which way the camera leans."""

    tier: Tier
    cards: tuple[Laid, ...]
    manner: str
    pose: Pose


def _framed(rng: random.Random, scene: _Scene, megapixels: float) -> Shot:
    """Choose the distance, then the place in the frame; come nearer, or use more pixels, until the text is legible."""
    upright = rng.random() < 0.3 if len(scene.cards) == 1 else _is_tall(scene.cards)
    fill, where = rng.uniform(*scene.tier.fill), (rng.random(), rng.random())
    pixels = megapixels * 1e6
    while True:
        shot = _seen(scene, _frame(pixels, upright=upright), fill, where)
        if shot.x_height >= MIN_X_HEIGHT or (fill >= _LARGEST_FILL and pixels >= _MOST_PIXELS):
            return shot
        short = MIN_X_HEIGHT / shot.x_height * 1.03
        if fill < _LARGEST_FILL:
            fill = min(_LARGEST_FILL, fill * short)
        else:
            pixels = min(_MOST_PIXELS, pixels * short**2)


def _is_tall(cards: tuple[Laid, ...]) -> bool:
    outlines = np.vstack([card.corners for card in cards])
    wide, tall = outlines.max(axis=0) - outlines.min(axis=0)
    return bool(tall > wide)


def _frame(pixels: float, *, upright: bool) -> tuple[int, int]:
    long_side = round(math.sqrt(pixels * 4 / 3) / 8) * 8
    short_side = round(long_side * 3 / 4 / 8) * 8
    return (short_side, long_side) if upright else (long_side, short_side)


def _seen(scene: _Scene, frame: tuple[int, int], fill: float, where: tuple[float, float]) -> Shot:
    """Place the camera so that the cards take that share of the frame, at a place given as two shares of the room."""
    width, height = frame
    outlines = np.vstack([card.corners for card in scene.cards])
    middle = shift(*(-(outlines.min(axis=0) + outlines.max(axis=0)) / 2))
    focal = 1.25 * max(width, height)
    reach = float(np.linalg.norm(outlines.max(axis=0) - outlines.min(axis=0)))
    distance = reach * 1.25 / fill
    for _ in range(6):
        pose = replace(scene.pose, distance=distance, focal=focal)
        seen = project(plane_to_photo(pose) @ middle, outlines)
        span = (seen.max(axis=0) - seen.min(axis=0)) / (width, height)
        distance *= float(span.max()) / fill
    room = np.array([width, height]) - (seen.max(axis=0) - seen.min(axis=0))
    margin = room * (0.1 + 0.8 * np.array(where)) - seen.min(axis=0)
    to_photo = shift(*margin) @ plane_to_photo(pose) @ middle
    x_height = _x_height(scene.cards, to_photo)
    return Shot(scene.tier, width, height, scene.cards, scene.manner, pose, to_photo, x_height, cut=False)


def _x_height(cards: tuple[Laid, ...], to_photo: Matrix) -> float:
    heights = []
    for card in cards:
        matrix = to_photo @ card.to_table
        for text in card.printed:
            if text.field:
                left, top, right, bottom = text.box
                ends = ((left, (top + bottom) / 2), (right, (top + bottom) / 2))
                heights.append(text.x_height * min(scale_at(matrix, end) for end in ends))
    return min(heights)


def _cut_off(rng: random.Random, shot: Shot) -> Shot:
    """Move the frame so that a side without text falls outside."""
    card = shot.cards[0]
    outline = project(shot.to_photo, card.corners)
    inner = np.vstack([project(shot.to_photo, quad) for quad in card.keep_clear()])
    moves = _blank_sides(shot, outline, inner, rng.uniform(0.45, 0.8))
    if not moves:
        return shot
    return replace(shot, to_photo=shift(*rng.choice(moves)) @ shot.to_photo, cut=True)


def _blank_sides(shot: Shot, outline: Points, inner: Points, share: float) -> list[tuple[float, float]]:
    """Return the moves that cut a blank side off while everything printed stays in the frame."""
    size, moves = (shot.width, shot.height), []
    for axis in (0, 1):
        low, high = float(outline[:, axis].min()), float(outline[:, axis].max())
        first, last = float(inner[:, axis].min()), float(inner[:, axis].max())
        for move, blank in (
            (-(low + (first - low) * share), first - low),
            (size[axis] - (high - (high - last) * share), high - last),
        ):
            stays = first + move > 2 and last + move < size[axis] - 2
            if blank * share > 12 and blank * (1 - share) > 8 and stays:
                moves.append((move, 0.0) if axis == 0 else (0.0, move))
    return moves
