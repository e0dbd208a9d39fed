"""Lines of marked words, printed and photographed, with where a reader would say each letter stands."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image, ImageDraw

from followup_cards.model import Pixels
from tests.benchmarks.marked_words import any_line
from tests.cardmaker.optics import defocused, moved, noisy
from tests.cardmaker.typefaces import TYPEFACES, Typeface, font, has_glyphs

AROUND = 40
"""Pixels of paper around a line before it is cut out."""
LEAST = 19.0
"""Pixels of the smallest type as the camera sees it."""
TOP, BOTTOM, SIDE = (0.22, 0.055), (0.18, 0.06), (0.19, 0.035)
"""Paper around the ink in a line as the first reader outlines it, as a share of the ink's height, and its spread.

Measured on 213 lines of simulated sheets, November 2026; the spread is somewhat wider here."""
LATE, ROUGH = 2.0, 4.2
"""The places of letters are late by so many pixels of a line 48 high, and rough by as much either way (measured too:
the model's steps are 8 pixels wide)."""


@dataclass(frozen=True, eq=False)
class PrintedLine:
    """A line cut out of a photograph, its letters, and the place of each as a share of the picture's width."""

    picture: Pixels
    text: str
    middles: tuple[float, ...]
    places: tuple[float, ...]


def printed_line(
    rng: random.Random,
    noise: np.random.Generator,
    words: Callable[[random.Random], str] = any_line,
    faces: Sequence[Typeface] = TYPEFACES,
) -> PrintedLine:
    """Print a line in one of some typefaces, and photograph it."""
    text = words(rng)
    size = round(min(64.0, 34 * 2 ** abs(rng.gauss(0, 0.7))))  # the network sees lines 48 pixels high
    flat, middles = _flat(rng, text, size, faces)
    seen = _photographed(flat, size, rng, noise)
    top, bottom, left, right = _ink(flat)
    height = bottom - top
    rows = (top - _share(rng, TOP) * height, bottom + _share(rng, BOTTOM) * height)
    sides = (left - _share(rng, SIDE) * height, right + _share(rng, SIDE) * height)
    cut = _cut(seen, rows, sides, rng)
    width = sides[1] - sides[0]
    true = tuple((middle - sides[0]) / width for middle in middles)
    step = (rows[1] - rows[0]) / 48 / width
    places = tuple(x + step * (LATE + rng.uniform(-ROUGH, ROUGH)) for x in true)
    return PrintedLine(cut, text, true, places)


def _share(rng: random.Random, usual: tuple[float, float]) -> float:
    return rng.gauss(usual[0], usual[1] * (2.0 if rng.random() < 0.1 else 1.0))


def _flat(rng: random.Random, text: str, size: int, faces: Sequence[Typeface]) -> tuple[Pixels, list[float]]:
    """Print a text, dark on light or light on dark, and return where its letters' middles are."""
    face = _face(rng, text, faces)
    letters = font(face, rng.choice((300, 400, 400, 600, 700)), size)
    air = size * (0.08 if rng.random() < 0.15 else 0.0)
    paper = rng.uniform(200, 255) if rng.random() < 0.75 else rng.uniform(15, 80)
    ink = rng.uniform(10, 100) if paper > 128 else rng.uniform(180, 255)
    width = round(letters.getlength(text) + air * len(text)) + 2 * AROUND
    image = Image.new("L", (width, round(size * 1.9) + 2 * AROUND), round(paper))
    draw, base, middles = ImageDraw.Draw(image), AROUND + size * 1.35, list[float]()
    for n, letter in enumerate(text):
        x = AROUND + letters.getlength(text[:n]) + air * n
        left, _, right, _ = letters.getbbox(letter, anchor="ls")
        middles.append(x + (left + right) / 2)
        if air:
            draw.text((x, base), letter, fill=round(ink), font=letters, anchor="ls")
    if not air:
        draw.text((AROUND, base), text, fill=round(ink), font=letters, anchor="ls")
    return np.asarray(image.convert("RGB"), dtype=np.uint8), middles


def _face(rng: random.Random, text: str, faces: Sequence[Typeface]) -> Typeface:
    while True:
        face = rng.choice(faces)
        if has_glyphs(face, (text,)) and (face.kind != "capitals" or text.isupper()):
            return face


def _ink(flat: Pixels) -> tuple[int, int, int, int]:
    inked = np.abs(flat[:, :, 0].astype(np.int16) - int(flat[0, 0, 0])) > 40
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    return int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1


def _photographed(flat: Pixels, size: int, rng: random.Random, noise: np.random.Generator) -> Pixels:
    """Return a line as a telephone sees it: small, blurred, grained, unevenly lit, compressed; at its printed size.

    It stays legible: letters are no smaller, and no more blurred, than on the simulated cards.
    """
    height, width = flat.shape[:2]
    scale = max(LEAST / size, rng.choice((1.0, rng.uniform(0.5, 1.0), rng.uniform(0.3, 0.6))))
    small = (max(8, round(width * scale)), max(8, round(height * scale)))
    seen = np.asarray(cv2.resize(flat, small, interpolation=cv2.INTER_AREA), dtype=np.float32)
    seen = defocused(seen, rng.choice((0.0, rng.uniform(0, 0.13), rng.uniform(0, 0.08))) * size * scale / 2)
    if rng.random() < 0.15:
        seen = moved(seen, rng.uniform(0.3, 1.0), rng.uniform(0, 3.2))
    light = np.linspace(1, rng.uniform(0.7, 1), small[0], dtype=np.float32)[None, :, None]
    seen = noisy(seen * light * rng.uniform(0.6, 1.0), noise, rng.choice((0.7, rng.uniform(1, 7))))
    _, data = cv2.imencode(".jpg", np.clip(seen, 0, 255).astype(np.uint8), [1, rng.randint(60, 95)])
    kept = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), dtype=np.uint8)
    back = cv2.resize(kept, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.asarray(back, dtype=np.uint8)


def _cut(seen: Pixels, rows: tuple[float, float], sides: tuple[float, float], rng: random.Random) -> Pixels:
    """Return the line cut out, a little askew."""
    width, height = max(8, round(sides[1] - sides[0])), max(8, round(rows[1] - rows[0]))
    lean, slope = rng.gauss(0, 0.04), rng.gauss(0, 0.012)
    middle = np.array([sum(sides) / 2, sum(rows) / 2])
    turn = np.array([[1, lean], [slope * min(1.0, 6 * height / width), 1]])
    shift = middle - turn @ np.array([width / 2, height / 2])
    askew = np.column_stack([turn, shift])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(
        cv2.warpAffine(seen, askew, (width, height), flags=flags, borderMode=cv2.BORDER_REPLICATE), dtype=np.uint8
    )
