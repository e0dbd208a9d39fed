"""A small network that looks at one letter of print and says which marks it carries; learned on printed lines.

`python -m tests.benchmarks.train_marks` makes its weights. Three layers of windows, each halving the picture, then the
letter that the reader saw is told, then one hidden layer: about 0.9 million multiplications a letter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from followup_cards.text.languages import ALPHABETS
from followup_cards.text.letters import base_and_marks

Floats = NDArray[np.float32]

MARKS: tuple[str, ...] = ("", *sorted({base_and_marks(ch)[1] for a in ALPHABETS.values() for ch in a + "İ"} - {""}))
"""What can be told of a letter: combinations of Unicode's combining marks."""
LETTERS = frozenset(ch for a in ALPHABETS.values() for ch in a + a.upper()) | {"İ"}
BASES = frozenset(base_and_marks(letter)[0] for letter in LETTERS)
"""Letters that carry marks in some language; others are never asked about."""
ASKED: dict[str, int] = {base: n for n, base in enumerate(sorted(BASES))}
UNKNOWN = len(ASKED)
"""Asked about a place where the reader saw no letter."""
GAPS: tuple[str, ...] = ("", *"aeiouyAEIOUY")
"""What such a place may hold: nothing, or a vowel; anything else comes last."""
WINDOWS = (5, 3, 3)


@dataclass(frozen=True, eq=False)
class Network:
    """The weights, layer by layer."""

    layers: tuple[Floats, ...]

    def seen(self, pieces: NDArray[np.uint8]) -> Floats:
        """Return what the layers of windows make of each piece."""
        flat: Floats = through_windows(self.layers, pieces) @ self.layers[2 * len(WINDOWS)]
        return flat

    def marks(self, seen: Floats, asked: NDArray[np.intp]) -> Floats:
        """Return how likely, as logarithms, each letter carries each of MARKS."""
        return self._shares(seen, asked, 3)

    def gaps(self, seen: Floats, asked: NDArray[np.intp]) -> Floats:
        """Return how likely, as logarithms, each place shows each of GAPS, or (the last) something else."""
        return self._shares(seen, asked, 5)

    def _shares(self, seen: Floats, asked: NDArray[np.intp], layer: int) -> Floats:
        told = self.layers[2 * len(WINDOWS) :]
        hidden = np.maximum(seen + told[1][asked] + told[2], 0)
        return log_shares(hidden @ told[layer] + told[layer + 1])


@cache
def network() -> Network:
    """Return the learned network."""
    return Network(learned_layers("marks_weights.npz"))


def learned_layers(name: str) -> tuple[Floats, ...]:
    """Return the weights in a file of this package, layer by layer."""
    with files("followup_cards.text").joinpath(name).open("rb") as file, np.load(file) as data:
        return tuple(data[f"w{n}"].astype(np.float32) for n in range(len(data.files)))


def through_windows(layers: Sequence[Floats], pieces: NDArray[np.uint8]) -> Floats:
    """Return what the layers of windows, which are the first, see on each piece: one row of numbers for each."""
    picture = ink_of(pieces)
    for k, side in enumerate(WINDOWS):
        picture = windowed(columns(picture, side), layers[2 * k], layers[2 * k + 1])
    return picture.reshape(len(picture), -1)


def ink_of(pieces: NDArray[np.uint8]) -> Floats:
    """Return how dark each pixel is, 0 to 1, with one channel."""
    return np.asarray(255 - pieces[:, :, :, None], dtype=np.float32) / np.float32(255)


def windowed(windows: Floats, weights: Floats, bias: Floats) -> Floats:
    """Return what a layer makes of each window; as one product, for many small ones take ten times as long."""
    flat = windows.reshape(-1, windows.shape[-1]) @ weights
    flat += bias
    np.maximum(flat, 0, out=flat)
    shaped: Floats = flat.reshape(*windows.shape[:-1], -1)
    return shaped


def columns(picture: Floats, side: int) -> Floats:
    """Return the windows around every second pixel each way: count x height/2 x width/2 x (side * side * channels)."""
    edge = side // 2
    padded = np.pad(picture, ((0, 0), (edge, edge), (edge, edge), (0, 0)))
    views = np.lib.stride_tricks.sliding_window_view(padded, (side, side), axis=(1, 2))[:, ::2, ::2]
    count, height, width = views.shape[:3]
    windows: Floats = views.transpose(0, 1, 2, 4, 5, 3).reshape(count, height, width, -1)
    return windows


@cache
def _possible() -> Floats:
    """Return for each of ASKED, and for UNKNOWN, 0 for the marks that it may carry and minus infinity for others."""
    table = np.full((UNKNOWN + 1, len(MARKS)), -np.inf, dtype=np.float32)
    table[:, 0], table[UNKNOWN] = 0, 0
    for letter in LETTERS:
        base, marks = base_and_marks(letter)
        table[ASKED[base], MARKS.index(marks)] = 0
    return table


def possible(asked: NDArray[np.intp]) -> Floats:
    """Return, to be added to the shares of marks, what each letter may carry in any language."""
    table: Floats = _possible()[asked]
    return table


def log_shares(scores: Floats) -> Floats:
    """Return the logarithms of the shares that scores stand for; each row of shares adds up to one."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    shares: Floats = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return shares
