"""Text from cards and files made harmless to a terminal."""

import unicodedata
from collections.abc import Iterator
from datetime import datetime

INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Unicode categories that a terminal may act upon instead of showing: controls, bidirectional marks, separators."""
JOINERS = frozenset("\u200c\u200d")
"""Parts of words in Persian and Indic scripts, and of emoji; they cannot hide or move anything."""


MOST_MARKS = 3
"""Marks on one letter; Vietnamese needs two, and a tower of them covers the lines above."""
LONGEST = 240
"""Characters of one value that are shown; whoever needs more asks for JSON."""


def harmless(text: str) -> str:
    """Return text in which whatever a terminal could act upon is spelled out."""
    return "".join(code(character) if acts else character for character, acts in judged(text))


def judged(text: str) -> Iterator[tuple[str, bool]]:
    """Give each character, and whether a terminal could act upon it or pile it upon others."""
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        hidden = unicodedata.category(character) in INVISIBLE and character not in JOINERS
        yield character, hidden or marks > MOST_MARKS


def code(character: str) -> str:
    """Return a character's code, as programmers write it."""
    number = ord(character)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def escaped(json_text: str) -> str:
    """Return JSON that means the same, with characters that a terminal could act upon written by their codes."""
    if json_text.isascii() and json_text.isprintable():
        return json_text
    return "".join(json_code(character) if acts else character for character, acts in judged(json_text))


def json_code(character: str) -> str:
    """Return a character's escape in JSON; beyond the first plane it takes two."""
    halves = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{halves[at] << 8 | halves[at + 1]:04x}" for at in range(0, len(halves), 2))


def shortened(text: str) -> str:
    """Return a text that fits on a screen, and say how much of it is not shown."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}… ({len(text) - LONGEST} more characters)"


def shown(value: object) -> str:
    """Return a name or a path as it may be shown."""
    return shortened(harmless(str(value)))


def cells(text: str) -> int:
    """Return how many columns a terminal needs for a text."""
    return sum(width_of(character) for character in text)


def width_of(character: str) -> int:
    """Return a character's columns: none for a mark on the one before, two for a wide one."""
    if unicodedata.combining(character) or character in JOINERS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def padded(text: str, width: int) -> str:
    """Return a text followed by spaces up to a number of columns."""
    return text + " " * (width - cells(text))


def moment(value: datetime, zone: str | None = None) -> str:
    """Return a time as a person reads it, in its zone when that is known."""
    from zoneinfo import ZoneInfo  # not every command tells a time

    local = value.astimezone(ZoneInfo(zone)) if zone else value
    return f"{local:%a %d %b %Y %H:%M} {zone or local.strftime('%Z') or ''}".strip()


def left(hours: float) -> str:
    """Return how much time is left, as a person says it."""
    if hours < 0:
        return f"{-hours:.0f} hours late" if hours <= -1 else "just past"
    return f"{hours:.0f} hours left" if hours >= 1 else f"{hours * 60:.0f} minutes left"


def plural(count: int, noun: str, nouns: str | None = None) -> str:
    """Return a count with its noun."""
    return f"{count} {noun if count == 1 else nouns or noun + 's'}"
