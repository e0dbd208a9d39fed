"""Sweep each fault over simulated photographs: does the advice come before the address is lost, and only then?

python -m tests.benchmarks.advice --count 20
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from followup_cards.card.find import find_cards
from followup_cards.card.rectify import crop
from followup_cards.card.upright import quarter_turns, turn
from followup_cards.model import Photo
from followup_cards.photo.quality import advise
from followup_cards.text.reader import Reader, open_readers
from followup_cards.text.upside_down import upside_down
from tests.cardmaker.maker import Order, take

FIRST_SEED = 600
Pixels = NDArray[np.uint8]
Fault = Callable[[Pixels, NDArray[np.float64], float], Pixels]


@dataclass(frozen=True)
class Sweep:
    """One fault on one photograph: whether the advice came before the address was lost; None if it never was."""

    fault: str
    warned: bool | None


def blurred(pixels: Pixels, corners: NDArray[np.float64], degree: float) -> Pixels:
    """Defocus by thousandths of the card's long side."""
    long_side = float(np.linalg.norm(corners - np.roll(corners, 1, axis=0), axis=1).max())
    return np.asarray(cv2.GaussianBlur(pixels, (0, 0), degree * long_side / 1000), dtype=np.uint8)


def dark(pixels: Pixels, corners: NDArray[np.float64], degree: float) -> Pixels:
    """Leave a share of the light, with the noise of a camera."""
    del corners
    noise = np.random.default_rng(1).normal(0, 3, pixels.shape)
    return np.clip(pixels * degree + noise, 0, 255).astype(np.uint8)


def small(pixels: Pixels, corners: NDArray[np.float64], degree: float) -> Pixels:
    """Step back: the card shrinks, the picture does not."""
    del corners
    height, width = pixels.shape[:2]
    matrix = np.array([[degree, 0, width * (1 - degree) / 2], [0, degree, height * (1 - degree) / 2]])
    less = cv2.GaussianBlur(pixels, (0, 0), max(0.3, 0.4 / degree))
    return np.asarray(cv2.warpAffine(less, matrix, (width, height), borderMode=cv2.BORDER_REFLECT), dtype=np.uint8)


def glare(pixels: Pixels, corners: NDArray[np.float64], degree: float) -> Pixels:
    """Put a highlight of a growing radius, a share of the card's long side, on the card's middle."""
    long_side = float(np.linalg.norm(corners - np.roll(corners, 1, axis=0), axis=1).max())
    y, x = np.mgrid[0 : pixels.shape[0], 0 : pixels.shape[1]]
    away = np.hypot(x - corners[:, 0].mean(), y - corners[:, 1].mean()) / (degree * long_side)
    lit: Pixels = np.clip(pixels + 400 * np.exp(-(away**2) * 2)[..., None], 0, 255).astype(np.uint8)
    return lit


def cut_off(pixels: Pixels, corners: NDArray[np.float64], degree: float) -> Pixels:
    """Let the frame cut a share of the card's width away."""
    left, right = corners[:, 0].min(), corners[:, 0].max()
    return np.ascontiguousarray(pixels[:, : round(right - degree * (right - left))])


FAULTS: dict[str, tuple[Fault, tuple[float, ...], str]] = {
    "blur": (blurred, (1.5, 2.2, 3.0, 4.0, 5.5), "Blurred"),
    "dark": (dark, (0.3, 0.15, 0.08, 0.05, 0.03), "Too dark"),
    "small": (small, (0.6, 0.4, 0.28, 0.2, 0.14), "fills only"),
    "glare": (glare, (0.08, 0.16, 0.26, 0.4, 0.6), "Glare"),
    "cut off": (cut_off, (0.03, 0.1, 0.2, 0.35, 0.5), "cut off"),
}


def main(arguments: list[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.advice", description=__doc__)
    parser.add_argument("--count", type=int, default=20)
    asked = parser.parse_args(arguments)
    reader = open_readers("rapidocr").first
    sweeps: list[Sweep] = []
    false_alarms: list[bool] = []
    for index in range(asked.count):
        taken = take(Order(FIRST_SEED, multi=0.0), index)
        card = taken.truth["cards"][0]
        corners = np.array(card["corners"])
        if not card["emails"]:
            continue
        pixels, address = np.asarray(taken.exposure.pixels), card["emails"][0].lower()
        read, advice = _look(reader, pixels, address)
        if not read:
            continue
        false_alarms.append(bool(advice) and "cut-off" not in taken.truth["traits"])
        sweeps += [_swept(reader, name, pixels, corners, address) for name in FAULTS]
    for name in FAULTS:
        lost = [sweep.warned for sweep in sweeps if sweep.fault == name and sweep.warned is not None]
        sys.stdout.write(f"{name:8} lost in {len(lost):3} sweeps, warned before in {_share(lost)}\n")
    sys.stdout.write(f"advice on {_share(false_alarms)} of {len(false_alarms)} photographs that read right\n")
    return 0


def _share(values: list[bool | None] | list[bool]) -> str:
    return f"{np.mean(np.array(values, dtype=np.bool_)):.1%}" if values else "-"


def _swept(reader: Reader, name: str, pixels: Pixels, corners: NDArray[np.float64], address: str) -> Sweep:
    """Increase the fault until the address is lost; a warning at that very step comes in time."""
    fault, degrees, word = FAULTS[name]
    for degree in degrees:
        read, advice = _look(reader, fault(pixels, corners, degree), address)
        if any(word in sentence for sentence in advice):
            return Sweep(name, warned=True)
        if not read:
            return Sweep(name, warned=False)
    return Sweep(name, warned=None)


def _look(reader: Reader, pixels: Pixels, address: str) -> tuple[bool, tuple[str, ...]]:
    """Return whether the address can be read, and the advice."""
    photo = Photo("sweep", None, "", pixels, None)
    cards = [turn(c, quarter_turns(c, (), lambda crops: upside_down(reader, crops))) for c in find_cards(photo)]
    texts = []
    for card in cards:
        lines = reader.read_lines([crop(card.pixels, box, 0.08) for box in reader.find_lines(card.pixels)])
        texts.append("".join(line.text for line in lines).replace(" ", "").lower())
    return any(address in text for text in texts), advise(photo, cards)


if __name__ == "__main__":
    sys.exit(main())
