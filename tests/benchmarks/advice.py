"""Sweep each fault over simulated photographs: does the advice come before the address is lost, and only then?

    python -m tests.benchmarks.advice --count 20 --faults glare small

Each picture is read as a person's is, by both readers, and the advice is what that person sees. A photograph without
a fault added counts as a false alarm if its address was read and advice was given, unless the frame cuts the card.
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from followup_cards.service.read import read_bytes
from followup_cards.text.reader import Readers, open_readers
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
    "small": (small, (0.6, 0.4, 0.28, 0.2, 0.14), "move closer"),
    "glare": (glare, (0.08, 0.16, 0.26, 0.4, 0.6), "Glare"),
    "cut off": (cut_off, (0.03, 0.1, 0.2, 0.35, 0.5), "cut off"),
}


def main(arguments: list[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.advice", description=__doc__)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=FIRST_SEED)
    parser.add_argument("--tier", default="mixed")
    parser.add_argument("--faults", nargs="*", default=list(FAULTS), choices=list(FAULTS))
    asked = parser.parse_args(arguments)
    readers = open_readers("auto")
    sweeps: list[Sweep] = []
    false_alarms: list[bool] = []
    for index in range(asked.count):
        taken = take(Order(asked.seed, asked.tier, multi=0.0), index)
        card = taken.truth["cards"][0]
        corners = np.array(card["corners"])
        if not card["emails"]:
            continue
        pixels, address = np.asarray(taken.exposure.pixels), card["emails"][0].lower()
        read, advice = _look(readers, pixels, address)
        if not read:
            continue
        false_alarms.append(bool(advice) and "cut-off" not in taken.truth["traits"])
        for name in asked.faults:
            sweeps.append(_swept(readers, name, pixels, corners, address))
            if sweeps[-1].warned is False:
                sys.stderr.write(f"{taken.truth['photo']}: {name} came too late\n")
    for name in asked.faults:
        lost = [sweep.warned for sweep in sweeps if sweep.fault == name and sweep.warned is not None]
        sys.stdout.write(f"{name:8} lost in {len(lost):3} sweeps, warned before in {_share(lost)}\n")
    sys.stdout.write(f"advice on {_share(false_alarms)} of {len(false_alarms)} photographs that read right\n")
    return 0


def _share(values: list[bool | None] | list[bool]) -> str:
    return f"{np.mean(np.array(values, dtype=np.bool_)):.1%}" if values else "-"


def _swept(readers: Readers, name: str, pixels: Pixels, corners: NDArray[np.float64], address: str) -> Sweep:
    """Increase the fault until the address is lost; a warning at that very step comes in time."""
    fault, degrees, word = FAULTS[name]
    for degree in degrees:
        read, advice = _look(readers, fault(pixels, corners, degree), address)
        if any(word in sentence for sentence in advice):
            return Sweep(name, warned=True)
        if not read:
            return Sweep(name, warned=False)
    return Sweep(name, warned=None)


def _look(readers: Readers, pixels: Pixels, address: str) -> tuple[bool, tuple[str, ...]]:
    """Return whether the address was read, and the advice."""
    _, data = cv2.imencode(".png", pixels[..., ::-1], [cv2.IMWRITE_PNG_COMPRESSION, 0])
    (page,) = read_bytes(data.tobytes(), "sweep.png", readers)
    read = any(email.value.lower() == address for reading in page.readings for email in reading.emails)
    return read, page.advice


if __name__ == "__main__":
    sys.exit(main())
