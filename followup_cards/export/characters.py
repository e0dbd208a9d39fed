"""Characters that text from cards may hold and files should not."""

import re
import unicodedata
from typing import Final

_UNPRINTABLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)  # terminal escapes, bidirectional overrides, lone surrogates; never a tab or a line feed
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def printable(text: str) -> str:
    """Return a text without control characters; line ends become line feeds."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Return a printable text on one line."""
    return " ".join(printable(text).split())


def holds_control(text: str) -> bool:
    """Tell whether a text holds what a header may not: line breaks and other control characters."""
    return bool(_CONTROL.search(text))


def plain_ascii(text: str) -> str:
    """Return the ASCII letters, digits, dots and hyphens of a text, accents taken off, for a file name."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9.]+", "-", folded).strip("-.")
