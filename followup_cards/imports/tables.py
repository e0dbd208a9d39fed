"""People out of CSV tables: Google Contacts (both layouts), Outlook, and our own."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from followup_cards.errors import BadAnswers
from followup_cards.formulas import unguarded
from followup_cards.imports import google_columns, our_columns, outlook_columns
from followup_cards.imports.person import Imported, Said, made

Row = Mapping[str, str]


@dataclass(frozen=True)
class Layout:
    """One program's table: the columns that tell it from others, and what a row says."""

    name: str
    columns: frozenset[str]
    said: Callable[[str, Row, str | None], Said]


LAYOUTS: Final = (
    Layout("our own", frozenset(("name", "email", "given_name", "phones")), our_columns.said),
    Layout("Google Contacts (old)", frozenset(("Name", "Given Name", "Family Name")), google_columns.said_old),
    Layout("Google Contacts", frozenset(("First Name", "Last Name", "Organization Name")), google_columns.said),
    Layout("Outlook", frozenset(("First Name", "Last Name", "E-mail Address")), outlook_columns.said),
)


def people(text: str, source: str, region: str | None) -> list[Imported]:
    """Return the people in a table.

    Raises:
        BadAnswers: no layout that is known, a damaged file, or a row that was cut off.
    """
    rows = _rows(text, source)
    header = next(rows, (1, []))[1]
    layout = next((one for one in LAYOUTS if one.columns <= set(header)), None)
    if layout is None:
        raise BadAnswers(
            f"{source} is no file of contacts that can be read. Give a vCard, our own JSON or CSV, or a CSV that"
            " Google Contacts or Outlook exported in English."
        )
    found = [made(layout.said(f"line {line}", _row(header, cells), region), source) for line, cells in rows]
    return [person for person in found if person]


def _rows(text: str, source: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line it begins on, all as wide as the header."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    begins, width = 1, 0
    try:
        for cells in reader:
            if cells:
                width = width or len(cells)
                if len(cells) != width:
                    raise BadAnswers(
                        f"{source}: line {begins} has {len(cells)} cells, and the header {width}."
                        " The file was cut off or changed; export it again."
                    )
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise BadAnswers(f"{source}: line {begins} is no CSV ({error}). Export the file again.") from error


def _delimiter(text: str) -> str:
    """Return what stands between cells: where a comma is part of numbers, spreadsheets write semicolons."""
    header = text.split("\n", 1)[0]
    return max(",;\t", key=header.count)


def _row(header: Sequence[str], cells: Sequence[str]) -> Row:
    """Return a row's cells by column, as their texts were before they were guarded."""
    return {name: unguarded(cell) for name, cell in zip(header, cells, strict=True)}
