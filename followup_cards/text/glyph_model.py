"""A small network that looks at one character of print and says which it is, knowing no words; learned on addresses.

`python -m tests.benchmarks.train_glyphs` makes its weights, on addresses put together at random in which a digit stands
for a letter as often as not. It looks as the network for marks does (`letter_model`), with a shorter end.
"""

from dataclasses import dataclass
from functools import cache
from string import ascii_lowercase, ascii_uppercase, digits

import numpy as np
from numpy.typing import NDArray

from followup_cards.text.letter_model import WINDOWS, Floats, learned_layers, log_shares, through_windows

GLYPHS = ascii_lowercase + ascii_uppercase + digits + ".-_@"
"""What can be told."""
INDEX = {glyph: n for n, glyph in enumerate(GLYPHS)}


@dataclass(frozen=True, eq=False)
class GlyphNetwork:
    """The weights, layer by layer: those of the windows, then of one hidden layer, then of what is told."""

    layers: tuple[Floats, ...]

    def told(self, pieces: NDArray[np.uint8]) -> Floats:
        """Return how likely, as logarithms, each piece of picture shows each of GLYPHS in its middle."""
        hidden, told = self.layers[2 * len(WINDOWS) :][:2], self.layers[2 * len(WINDOWS) + 2 :]
        seen = np.maximum(through_windows(self.layers, pieces) @ hidden[0] + hidden[1], 0)
        return log_shares(seen @ told[0] + told[1])


@cache
def glyph_network() -> GlyphNetwork:
    """Return the learned network."""
    return GlyphNetwork(learned_layers("glyphs_weights.npz"))
