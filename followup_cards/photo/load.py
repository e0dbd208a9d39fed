"""Open what a camera, a scanner or a phone gave: one upright `Photo` for each page.

Everything is refused with a sentence before it can use much memory: too many bytes, pixels or pages.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from followup_cards.model import Photo, Pixels
from followup_cards.photo.decode import decoded_pages
from followup_cards.photo.file import bytes_of
from followup_cards.photo.pdf import rendered_pages

KEPT_QUALITY = 92
"""JPEG quality of the kept copy: reading it again gives what the original gave."""


def load(path: Path, *, source: str | None = None) -> list[Photo]:
    """Return the photo in a file, or one for each page of a PDF or a TIFF.

    Raises:
        NotAPicture: the file cannot be opened as a picture, or is beyond the limits.
    """
    return list(pages_of(path, source=source))


def pages_of(path: Path, *, source: str | None = None) -> Iterator[Photo]:
    """Give what `load` returns one page after the other: forty large ones together would fill the memory.

    Raises:
        NotAPicture: the file cannot be opened as a picture, or is beyond the limits; also after some pages.
    """
    name = source if source is not None else str(path)
    yield from pages_in(bytes_of(path, name), name)


def pages_in(data: bytes, name: str) -> Iterator[Photo]:
    """Give the pages in the bytes of a file; `name` is what the messages call it.

    Raises:
        NotAPicture: they are no picture, or beyond the limits; also after some pages.
    """
    digest = hashlib.sha256(data).hexdigest()
    pages = rendered_pages(data, name) if data[:1024].find(b"%PDF-") >= 0 else decoded_pages(data, name)
    for number, page in enumerate(pages, start=1):
        yield Photo(name, number if page.of > 1 else None, digest, _frozen(page.pixels), page.taken_at)


def kept_pages(data: bytes, name: str) -> Iterator[tuple[int | None, bytes]]:
    """Give each page's number, and the page as it is kept.

    Raises:
        NotAPicture: they are no picture, or beyond the limits; also after some pages.
    """
    for photo in pages_in(data, name):
        yield photo.page, encode_for_keeping(photo)


def encode_for_keeping(photo: Photo) -> bytes:
    """Return the photo as an upright JPEG without any of the camera's notes: no place, no time, no device."""
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.fromarray(photo.pixels).save(out, "JPEG", quality=KEPT_QUALITY)
    return out.getvalue()


def _frozen(pixels: Pixels) -> Pixels:
    frozen = np.ascontiguousarray(pixels)
    frozen.setflags(write=False)
    return frozen
