"""Pictures as the codes of terminals that draw pixels: kitty, iTerm2, sixel."""

from base64 import b64encode

from followup_cards.model import Pixels

CHUNK = 4096
"""Bytes of base64 in one message to kitty; its protocol allows no more."""
SHADES = 16
"""Grey levels of a sixel picture: print needs no colours, and every sixel terminal has so many registers."""


def kitty(png: bytes, columns: int) -> str:
    """Return a PNG in kitty's graphics protocol, so many columns wide; the terminal is told not to answer."""
    data = b64encode(png).decode()
    pieces = [data[start : start + CHUNK] for start in range(0, len(data), CHUNK)]
    first = f"a=T,f=100,q=2,c={columns},"
    return "".join(
        f"\x1b_G{'' if number else first}m={int(number < len(pieces) - 1)};{piece}\x1b\\"
        for number, piece in enumerate(pieces)
    )


def iterm2(png: bytes, columns: int) -> str:
    """Return a PNG as an inline picture of iTerm2, so many columns wide."""
    data = b64encode(png).decode()
    return f"\x1b]1337;File=inline=1;size={len(png)};width={columns};preserveAspectRatio=1:{data}\x07"


def sixel(pixels: Pixels) -> str:
    """Return a picture as sixels in shades of grey: bands of six rows, one pass for each shade."""
    import numpy as np

    grey = pixels.mean(axis=2)
    levels = np.round(grey / 255 * (SHADES - 1)).astype(np.uint8)
    height, width = levels.shape
    colors = "".join(
        f"#{n};2;{share};{share};{share}" for n in range(SHADES) for share in [round(n * 100 / (SHADES - 1))]
    )
    bands = "-".join(_band(levels[top : top + 6]) for top in range(0, height, 6))
    return f'\x1bP0;1q"1;1;{width};{height}{colors}{bands}\x1b\\'


def _band(rows: Pixels) -> str:
    """Return six rows of a picture: for each shade that is there, which of the six pixels of a column have it."""
    import numpy as np

    weights = (1 << np.arange(len(rows)))[:, None]
    passes = []
    for shade in np.unique(rows):
        bits = ((rows == shade) * weights).sum(axis=0)
        passes.append(f"#{shade}{_packed([63 + int(value) for value in bits])}")
    return "$".join(passes)


def _packed(codes: list[int]) -> str:
    """Return characters by their codes, runs of one written as their length and the character."""
    from itertools import groupby

    runs = ((chr(code), len(list(run))) for code, run in groupby(codes))
    return "".join(f"!{length}{sign}" if length > 3 else sign * length for sign, length in runs)
