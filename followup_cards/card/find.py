"""Find every card in a photo: witnesses propose outlines, a judge scores them, the best that agree are kept.

The best of a first look tell what the others are like; a second, closer look finds those too and decides.

Where that leaves a doubt on a lively background, it is looked at once more as print, wood or cloth: also at what is
left once print is wiped away, and by a judge that learned on such. What is still in doubt is settled by where a reader
sees text. When no outline can be trusted the whole photo is the card, with confidence 0.0: never worse than not
looking.
"""

from dataclasses import dataclass

import numpy as np

from followup_cards.card.best_set import WORTH
from followup_cards.card.edged import clearly_edged, is_better
from followup_cards.card.first_look import NO_SCAN, WHOLE, First, first_look
from followup_cards.card.geometry import Floats, areas, as_quad, clipped_area, clockwise
from followup_cards.card.left_out import leaves_print_out
from followup_cards.card.overlooked import put_right
from followup_cards.card.rectify import flatten, to_photo
from followup_cards.card.refine import refined, usual_reach
from followup_cards.card.second_look import second_look
from followup_cards.card.view import FINE_SIDE, WORKING_SIDE, View, shrink, view_of, with_text
from followup_cards.card.whole_photo import WholePhoto, whole_photo
from followup_cards.card.with_lines import holds_more, outlines_of, tell
from followup_cards.card.witnesses import Witnesses
from followup_cards.model import Card, Photo, Pixels

CLEARED_UP = 0.5
"""Worth at the closer look of what was faint at first, and of what has an edge all the way round at least."""
SURE = 0.97
"""Worth above which a card is taken, whatever the background shows."""
LIVELY = 0.25
"""Usual slope of a picture from which the background may be print, wood or cloth, and is looked at as such."""
DOUBTFUL = 0.65
"""Worth of the best card below which it is asked where text stands."""
AS_GOOD_AS_NONE, WHOLE_PHOTO = 0.6, 0.75
"""Of two looks: what an outline in only one of them must be worth, and one instead of the whole photo."""
CLOSE_UP, NEARLY_ALL = 0.85, 0.8
"""Worth below which an outline that fills so much of the photo is not believed."""
UNLIKELY = 0.12
"""Worth below which an outline is not even a second choice."""
HOLDS = 0.9
"""Share of a part that an outline around it holds."""


def find_cards(photo: Photo, whole: WholePhoto | None = None) -> tuple[Card, ...]:
    """Return the cards in a photo, best first; the whole photo with confidence 0.0 when none can be trusted.

    `whole` is asked for its lines only in doubt, and where there are several cards.
    """
    found = find_outlines(photo, whole)
    cards = tuple(_card(photo, outline, score) for outline, score in found)
    return cards or (whole.card if whole else whole_photo(photo),)


def find_outlines(photo: Photo, whole: WholePhoto | None = None) -> list[tuple[Floats, float]]:
    """Return each card's outline in photo pixels with its worth, best first; none when the whole photo is best."""
    found = _outlines(photo, whole)
    if not whole or len(found) < 2:
        return found
    lines = _lines_on(whole)
    return put_right(photo, found, lines, where_text_stands) if len(lines) else found


def where_text_stands(photo: Photo, lines: Floats) -> list[tuple[Floats, float]]:
    """Return what each look takes for cards, in photo pixels, one of them at the text alone; some may lie over other."""
    seen = _Seen.of(photo)
    text = with_text(seen.view, lines / seen.step)
    looks = [_best(text, seen.witnesses, lively=False)]
    looks += [_best(seen.view, seen.witnesses, lively=lively) for lively in (False, True)]
    return [one for look in looks for one in seen.placed(look.cards)]


def _outlines(photo: Photo, whole: WholePhoto | None = None) -> list[tuple[Floats, float]]:
    """Return each outline as witnesses and judge make of it, in doubt with the lines of text."""
    seen = _Seen.of(photo)
    view, witnesses = seen.view, seen.witnesses
    found = _best(view, witnesses, lively=False)
    if found.unsure and witnesses.usual >= LIVELY:
        found = max(found, _best(view, witnesses, lively=True), key=_gain)
    if whole and found.doubtful:
        found = _settled(photo, witnesses, found, whole)
    return [] if _is_nearly_all(view, found) else seen.placed(found.cards)


