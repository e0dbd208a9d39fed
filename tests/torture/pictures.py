"""The files that mutants are made of: a small card in every format that is read, and the largest that are accepted."""

import io
from collections.abc import Callable

import numpy as np
import pillow_heif
from PIL import Image, ImageDraw, ImageFont

WORDS = ("Ana Sousa", "Service Planner", "Quilmora Lda", "ana.sousa@quilmora.example", "+351 21 555 0100")


def card(width: int = 480, height: int = 280) -> Image.Image:
    """Return a drawn card on a table."""
    image = Image.new("RGB", (width, height), (70, 60, 50))
    pen = ImageDraw.Draw(image)
    pen.rectangle((width // 10, height // 10, width * 9 // 10, height * 9 // 10), fill=(250, 250, 248))
    for row, words in enumerate(WORDS):
        place = (width // 6, height // 6 + row * height // 8)
        pen.text(place, words, fill=(20, 20, 20), font=ImageFont.load_default(height // 14))
    return image


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    """Return a picture as a file."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def with_notes(image: Image.Image) -> bytes:
    """Return a JPEG with a camera's notes: a turn, a time, a place, and a small picture within."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8769)[0x9003] = "2026:03:02 15:30:00"
    exif.get_ifd(0x8825)[2] = (38.0, 42.0, 0.0)
    return encoded(image, "JPEG", exif=exif)


def originals() -> dict[str, bytes]:
    """Return one file for each way in which the supported formats are commonly written."""
    image = card()
    small = image.resize((240, 140))
    pages = {"save_all": True, "append_images": [small, small]}
    pillow_heif.register_heif_opener()
    return {
        "jpeg": encoded(image, "JPEG"),
        "jpeg-progressive": encoded(image, "JPEG", progressive=True),
        "jpeg-cmyk": encoded(image.convert("CMYK"), "JPEG"),
        "jpeg-notes": with_notes(image),
        "mpo": encoded(small, "MPO", **pages),
        "png": encoded(image, "PNG"),
        "png-alpha": encoded(small.convert("RGBA"), "PNG"),
        "png-palette": encoded(small.convert("P"), "PNG"),
        "png-deep": encoded(deep(small), "PNG"),
        "webp": encoded(image, "WEBP"),
        "webp-lossless": encoded(small, "WEBP", lossless=True),
        "tiff": encoded(small, "TIFF"),
        "tiff-lzw": encoded(small, "TIFF", compression="tiff_lzw"),
        "tiff-deflate-pages": encoded(small, "TIFF", compression="tiff_adobe_deflate", **pages),
        "tiff-jpeg": encoded(image, "TIFF", compression="jpeg"),
        "tiff-fax": encoded(small.convert("1"), "TIFF", compression="group4"),
        "bmp": encoded(small, "BMP"),
        "gif": encoded(small, "GIF"),
        "heic": encoded(image, "HEIF"),
        "avif": encoded(small, "AVIF"),
        "pdf": encoded(image, "PDF"),
        "pdf-pages": encoded(small, "PDF", **pages),
    }


def wide() -> Image.Image:
    """Return a card on sixty megapixels, less a little."""
    return card(900, 660).resize((9_000, 6_600), Image.Resampling.NEAREST)


def of_pages(page: Image.Image, kind: str, **options: object) -> bytes:
    """Return a document of forty pages, all alike."""
    return encoded(page, kind, save_all=True, append_images=[page] * 39, **options)


def deep(image: Image.Image) -> Image.Image:
    """Return a picture in sixteen bits of gray."""
    return Image.fromarray(np.asarray(image.convert("L")).astype(np.uint16) * np.uint16(256))


LARGEST: dict[str, Callable[[], bytes]] = {
    "jpeg-60mp": lambda: encoded(wide(), "JPEG", quality=60),
    "jpeg-60mp-cmyk": lambda: encoded(wide().convert("CMYK"), "JPEG", quality=60),
    "png-60mp-alpha": lambda: encoded(wide().convert("RGBA"), "PNG", compress_level=1),
    "png-60mp-palette": lambda: encoded(wide().convert("P"), "PNG", compress_level=1),
    "png-60mp-deep": lambda: encoded(deep(wide()), "PNG", compress_level=1),
    "tiff-60mp-float": lambda: encoded(wide().convert("F"), "TIFF", compression="tiff_adobe_deflate"),
    "webp-51mp": lambda: encoded(wide().crop((0, 0, 8_300, 6_100)), "WEBP", method=0),
    "webp-51mp-alpha": lambda: encoded(wide().crop((0, 0, 8_300, 6_100)).convert("RGBA"), "WEBP", method=0),
}
"""Files near the limits of what is accepted: sixty megapixels in every mode, fifty-one of WebP."""
LONGEST: dict[str, Callable[[], bytes]] = {
    "tiff-40-pages": lambda: of_pages(card(4_000, 3_000), "TIFF", compression="tiff_adobe_deflate"),
    "pdf-40-pages": lambda: of_pages(card(2480, 1754), "PDF", resolution=300.0),
}
"""Forty large pages: opened page by page here, since reading them takes as long as reading forty photographs."""
