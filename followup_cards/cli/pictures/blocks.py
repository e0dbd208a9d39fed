"""Pictures as block characters: each cell of the terminal shows two by two points in two colours."""

from followup_cards.model import Pixels

QUADRANTS = " ▗▖▄▝▐▞▟▘▚▌▙▀▜▛█"
"""By the points that have the ink's colour: 8 top left, 4 top right, 2 bottom left, 1 bottom right (Unicode 1.1)."""
FIRST_GREY, GREYS = 232, 24
"""Of the 256 colours that terminals share, the ramp of greys."""


def quadrants(pixels: Pixels) -> list[str]:
    """Return a picture with an even number of rows and columns as lines of block characters, in shades of grey."""
    import numpy as np

    grey = pixels.mean(axis=2)
    height, width = grey.shape[0] // 2, grey.shape[1] // 2
    cells = grey[: height * 2, : width * 2].reshape(height, 2, width, 2).transpose(0, 2, 1, 3).reshape(height, width, 4)
    middle = (cells.max(axis=2) + cells.min(axis=2)) / 2
    ink = cells > middle[:, :, None]
    signs = (ink * np.array([8, 4, 2, 1])).sum(axis=2)
    counts = ink.sum(axis=2)
    light = np.where(counts > 0, (cells * ink).sum(axis=2) / np.maximum(counts, 1), middle)
    dark = (cells * ~ink).sum(axis=2) / np.maximum(4 - counts, 1)
    return [line(signs[row].tolist(), light[row].tolist(), dark[row].tolist()) for row in range(height)]


def line(signs: list[int], light: list[float], dark: list[float]) -> str:
    """Return one line of characters, a colour's code only where it changes."""
    said, last = [], (-1, -1)
    for sign, above, below in zip(signs, light, dark, strict=True):
        colors = (shade(above), shade(below))
        if colors != last:
            said.append(f"\x1b[38;5;{colors[0]};48;5;{colors[1]}m")
            last = colors
        said.append(QUADRANTS[sign])
    return f"{''.join(said)}\x1b[0m"


def shade(value: float) -> int:
    """Return the colour that is nearest to a grey of 0 to 255."""
    return FIRST_GREY + min(GREYS - 1, max(0, round((value - 8) / 10)))
