"""Show a piece of a photo in the terminal, in the best way that the terminal said it understands."""

import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from followup_cards.cli.pictures import chafa, codes
from followup_cards.cli.pictures.ask_terminal import answer_to
from followup_cards.cli.pictures.blocks import quadrants
from followup_cards.cli.pictures.kinds import Drawing, drawing_for, questions_for
from followup_cards.service.pictures import fitted, png_of, strips
from followup_cards.settings import Settings, Terminal

INDENT = "  "
WIDEST = 100
"""Columns; a wider picture of one line only makes the eye travel."""
ROWS = 6
"""Of each strip of blocks: print this tall shows an l from a 1."""
MOST_STRIPS = 3
SIXEL_WIDTH = 800
"""Pixels."""

Show = Callable[[Path], bool]
"""Shows a picture; False where the terminal can't, and the person needs the path."""


def shower(settings: Settings) -> Show:
    """Return what shows pictures on this terminal; the terminal is asked when the first one is shown."""

    def show(path: Path) -> bool:
        if not settings.color or not sys.stderr.isatty():
            return False
        drawing = drawing_of(settings.terminal)
        text = drawn(path, drawing, columns_of(sys.stderr.fileno()))
        if text:
            sys.stderr.write(text + "\n")
            sys.stderr.flush()
        return bool(text)

    return show


@lru_cache(maxsize=1)
def drawing_of(terminal: Terminal) -> Drawing:
    """Return how this terminal draws; asked once."""
    return drawing_for(terminal, answer_to(questions_for(terminal)), terminal.colors)


def columns_of(descriptor: int) -> int:
    """Return how wide a picture may be."""
    import os

    try:
        columns = os.get_terminal_size(descriptor).columns
    except OSError:
        columns = 80
    return max(16, min(columns or 80, WIDEST) - 2 * len(INDENT))


def drawn(path: Path, drawing: Drawing, columns: int) -> str:
    """Return a picture as a terminal's codes; nothing where it has none."""
    if drawing is Drawing.KITTY:
        return INDENT + codes.kitty(path.read_bytes(), columns)
    if drawing is Drawing.ITERM2:
        return INDENT + codes.iterm2(path.read_bytes(), columns)
    if drawing is Drawing.SIXEL:
        return INDENT + codes.sixel(fitted(path, SIXEL_WIDTH))
    if drawing is Drawing.BLOCKS:
        return in_blocks(path, columns)
    return ""


def in_blocks(path: Path, columns: int) -> str:
    """Return a picture in block characters, cut into strips that are one below the other where it is long."""
    if chafa.is_installed():
        pieces = strips(path, columns, ROWS, MOST_STRIPS, points=chafa.POINTS)
        texts = [chafa.drawn(png_of(piece), piece.shape[1], piece.shape[0]) for piece in pieces]
        if all(texts):
            return "\n".join(INDENT + line for text in texts if text for line in text.splitlines())
    lines = [line for piece in strips(path, columns, ROWS, MOST_STRIPS) for line in quadrants(piece)]
    return "\n".join(INDENT + line for line in lines)
