"""Rows in columns."""

from collections.abc import Iterable, Sequence

import click

from followup_cards.cli.text import cells, harmless, padded, shortened


def table(rows: Iterable[Sequence[str]], headings: Sequence[str]) -> list[str]:
    """Return rows in columns as wide as their widest cell."""
    lines = [list(headings), *([shortened(harmless(cell)) for cell in line] for line in rows)]
    widths = [max(cells(line[column]) for line in lines) for column in range(len(headings))]
    texts = [
        "  ".join(padded(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    ]
    return [click.style(texts[0], bold=True), *texts[1:]]
