"""Pictures as files."""

import io

from followup_cards.model import Pixels

CROP_HEIGHT = 160
"""Pixels; a line of print this tall shows an l from a 1 on any screen."""
LARGEST_FACTOR = 6


def enlarged_png(pixels: Pixels) -> bytes:
    """Return a picture as PNG, enlarged when it is small."""
    from PIL import Image

    image = Image.fromarray(pixels)
    factor = min(max(1.0, CROP_HEIGHT / max(1, image.height)), LARGEST_FACTOR)
    if factor > 1:
        size = (round(image.width * factor), round(image.height * factor))
        image = image.resize(size, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
