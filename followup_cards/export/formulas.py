"""Cells that no spreadsheet takes for a formula, and back.

Source: OWASP, "CSV Injection" (= + - @, tab, carriage return; line feed since August 2025), looked up in 2026-11; after
leading spaces, on later lines of a cell and in full-width form as well, which spreadsheets were reported to accept.
"""

import re
from typing import Final

from followup_cards.export.characters import printable

_GUARD: Final = "'"
_BEGINS_FORMULA: Final = re.compile(r"^[\s\u00a0\u200b]*[=+\-@＝＋－＠\t|%']", re.MULTILINE)
# "=1+1", "  @SUM(1)", "＝1+1", "Osei\n=1+1"; an apostrophe too, so that the guard can be taken off again


def guarded(text: str) -> str:
    """Return a text as a cell: each line that could begin a formula after an apostrophe."""
    clean = printable(text)
    return "\n".join(_GUARD + line if _BEGINS_FORMULA.match(line) else line for line in clean.split("\n"))


def unguarded(cell: str) -> str:
    """Return the text that a guarded cell holds."""
    return "\n".join(line.removeprefix(_GUARD) for line in cell.split("\n"))
