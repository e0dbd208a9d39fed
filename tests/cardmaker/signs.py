"""Drawn signs: envelope, handset, globe, pin, and the logos of made-up firms."""

import math

from PIL import ImageDraw

from tests.cardmaker.style import Colour


def icon(draw: ImageDraw.ImageDraw, name: str, at: tuple[float, float], size: float, ink: Colour) -> None:
    """Draw a contact sign in the square that starts at x, y."""
    x, y = at
    line = max(1, round(size * 0.09))
    x1, y1, mid = x + size, y + size, x + size / 2
    if name == "envelope":
        top, low = y + size * 0.16, y1 - size * 0.16
        draw.rectangle((x, top, x1, low), outline=ink, width=line)
        draw.line((x, top, mid, y + size * 0.58, x1, top), fill=ink, width=line)
    elif name == "handset":
        draw.arc((x - size * 0.5, y - size * 0.5, x + size * 0.92, y + size * 0.92), 8, 82, fill=ink, width=line * 2)
        draw.ellipse((x, y + size * 0.68, x + size * 0.34, y1), fill=ink)
        draw.ellipse((x + size * 0.66, y, x1, y + size * 0.34), fill=ink)
    elif name == "mobile":
        draw.rounded_rectangle((x + size * 0.22, y, x1 - size * 0.22, y1), size * 0.12, outline=ink, width=line)
        draw.line((x + size * 0.42, y1 - size * 0.14, x1 - size * 0.42, y1 - size * 0.14), fill=ink, width=line)
    elif name == "globe":
        draw.ellipse((x, y, x1, y1), outline=ink, width=line)
        draw.ellipse((x + size * 0.3, y, x1 - size * 0.3, y1), outline=ink, width=line)
        draw.line((x, y + size / 2, x1, y + size / 2), fill=ink, width=line)
    elif name == "pin":
        draw.polygon((x + size * 0.2, y + size * 0.5, x1 - size * 0.2, y + size * 0.5, mid, y1), fill=ink)
        draw.ellipse((x + size * 0.16, y, x1 - size * 0.16, y + size * 0.68), fill=ink)


def logo(
    draw: ImageDraw.ImageDraw, form: int, at: tuple[float, float], size: float, inks: tuple[Colour, Colour]
) -> None:
    """Draw a firm's sign in the square that starts at x, y."""
    (x, y), (first, second) = at, inks
    x1, y1, cx, cy = x + size, y + size, x + size / 2, y + size / 2
    if form == 0:
        draw.ellipse((x, y, x1, y1), fill=first)
        draw.ellipse((cx, y + size * 0.2, x1, y1 - size * 0.3), fill=second)
    elif form == 1:
        draw.polygon((x, y1, cx, y, x1, y1), fill=first)
        draw.polygon((x + size * 0.32, y1, cx, cy, x1 - size * 0.32, y1), fill=second)
    elif form == 2:
        draw.rectangle((x, y, cx - size * 0.04, cy - size * 0.04), fill=first)
        draw.rectangle((cx + size * 0.04, cy + size * 0.04, x1, y1), fill=first)
        draw.rectangle((cx + size * 0.04, y, x1, cy - size * 0.04), fill=second)
    elif form == 3:
        draw.polygon([_spoke(cx, cy, size / 2, n, 6) for n in range(6)], fill=first)
        draw.ellipse((cx - size * 0.2, cy - size * 0.2, cx + size * 0.2, cy + size * 0.2), fill=second)
    elif form == 4:
        for n in range(3):
            inset = size * 0.16 * n
            draw.arc(
                (x + inset, y + inset, x1 - inset, y1 - inset), 150, 390, fill=first, width=max(2, round(size * 0.09))
            )
    else:
        for n, height in enumerate((0.45, 0.75, 1.0)):
            left = x + size * 0.36 * n
            draw.rectangle((left, y1 - size * height, left + size * 0.26, y1), fill=first if n < 2 else second)


def _spoke(cx: float, cy: float, radius: float, n: int, of: int) -> tuple[float, float]:
    angle = 2 * math.pi * n / of + math.pi / 6
    return cx + radius * math.cos(angle), cy + radius * math.sin(angle)
