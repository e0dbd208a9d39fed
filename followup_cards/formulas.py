"""Cells that no spreadsheet takes for a formula, and back; what is written so is read so.

Source: OWASP, "CSV Injection" (= + - @, tab, carriage return; line feed since August 2025), looked up in 2026-11; after
leading spaces, on later lines of a cell and in full-width form as well, which spreadsheets were reported to accept.
"""

import re
from typing import Final

_GUARD: Final = "'"
_BEGINS_FORMULA: Final = re.compile(r"^[\s\u00a0\u200b]*[=+\-@＝＋－＠\t|%']")
# "=1+1", "  @SUM(1)", "＝1+1"; an apostrophe too, so that the guard can be taken off again


def guarded(text: str) -> str:
    """Return a text without control characters as a cell: each line that could begin a formula after an apostrophe."""
    return "\n".join(_GUARD + line if _BEGINS_FORMULA.match(line) else line for line in text.split("\n"))


def unguarded(cell: str) -> str:
    """Return the text that a guarded cell holds; an apostrophe that guards nothing ("'t Hooft") is the text's own."""
    return "\n".join(_without_guard(line) for line in cell.split("\n"))


def _without_guard(line: str) -> str:
    rest = line.removeprefix(_GUARD)
    return rest if _BEGINS_FORMULA.match(rest) else line
