"""Draw what the page shows of a card: in its photo, small in a list, and one value's print."""

import io
from dataclasses import dataclass
from typing import Final

from followup_cards.model import Candidate, Pixels, Quad
from followup_cards.service.capture import CROP_MARGIN

SURROUNDINGS: Final = 0.08
"""Of the card's longer side, shown around it: the outline is judged by what lies beside it."""
LONGEST: Final = 1200
SMALL: Final = 360
"""Pixels of a card in a list."""
QUALITY: Final = 85


@dataclass(frozen=True)
class Frame:
    """A part of a photo, in photo pixels."""

    left: int
    top: int
    width: int
    height: int


def frame_of(outline: Quad, size: tuple[int, int]) -> Frame:
    """Return the part of a photo that shows a card and a little more."""
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    more = SURROUNDINGS * max(max(xs) - min(xs), max(ys) - min(ys))
    left, top = max(0, round(min(xs) - more)), max(0, round(min(ys) - more))
    right, bottom = min(size[0], round(max(xs) + more)), min(size[1], round(max(ys) + more))
    return Frame(left, top, max(1, right - left), max(1, bottom - top))


def card_in_photo(pixels: Pixels, corners: Quad) -> bytes:
    """Return the part of a photo around a card."""
    from PIL import Image

    part = frame_of(corners, (pixels.shape[1], pixels.shape[0]))
    picture = Image.fromarray(pixels[part.top : part.top + part.height, part.left : part.left + part.width])
    picture.thumbnail((LONGEST, LONGEST))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def small_card(pixels: Pixels, corners: Quad) -> bytes:
    """Return a card flat and upright, for a list."""
    from PIL import Image

    from followup_cards.card.rectify import flatten

    out = io.BytesIO()
    Image.fromarray(flatten(pixels, corners, margin=0.0, longest=SMALL)[0]).save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def print_of(pixels: Pixels, candidate: Candidate) -> bytes:
    """Return the piece that a value was read from, enlarged."""
    from followup_cards.card.rectify import crop
    from followup_cards.service.pictures import enlarged_png

    return enlarged_png(crop(pixels, candidate.box, CROP_MARGIN))
