"""Text from cards and files made harmless to a terminal."""

import unicodedata
from datetime import datetime
from zoneinfo import ZoneInfo

INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Unicode categories that a terminal may act upon instead of showing: controls, bidirectional marks, separators."""
JOINERS = frozenset("\u200c\u200d")
"""Parts of words in Persian and Indic scripts, and of emoji; they cannot hide or move anything."""


def harmless(text: str) -> str:
    """Return text in which whatever a terminal could act upon is spelled out."""
    return "".join(spelled(character) for character in text)


def spelled(character: str) -> str:
    """Return a character, or its code where it would not show."""
    if unicodedata.category(character) not in INVISIBLE or character in JOINERS:
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


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
