"""Draw lines of print for the readers."""

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from followup_cards.model import Pixels


def printed(
    text: str,
    *,
    size: int = 34,
    ink: tuple[int, int, int] = (20, 20, 30),
    paper: tuple[int, int, int] = (250, 250, 245),
) -> Pixels:
    """Return one line of print, cropped as a reader's box would."""
    font = ImageFont.load_default(size)
    left, top, right, bottom = font.getbbox(text)
    picture = Image.new("RGB", (int(right - left) + 16, int(bottom - top) + 12), paper)
    ImageDraw.Draw(picture).text((8 - left, 6 - top), text, font=font, fill=ink)
    return np.asarray(picture, dtype=np.uint8)


def page(*texts: str) -> Pixels:
    """Return lines of print under one another on one sheet."""
    sheet = Image.new("RGB", (900, 90 * len(texts) + 60), (250, 250, 245))
    for row, text in enumerate(texts):
        ImageDraw.Draw(sheet).text((60, 40 + 90 * row), text, font=ImageFont.load_default(40), fill=(20, 20, 30))
    return np.asarray(sheet, dtype=np.uint8)
