"""Guard against taking the whole photo, or a panel on a card, for the card: that has an edge all the way round."""

import numpy as np

from followup_cards.card.features import NAMES
from followup_cards.card.geometry import Floats, areas, common_area, enlarged
from followup_cards.card.left_out import holds_all_print, leaves_print_out
from followup_cards.card.view import View

CLEAR, CORNERS, STEP = 0.85, 0.8, 0.6
"""Evidence of an edge along every side, and in its corners; the step in colour across the weakest side."""
SHARP, LIKELY = 0.95, 0.8
"""Evidence along every side, and worth, of a card on wood or cloth, whose grain looks like print."""
LITTLE_OUTSIDE, MOST = 0.3, 20
"""Share of the print outside, roughly, and outlines at most, with which it is worth looking exactly."""
LOOKED_AT = ("weakest side", "corner evidence", "weakest step", "sides on border", "print outside")
NEARLY_ALL = 0.9
"""Share of the picture that an outline fills which is as good as the picture itself."""
PARTS = 0.6
"""Share of a card that panels and pictures on it fill; cards that touch fill more of the outline around them."""
LARGER, WITHIN = 1.02, 0.97
"""A card drawn so much larger holds so much of each of its parts."""


def clearly_edged(view: View, quads: Floats, measured: Floats, values: Floats) -> int | None:
    """Return the best outline within the picture that has an edge on each side and holds the print, if there is one.

    The picture itself is the first of `quads`, K x 4 x 2; `measured` are their features and `values` their worth.
    """
    weakest, corners, step, on_border, outside = (measured[:, NAMES.index(name)] for name in LOOKED_AT)
    edged = (weakest >= CLEAR) & (corners >= CORNERS) & (step >= STEP) & (on_border == 0)
    sharp = (weakest >= SHARP) & (values >= max(LIKELY, float(values[0])))
    likely = np.flatnonzero(edged & (sharp | (outside <= LITTLE_OUTSIDE)))
    for k in likely[np.argsort(-(values + corners)[likely], kind="stable")][:MOST].tolist():
        if holds_all_print(view, quads[k]) or (sharp[k] and not leaves_print_out(view, quads[k])):
            return int(k)
    return None


def is_better(view: View, quad: Floats, found: Floats) -> bool:
    """Say whether a clearly edged outline explains more than those found: a photo as a whole, or parts of the card."""
    if not len(found):
        return True
    sizes = np.abs(areas(found))
    if sizes.max() > NEARLY_ALL * view.width * view.height:
        return True
    larger = enlarged(quad, LARGER)
    inside = all(common_area(larger, one) > WITHIN * size for one, size in zip(found, sizes, strict=True))
    return inside and float(sizes.sum()) < PARTS * abs(float(areas(quad)))
