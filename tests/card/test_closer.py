"""The closer look: outlines move to the edges beside them, and an edge that goes on counts more than bold print."""

import numpy as np

from followup_cards.card.closer import closer_look, slopes_across, snapped
from followup_cards.card.geometry import jaccard
from tests.card.scenes import face, laid, photographed, rectangle, table


def test_a_roughly_placed_outline_moves_to_the_edges() -> None:
    """Each side on its own, a few pixels."""
    true = rectangle((700, 500), (850, 550), 8)
    look = closer_look(photographed(laid(table(1400, 1000), face(), true)).pixels, 1400)
    rough = true + np.array([[4.0, 3.0], [-3.0, 4.0], [-4.0, -3.0], [3.0, -4.0]])
    (moved,) = snapped(look, rough[None])

    assert jaccard(rough, true) < 0.98
    assert jaccard(moved, true) > 0.993


def test_no_outline_moves_nowhere() -> None:
    """Nothing offered is nothing to move."""
    look = closer_look(photographed(table(700, 500)).pixels, 700)

    assert snapped(look, np.zeros((0, 4, 2))).shape == (0, 4, 2)


def test_a_hairline_beats_bold_print() -> None:
    """Averaged with their signs, strokes cancel out; a faint line does not."""
    picture = table(1400, 1000, (250, 248, 242), noise=1.5)
    picture[300:302, 100:1300] -= 9
    printed = laid(picture, face(lines=("MMMMWWWWMMMM",) * 5), rectangle((700, 700), (850, 500), 0))
    look = closer_look(photographed(printed).pixels, 1400)
    lines = np.array([[[150.0, 301.0], [1250.0, 301.0]], [[310.0, 610.0], [900.0, 610.0]]])
    slopes = np.abs(slopes_across(look, lines[:, 0], lines[:, 1], 48).mean(axis=2)).max(axis=(0, 2))

    assert slopes[0] > 2 * slopes[1]