@dataclass(frozen=True, eq=False)
class _Seen:
    """A photo as it is looked at: small, and a little larger to place an outline exactly."""

    witnesses: Witnesses
    scale: float
    """So many fine pixels make one of the small copy."""
    fine_scale: float
    """So many of the photo's make a fine one."""

    @classmethod
    def of(cls, photo: Photo) -> "_Seen":
        """Shrink a photo."""
        fine, fine_scale = shrink(photo.pixels, FINE_SIDE)
        small, scale = shrink(fine, WORKING_SIDE)
        return cls(Witnesses(view_of(small, scale), fine), scale, fine_scale)

    @property
    def view(self) -> View:
        return self.witnesses.view

    @property
    def step(self) -> float:
        """Return how many of the photo's pixels make one of the small copy."""
        return self.scale * self.fine_scale

    def placed(self, cards: list[tuple[Floats, float]]) -> list[tuple[Floats, float]]:
        """Return outlines with their corners placed exactly, in photo pixels."""
        return [(self._placed(quad) * self.fine_scale, value) for quad, value in cards]

    def _placed(self, quad: Floats) -> Floats:
        rough = quad * self.scale
        return refined(self.witnesses.fine, rough, max(usual_reach(rough), 2 * self.scale))


@dataclass(frozen=True)
class _Found:
    """The outlines of the cards with their worth, best first, and how likely the picture is one card as a whole."""

    cards: list[tuple[Floats, float]]
    scan: float

    @property
    def outlines(self) -> list[Floats]:
        return [quad for quad, _ in self.cards]

    @property
    def best(self) -> float:
        return self.cards[0][1] if self.cards else 0.0

    @property
    def unsure(self) -> bool:
        return min((value for _, value in self.cards), default=0.0) < SURE

    @property
    def doubtful(self) -> bool:
        return self.best < DOUBTFUL and self.scan < NO_SCAN


def _is_nearly_all(view: View, found: _Found) -> bool:
    """Say whether the one outline is not sure and fills so much that the photo does as well, which cuts no print."""
    if len(found.cards) != 1 or found.best >= CLOSE_UP:
        return False
    return abs(float(areas(found.outlines[0]))) > NEARLY_ALL * view.width * view.height


def _gain(found: _Found) -> float:
    """Return how much the outlines are worth beyond what any must be worth to count against another look's."""
    if not found.cards:
        return WHOLE_PHOTO - AS_GOOD_AS_NONE
    return sum(value - AS_GOOD_AS_NONE for _, value in found.cards)


def _settled(photo: Photo, witnesses: Witnesses, found: _Found, whole: WholePhoto) -> _Found:
    """Look once more where text is the only print, and believe it if it is surer and cuts no line."""
    view = witnesses.view
    lines = _lines_on(whole) * (view.width / photo.pixels.shape[1])
    if not tell(lines):
        return found
    again = _best(with_text(view, lines), witnesses, lively=False)
    surer = again.best >= max(CLEARED_UP, found.best)
    return again if surer and holds_more(lines, again.outlines, found.outlines) else found


def _lines_on(whole: WholePhoto) -> Floats:
    """Return the outline of every line of text on a photo, in its pixels."""
    return outlines_of([to_photo(whole.card, line) for line in whole.lines])


def _best(view: View, witnesses: Witnesses, *, lively: bool) -> _Found:
    """Return the cards found, none when the whole photo is best."""
    first = first_look(view, witnesses, lively=lively)
    cards, scan = _looked_closer(view, witnesses, first, lively=lively), float(first.values[WHOLE])
    edged = clearly_edged(view, first.quads, first.measured, first.values)
    if edged is None or not is_better(view, first.quads[edged], np.array([quad for quad, _ in cards])):
        return _Found(cards, scan)
    return _Found([(first.quads[edged], max(float(first.values[edged]), CLEARED_UP))], scan)


def _looked_closer(view: View, witnesses: Witnesses, first: First, *, lively: bool) -> list[tuple[Floats, float]]:
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


def _card(photo: Photo, outline: Floats, score: float) -> Card:
    corners = as_quad(_reading_order(outline))
    pixels, back = flatten(photo.pixels, corners)
    return Card(corners, round(min(score, 1.0), 3), pixels, back)


def _reading_order(outline: Floats) -> Floats:
    """Start at the corner that makes the top side the one most nearly level in the photo."""
    ordered = clockwise(outline)
    ahead = np.roll(ordered, -1, axis=0) - ordered
    level = ahead[:, 0] / np.maximum(np.linalg.norm(ahead, axis=1), 1e-9)
    return np.roll(ordered, -int(np.argmax(level)), axis=0)
