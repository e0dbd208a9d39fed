"""Raster files through Pillow: every mode to 8-bit RGB, upright by EXIF, with the time it was taken."""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from followup_cards.errors import NotAPicture
from followup_cards.model import Pixels
from followup_cards.photo.exif import orientation_of, time_taken
from followup_cards.photo.limits import MAX_PIXELS, MAX_PIXELS_WEBP, check_pages, check_size
from followup_cards.photo.page import Page

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "DIB", "GIF", "HEIF", "AVIF")
"""What Pillow may try; its JPEG opener also takes the multi-picture files of telephones (MPO)."""

BAND = 256
"""Rows that are computed at once."""
SAMPLED = 1200
"""Rows and columns that are looked at to choose a backdrop."""

BROKEN = (
    *(OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, TypeError),
    *(OverflowError, MemoryError, RuntimeError, struct.error, zlib.error),
)
"""What Pillow's decoders raise on damaged data; none of them promises one class."""


def decoded_pages(data: bytes, name: str) -> Iterator[Page]:
    """Give the pictures of a file as RGB, one by one: every page of a TIFF, the first frame of anything else.

    Raises:
        NotAPicture: not a supported format, damaged, or beyond the limits.
    """
    with _opened(data, name) as image:
        with _reported(image, name):
            pages = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
        check_pages(pages, name)
        for number in range(pages):
            with _reported(image, name):
                page = _frame(image, number, pages, name)
            yield page


@contextmanager
def _reported(image: "Image.Image", name: str) -> Iterator[None]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # damaged metadata is no reason to refuse good pixels
            yield
    except BROKEN as error:
        raise NotAPicture(
            f'"{name}" starts as a {image.format} picture but is damaged or cut short. Copy it from the camera again.'
        ) from error


def _opened(data: bytes, name: str) -> "Image.Image":
    import pi_heif
    from PIL import Image, UnidentifiedImageError

    pi_heif.register_heif_opener()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's notes on odd metadata and on size; the size is checked below
            image = Image.open(io.BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError as error:
        raise NotAPicture(
            f'"{name}" is not a picture that can be opened here (JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC, AVIF or PDF).'
        ) from error
    except Image.DecompressionBombError as error:
        raise NotAPicture(f'"{name}" claims to have more pixels than can be opened. Save a smaller copy.') from error
    except BROKEN as error:
        raise NotAPicture(f'"{name}" is damaged: its header makes no sense. Copy it from the camera again.') from error
    check_size(*image.size, name, MAX_PIXELS_WEBP if image.format == "WEBP" else MAX_PIXELS)
    return image


def _frame(image: "Image.Image", number: int, pages: int, name: str) -> Page:
    image.seek(number)
    check_size(*image.size, name)
    image.load()
    exif = image.getexif()
    _forget_file(image)
    upright = _turned(_rgb(image), orientation_of(exif))
    return Page(upright, pages, time_taken(exif))


def _forget_file(image: "Image.Image") -> None:
    """Let go of what a picture was decoded from, which for these formats is three more copies of it."""
    if image.format in ("WEBP", "AVIF"):
        image._decoder = image.fp = None  # type: ignore[attr-defined]  # noqa: SLF001 - nothing public does


def _turned(pixels: Pixels, orientation: int) -> Pixels:
    """Undo the EXIF orientation (1 to 8): first the turn, then the mirror."""
    turned = {3: 2, 4: 2, 5: 3, 6: 3, 7: 1, 8: 1}.get(orientation, 0)
    upright = np.rot90(pixels, turned)
    return upright[:, ::-1] if orientation in (2, 4, 5, 7) else upright


def _rgb(image: "Image.Image") -> Pixels:
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        return _from_deep_gray(np.asarray(image))
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        return _on_backdrop(image)
    rgb = np.empty((image.height, image.width, 3), dtype=np.uint8)
    for rows in _bands(image.height):
        rgb[rows] = _part(image, rows, "RGB")
    return rgb


def _part(image: "Image.Image", rows: slice, mode: str) -> Pixels:
    """Return some rows of a picture in another mode: all at once, there would be three copies of a large one."""
    band = image.crop((0, rows.start, image.width, min(rows.stop, image.height)))
    return np.asarray(band if band.mode == mode else band.convert(mode))


def _from_deep_gray(values: np.ndarray[tuple[int, ...], np.dtype[np.generic]]) -> Pixels:
    """Scale 16-bit, 32-bit or floating gray to 8 bits by what is in the picture."""
    low, high = _range_of(values)
    if low >= 0 and high > 255:
        low, high = 0.0, max(high, 65535.0) if values.dtype.itemsize == 2 else high
    gray = np.empty((*values.shape[:2], 3), dtype=np.uint8)
    for rows in _bands(values.shape[0]):
        scaled = (values[rows].astype(np.float32) - low) * (255.0 / max(high - low, 1e-9))
        gray[rows] = np.clip(np.nan_to_num(scaled), 0, 255).astype(np.uint8)[:, :, None]
    return gray


def _range_of(values: np.ndarray[tuple[int, ...], np.dtype[np.generic]]) -> tuple[float, float]:
    """Return the least and the greatest finite value; 0 and 1 where there is none."""
    least, greatest = np.inf, -np.inf
    for rows in _bands(values.shape[0]):
        deep = values[rows].astype(np.float32)
        finite = deep[np.isfinite(deep)]
        if finite.size:
            least, greatest = min(least, float(finite.min())), max(greatest, float(finite.max()))
    return (least, greatest) if least <= greatest else (0.0, 1.0)


def _bands(height: int) -> Iterator[slice]:
    """Give the rows of a picture some at a time, so that what is computed of them stays small."""
    for top in range(0, height, BAND):
        yield slice(top, top + BAND)


def _on_backdrop(image: "Image.Image") -> Pixels:
    """Lay a transparent picture on white, or on dark gray when what is visible is itself light."""
    sample = _sample(image)
    visible = sample[..., 3] > 127
    light = bool(visible.any()) and float(sample[visible][:, :3].mean()) > 170
    clear_share = 1.0 - float(visible.mean())
    shade = 40 if light and clear_share > 0.01 else 255
    laid = np.empty((image.height, image.width, 3), dtype=np.uint8)
    for rows in _bands(image.height):
        rgba = _part(image, rows, "RGBA")
        seen = rgba[..., 3:].astype(np.uint16)
        laid[rows] = (rgba[..., :3] * seen + shade * (255 - seen) + 127) // 255
    return laid


def _sample(image: "Image.Image") -> Pixels:
    """Return a picture's rows and columns at even distances."""
    down, across = max(1, image.height // SAMPLED), max(1, image.width // SAMPLED)
    kept = [_part(image, rows, "RGBA")[-rows.start % down :: down, ::across] for rows in _bands(image.height)]
    return np.concatenate(kept)
