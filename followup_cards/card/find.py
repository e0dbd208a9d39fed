"""Find every card in a photo: witnesses propose outlines, a judge scores them, the best that agree are kept.

The best of a first look tell what the others are like; a second, closer look finds those too and decides.

Where that leaves a doubt on a lively background, it is looked at once more as print, wood or cloth: also at what is
left once print is wiped away, and by a judge that learned on such. What is still in doubt is settled by where a reader
sees text. When no outline can be trusted the whole photo is the card, with confidence 0.0: never worse than not
looking.
"""

from functools import partial

import numpy as np

from followup_cards.card.by_text import UNSURE, around, better_by_text, may_be_part, much_smaller, whole_cards
from followup_cards.card.geometry import Floats, areas, as_quad, clockwise
from followup_cards.card.look import CLEARED_UP, Found, Scored, Seen, best, likelier
from followup_cards.card.overlooked import put_right
from followup_cards.card.rectify import flatten, to_photo
from followup_cards.card.view import View, with_text
from followup_cards.card.whole_photo import WholePhoto, whole_photo
from followup_cards.card.with_lines import holds_more, outlines_of, tell
from followup_cards.model import Card, Photo

LIVELY = 0.25
"""Usual slope of a picture from which the background may be print, wood or cloth, and is looked at as such."""
CLOSE = 0.65
"""Share of the photo that a single card fills, above which text tells nothing of its outline."""
CLOSE_UP, NEARLY_ALL = 0.85, 0.8
"""Worth below which an outline that fills so much of the photo is not believed."""


def find_cards(photo: Photo, whole: WholePhoto | None = None) -> tuple[Card, ...]:
    """Return the cards in a photo, best first; the whole photo with confidence 0.0 when none can be trusted.

    `whole` is asked for its lines only in doubt, and where there are several cards.
    """
    found = find_outlines(photo, whole)
    cards = tuple(_card(photo, outline, score) for outline, score in found)
    return cards or (whole.card if whole else whole_photo(photo),)


def find_outlines(photo: Photo, whole: WholePhoto | None = None) -> list[Scored]:
    """Return each card's outline in photo pixels with its worth, best first; none when the whole photo is best."""
    seen = Seen.of(photo)
    found = _found(seen)
    if whole and found.doubtful:
        found = _settled(seen, found, whole)
    if _is_nearly_all(seen.view, found):
        return []
    cards = seen.placed(found.cards)
    if not whole:
        return cards
    if len(cards) > 1:
        return _several(photo, seen, found, cards, _lines_on(whole))
    return _single(photo, seen, found, cards, whole)


def where_text_stands(photo: Photo, lines: Floats, *, thorough: bool = True) -> list[Scored]:
    """Return what each look takes for cards, in photo pixels, one of them at the text alone; one may lie over other.

    Unless `thorough`, only the text is looked at where the place is calm.
    """
    seen = Seen.of(photo)
    text = with_text(seen.view, lines / seen.step)
    looks = [best(text, seen.witnesses, lively=False)]
    if thorough or seen.witnesses.usual >= LIVELY:
        looks += [best(seen.view, seen.witnesses, lively=lively) for lively in (False, True)]
    return [one for look in looks for one in seen.placed(look.cards)]


def _found(seen: Seen) -> Found:
    """Return the cards as witnesses and judge see them."""
    found = best(seen.view, seen.witnesses, lively=False)
    if not (found.unsure and seen.witnesses.usual >= LIVELY):
        return found
    return likelier(found, best(seen.view, seen.witnesses, lively=True))


def _several(photo: Photo, seen: Seen, found: Found, cards: list[Scored], lines: Floats) -> list[Scored]:
    """Return the cards, whole and complete as far as the lines of text tell."""
    if not len(lines):
        return cards
    larger = [around(seen.view, quad, found.offered) for quad in found.outlines]
    made = whole_cards(found.cards, larger, lines / seen.step)
    changed = any(one is not other for one, other in zip(made, found.cards, strict=True))
    return put_right(photo, seen.placed(made) if changed else cards, lines, where_text_stands)


def _single(photo: Photo, seen: Seen, found: Found, cards: list[Scored], whole: WholePhoto) -> list[Scored]:
    """Return the one card, if any, or what the lines of text make of it where they are asked."""
    offered = _offered(seen, found) if cards else []
    if not offered and not (found.best < UNSURE and _share(seen.view, found) < CLOSE if cards else found.doubtful):
        return cards
    likely = [(quad * seen.step, value) for quad, value in offered]
    better = better_by_text(
        photo, cards[0] if cards else None, likely, _lines_on(whole), partial(where_text_stands, thorough=False)
    )
    return seen.placed([(better[0] / seen.step, better[1])]) if better else cards


def _offered(seen: Seen, found: Found) -> list[Scored]:
    """Return the outlines around the one card found and within it, if anything calls for asking the text about them."""
    ((part, value),) = found.cards
    smaller = much_smaller(part, found.offered) if seen.witnesses.usual >= LIVELY else []
    larger = around(seen.view, part, found.offered) if _share(seen.view, found) < CLOSE else []
    return [*larger, *smaller] if smaller or value < UNSURE or may_be_part(seen.view, part, larger) else []


def _is_nearly_all(view: View, found: Found) -> bool:
    """Say whether the one outline is not sure and fills so much that the photo does as well, which cuts no print."""
    if len(found.cards) != 1 or found.best >= CLOSE_UP:
        return False
    return _share(view, found) > NEARLY_ALL


def _share(view: View, found: Found) -> float:
    """Return how much of the photo the best card fills."""
    return abs(float(areas(found.outlines[0]))) / (view.width * view.height) if found.cards else 0.0


def _settled(seen: Seen, found: Found, whole: WholePhoto) -> Found:
    """Look once more where text is the only print, and believe it if it is surer and cuts no line."""
    lines = _lines_on(whole) / seen.step
    if not tell(lines):
        return found
    again = best(with_text(seen.view, lines), seen.witnesses, lively=False)
    surer = again.best >= max(CLEARED_UP, found.best)
    return again if surer and holds_more(lines, again.outlines, found.outlines) else found


def _lines_on(whole: WholePhoto) -> Floats:
    """Return the outline of every line of text on a photo, in its pixels."""
    return outlines_of([to_photo(whole.card, line) for line in whole.lines])


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
