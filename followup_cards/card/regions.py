"""Witness: areas of one colour or brightness, at many levels, that have the shape of a card."""

import numpy as np
from numpy.typing import NDArray

from followup_cards.card.geometry import Floats
from followup_cards.card.view import Floats32, View

LEVELS = 9
REGION_SIDE = 400
"""Long side of the maps that are cut into regions: enough to tell where a card is, not to place its corners."""
MIN_SHARE = 0.008
MAX_SHARE = 0.97
MIN_FILL = 0.8
"""Share of the fitted quadrilateral that the region must cover."""


def region_quads(view: View) -> Floats:
    """Return the outlines of card-shaped regions, K x 4 x 2 in the view's pixels."""
    import cv2

    ratio = max(view.width, view.height) / REGION_SIDE
    size = (round(view.width / ratio), round(view.height / ratio))
    lab = np.asarray(cv2.resize(view.lab, size, interpolation=cv2.INTER_AREA), dtype=np.float32)
    quads = [quad for plane in _maps(lab) for mask in _levels(plane) for quad in _card_shapes(mask)]
    return np.array(quads, dtype=np.float64).reshape(-1, 4, 2) * ratio


def _maps(lab: Floats32) -> list[Floats32]:
    """Return the brightness, the two colour axes, the strength of colour, and the distance to the border's colour."""
    edge = np.concatenate(
        [lab[:6].reshape(-1, 3), lab[-6:].reshape(-1, 3), lab[:, :6].reshape(-1, 3), lab[:, -6:].reshape(-1, 3)]
    )
    centre = np.median(edge, axis=0)
    spread = np.maximum(np.median(np.abs(edge - centre), axis=0), 2.0)
    distance = np.sqrt((((lab - centre) / spread) ** 2).sum(axis=2))
    chroma = np.hypot(lab[..., 1], lab[..., 2])
    return [lab[..., 0], lab[..., 1], lab[..., 2], chroma, np.minimum(distance, 40)]


def _levels(plane: Floats32) -> list[NDArray[np.uint8]]:
    """Return masks above and below levels spread over the plane's values."""
    low, high = np.quantile(plane, (0.02, 0.98))
    if high - low < 4:
        return []
    masks = []
    for level in np.linspace(low, high, LEVELS + 2)[1:-1]:
        above = (plane > level).astype(np.uint8)
        masks += [above, 1 - above]
    return masks


def _card_shapes(mask: NDArray[np.uint8]) -> list[Floats]:
    import cv2

    opened = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    contours, _ = cv2.findContours(opened, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    total = mask.size
    shapes = []
    for contour in contours:
        area = cv2.contourArea(contour)
        if not MIN_SHARE * total < area < MAX_SHARE * total:
            continue
        hull = cv2.convexHull(contour)
        if area < MIN_FILL * cv2.contourArea(hull) or len(hull) < 4:
            continue
        quad = np.asarray(cv2.approxPolyN(hull, 4), dtype=np.float64).reshape(-1, 2)
        if len(quad) == 4 and area > MIN_FILL * cv2.contourArea(quad.astype(np.float32)):
            shapes.append(quad)
    return shapes
