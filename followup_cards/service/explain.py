"""Write pages that show what was found on each photo, and why."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from followup_cards.card.rectify import crop, flatten
from followup_cards.contact.email_choice import rule_for_sure
from followup_cards.export import explain
from followup_cards.export.destination import make_folder, write_atomically
from followup_cards.export.explain import ShownCard
from followup_cards.model import Photo, PhotoReading, Pixels, Quad, Reading
from followup_cards.photo.load import pages_in
from followup_cards.service.developing import Develop, here
from followup_cards.service.pictures import enlarged_png

LONGEST_PHOTO = 1600
"""Pixels of the photo on the page; the page stays small enough to send."""


def explain_photo(path: Path, pages: Sequence[PhotoReading], folder: Path, develop: Develop = here) -> list[Path]:
    """Write one page for each reading of a photo, and return where; a photo that can't be opened has none.

    Raises:
        DestinationFailure: the folder or a page cannot be written.
    """
    if all(page.failure and not page.digest for page in pages):
        return []
    make_folder(folder)
    written = []
    for page, text in zip(pages, develop(explained, path, tuple(pages)), strict=True):
        name = f"{path.name}{f'-{page.page}' if page.page else ''}.html"
        write_atomically(folder / name, text)
        written.append(folder / name)
    return written


def explained(data: bytes, name: str, pages: Sequence[PhotoReading]) -> Iterator[bytes]:
    """Give the page for each reading of a photo.

    Raises:
        NotAPicture: the photo cannot be opened (any more).
    """
    for photo, page in zip(pages_in(data, name), pages, strict=True):
        link = explain.data_link(_jpeg(photo.pixels, LONGEST_PHOTO), "jpeg")
        height, width = photo.pixels.shape[:2]
        cards = [_shown(photo, reading) for reading in page.readings]
        yield explain.write(page, link, (width, height), cards, rule=rule_for_sure())


def _shown(photo: Photo, reading: Reading) -> ShownCard:
    candidates = explain.candidates_in_order(reading)
    flat, _ = flatten(photo.pixels, reading.corners)
    crops = tuple(_crop_link(photo.pixels, candidate.box) for candidate in candidates)
    return ShownCard(reading, candidates, explain.data_link(_jpeg(flat, 1000), "jpeg"), crops)


def _crop_link(pixels: Pixels, box: Quad) -> str:
    return explain.data_link(enlarged_png(crop(pixels, box, 0.15)), "png")


def _jpeg(pixels: Pixels, longest: int) -> bytes:
    from PIL import Image

    image = Image.fromarray(pixels)
    image.thumbnail((longest, longest))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82)
    return out.getvalue()
