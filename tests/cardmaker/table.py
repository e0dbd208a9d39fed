"""Lay cards on the table: one, or several side by side, touching or slightly over one another."""

import random
from dataclasses import dataclass

from tests.cardmaker.design import Design
from tests.cardmaker.geometry import Matrix, Points, placed, project, rectangle
from tests.cardmaker.press import Printed


@dataclass(frozen=True, eq=False)
class Laid:
    """A card on the table."""

    design: Design
    to_table: Matrix
    """Card millimetres to table millimetres."""
    angle: float

    @property
    def printed(self) -> tuple[Printed, ...]:
        """What was printed, in card millimetres."""
        return self.design.flat.printed

    @property
    def corners(self) -> Points:
        """The card's corners on the table."""
        return project(self.to_table, rectangle(0, 0, self.design.style.width, self.design.style.height))

    def keep_clear(self) -> list[Points]:
        """Return the outlines, on the table, of everything that must stay visible."""
        boxes = [text.box for text in self.printed] + list(self.design.flat.marks)
        return [project(self.to_table, rectangle(*box)) for box in boxes]


def lay(design: Design, angle: float, x: float = 0.0, y: float = 0.0) -> Laid:
    """Lay one card with its middle at x, y."""
    style = design.style
    return Laid(design, placed(style.width, style.height, angle, x, y), angle)


def lay_grid(rng: random.Random, designs: list[Design], manner: str) -> list[Laid]:
    """Lay several in rows: `apart`, `touching` or `overlapping` at blank margins; some upside down."""
    columns = {2: 1 + (rng.random() < 0.5), 3: 2, 4: 2}.get(len(designs), 3)
    laid: list[Laid] = []
    y = 0.0
    for start in range(0, len(designs), columns):
        row, tallest, x = designs[start : start + columns], 0.0, 0.0
        for design in row:
            upright = design.style.layout != "portrait"
            angle = rng.choice((0.0, 0.0, 0.0, 180.0)) + (0.0 if upright else rng.choice((90.0, 270.0)))
            wide, tall = sorted((design.style.width, design.style.height), reverse=True)
            gap = {"apart": rng.uniform(6, 14), "touching": 0.0, "overlapping": -rng.uniform(0.8, 2.4)}[manner]
            jitter = rng.uniform(-5, 5) if manner == "apart" else 0.0
            laid.append(lay(design, angle + jitter, x + wide / 2, y + tall / 2))
            x, tallest = x + wide + gap, max(tallest, tall)
        y += tallest + (rng.uniform(7, 14) if manner == "apart" else 0.0)
    return laid
