"""How much of a file is accepted; beyond it, a sentence instead of a full memory."""

from followup_cards.errors import NotAPicture

MAX_BYTES = 100_000_000
MAX_PIXELS = 60_000_000
"""A little more than the 50 megapixels of today's largest telephone cameras."""
MAX_PIXELS_WEBP = 51_000_000
"""WebP takes sixteen bytes of memory for each pixel while it is decoded, three times what the others take."""
MIN_SIDE = 64
"""A card needs about ten pixels a line of text; below this there is nothing to read."""
MAX_RATIO = 30
MAX_PAGES = 40


def megabytes(size: int) -> str:
    """Return a number of bytes as megabytes, for a message."""
    return f"{size / 1e6:.0f}"


def check_size(width: int, height: int, name: str, most: int = MAX_PIXELS) -> None:
    """Refuse a picture that no card can be read from, or that is too large to be opened.

    Raises:
        NotAPicture: with the size, the limit and the next step.
    """
    if width * height > most:
        raise NotAPicture(
            f'"{name}" is {width} x {height} pixels, and {most // 1_000_000} megapixels is the most that is '
            "opened. Save a smaller copy."
        )
    if min(width, height) < MIN_SIDE or max(width, height) > MAX_RATIO * min(width, height):
        raise NotAPicture(f'"{name}" is only {width} x {height} pixels: no card can be read from it. Take a new photo.')


def check_pages(count: int, name: str) -> None:
    """Refuse a document with more pages than anyone means as photographs of cards.

    Raises:
        NotAPicture: with the number of pages, the limit and the next step.
    """
    if count > MAX_PAGES:
        raise NotAPicture(f'"{name}" has {count} pages, and {MAX_PAGES} is the most that is read. Split it.')
