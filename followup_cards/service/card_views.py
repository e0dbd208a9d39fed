"""Pictures of a waiting card for the page: the card in its surroundings, and the piece that a value was read from."""

import functools
import io
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Final

from followup_cards.confirmation.fields import candidates_of
from followup_cards.errors import UnknownName
from followup_cards.model import Candidate, Field, Pixels, Quad, Review
from followup_cards.service.capture import CROP_MARGIN
from followup_cards.store import cards, photos
from followup_cards.store.database import Database

SURROUNDINGS: Final = 0.08
"""Of the card's longer side, shown around it: the outline is judged by what lies beside it."""
LONGEST: Final = 1200
QUALITY: Final = 85

_one_at_a_time = Lock()


@dataclass(frozen=True)
class Frame:
    """A part of a photo, in photo pixels."""

    left: int
    top: int
    width: int
    height: int


def frame_of(outline: Quad) -> Frame:
    """Return the part of the photo that shows a card and a little more; it may reach beyond the photo."""
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    more = SURROUNDINGS * max(max(xs) - min(xs), max(ys) - min(ys))
    left, top = round(min(xs) - more), round(min(ys) - more)
    return Frame(left, top, max(1, round(max(xs) + more) - left), max(1, round(max(ys) + more) - top))


def card_jpeg(db: Database, review: Review) -> bytes:
    """Return the card in its surroundings."""
    from PIL import Image

    frame = frame_of(review.reading.corners)
    picture = Image.fromarray(kept_pixels(db, review))
    part = picture.crop((frame.left, frame.top, frame.left + frame.width, frame.top + frame.height))
    part.thumbnail((LONGEST, LONGEST))
    out = io.BytesIO()
    part.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def crop_png(db: Database, review: Review, field: Field, place: int) -> bytes:
    """Return the enlarged piece that one value was read from."""
    from followup_cards.card.rectify import crop
    from followup_cards.service.pictures import enlarged_png

    return enlarged_png(crop(kept_pixels(db, review), candidate_at(review, field, place).box, CROP_MARGIN))


def candidate_at(review: Review, field: Field, place: int) -> Candidate:
    """Return one of the values that were read in a field.

    Raises:
        UnknownName: there are not so many.
    """
    found = candidates_of(review.reading, field)
    if not 0 <= place < len(found):
        raise UnknownName(f"Card {review.id} has no such value. Go back to the card.")
    return found[place]


def kept_pixels(db: Database, review: Review) -> Pixels:
    """Return the kept photo that shows a card.

    Raises:
        UnknownName: it was removed meanwhile.
    """
    with db.reading() as tx:
        kept = cards.kept_photo(tx, review.id)
    path = photos.path_of(db.home, kept or "")
    if not kept or not path.is_file():
        raise UnknownName(f"The photo of card {review.id} is gone. Go back to the list of cards.")
    with _one_at_a_time:
        return _pixels(path, path.stat().st_mtime_ns)


@functools.lru_cache(maxsize=1)  # a page asks for a card's pieces together; one photo has up to 180 MB of pixels
def _pixels(path: Path, changed: int) -> Pixels:  # noqa: ARG001 - part of the cache's key
    from followup_cards.photo.load import load

    return load(path)[0].pixels
