"""First look: what a printed page hides is proposed once its print is wiped away."""

import cv2
import numpy as np

from followup_cards.card.evidence import calmness
from followup_cards.card.find import LIVELY
from followup_cards.card.first_look import proposals
from followup_cards.card.geometry import clockwise, jaccard
from followup_cards.card.view import view_of, wiped
from followup_cards.card.witnesses import Witnesses
from tests.card.scenes import rectangle


def test_a_blank_card_on_a_printed_page_is_proposed() -> None:
    """Letters all around hide its faint edges; without them the page is calm and the edges are the longest lines."""
    page = np.full((600, 800, 3), 226, dtype=np.uint8)
    for row in range(10, 640, 11):
        cv2.putText(page, "harbour timetable of the ferries " * 4, (-row % 37 - 40, row), 0, 0.36, (40, 40, 40))
    card = rectangle((400, 300), (420, 250), 8)
    cv2.fillConvexPoly(page, np.rint(card).astype(np.int32), (244, 244, 242))
    view = view_of(page, 1.0)

    assert calmness(view) > LIVELY
    assert calmness(wiped(view)) < calmness(view) / 2
    assert (
        max(jaccard(clockwise(card), quad) for quad in proposals(view, Witnesses(view, page), lively=True).quads) > 0.95
    )
