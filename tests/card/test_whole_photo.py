"""The whole photo as a card: its lines are looked for once, whoever asks, and not before."""

from followup_cards.card.geometry import as_quad
from followup_cards.card.whole_photo import WholePhoto
from followup_cards.model import Pixels, Quad
from tests.card.scenes import photographed, rectangle, table

LINE = as_quad(rectangle((300, 200), (240, 30), 0))


def test_its_lines_are_looked_for_once() -> None:
    """A search takes as long as reading several lines."""
    asked: list[tuple[int, ...]] = []

    def search(pixels: Pixels) -> list[Quad]:
        asked.append(pixels.shape)
        return [LINE]

    whole = WholePhoto(photographed(table(700, 500)), search)
    assert asked == []
    assert whole.lines == whole.lines == (LINE,)
    assert asked == [whole.card.pixels.shape]
