"""Take the perspective out of a card, at the scale that readers like, and map places back to the photo."""

import numpy as np

from followup_cards.card.geometry import Floats, as_outline, as_quad, side_lengths
from followup_cards.model import Card, Pixels, Quad

LONGEST = 1500
"""Pixels; print on a card is then some 25 to 45 pixels high, where both readers are at their best."""
SHORTEST = 1000
"""A smaller card is enlarged up to here, though never more than twice."""
USUAL_FOCAL = 0.8
"""Focal length of a telephone's main camera, as a share of the picture's long side (about 28 mm on 36 mm)."""
MARGIN = 0.012
"""Of the longer side, kept around the outline: a corner placed a little inside must not cost a letter."""


def flatten(pixels: Pixels, corners: Quad, *, margin: float = MARGIN, longest: int = LONGEST) -> tuple[Pixels, Floats]:
    """Return a card's pixels, flat, and the 3 x 3 homography from them to the photo's."""
    outline = as_outline(corners)
    width, height = flat_size(outline, (pixels.shape[1], pixels.shape[0]), longest=longest)
    border = round(margin * max(width, height))
    inner = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float64) + border
    return _warped(pixels, inner, outline, (width + 2 * border, height + 2 * border))


def crop(pixels: Pixels, box: Quad, margin: float) -> Pixels:
    """Return an upright copy of any quadrilateral, with a margin given as a share of its height."""
    outline = as_outline(box)
    lengths = side_lengths(outline)
    width = max(1, round(float(lengths[[0, 2]].mean())))
    height = max(1, round(float(lengths[[1, 3]].mean())))
    border = round(margin * min(width, height))
    inner = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float64) + border
    return _warped(pixels, inner, outline, (width + 2 * border, height + 2 * border))[0]


def to_photo(card: Card, quad: Quad) -> Quad:
    """Return a quad in card pixels as photo pixels."""
    return as_quad(project(card.to_photo, as_outline(quad)))


def project(homography: Floats, points: Floats) -> Floats:
    """Return points moved by a homography."""
    moved = np.concatenate([points, np.ones((len(points), 1))], axis=1) @ homography.T
    projected: Floats = moved[:, :2] / moved[:, 2:]
    return projected


def flat_size(outline: Floats, picture: tuple[int, int], *, longest: int = LONGEST) -> tuple[int, int]:
    """Return width and height of the flattened card in pixels."""
    lengths = side_lengths(outline)
    ratio = true_ratio(outline, picture)
    natural = float(max(lengths[0], lengths[2], ratio * max(lengths[1], lengths[3]), 1.0))
    width, height = natural, natural / ratio
    long_side = max(width, height)
    wanted = float(np.clip(long_side, min(SHORTEST, 2 * long_side), longest))
    return max(1, round(width * wanted / long_side)), max(1, round(height * wanted / long_side))


def true_ratio(outline: Floats, picture: tuple[int, int]) -> float:
    """Estimate width over height of the rectangle that a camera sees as this outline.

    The two directions of the card's sides are seen through a camera with the usual focal length that looks at
    the middle of the picture (Zhang and He, "Whiteboard scanning and image enhancement", 2007, section 3).
    """
    lengths = side_lengths(outline)
    seen = (lengths[0] + lengths[2]) / max(lengths[1] + lengths[3], 1e-9)
    focal = USUAL_FOCAL * max(picture)
    a, b, c, d = (np.array([x - picture[0] / 2, y - picture[1] / 2, focal]) / focal for x, y in outline)
    # In the plane's own coordinates the corners are a = p, b = p + u, d = p + v, c = p + u + v, each up to depth.
    right = np.cross(a, d) @ c / (np.cross(b, d) @ c or 1e-12)
    down = np.cross(a, b) @ c / (np.cross(d, b) @ c or 1e-12)
    if right <= 0 or down <= 0:
        return float(seen)
    across, along = right * b - a, down * d - a
    ratio = np.linalg.norm(across) / max(float(np.linalg.norm(along)), 1e-9)
    return float(np.clip(ratio, seen / 1.7, seen * 1.7))


def _warped(pixels: Pixels, inner: Floats, outline: Floats, size: tuple[int, int]) -> tuple[Pixels, Floats]:
    """Fill a picture so that `inner` shows what `outline` holds, without the jaggedness of shrinking too much."""
    import cv2

    back = np.array(cv2.getPerspectiveTransform(inner.astype(np.float32), outline.astype(np.float32)), dtype=np.float64)
    shown = project(back, np.array([[0, 0], [size[0], 0], size, [0, size[1]]], dtype=np.float64))
    left, top = np.floor(shown.min(axis=0) - 8).astype(int).clip(0)
    right, bottom = np.ceil(shown.max(axis=0) + 8).astype(int)
    part = pixels[top : max(bottom, top + 1), left : max(right, left + 1)]
    shrink = float(side_lengths(outline).max() / max(side_lengths(inner).max(), 1.0))
    factor = 1.0
    if shrink > 1.5 and min(part.shape[:2]) > 4:
        smaller = cv2.resize(
            part, (round(part.shape[1] / shrink), round(part.shape[0] / shrink)), interpolation=cv2.INTER_AREA
        )
        factor, part = part.shape[1] / smaller.shape[1], np.asarray(smaller, dtype=np.uint8)
    local = (outline - np.array([left, top])) / factor
    forward = cv2.getPerspectiveTransform(local.astype(np.float32), inner.astype(np.float32))
    flat = cv2.warpPerspective(part, forward, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    flat.setflags(write=False)
    return np.asarray(flat, dtype=np.uint8), back
