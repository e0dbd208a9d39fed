"""First look: every witness proposes outlines, and a judge picks the best set of them."""

from dataclasses import dataclass

import numpy as np

from followup_cards.card.best_set import best_set, companions, room_left
from followup_cards.card.evidence import calmness
from followup_cards.card.features import NAMES, Setting, features
from followup_cards.card.geometry import Floats, clockwise, leanings
from followup_cards.card.judge import worth
from followup_cards.card.segments import segment_quads
from followup_cards.card.view import View, wiped
from followup_cards.card.witnesses import Witnesses

WHOLE = 0
"""Index of the outline that is the picture itself."""
MORE = 700
"""Outlines voted for by lines that are judged besides once several cards have been found."""
BENEATH = 300
"""Outlines judged that are seen beneath print."""
FAINT, NO_SCAN = 0.08, 0.3
"""What the best outline must be worth to be looked at again, and the whole picture at most."""
LEANS = 0.12
"""Cosine between a card's sides in space, which a camera of another focal length may feign."""


@dataclass(frozen=True, eq=False)
class Proposals:
    """What the witnesses say; the picture itself is the first of `quads`."""

    quads: Floats
    known: Floats | None
    """Features of the first outlines, where they were measured before."""
    others: Floats
    """More of the same, less well supported: for a second look where several cards lie."""
    setting: Setting

    @property
    def lively(self) -> bool:
        """Whether the background is taken to be print, wood or cloth."""
        return self.setting.beneath is not None


def proposals(view: View, witnesses: Witnesses, *, lively: bool = False) -> Proposals:
    """Ask every witness; on a lively background also what stands out once its print is wiped away."""
    hidden, beneath = _beneath_print(view) if lively else (np.zeros((0, 4, 2)), None)
    quads = np.concatenate([witnesses.likeliest, hidden])
    known = witnesses.measured if view is witnesses.view else None  # other print, other features
    return Proposals(quads, known, witnesses.others, Setting(view, witnesses.usual, witnesses.regions, beneath))


def _beneath_print(view: View) -> tuple[Floats, tuple[View, float]]:
    """Return the outlines seen once print is wiped away, and where they are seen."""
    bare = wiped(view)
    usual = calmness(bare)
    return clockwise(segment_quads(bare, usual))[:BENEATH], (bare, usual)


@dataclass(frozen=True, eq=False)
class First:
    """What was proposed, how good a card each outline is, and the best set of them (never the whole picture)."""

    offered: Proposals
    quads: Floats
    measured: Floats
    values: Floats
    chosen: list[int]


def first_look(view: View, witnesses: Witnesses, *, lively: bool = False) -> First:
    """Judge what the witnesses propose; once several cards have been found, more of what lies beside them."""
    offered = proposals(view, witnesses, lively=lively)
    quads = offered.quads
    measured = features(offered.setting, quads, offered.known)
    values = worth(measured, lively=lively) * rectangular(view, quads, measured)
    chosen = best_cards(quads, measured, values)
    if len(chosen) > 1 and len(more := room_left(offered.others, quads[chosen])):
        quads = np.concatenate([quads, more[:MORE]])
        measured = np.concatenate([measured, features(offered.setting, more[:MORE])])
        values = worth(measured, lively=lively) * rectangular(view, quads, measured)
        chosen = best_cards(quads, measured, values)
    return First(offered, quads, measured, values, chosen or _faint(values))


def _faint(values: Floats) -> list[int]:
    """Return the likeliest outline where nothing is good, the picture as a whole least of all."""
    best = int(np.argmax(values[WHOLE + 1 :])) + WHOLE + 1 if len(values) > WHOLE + 1 else WHOLE
    return [best] if values[WHOLE] < NO_SCAN and values[best] > FAINT and best != WHOLE else []


def best_cards(quads: Floats, measured: Floats, values: Floats) -> list[int]:
    """Return the best set of outlines by the features of a first look."""
    printed = measured[:, NAMES.index("printed cells")]
    return [k for k in companions(quads, values, printed, best_set(quads, values)) if k != WHOLE]


def rectangular(view: View, quads: Floats, measured: Floats) -> Floats:
    """Return a share of the worth to be kept, less for what no rectangle looks like and the frame did not cut."""
    leaning = leanings(quads, view.width, view.height) * (measured[:, NAMES.index("sides on border")] == 0)
    share: Floats = 1 / (1 + (np.maximum(0, leaning - LEANS) / LEANS) ** 2)
    return share
