"""What tesseract answers: a table with a row for each page, block, paragraph, line and word."""

from collections.abc import Sequence

COLUMNS = 12
"""The last one is the word; it is empty in the rows of what holds words."""


class Word:
    """A word: its text, its share of certainty, its box, the page and line it stands on."""

    __slots__ = ("box", "confidence", "line", "page", "text")

    def __init__(self, cells: Sequence[str]) -> None:
        """Take a row's cells.

        Raises:
            ValueError: a number is none.
        """
        self.text = cells[-1].strip()
        self.confidence = int(float(cells[10])) / 100
        self.page = int(cells[1])
        self.line = tuple(int(cell) for cell in cells[1:5])
        left, top, width, height = (int(cell) for cell in cells[6:10])
        self.box = (left, top, left + width, top + height)


def words_in(table: str) -> list[Word]:
    """Return the words of a table, in its order.

    Raises:
        ValueError: a number in it is none.
    """
    rows = (row.split("\t") for row in table.split("\n")[1:])
    return [Word(cells) for cells in rows if len(cells) == COLUMNS and cells[-1].strip()]
