"""True outlines of simulated photographs, what of them can be seen, and how well a found one covers them."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from followup_cards.card.geometry import Floats, areas, clipped_area, clockwise, common_area, frame
from followup_cards.model import Photo
from tests.cardmaker.maker import Order, Taken, take


@dataclass(frozen=True, eq=False)
class Sample:
    """A simulated photograph with the outline of each of its cards, from the card's own top left."""

    photo: Photo
    outlines: tuple[Floats, ...]
    hard: bool
    traits: tuple[str, ...]


def samples(order: Order, count: int, first: int = 0) -> Iterator[Sample]:
    """Make photographs, from the `first` of an order on, through a JPEG as a camera would."""
    for index in range(first, first + count):
        yield sample_of(take(order, index))


def sample_of(taken: Taken) -> Sample:
    """Return a photograph as it comes out of its JPEG."""
    data = np.frombuffer(taken.jpeg(), dtype=np.uint8)
    pixels = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), dtype=np.uint8)[..., ::-1].copy()
    truth = taken.truth
    return Sample(
        photo=Photo(truth["photo"], None, "", frozen(pixels), None),
        outlines=tuple(np.array(card["corners"]) for card in truth["cards"]),
        hard=truth["tier"] == "hard",
        traits=tuple(truth["traits"]),
    )


def frozen(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the pixels, read-only."""
    pixels.setflags(write=False)
    return pixels


def overlap(true: Floats, found: Floats, width: float, height: float) -> float:
    """Return the Jaccard index of two outlines, counting only what lies inside the picture."""
    seen = frame(width, height)
    true, found = clockwise(true), clockwise(found)
    common = clipped_area(true, found, seen)
    union = common_area(true, seen) + common_area(found, seen) - common
    return common / union if union > 0 else 0.0


def size(outline: Floats) -> float:
    """Return the area of an outline."""
    return abs(float(areas(outline)))
