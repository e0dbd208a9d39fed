"""Print that pales away into white light at the end of a line: a spot of glare hides what comes next.

On white paper the spot itself cannot be seen, and where it hides a whole address nothing in it can be missed.
"""

import numpy as np
from numpy.typing import NDArray

from followup_cards.model import Pixels

Floats = NDArray[np.float32]

ROWS = 20
"""Of a line's pixels, about so many rows are looked at: strokes are still there."""
WINDOW = 0.5
"""Of a line's height: about a letter."""
FEWEST, LOOKED_AT = 6, 10
"""Letters that a line must have, and those looked at from each end."""
INK, CLEAR = 9, 40.0
"""Gray levels from which there is any ink on a place, and of usual print that could be seen to pale."""
USUAL = 0.8
"""Quantile of the letters' contrast that is the line's own, and its share from which a letter is as clear as that."""
PALEST, PALE = 0.4, 0.15
"""Share of the line's contrast that the last letter has at most, and that counts as more than a smear."""
GRADUAL = 2
"""Letters between: a label in another colour is as pale throughout."""
STEP, BACK = 0.45, 0.05
"""From one letter to the next, of the line's contrast: at most so much clearer, and at most so much paler."""
RISE = 0.5
"""Share of the line's contrast that is lost from the clear letters to the last one."""
WHITE = 250
"""Least of the three colours of paper that is white with light."""
GRAY = np.array([0.299, 0.587, 0.114], dtype=np.float32)


def fades_away(line: Pixels) -> bool:
    """Say whether dark print on an upright line pales away at either end, where the paper is white."""
    apart = max(1, line.shape[0] // ROWS)
    line = line[::apart, ::apart]
    width = max(4, round(WINDOW * line.shape[0]))
    count = line.shape[1] // width
    if count < FEWEST:
        return False
    windows = line[:, : count * width].reshape(line.shape[0], count, width, 3).swapaxes(0, 1).reshape(count, -1, 3)
    dark, light = np.quantile(windows @ GRAY, [0.03, 0.9], axis=1)
    contrast, paper = (light - dark).astype(np.float32), np.quantile(windows.min(axis=2), 0.75, axis=1)
    inked = contrast > INK
    if inked.sum() < FEWEST:
        return False
    usual = float(np.quantile(contrast[inked], USUAL))
    ends = (contrast, paper), (contrast[::-1], paper[::-1])
    return usual >= CLEAR and any(_begins_pale(part / usual, part > INK, white) for part, white in ends)


def _begins_pale(share: Floats, inked: NDArray[np.bool_], paper: NDArray[np.float64]) -> bool:
    """Say whether the first letters become clearer one by one, from next to nothing."""
    first = int(np.argmax(inked))
    if paper[first : first + 2].min() < WHITE:
        return False
    letters = share[first : first + LOOKED_AT]
    letters = letters[inked[first : first + LOOKED_AT]]
    clear = int(np.argmax(letters > USUAL))
    if clear < GRADUAL or letters[0] > PALEST:
        return False
    steps, between = np.diff(letters[: clear + 1]), letters[:clear]
    gradual = steps.min() > -BACK and steps.max() < STEP and letters[: clear + 1].max() - letters[0] > RISE
    return bool(gradual and ((between > PALE) & (between < USUAL)).sum() >= GRADUAL)
