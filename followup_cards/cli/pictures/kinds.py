"""Which way of drawing a terminal understands, by what its environment hints at and what it answers itself."""

from enum import StrEnum

from followup_cards.settings import Terminal


class Drawing(StrEnum):
    """A way to draw in a terminal."""

    KITTY = "kitty"
    ITERM2 = "iterm2"
    SIXEL = "sixel"
    BLOCKS = "blocks"
    """Block characters in colour: any terminal with colours and Unicode."""
    NONE = "none"
    """Nothing can be drawn; the person gets the path of the picture."""


KITTY_NAMES = ("kitty", "ghostty", "wezterm", "konsole")
"""Terminals that speak kitty's graphics protocol (its documentation's list, 2026-11), as TERM or TERM_PROGRAM say."""
ITERM2_NAMES = ("iterm", "wezterm")
"""Terminals that draw inline pictures of iTerm2 and say who they are when they are asked (XTVERSION)."""
ANSWERING = ("xterm", "screen", "tmux", "rxvt", "foot", "alacritty", "kitty", "ghostty", "wezterm", "mlterm", "konsole")
"""Beginnings of TERM of terminals that answer the question for their attributes (DA1), as a VT100 did."""

KITTY_QUESTION = b"\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
"""Would you draw one pixel? (kitty graphics protocol, "Querying support")"""
VERSION_QUESTION = b"\x1b[>0q"
"""Who are you? (XTVERSION)"""
ATTRIBUTES_QUESTION = b"\x1b[c"
"""What can you do? (DA1) Asked last: everyone answers it, so that its answer ends the waiting."""


def questions_for(terminal: Terminal) -> bytes:
    """Return what may be asked of a terminal without its showing anything; nothing of one that may not answer."""
    if not terminal.term.startswith(ANSWERING):
        return b""
    kitty = KITTY_QUESTION if hinted(terminal, KITTY_NAMES) else b""
    version = VERSION_QUESTION if hinted(terminal, ITERM2_NAMES) else b""
    return kitty + version + ATTRIBUTES_QUESTION


def hinted(terminal: Terminal, names: tuple[str, ...]) -> bool:
    """Say whether the environment names one of some programs; only a reason to ask, it may be inherited."""
    said = f"{terminal.term} {terminal.program}".casefold()
    return any(name in said for name in names)


def drawing_for(terminal: Terminal, answer: bytes, colors: int) -> Drawing:
    """Return the best way to draw that the terminal itself said it understands, else blocks if it has colours."""
    if b"_Gi=31;OK" in answer:
        return Drawing.KITTY
    if b"iterm2" in answer.lower() or b"wezterm" in answer.lower():
        return Drawing.ITERM2
    if b"4" in attributes(answer):
        return Drawing.SIXEL
    if colors >= 256 and terminal.unicode:
        return Drawing.BLOCKS
    return Drawing.NONE


def attributes(answer: bytes) -> list[bytes]:
    """Return the numbers of a terminal's answer about its attributes; 4 among them is sixel."""
    start = answer.rfind(b"\x1b[?")
    return answer[start + 3 : answer.find(b"c", start)].split(b";")[1:] if start >= 0 else []


def complete(answer: bytes) -> bool:
    """Say whether the answer that comes last has come."""
    start = answer.rfind(b"\x1b[?")
    return start >= 0 and answer.find(b"c", start) > 0
