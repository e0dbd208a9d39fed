"""PDF pages as pictures, at the resolution a reader likes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from followup_cards.errors import NotAPicture
from followup_cards.model import Pixels
from followup_cards.photo.limits import MAX_PIXELS, check_pages, check_size
from followup_cards.photo.page import Page

if TYPE_CHECKING:
    import pypdfium2

POINTS_PER_INCH = 72
USUAL_DPI = 300
LARGEST_DPI = 600
WANTED_LONG_SIDE = 1600
"""Pixels; a page of a card's size is rendered finer than 300 dpi to reach it."""
MAX_LONG_SIDE = 4000
NESTED = 8
"""Forms within forms in which pictures are looked for."""


def rendered_pages(data: bytes, name: str) -> Iterator[Page]:
    """Give each page of a PDF as RGB pixels, one by one.

    Raises:
        NotAPicture: encrypted, damaged, without pages, or beyond the limits.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        try:
            check_pages(len(document), name)
            if len(document) == 0:
                raise NotAPicture(f'"{name}" is a PDF without pages. Export it again.')
            for number in range(len(document)):
                yield Page(_rendered(document, number, name), len(document))
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise NotAPicture(f'"{name}" is protected by a password. Save a copy without one.') from error
        raise NotAPicture(f'"{name}" is a damaged PDF. Export it again.') from error


def _rendered(document: "pypdfium2.PdfDocument", number: int, name: str) -> Pixels:
    page = document[number]
    width, height = page.get_size()
    scale = _scale(max(width, height))
    check_size(round(width * scale), round(height * scale), f"{name}, page {number + 1}")
    _refuse_huge_pictures(page, scale, name)
    bitmap = page.render(scale=scale, rev_byteorder=True)
    pixels: Pixels = bitmap.to_numpy()[..., :3].copy()
    page.close()
    return pixels


def _refuse_huge_pictures(page: "pypdfium2.PdfPage", scale: float, name: str) -> None:
    """Refuse a page with a picture that would fill the memory: by its own pixels, or drawn far beyond the page."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    for picture in page.get_objects(filter=(FPDF_PAGEOBJ_IMAGE,), max_depth=NESTED):
        width, height = picture.get_px_size()
        left, bottom, right, top = picture.get_bounds()
        drawn = abs((right - left) * (top - bottom)) * scale * scale
        if max(width * height, drawn) > MAX_PIXELS:
            raise NotAPicture(
                f'"{name}" holds a picture drawn larger than {MAX_PIXELS // 1_000_000} megapixels, the most that'
                " is opened. Save a smaller copy."
            )


def _scale(long_side: float) -> float:
    """Return pixels per point for a page whose longer side has this many points."""
    long_side = max(long_side, 1.0)
    dots = min(max(USUAL_DPI / POINTS_PER_INCH, WANTED_LONG_SIDE / long_side), LARGEST_DPI / POINTS_PER_INCH)
    return min(dots, MAX_LONG_SIDE / long_side)
