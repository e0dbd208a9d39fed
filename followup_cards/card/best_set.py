"""Keep the set of outlines that explains the photo best: none over another, their worths adding up to most."""

import numpy as np
from numpy.typing import NDArray

from followup_cards.card.geometry import Floats, areas

WORTH = 0.32
"""An outline must be worth more than this to be kept."""
SURE_OF, ALONE, PAIR, IN_COMPANY = 0.8, 0.45, 0.4, 0.25
"""Beside one sure card another must be worth more, beside three less: a deck is laid out by someone."""
DOUBT = 1.2
"""The nearer an outline's worth comes to this, the more it counts."""
SAME = 0.06
"""Of an outline's size: one whose corners are all so near to a better one's is no rival of its own."""
MOST_CARDS = 12
MOST_RIVALS = 160
OVERLAP = 0.14
"""Share of the smaller outline above which two cannot both be cards: cards may overlap a little."""
GRID = 9
ALIKE = 2.3
"""Cards in one photo are of about one size: the factor between areas that perspective may make."""
CERTAIN = 0.9
PRINTED = 0.2
"""Share of the best card's printed places that another card must have."""


def set_at_second_look(quads: Floats, values: Floats) -> list[int]:
    """Return the best set, asking more of what lies beside one sure card, and less beside several."""
    chosen = best_set(quads, values)
    sure = int((values[chosen] > SURE_OF).sum())
    return best_set(quads, values, {0: ALONE, 1: ALONE, 2: PAIR}.get(sure, IN_COMPANY))


def best_set(quads: Floats, values: Floats, least: float = WORTH) -> list[int]:
    """Return the outlines, none overlapping another much, whose worth adds up to most; the best first."""
    rivals = _rivals(quads, values, least)
    if not rivals:
        return []
    clash = _clashes(quads[rivals])
    # By the root of its size: a card is not to be cut into its panels. A sure outline counts several doubtful ones,
    # so that a small card is not lost to the table around it.
    gain = (values[rivals] - least) / (DOUBT - values[rivals]) * np.sqrt(np.abs(areas(quads[rivals])))
    chosen = _improved(_greedy(gain, clash, np.ones(len(rivals), dtype=np.bool_)), gain, clash)
    return [rivals[k] for k in np.flatnonzero(chosen)][:MOST_CARDS]


def _rivals(quads: Floats, values: Floats, least: float) -> list[int]:
    """Return the outlines worth most, best first, without those that nearly coincide with a better one."""
    size = np.sqrt(np.abs(areas(quads)))
    rivals: list[int] = []
    for k in np.argsort(-values):
        if values[k] <= least or len(rivals) == MOST_RIVALS:
            break
        far = np.abs(quads[rivals] - quads[k]).max(axis=(1, 2)) if rivals else np.array([np.inf])
        if (far >= SAME * size[k]).all():
            rivals.append(int(k))
    return rivals


def companions(quads: Floats, values: Floats, printed: Floats, chosen: list[int]) -> list[int]:
    """Leave out doubtful outlines that are not of the best one's size, or bare of print: tiles, planks, checks."""
    if len(chosen) < 2:
        return chosen
    size = np.abs(areas(quads[chosen]))
    anchor = int(np.argmax(values[chosen]))
    alike = (size < ALIKE * size[anchor]) & (size > size[anchor] / ALIKE)
    marked = printed[chosen] >= PRINTED * printed[chosen[anchor]]
    fits = marked & (alike | (values[chosen] > CERTAIN))
    return [k for k, fit in zip(chosen, fits, strict=True) if fit]


def room_left(quads: Floats, taken: Floats) -> Floats:
    """Return the outlines of about the size of the ones taken that lie beside them, in the order given."""
    size, usual = np.abs(areas(quads)), float(np.median(np.abs(areas(taken))))
    alike = quads[(size < ALIKE * usual) & (size > usual / ALIKE)]
    centres = alike.mean(axis=1)
    outside = ~_within(centres[:, None], taken).any(axis=(1, 2))
    beside = alike[outside]
    if not len(beside):
        return beside
    room: Floats = beside[_covered(beside, taken).max(axis=1) < OVERLAP]
    return room


def _clashes(quads: Floats) -> NDArray[np.bool_]:
    """Say which outlines cover much of each other."""
    share = _covered(quads, quads)
    clash: NDArray[np.bool_] = np.maximum(share, share.T) > OVERLAP
    return clash


def _covered(quads: Floats, others: Floats) -> Floats:
    """Return the share of each outline that lies within each of the others, by a grid of points."""
    steps = (np.arange(GRID) + 0.5) / GRID
    right, down = (part.reshape(1, -1, 1) for part in np.meshgrid(steps, steps))
    a, b, c, d = (quads[:, k, None] for k in range(4))
    points = a * (1 - right) * (1 - down) + b * right * (1 - down) + c * right * down + d * (1 - right) * down
    covered: Floats = _within(points, others).mean(axis=2)
    return covered


def _within(points: Floats, outlines: Floats) -> NDArray[np.bool_]:
    """Say for each group of points (K x P) and each outline (M) which points lie inside: K x M x P."""
    ahead = np.roll(outlines, -1, axis=1) - outlines
    inside = np.ones((len(points), len(outlines), points.shape[1]), dtype=np.bool_)
    for k in range(4):
        away = points[:, None] - outlines[None, :, k, None]
        inside &= ahead[None, :, k, None, 0] * away[..., 1] - ahead[None, :, k, None, 1] * away[..., 0] > 0
    return inside


def _greedy(gain: Floats, clash: NDArray[np.bool_], free: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Take what is free, best first."""
    chosen = np.zeros(len(gain), dtype=np.bool_)
    free = free.copy()
    for k in np.argsort(-gain):
        if free[k]:
            chosen[k] = True
            free &= ~clash[k]
    return chosen


def _improved(chosen: NDArray[np.bool_], gain: Floats, clash: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Try each outline left out, with whatever then fits beside it, in place of those it clashes with."""
    for k in range(len(gain)):
        if chosen[k]:
            continue
        kept = chosen & ~clash[k]
        kept[k] = True
        free = ~clash[kept].any(axis=0)
        swapped = kept | _greedy(gain, clash, free)
        if gain[swapped].sum() > gain[chosen].sum() + 1e-9:
            chosen = swapped
    return chosen
