"""Witness: cards of one photo lie on one table, so one card tells how all the others look: their size and slant.

Seen from above as one found card says, another of about its size is wherever four edges stand at the right distances.
"""

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from followup_cards.card.from_above import edges, from_above
from followup_cards.card.geometry import Floats, clockwise
from followup_cards.card.rectify import project
from followup_cards.card.view import Floats32
from followup_cards.model import Pixels

SHORTER, LONGER = 0.9, 1.12
"""Factors between the sides of cards of common sizes (85 x 55, 90 x 50, 91 x 55 mm)."""
CORNER, MIDDLE = 0.05, 0.84
"""Of a side: what is left out at its start, where the corner may be round, and what is then looked at."""
FIRM, WEAK = 0.35, 0.05
"""Support of the best three sides, and of the weakest."""
APART = 0.06
"""Of the sides: two peaks nearer to each other are one."""
KEPT = 150
NOTHING = -9.0


def alike_quads(fine: Pixels, scale: float, seed: Floats) -> Floats:
    """Return outlines of the seed's size and slant with an edge along their sides, K x 4 x 2, best first.

    `scale` fine pixels make one of the seed's.
    """
    above = from_above(fine, scale, seed)
    if above is None:
        return np.zeros((0, 4, 2))
    upright, level = edges(above)
    wide, tall = above.size
    with ThreadPoolExecutor(2) as both:
        ways = [both.submit(_rectangles, upright, level, *size) for size in ((wide, tall), (tall, wide))]
        found, votes = zip(*(way.result() for way in ways), strict=True)
    boxes, score = np.concatenate(found), np.concatenate(votes)
    boxes = boxes[np.argsort(-score)]
    x0, y0, x1, y1 = boxes.T
    corners = np.stack([np.stack(p, axis=1) for p in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))], axis=1)
    return clockwise(project(above.back, corners.reshape(-1, 2)).reshape(-1, 4, 2))


def _rectangles(upright: Floats32, level: Floats32, width: int, height: int) -> tuple[Floats, Floats]:
    """Return boxes left, top, right, bottom with edges on all sides, and the votes for each."""
    import cv2

    side = _support(np.asarray(cv2.dilate(upright, np.ones((1, 3), np.uint8)), np.float32), height, axis=0)
    lid = _support(np.asarray(cv2.dilate(level, np.ones((3, 1), np.uint8)), np.float32), width, axis=1)
    right, bottom = _farther(side, width, axis=1), _farther(lid, height, axis=0)
    votes = np.log((side + 0.3) * (lid + 0.3) * (right + 0.3) * (bottom + 0.3))
    low, also_low = np.minimum(side, right), np.minimum(lid, bottom)
    others = np.minimum(np.maximum(side, right), np.maximum(lid, bottom))
    second_weakest = np.minimum(np.maximum(low, also_low), others)
    votes[(second_weakest < FIRM) | (np.minimum(low, also_low) < WEAK)] = NOTHING
    around = np.ones((max(3, round(APART * height)) | 1, max(3, round(APART * width)) | 1), np.uint8)
    y, x = np.nonzero((votes >= cv2.dilate(votes, around)) & (votes > NOTHING))
    order = np.argsort(-votes[y, x])[:KEPT]
    y, x = y[order], x[order]
    boxes = np.array(
        [
            [a, b, a + _best(side[b], a, width), b + _best(lid[:, a], b, height)]
            for a, b in zip(x.tolist(), y.tolist(), strict=True)
        ]
    )
    return boxes.reshape(-1, 4).astype(np.float64), votes[y, x].astype(np.float64)


def _support(edges_there: Floats32, length: int, axis: int) -> Floats32:
    """Return the mean evidence along a side that starts at each place."""
    import cv2

    reach = round(MIDDLE * length)
    size = (1, reach) if axis == 0 else (reach, 1)
    mean = cv2.boxFilter(edges_there, -1, size, anchor=(0, 0), borderType=cv2.BORDER_CONSTANT)
    return _moved(np.asarray(mean, dtype=np.float32), round(CORNER * length), axis)


def _farther(support: Floats32, length: int, axis: int) -> Floats32:
    """Return the best support at about that length after each place."""
    import cv2

    near, far = round(SHORTER * length), round(LONGER * length)
    kernel = np.ones((far - near + 1, 1) if axis == 0 else (1, far - near + 1), np.uint8)
    best = cv2.dilate(support, kernel, anchor=(0, 0))
    return _moved(np.asarray(best, dtype=np.float32), near, axis)


def _moved(values: Floats32, ahead: int, axis: int) -> Floats32:
    """Return at each place what stood that far ahead."""
    moved = np.zeros_like(values)
    if axis == 0:
        moved[: max(0, len(values) - ahead)] = values[ahead:]
    else:
        moved[:, : max(0, values.shape[1] - ahead)] = values[:, ahead:]
    return moved


def _best(support: Floats32, start: int, length: int) -> int:
    near, far = round(SHORTER * length), round(LONGER * length)
    return near + int(np.argmax(support[start + near : start + far + 1]))
