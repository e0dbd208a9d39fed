"""Pictures as files."""

import io
from collections.abc import Sequence

from followup_cards.model import Pixels, Quad

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


def covered_jpeg(jpeg: bytes, areas: Sequence[Quad]) -> bytes:
    """Return a kept photo with some areas painted over."""
    from PIL import Image, ImageDraw

    from followup_cards.photo.load import KEPT_QUALITY

    with Image.open(io.BytesIO(jpeg)) as opened:
        image = opened.convert("RGB")
    pen = ImageDraw.Draw(image)
    for area in areas:
        pen.polygon([tuple(corner) for corner in area], fill=(128, 128, 128))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=KEPT_QUALITY)
    return out.getvalue()
