"""Text from cards and files made harmless to a terminal."""

import json
import unicodedata
from datetime import datetime
from zoneinfo import ZoneInfo

INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Unicode categories that a terminal may act upon instead of showing: controls, bidirectional marks, separators."""
JOINERS = frozenset("\u200c\u200d")
"""Parts of words in Persian and Indic scripts, and of emoji; they cannot hide or move anything."""


MOST_MARKS = 3
"""Marks on one letter; Vietnamese needs two, and a tower of them covers the lines above."""
LONGEST = 300
"""Characters of one value that are shown; whoever needs more asks for JSON."""


def harmless(text: str) -> str:
    """Return text in which whatever a terminal could act upon is spelled out."""
    shown: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        shown.append(code(character) if marks > MOST_MARKS else spelled(character))
    return "".join(shown)


def spelled(character: str) -> str:
    """Return a character, or its code where it would not show."""
    if unicodedata.category(character) not in INVISIBLE or character in JOINERS:
        return character
    return code(character)


def code(character: str) -> str:
    """Return a character's code, as programmers write it."""
    number = ord(character)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def escaped(json_text: str) -> str:
    """Return JSON that means the same, with characters that a terminal could act upon written by their codes."""
    if json_text.isprintable():
        return json_text
    return "".join(
        character if spelled(character) == character else json.dumps(character)[1:-1].replace("\x7f", "\\u007f")
        for character in json_text
    )


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
