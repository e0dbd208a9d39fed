"""Open what a camera, a scanner or a phone gave: one upright `Photo` for each page.

Everything is refused with a sentence before it can use much memory: too many bytes, pixels or pages.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from followup_cards.errors import NotAPicture
from followup_cards.model import Photo, Pixels
from followup_cards.photo.decode import decoded_pages
from followup_cards.photo.limits import MAX_BYTES, megabytes
from followup_cards.photo.pdf import rendered_pages

SUFFIXES = frozenset(
    {".jpg", ".jpeg", ".jpe", ".mpo", ".png", ".webp", ".tif", ".tiff", ".bmp", ".gif", ".heic", ".heif", ".hif"}
    | {".avif", ".pdf"}
)
"""Names that a folder is searched for; a file given by name is judged by its content alone."""

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


def encode_for_keeping(photo: Photo) -> bytes:
    """Return the photo as an upright JPEG without any of the camera's notes: no place, no time, no device."""
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.fromarray(photo.pixels).save(out, "JPEG", quality=KEPT_QUALITY)
    return out.getvalue()


def bytes_of(path: Path, name: str) -> bytes:
    """Return what is in a file.

    Raises:
        NotAPicture: it is missing, empty, too large, a folder, or cannot be read.
    """
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise NotAPicture(f'"{name}" is a folder, not a picture. Give the pictures in it.')
        if size == 0:
            raise NotAPicture(f'"{name}" is empty: it has no bytes at all. Copy it from the camera again.')
        if size > MAX_BYTES:
            raise NotAPicture(
                f'"{name}" has {megabytes(size)} MB, and {megabytes(MAX_BYTES)} MB is the most that is read. '
                "Export it as a JPEG."
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NotAPicture(f'"{name}" does not exist. Check the name.') from error
    except OSError as error:
        raise NotAPicture(f'"{name}" cannot be read: {error.strerror or error}. Check its permissions.') from error


def _frozen(pixels: Pixels) -> Pixels:
    frozen = np.ascontiguousarray(pixels)
    frozen.setflags(write=False)
    return frozen
