"""The values of a vCard's lines, and lines folded as the standard asks."""

import re
from typing import Final
from urllib.parse import quote

from followup_cards.export.characters import one_line, printable

_LONGEST_LINE: Final = 75
"""Octets before a fold, the line end not counted (RFC 2426 section 2.6, RFC 6350 section 3.2)."""

_SPLIT_BY_READERS: Final = re.compile(r'[\s,;\\"<>^`{|}]')  # "a,b;c d": no URI may hold some, readers split at others


def text(value: str) -> str:
    """Return a text value: backslash, comma, semicolon and line feed escaped (RFC 2426 section 4)."""
    escaped = printable(value).replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return escaped.replace("\n", "\\n")


def uri(value: str) -> str:
    """Return a URI; comma and semicolon percent-encoded, since readers differ in how they split and unescape it."""
    return _SPLIT_BY_READERS.sub(lambda found: quote(found[0], safe=""), one_line(value))


def folded(line: str) -> bytes:
    """Return a line in pieces of at most 75 octets, no character split, each but the first after a space."""
    pieces, room = [b""], _LONGEST_LINE
    for character in line:
        octets = character.encode("utf-8")
        if len(pieces[-1]) + len(octets) > room:
            pieces.append(b"")
            room = _LONGEST_LINE - 1
        pieces[-1] += octets
    return b"\r\n ".join(pieces) + b"\r\n"
