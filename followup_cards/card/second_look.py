"""Second look: the likeliest outlines once more and closer, with others of the size and slant of the best."""

from dataclasses import dataclass

import numpy as np

from followup_cards.card.alike import alike_quads
from followup_cards.card.best_set import companions, set_at_second_look
from followup_cards.card.closer import closer_look, snapped
from followup_cards.card.closer_features import closer_features
from followup_cards.card.features import NAMES, features
from followup_cards.card.first_look import WHOLE, First, rectangular
from followup_cards.card.geometry import Floats
from followup_cards.card.judge import SECOND, worth
from followup_cards.card.view import View
from followup_cards.model import Pixels

LIKELY, AT_ALL = 150, 0.03
"""So many outlines at most are looked at again, and none that is worth less."""
SEEDS = 2
"""Cards of the first look that tell what the others are like."""


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
    quads, values, offered = first.quads, first.values, first.offered
    likely = [int(k) for k in np.argsort(-values)[:LIKELY] if values[k] > AT_ALL and k != WHOLE]
    seeds = first.chosen[:SEEDS]
    look = closer_look(fine, view.width)
    alike = np.concatenate([alike_quads(fine, fine.shape[1] / view.width, quads[k]) for k in seeds])
    every = np.concatenate([quads[[WHOLE]], quads[likely], snapped(look, alike)])
    measured = features(view, every, offered.regions, offered.usual)
    closer = closer_features(look, every, quads[seeds[0]], (view.width, view.height))
    context = np.stack([worth(measured), np.full(len(every), values[seeds[0]])], axis=1)
    measured = np.concatenate([measured, closer, context], axis=1)
    values = worth(measured, SECOND) * rectangular(view, every, measured)
    printed = measured[:, NAMES.index("printed cells")]
    kept = companions(every, values, printed, set_at_second_look(every, values))
    return Second(every, measured, values, kept)
