"""Pictures as files."""

import io
import math
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from followup_cards.model import Pixels, Quad

if TYPE_CHECKING:
    from PIL import Image

CROP_HEIGHT = 160
"""Pixels; a line of print this tall shows an l from a 1 on any screen."""
LARGEST_FACTOR = 6
INKED = 96
"""Shades of grey between the lightest and the darkest point of a row that holds print."""


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


def fitted(path: Path, width: int) -> Pixels:
    """Return a picture, made smaller when it is wider than that."""
    from PIL import Image

    with Image.open(path) as opened:
        image = opened.convert("RGB")
    if image.width > width:
        image = image.resize((width, max(1, round(image.height * width / image.width))), Image.Resampling.LANCZOS)
    return _pixels(image)


def png_of(pixels: Pixels) -> bytes:
    """Return a picture as PNG."""
    from PIL import Image

    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    return out.getvalue()


def strips(path: Path, columns: int, rows: int, most: int, *, points: int = 2) -> list[Pixels]:
    """Return a picture of a line of print for cells twice as tall as wide, each with so many points across and down.

    A long line is cut, between letters where it can be, into as many strips as it takes for each to be `rows` tall.
    """
    import numpy as np
    from PIL import Image, ImageOps

    with Image.open(path) as opened:
        image = without_blank_rows(ImageOps.autocontrast(opened.convert("L"), cutoff=1))
    tall = columns * image.height / image.width / 2  # rows that the whole takes in one strip
    count = min(most, max(1, math.ceil(rows / max(tall, 0.1))))
    cuts = cuts_between_letters(np.asarray(image), count)
    pieces = []
    for left, right in pairwise(cuts):
        piece = image.crop((left, 0, right, image.height))
        width = min(columns, max(1, round(columns * piece.width * count / image.width)))
        height = max(1, min(2 * rows, round(width * piece.height / piece.width / 2)))
        pieces.append(_pixels(piece.resize((width * points, height * points), Image.Resampling.LANCZOS).convert("RGB")))
    return pieces


def without_blank_rows(image: "Image.Image") -> "Image.Image":
    """Return a line of print without the empty rows above and below it, a narrow margin aside."""
    import numpy as np

    busy = np.flatnonzero(np.ptp(np.asarray(image).astype(np.int16), axis=1) > INKED)
    if busy.size < 2:
        return image
    margin = int(busy[-1] - busy[0]) // 6
    return image.crop((0, max(0, int(busy[0]) - margin), image.width, min(image.height, int(busy[-1]) + margin)))


def cuts_between_letters(grey: Pixels, count: int) -> list[int]:
    """Return where to cut a line of print into `count` strips: near even places, where a column is emptiest."""
    import numpy as np

    width = grey.shape[1]
    busy = np.ptp(grey.astype(np.int16), axis=0)
    reach = width // (count * 6)
    cuts = [0]
    for number in range(1, count):
        even = width * number // count
        near = busy[even - reach : even + reach + 1]
        cuts.append(even - reach + int(np.argmin(near)))
    return [*cuts, width]


def _pixels(image: "Image.Image") -> Pixels:
    import numpy as np

    pixels: Pixels = np.asarray(image)
    return pixels


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
