"""Photographs with their outlines drawn on them, twelve to a sheet."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from followup_cards.card.geometry import Floats
from followup_cards.model import Photo

CELL = 400
ACROSS, DOWN = 4, 3


class Sheet:
    """Collects photographs and writes a numbered sheet whenever one is full."""

    def __init__(self, stem: Path) -> None:
        self._stem = stem
        self._cells: list[Image.Image] = []
        self._sheets = 0

    def add(self, photo: Photo, true: Sequence[Floats], found: Sequence[Floats], note: str) -> None:
        """Add a photograph: true outlines green, found ones red."""
        image = Image.fromarray(photo.pixels)
        scale = min((CELL - 8) / image.width, (CELL - 20) / image.height)
        image = image.resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))))
        pen = ImageDraw.Draw(image)
        for outlines, colour, wide in ((true, "lime", 1), (found, "red", 2)):
            for outline in outlines:
                corners = [(float(x), float(y)) for x, y in outline * scale]
                pen.line([*corners, corners[0]], fill=colour, width=wide)
        cell = Image.new("RGB", (CELL, CELL), "gray")
        cell.paste(image, (4, 16))
        text = f"{Path(photo.source).name}  {len(true)} -> {len(found)}  {note}"
        ImageDraw.Draw(cell).text((4, 2), text, fill="white")
        self._cells.append(cell)
        if len(self._cells) == ACROSS * DOWN:
            self.close()

    def close(self) -> None:
        """Write what has been collected."""
        if not self._cells:
            return
        sheet = Image.new("RGB", (ACROSS * CELL, DOWN * CELL), "black")
        for number, cell in enumerate(self._cells):
            sheet.paste(cell, (number % ACROSS * CELL, number // ACROSS * CELL))
        sheet.save(self._stem.with_name(f"{self._stem.name}-{self._sheets:02d}.jpg"), quality=85)
        self._sheets += 1
        self._cells = []
