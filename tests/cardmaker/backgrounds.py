"""What lies under the cards, drawn from above at a few pixels per millimetre."""

import random
from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from tests.cardmaker.typefaces import TYPEFACES, font

Texture = NDArray[np.uint8]
PER_MM = 5.0
_WIDTH, _HEIGHT = 1900, 1500

# Words for printed matter under a card; made-up prose, written for this generator, November 2026.
_PROSE = (
    "the committee will meet again", "on thursday to discuss whether", "harbour dues may rise while",
    "orchards in the valley", "report an early bloom and", "farmers ask for rain before", "the second week a spokesman",
    "declined to comment tickets", "remain available at the door", "until noon and visitors are",
    "kindly asked to leave umbrellas", "near the stairs chapter seven", "describes how small engines age",
)  # fmt: skip


def background(rng: random.Random, noise: np.random.Generator, kind: str) -> Texture:
    """Draw one; the kinds are the keys of BACKGROUNDS."""
    return BACKGROUNDS[kind](rng, noise)


def _grain(noise: np.random.Generator, across: int, down: int) -> NDArray[np.float32]:
    """Return smooth random relief in -1 .. 1, with that many bumps across and down."""
    small = noise.uniform(-1, 1, (down, across)).astype(np.float32)
    return np.asarray(cv2.resize(small, (_WIDTH, _HEIGHT), interpolation=cv2.INTER_CUBIC), np.float32)


def _coloured(colour: tuple[int, int, int], relief: NDArray[np.float32], strength: float) -> Texture:
    sheet = np.array(colour, np.float32) * (1 + strength * relief[..., None])
    return np.asarray(np.clip(sheet, 0, 255), np.uint8)


def _plain(rng: random.Random, noise: np.random.Generator) -> Texture:
    colour = rng.choice(
        ((150, 152, 156), (96, 122, 144), (190, 170, 140), (128, 60, 52), (70, 92, 74), (208, 198, 184))
    )
    return _coloured(colour, _grain(noise, 6, 5) + 0.4 * _grain(noise, 380, 300), 0.06)


def _white(rng: random.Random, noise: np.random.Generator) -> Texture:
    colour = rng.choice(((232, 231, 228), (224, 226, 230), (236, 232, 222)))
    return _coloured(colour, _grain(noise, 5, 4) + 0.3 * _grain(noise, 500, 400), 0.025)


def _dark(rng: random.Random, noise: np.random.Generator) -> Texture:
    colour = rng.choice(((44, 42, 42), (36, 32, 30), (30, 36, 46), (58, 44, 36)))
    return _coloured(colour, _grain(noise, 8, 6) + 0.6 * _grain(noise, 420, 340), 0.16)


def _wood(rng: random.Random, noise: np.random.Generator) -> Texture:
    colour = rng.choice(((168, 122, 78), (120, 80, 50), (196, 160, 116), (88, 62, 46), (214, 188, 150)))
    fibres = 0.5 * _grain(noise, 7, 260) + 0.35 * _grain(noise, 14, 620) + 0.3 * _grain(noise, 4, 30)
    sheet = _coloured(colour, fibres, 0.2)
    board = rng.randrange(320, 620)
    for y in range(rng.randrange(board), _HEIGHT, board):
        sheet[y : y + 3] //= 2
    return sheet


