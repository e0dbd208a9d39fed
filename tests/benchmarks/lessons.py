"""Photographs and scans for the judge of outlines to learn from: many of the cards carry more than print.

A scan, on which the picture itself is the card, is a printed card with a narrow rim, none, or a scanner's glass beside
it, a little askew.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from followup_cards.card.geometry import frame
from followup_cards.card.view import shrink
from followup_cards.model import Photo
from tests.benchmarks.adorned import Hand, Painting, adorned
from tests.benchmarks.outlines import Sample, frozen, sample_of
from tests.cardmaker.design import design
from tests.cardmaker.maker import Order, Taken, composed
from tests.cardmaker.photograph import photograph
from tests.cardmaker.shot import Shot, ShotWish
from tests.cardmaker.truth import true_photo

Placing = NDArray[np.float64]
PRINTED_PAPER = ("newspaper", "page")
CALM = ("white", "plain", "gradient", "dark", "stone")


@dataclass(frozen=True)
class Lesson:
    """Photographs to learn from: how many of an order, the share of cards that are adorned, what they lie on."""

    order: Order
    count: int
    adorned: float = 0.0
    backgrounds: tuple[str, ...] = ()
    """Whatever comes, if none is named."""


def photographs(lesson: Lesson) -> Iterator[Sample]:
    """Take them, through a JPEG as a camera would."""
    for index in range(lesson.count):
        lies_on = random.Random(index).choice(lesson.backgrounds) if lesson.backgrounds else None
        wish = ShotWish(background=lies_on)
        rng, shot = composed(lesson.order, index, wish)
        hand = Hand(
            random.Random(f"adorned:{lesson.order.seed}:{index}"), np.random.default_rng([lesson.order.seed, index, 1])
        )
        shot = _adorned(shot, hand, lesson.adorned)
        exposure = photograph(rng, np.random.default_rng([lesson.order.seed, index]), shot, wish)
        name = f"card-{lesson.order.seed}-{index:04d}.jpg"
        yield sample_of(Taken(shot, exposure, true_photo(name, f"{lesson.order.seed}:{index}", shot, exposure)))


def _adorned(shot: Shot, hand: Hand, share: float) -> Shot:
    """Return the shot with other things behind the print of some of its cards."""
    cards = []
    for card in shot.cards:
        printed = card.design.flat
        if hand.rng.random() < share:
            printed = replace(printed, pixels=adorned(printed.pixels, hand))
        cards.append(replace(card, design=replace(card.design, flat=printed)))
    return replace(shot, cards=tuple(cards))


def plain_scan(number: int) -> Sample:
    """Return a scanned card that carries nothing but print: it fills the picture, but for a narrow rim."""
    rng = random.Random(f"scan:{number}")
    noise = np.random.default_rng(number)
    printed = shrink(design(rng).flat.pixels, 1000)[0]
    flat = printed.astype(np.float32)
    rims = [rng.uniform(-0.04, 0.03) for _ in range(4)]
    turn, size, corners = _askew(flat.shape[:2], rims, rng.gauss(0, 0.6))
    rim = float(rng.choice((255, 250, 240, 20, 60, 180)))
    scanned = np.asarray(cv2.warpAffine(flat, turn, size, borderValue=(rim, rim, rim)), dtype=np.float32)
    scanned *= np.linspace(1, rng.uniform(0.75, 1), size[0], dtype=np.float32)[None, :, None]
    scanned = np.asarray(cv2.GaussianBlur(scanned, (0, 0), rng.uniform(0.3, 1.5)), dtype=np.float32)
    scanned += noise.standard_normal(scanned.shape).astype(np.float32) * rng.uniform(0, 6)
    photo = Photo(f"plain-scan-{number}", None, "", frozen(np.clip(scanned, 0, 255).astype(np.uint8)), None)
    return Sample(photo, (corners,), hard=False, traits=("scan",))


def scan(number: int) -> Sample:
    """Return a scanned or closely cropped card."""
    hand = Hand(random.Random(f"scan:{number}"), np.random.default_rng([77, number]))
    rng = hand.rng
    printed = design(rng).flat.pixels
    if rng.random() < 0.75:
        printed = adorned(printed, hand)
    scale = rng.choice((500, 700, 1000, 1000, 1400)) / max(printed.shape)
    flat = np.asarray(cv2.resize(printed, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.float32)
    height, width = flat.shape[:2]
    turn, size, corners = _askew((height, width), *_rims(rng))
    glass = _glass(hand, size, corners)
    cover = cv2.warpAffine(np.ones((height, width), np.float32), turn, size)[..., None]
    scanned = np.asarray(cv2.warpAffine(flat, turn, size) * cover + glass * (1 - cover), np.float32)
    photo = Photo(f"scan-{number}", None, "", frozen(_seen(hand, scanned)), None)
    return Sample(photo, (corners,), hard=False, traits=("scan",))


def _askew(shape: tuple[int, ...], rims: list[float], degrees: float) -> tuple[Placing, tuple[int, int], Placing]:
    """Return how a flat card is laid into a scan with such rims, the scan's width and height, the card's corners."""
    height, width = shape
    left, right, top, bottom = (rim * min(height, width) for rim in rims)
    turn = np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1), np.float64)
    turn[:, 2] += (left, top)
    corners = frame(width, height) @ turn[:, :2].T + turn[:, 2]
    return turn, (round(width + left + right), round(height + top + bottom)), corners


def _rims(rng: random.Random) -> tuple[list[float], float]:
    """Return what is seen beside the card left, right, above and below, as shares of its short side; and its slant."""
    how = rng.random()
    if how < 0.2:
        return [0.0] * 4, 0.0
    if how < 0.4:
        rims = [rng.choice((0.0, rng.uniform(0, 0.5))) for _ in range(4)]
    elif how < 0.5:
        rims = [rng.uniform(0.02, 0.12) for _ in range(4)]
    else:
        rims = [rng.uniform(-0.04, 0.03) for _ in range(4)]
    return rims, rng.gauss(0, 0.6)


def _glass(hand: Hand, size: tuple[int, int], corners: NDArray[np.float64]) -> Painting:
    """Return what is beside the card, with or without the shadow of its edge."""
    rng = hand.rng
    glass = np.full((size[1], size[0], 3), float(rng.choice((255, 255, 250, 240, 20, 0, 60, 180))), np.float32)
    if rng.random() < 0.5:
        far = rng.uniform(1, 6)
        shadow = np.zeros(glass.shape[:2], np.float32)
        moved = corners + np.array((rng.uniform(-far, far), rng.uniform(-far, far)))
        cv2.fillConvexPoly(shadow, np.rint(moved).astype(np.int32), 1)
        glass *= 1 - rng.uniform(0.1, 0.5) * np.asarray(cv2.GaussianBlur(shadow, (0, 0), far))[..., None]
    return glass


def _seen(hand: Hand, scanned: Painting) -> NDArray[np.uint8]:
    """Return it under uneven light, blurred and noisy, some in gray."""
    rng = hand.rng
    lit = scanned * np.linspace(1, rng.uniform(0.75, 1), scanned.shape[1], dtype=np.float32)[None, :, None]
    blurred = np.asarray(cv2.GaussianBlur(lit, (0, 0), rng.uniform(0.3, 1.8)), np.float32)
    noisy = blurred + hand.noise.standard_normal(blurred.shape) * rng.choice((0, rng.uniform(0, 6)))
    if rng.random() < 0.15:
        noisy = np.repeat(noisy.mean(axis=2, keepdims=True), 3, axis=2)
    return np.clip(noisy, 0, 255).astype(np.uint8)
