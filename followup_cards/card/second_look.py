"""Second look: the likeliest outlines once more and closer, with others of the size and slant of the best."""

from dataclasses import dataclass

import numpy as np

from followup_cards.card.alike import alike_quads
from followup_cards.card.best_set import WORTH, companions, set_at_second_look
from followup_cards.card.closer import Closer, closer_look, snapped
from followup_cards.card.closer_features import closer_features
from followup_cards.card.features import NAMES, features
from followup_cards.card.first_look import WHOLE, First, rectangular
from followup_cards.card.geometry import Floats, areas, frame
from followup_cards.card.judge import SECOND, worth
from followup_cards.card.rectify import project
from followup_cards.card.view import View
from followup_cards.model import Pixels

LIKELY, AT_ALL = 150, 0.03
"""So many outlines at most are looked at again, and none that is worth less."""
SEEDS = 2
"""Cards of the first look that tell what the others are like."""
LARGE = 0.25
"""Share of the picture that four cards together fill at least, for their print to be legible."""
FEWEST_PARTS = 3
"""What was taken for one card may be two rows of two; fewer parts are its panels."""


@dataclass(frozen=True, eq=False)
class Second:
    """The likeliest outlines of the first look and more like the best of them, how good each is, and the best set."""

    quads: Floats
    measured: Floats
    values: Floats
    chosen: list[int]
    """May be the whole picture alone."""


def second_look(view: View, fine: Pixels, first: First) -> Second:
    """Look closer at the likeliest outlines, and for others of the size and slant of the best."""
    photographed = _Looked(view, fine, closer_look(fine, view.width))
    found = _closer(photographed, first, first.quads[first.chosen[:SEEDS]])
    if len(found.chosen) != 1 or found.chosen[0] == WHOLE or not _large(view, found.quads[found.chosen[0]]):
        return found
    parts = _closer(photographed, first, quarter(found.quads[found.chosen[0]])[None], known=False)
    return parts if len(parts.chosen) >= FEWEST_PARTS and explained(parts) > explained(found) else found


def _large(view: View, outline: Floats) -> bool:
    """Say whether an outline fills so much of the picture that it may hold several cards."""
    return abs(float(areas(outline))) > LARGE * view.width * view.height


def explained(look: Second) -> float:
    """Return how well the chosen outlines explain the photo."""
    sizes = np.sqrt(np.abs(areas(look.quads[look.chosen])))
    return float(((look.values[look.chosen] - WORTH) * sizes).sum())


def quarter(outline: Floats) -> Floats:
    """Return one of the four cards that an outline holds if it lies around two rows of two."""
    import cv2

    half = frame(2, 2).astype(np.float32)
    spread = np.asarray(cv2.getPerspectiveTransform(half, outline.astype(np.float32)), dtype=np.float64)
    return project(spread, frame(1, 1))


@dataclass(frozen=True, eq=False)
class _Looked:
    """A photo at three sizes."""

    view: View
    fine: Pixels
    look: Closer


def _closer(photographed: _Looked, first: First, seeds: Floats, *, known: bool = True) -> Second:
    """Judge the likeliest outlines and those like the seeds, beside the first seed, or the best like it."""
    view, fine, look = photographed.view, photographed.fine, photographed.look
    likely = [int(k) for k in np.argsort(-first.values)[:LIKELY] if first.values[k] > AT_ALL and k != WHOLE]
    alike = np.concatenate([alike_quads(fine, fine.shape[1] / view.width, seed) for seed in seeds])
    quads = np.concatenate([first.quads[[WHOLE]], first.quads[likely], snapped(look, alike)])
    measured = features(view, quads, first.offered.regions, first.offered.usual)
    at_first = worth(measured) * rectangular(view, quads, measured)
    seed, seed_worth = seeds[0], float(first.values[first.chosen[0]])
    if not known and len(alike):
        best = len(quads) - len(alike) + int(np.argmax(at_first[-len(alike) :]))
        seed, seed_worth = quads[best], float(at_first[best])
    closer = closer_features(look, quads, seed, (view.width, view.height))
    context = np.stack([worth(measured), np.full(len(quads), seed_worth)], axis=1)
    measured = np.concatenate([measured, closer, context], axis=1)
    values = worth(measured, SECOND) * rectangular(view, quads, measured)
    printed = measured[:, NAMES.index("printed cells")]
    return Second(quads, measured, values, companions(quads, values, printed, set_at_second_look(quads, values)))
