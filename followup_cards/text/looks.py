"""Look again, differently, at the lines that hold an address on which the readers differ."""

import re
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from followup_cards.model import AgreedLine, Pixels
from followup_cards.text.reader import Reader

ADDRESS_PART = re.compile(r"\S*@\S*")


def look_again(lines: Sequence[AgreedLine], crops: Sequence[Pixels], reader: Reader) -> tuple[AgreedLine, ...]:
    """Return the lines, those in doubt with what the reader sees at other sizes and contrasts."""
    doubtful = [i for i, line in enumerate(lines) if _is_doubtful(line)]
    views = [view for i in doubtful for view in _views(crops[i])]
    seen = [text.text for text in reader.read_lines(views)]
    each = len(views) // len(doubtful) if doubtful else 0
    further = {i: tuple(filter(None, seen[each * k : each * (k + 1)])) for k, i in enumerate(doubtful)}
    return tuple(replace(line, others=(*line.others, *further.get(i, ()))) for i, line in enumerate(lines))


def _is_doubtful(line: AgreedLine) -> bool:
    """Say whether an address stands on a line and the readers don't agree about it."""
    parts = {_address_part(text) for text in (line.text, *line.others)}
    return any(parts) and (len(parts) > 1 or not line.others)


def _address_part(text: str) -> str:
    found = ADDRESS_PART.search(re.sub(r"\s*([@._])\s*", r"\1", text))
    return found.group(0).lower() if found else ""


def _views(crop: Pixels) -> tuple[Pixels, ...]:
    """Return other views of a line: smoothed and enlarged, black and white, sharpened."""
    large = _resized(crop, 96)
    smooth = cv2.GaussianBlur(large, (0, 0), 1.6)
    _, black = cv2.threshold(cv2.cvtColor(smooth, cv2.COLOR_RGB2GRAY), 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    sharp = cv2.addWeighted(large, 1.8, cv2.GaussianBlur(large, (0, 0), 4), -0.8, 0)
    return tuple(np.asarray(view, dtype=np.uint8) for view in (smooth, cv2.cvtColor(black, cv2.COLOR_GRAY2RGB), sharp))


def _resized(crop: Pixels, height: int) -> Pixels:
    width = max(8, round(crop.shape[1] * height / crop.shape[0]))
    return np.asarray(cv2.resize(crop, (width, height), interpolation=cv2.INTER_CUBIC), dtype=np.uint8)
