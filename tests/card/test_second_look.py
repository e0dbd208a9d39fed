"""Which outlines within one tell that it lies around several cards."""

import numpy as np

from followup_cards.card.geometry import Floats, frame
from followup_cards.card.second_look import parts_of

SHEET = frame(300, 240)


def _box(left: float, top: float, width: float = 85, height: float = 55) -> Floats:
    box: Floats = frame(width, height) + np.array([left, top])
    return box


def _count(*outlines: tuple[Floats, float]) -> int:
    quads, values = zip(*outlines, strict=True)
    return len(parts_of(np.stack(quads), np.array(values), SHEET))


def test_likely_cards_beside_each_other_are_parts() -> None:
    """The same one drawn twice counts once."""
    assert _count((_box(10, 10), 0.9), (_box(12, 11), 0.85), (_box(110, 10), 0.7)) == 2


def test_one_alone_tells_nothing() -> None:
    """Nor does a second that is unlikely, or reaches out of the outline."""
    assert _count((_box(10, 10), 0.9), (_box(110, 10), 0.4), (_box(260, 10), 0.9)) == 0


def test_panels_of_other_sizes_are_no_cards() -> None:
    """A card has a large picture and a small sign; and half of it is a panel."""
    assert _count((_box(10, 10), 0.9), (_box(110, 10, 30, 20), 0.9)) == 0
    assert _count((_box(0, 0, 150, 240), 0.9), (_box(150, 0, 150, 240), 0.9)) == 0