def _cloth(rng: random.Random, noise: np.random.Generator) -> Texture:
    first, second = rng.sample(
        ((196, 40, 48), (240, 236, 226), (36, 70, 128), (74, 110, 74), (230, 190, 80), (90, 60, 90)), 2
    )
    step, form = rng.randrange(36, 110), rng.choice(("gingham", "stripes", "dots"))
    ys, xs = np.mgrid[0:_HEIGHT, 0:_WIDTH]
    if form == "gingham":
        share = ((xs // step % 2) + (ys // step % 2)) / 2
    elif form == "stripes":
        share = (xs // step % 2).astype(np.float64)
    else:
        share = (((xs % step - step / 2) ** 2 + (ys % step - step / 2) ** 2) < (step * 0.28) ** 2).astype(np.float64)
    mixed = np.array(first) * share[..., None] + np.array(second) * (1 - share[..., None])
    weave = 0.05 * np.sin(xs * 1.6) + 0.05 * np.sin(ys * 1.6) + 0.05 * _grain(noise, 9, 7)
    return np.asarray(np.clip(mixed * (1 + weave[..., None]), 0, 255), np.uint8)


def _gradient(rng: random.Random, noise: np.random.Generator) -> Texture:
    near, far = (np.array([rng.randrange(60, 220) for _ in range(3)], np.float32) for _ in range(2))
    share = np.linspace(0, 1, _WIDTH, dtype=np.float32)[None, :, None] * np.ones((_HEIGHT, 1, 1), np.float32)
    sheet = (near + (far - near) * share) * (1 + 0.02 * _grain(noise, 300, 240)[..., None])
    return np.asarray(np.clip(sheet, 0, 255), np.uint8)


def _tiles(rng: random.Random, noise: np.random.Generator) -> Texture:
    colour = rng.choice(((206, 206, 200), (148, 168, 176), (188, 150, 122), (90, 96, 100)))
    sheet = _coloured(colour, 0.7 * _grain(noise, 12, 10) + 0.4 * _grain(noise, 240, 200), 0.1)
    step = rng.randrange(190, 420)
    joint = tuple(int(c * rng.uniform(0.62, 0.8)) for c in colour)
    for at in range(rng.randrange(step), max(_WIDTH, _HEIGHT), step):
        sheet[at : at + 9] = joint
        sheet[:, at : at + 9] = joint
    return sheet


def _stone(rng: random.Random, noise: np.random.Generator) -> Texture:
    colour = rng.choice(((128, 126, 122), (170, 160, 150), (84, 86, 92)))
    specks = noise.normal(0, 1, (_HEIGHT // 3, _WIDTH // 3)).astype(np.float32)
    rough = cv2.resize(specks, (_WIDTH, _HEIGHT), interpolation=cv2.INTER_LINEAR)
    return _coloured(colour, np.asarray(rough, np.float32) * 0.8 + _grain(noise, 20, 16) * 0.4, 0.2)


def _sheet_with_text(rng: random.Random, *, columns: int, points: tuple[int, int], headlines: bool) -> Texture:
    image = Image.new("RGB", (_WIDTH, _HEIGHT), rng.choice(((238, 236, 230), (226, 220, 206), (244, 244, 244))))
    draw, face = ImageDraw.Draw(image), rng.choice([f for f in TYPEFACES if f.kind in ("serif", "sans")])
    width = _WIDTH // columns
    for column in range(columns):
        y = rng.randrange(40)
        while y < _HEIGHT:
            large = headlines and rng.random() < 0.05
            size = round(PER_MM * 0.3528 * (rng.randint(18, 30) if large else rng.randint(*points)))
            words = " ".join(rng.choice(_PROSE) for _ in range(1 if large else 2 + width // (size * 12)))
            draw.text(
                (column * width + 24, y),
                words[: int(width * 1.7 / size)],
                fill=(58, 56, 54),
                font=font(face, 700 if large else 400, size),
            )
            y += round(size * (1.35 if rng.random() < 0.94 else 2.6))
    return np.asarray(image)


def _page(rng: random.Random, noise: np.random.Generator) -> Texture:
    del noise
    return _sheet_with_text(rng, columns=1, points=(11, 11), headlines=False)


def _newspaper(rng: random.Random, noise: np.random.Generator) -> Texture:
    del noise
    return _sheet_with_text(rng, columns=5, points=(9, 9), headlines=True)


BACKGROUNDS: dict[str, Callable[[random.Random, np.random.Generator], Texture]] = {
    "plain": _plain,
    "white": _white,
    "dark": _dark,
    "wood": _wood,
    "cloth": _cloth,
    "gradient": _gradient,
    "tiles": _tiles,
    "stone": _stone,
    "page": _page,
    "newspaper": _newspaper,
}
PATTERNED = ("cloth", "tiles", "page", "newspaper", "wood", "stone")
