"""Look at a photo once: what the witnesses propose, judged at a first and at a closer look."""

from dataclasses import dataclass, replace

import numpy as np

from followup_cards.card.best_set import WORTH
from followup_cards.card.edged import clearly_edged, is_better
from followup_cards.card.first_look import NO_SCAN, WHOLE, First, first_look
from followup_cards.card.geometry import Floats, areas, clipped_area
from followup_cards.card.left_out import leaves_print_out
from followup_cards.card.refine import refined, usual_reach
from followup_cards.card.second_look import FEWEST_PARTS, second_look
from followup_cards.card.view import FINE_SIDE, WORKING_SIDE, View, shrink, view_of
from followup_cards.card.witnesses import Witnesses
from followup_cards.model import Photo

Scored = tuple[Floats, float]
"""A card's outline and its worth."""

CLEARED_UP = 0.5
"""Worth at the closer look of what was faint at first, and of what has an edge all the way round at least."""
SURE = 0.97
"""Worth above which a card is taken, whatever the background shows."""
DOUBTFUL = 0.65
"""Worth of the best card below which it is asked where text stands."""
AS_GOOD_AS_NONE, WHOLE_PHOTO = 0.6, 0.75
"""Of two looks: what an outline in only one of them must be worth, and one instead of the whole photo."""
UNLIKELY = 0.12
"""Worth below which an outline is not even a second choice."""
HOLDS = 0.9
"""Share of a part that an outline around it holds."""
OFFERED = 0.2
"""Worth at a first look above which text may speak for an outline."""


@dataclass(frozen=True, eq=False)
class Seen:
    """A photo as it is looked at: small, and a little larger to place an outline exactly."""

    witnesses: Witnesses
    scale: float
    """So many fine pixels make one of the small copy."""
    fine_scale: float
    """So many of the photo's make a fine one."""

    @classmethod
    def of(cls, photo: Photo) -> "Seen":
        """Shrink a photo."""
        fine, fine_scale = shrink(photo.pixels, FINE_SIDE)
        small, scale = shrink(fine, WORKING_SIDE)
        return cls(Witnesses(view_of(small, scale), fine), scale, fine_scale)

    @property
    def view(self) -> View:
        """Return the small copy."""
        return self.witnesses.view

    @property
    def step(self) -> float:
        """Return how many of the photo's pixels make one of the small copy."""
        return self.scale * self.fine_scale

    def placed(self, cards: list[Scored]) -> list[Scored]:
        """Return outlines with their corners placed exactly, in photo pixels."""
        return [(self._placed(quad) * self.fine_scale, value) for quad, value in cards]

    def _placed(self, quad: Floats) -> Floats:
        rough = quad * self.scale
        return refined(self.witnesses.fine, rough, max(usual_reach(rough), 2 * self.scale))


@dataclass(frozen=True)
class Found:
    """The outlines of the cards with their worth, best first, and how likely the picture is one card as a whole."""

    cards: list[Scored]
    scan: float
    offered: tuple[Floats, Floats]
    """Outlines that were likely at the first look, and what they were worth."""

    @property
    def outlines(self) -> list[Floats]:
        """Return the outlines alone."""
        return [quad for quad, _ in self.cards]

    @property
    def best(self) -> float:
        """Return the worth of the best card."""
        return self.cards[0][1] if self.cards else 0.0

    @property
    def unsure(self) -> bool:
        """Say whether any card is not sure."""
        return min((value for _, value in self.cards), default=0.0) < SURE

    @property
    def doubtful(self) -> bool:
        """Say whether no card is likely, nor the picture as a whole."""
        return self.best < DOUBTFUL and self.scan < NO_SCAN

    def with_offers_of(self, *looks: "Found") -> "Found":
        """Return the same cards with all that was likely in several looks."""
        quads, values = zip(*(look.offered for look in looks), strict=True)
        return replace(self, offered=(np.concatenate(quads), np.concatenate(values)))


def likelier(found: Found, other: Found) -> Found:
    """Return the look that is worth more; an outline around several cards that the other look sees is none itself."""
    first, second = sorted((found, other), key=gain, reverse=True)
    if len(first.cards) == 1 and _parts(second, first.outlines[0]) >= FEWEST_PARTS:
        first = second
    return first.with_offers_of(found, other)


def _parts(found: Found, around: Floats) -> int:
    """Return how many likely cards lie within an outline."""
    likely = [quad for quad, value in found.cards if value > CLEARED_UP]
    return sum(clipped_area(quad, around) > HOLDS * abs(float(areas(quad))) for quad in likely)


def gain(found: Found) -> float:
    """Return how much the outlines are worth beyond what any must be worth to count against another look's."""
    if not found.cards:
        return WHOLE_PHOTO - AS_GOOD_AS_NONE
    return sum(value - AS_GOOD_AS_NONE for _, value in found.cards)


def best(view: View, witnesses: Witnesses, *, lively: bool) -> Found:
    """Return the cards found, none when the whole photo is best."""
    first = first_look(view, witnesses, lively=lively)
    cards, scan = _looked_closer(view, witnesses, first, lively=lively), float(first.values[WHOLE])
    likely = np.flatnonzero(first.values > OFFERED)
    likely = likely[likely != WHOLE]
    offered = first.quads[likely], first.values[likely]
    edged = clearly_edged(view, first.quads, first.measured, first.values)
    if edged is None or not is_better(view, first.quads[edged], np.array([quad for quad, _ in cards])):
        return Found(cards, scan, offered)
    return Found([(first.quads[edged], max(float(first.values[edged]), CLEARED_UP))], scan, offered)


def _looked_closer(view: View, witnesses: Witnesses, first: First, *, lively: bool) -> list[Scored]:
    """Return the cards of a first look, or what a closer one makes of them."""
    if not first.chosen:
        return []
    second = second_look(view, witnesses, first)
    best = second if second.chosen else first
    quads, values, chosen = best.quads, best.values, [k for k in best.chosen if k != WHOLE]
    if first.values[first.chosen[0]] <= WORTH and not (second.chosen and values[chosen].max(initial=0.0) > CLEARED_UP):
        return []
    if len(chosen) == 1 and not lively and values[chosen[0]] < SURE and leaves_print_out(view, quads[chosen[0]]):
        chosen = _wider(view, quads, values, quads[chosen[0]])  # on wood or cloth the grain looks like print
    return [(quads[k], float(values[k])) for k in chosen]


def _wider(view: View, quads: Floats, values: Floats, part: Floats) -> list[int]:
    """Return the best outline around a part that holds the print, if any is likely; none: better the whole photo."""
    likely = [int(k) for k in np.argsort(-values)[:60] if values[k] > UNLIKELY and k != WHOLE]
    size = HOLDS * abs(float(areas(part)))
    around = (k for k in likely if clipped_area(part, quads[k]) > size)
    return [k for k in around if not leaves_print_out(view, quads[k])][:1]
