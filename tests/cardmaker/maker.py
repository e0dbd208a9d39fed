"""Make a numbered photograph from a seed: the same seed and number give the same picture and the same truth."""

import json
import random
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from tests.cardmaker.photograph import Exposure, photograph
from tests.cardmaker.shot import Shot, ShotWish, compose
from tests.cardmaker.tiers import TIERS
from tests.cardmaker.truth import TruePhoto, true_photo


@dataclass(frozen=True)
class Order:
    """What to make: `tier` is easy, medium, hard or mixed; `multi` is the share of photos with several cards."""

    seed: int
    tier: str = "mixed"
    megapixels: float = 4.0
    multi: float = 0.08


@dataclass(frozen=True, eq=False)
class Taken:
    """One photograph with its truth."""

    shot: Shot
    exposure: Exposure
    truth: TruePhoto

    def jpeg(self, quality: int | None = None) -> bytes:
        """Encode the picture, at the camera's quality unless told otherwise."""
        setting = [cv2.IMWRITE_JPEG_QUALITY, quality or self.exposure.quality]
        done, data = cv2.imencode(".jpg", self.exposure.pixels[..., ::-1], setting)
        if not done:
            message = "OpenCV could not encode the photograph as JPEG."
            raise RuntimeError(message)
        return data.tobytes()


def take(order: Order, index: int, name: str = "", wish: ShotWish | None = None) -> Taken:
    """Make photograph number `index` of an order; it does not depend on the others."""
    wish = wish or ShotWish()
    rng, shot = composed(order, index, wish)
    exposure = photograph(rng, np.random.default_rng([order.seed, index]), shot, wish)
    photo = name or f"card-{order.seed}-{index:04d}.jpg"
    return Taken(shot, exposure, true_photo(photo, f"{order.seed}:{index}", shot, exposure))


def composed(order: Order, index: int, wish: ShotWish) -> tuple[random.Random, Shot]:
    """Decide what photograph number `index` shows, and return the chance that goes on to decide its light."""
    rng = random.Random(f"{order.seed}:{index}")
    tier = rng.choice(tuple(TIERS)) if order.tier == "mixed" else order.tier
    return rng, compose(rng, tier, order.megapixels, order.multi, wish)


def make(order: Order, index: int, folder: Path) -> TruePhoto:
    """Write one photograph into a folder and return its truth."""
    taken = take(order, index)
    (folder / taken.truth["photo"]).write_bytes(taken.jpeg())
    return taken.truth


def truth_line(truth: TruePhoto) -> str:
    """Return one line of truth.jsonl."""
    return json.dumps(truth, ensure_ascii=False)
