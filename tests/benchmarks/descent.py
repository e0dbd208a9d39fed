"""Learn a network of windows by going downhill: what the trainers of marks and of glyphs share.

Written out in numpy: an engine for learning would be a hundred times the size of what is learned.
"""

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from followup_cards.text.letter_model import columns, ink_of, windowed

Floats = NDArray[np.float32]
Slopes = Callable[[list[Floats], NDArray[np.intp], np.random.Generator], tuple[float, list[Floats]]]
"""Returns the loss of the examples that a batch names, and how it changes with each layer."""

SHAPES = ((1, 12, 5), (12, 24, 3), (24, 40, 3))
"""Channels in, channels out and side of each layer of windows; each halves the picture."""
FLAT = 6 * 5 * SHAPES[-1][1]
"""Numbers that the windows make of a piece of picture."""
BATCH, RATE = 256, 1.6e-3


@dataclass(frozen=True)
class Course:
    """How many examples there are, how often each is seen, and how large the first steps are."""

    examples: int
    epochs: int
    rate: float


def descended(layers: list[Floats], course: Course, slopes: Slopes, rng: np.random.Generator) -> list[Floats]:
    """Return the weights after some rounds of Adam, with cosine steps; the layers given are changed."""
    mean, spread = ([np.zeros_like(layer) for layer in layers] for _ in range(2))
    order, step = np.arange(course.examples), 0
    total = course.epochs * (course.examples // BATCH + 1)
    for epoch in range(course.epochs):
        started, losses = time.perf_counter(), list[float]()
        rng.shuffle(order)
        for first in range(0, course.examples, BATCH):
            step += 1
            now = course.rate * (0.5 + 0.5 * np.cos(np.pi * step / total)) * min(1.0, step / 200)
            loss, steep = slopes(layers, order[first : first + BATCH], rng)
            losses.append(loss)
            for k, slope in enumerate(steep):
                mean[k] += 0.1 * (slope - mean[k])
                spread[k] += 0.002 * (slope * slope - spread[k])
                right = mean[k] / (1 - 0.9**step) / (np.sqrt(spread[k] / (1 - 0.998**step)) + 1e-8)
                faded = 0.01 * layers[k] if layers[k].ndim > 1 else 0.0
                layers[k] -= np.asarray(now * (right + faded), dtype=np.float32)
        say(f"Round {epoch + 1}: loss {np.mean(losses):.4f}, {time.perf_counter() - started:.0f} s.")
    return layers


def first_windows(rng: np.random.Generator) -> list[Floats]:
    """Return weights for the windows to begin with."""
    layers = list[Floats]()
    for inward, outward, side in SHAPES:
        layers += [drawn(rng, side * side * inward, outward), np.zeros(outward, np.float32)]
    return layers


def drawn(rng: np.random.Generator, inward: int, outward: int) -> Floats:
    """Return weights small enough to pass a picture through."""
    return np.asarray(rng.standard_normal((inward, outward)) * np.sqrt(2 / inward), dtype=np.float32)


def kept(path: Path) -> list[Floats]:
    """Return the weights in a file."""
    with np.load(path) as data:
        return [data[f"w{n}"].astype(np.float32) for n in range(len(data.files))]


def keep(layers: Sequence[Floats], path: Path) -> None:
    """Write weights into a file, in half the width."""
    halves = {f"w{n}": layer.astype(np.float16) for n, layer in enumerate(layers)}
    np.savez_compressed(path, allow_pickle=False, **halves)


def forward(
    layers: Sequence[Floats], pieces: NDArray[np.uint8], jitter: np.random.Generator | None
) -> tuple[list[Floats], list[Floats]]:
    """Return what goes into each layer of windows and what comes out, the pieces varied with `jitter` if given."""
    picture = ink_of(pieces)
    if jitter is not None:
        picture = _varied(picture, jitter)
    inputs, outputs = list[Floats](), list[Floats]()
    for k, (_, _, side) in enumerate(SHAPES):
        inputs.append(columns(picture, side))
        picture = windowed(inputs[-1], layers[2 * k], layers[2 * k + 1])
        outputs.append(picture)
    return inputs, outputs


def _varied(picture: Floats, jitter: np.random.Generator) -> Floats:
    """Return pieces shifted a little and of other contrast, so that none is seen twice."""
    down, right = jitter.integers(-2, 3, 2)
    shifted = np.roll(picture, (down, right), axis=(1, 2))
    return np.asarray(shifted * jitter.uniform(0.7, 1.1, (len(picture), 1, 1, 1)), dtype=np.float32)


def shares(scores: Floats) -> Floats:
    """Return the shares that scores stand for; each row adds up to one."""
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    told: Floats = grown / grown.sum(axis=1, keepdims=True)
    return told


def window_slopes(layers: list[Floats], inputs: list[Floats], outputs: list[Floats], back: Floats) -> list[Floats]:
    """Return the slopes of the layers of windows, given the loss's slopes of what they make of each piece."""
    steep = list[Floats]()
    for k in reversed(range(len(SHAPES))):
        inward, _, side = SHAPES[k]
        error = back.reshape(outputs[k].shape) * (outputs[k] > 0)
        flat = error.reshape(-1, error.shape[-1])
        steep = [inputs[k].reshape(len(flat), -1).T @ flat, flat.sum(axis=0), *steep]
        if k:
            back = _spread((flat @ layers[2 * k].T).reshape(*error.shape[:-1], -1), side, inward)
    return steep


def _spread(error: Floats, side: int, inward: int) -> Floats:
    """Return the slopes of a picture from those of its windows: the reverse of `columns`."""
    count, height, width, _ = error.shape
    windows = error.reshape(count, height, width, side, side, inward)
    edge = side // 2
    picture = np.zeros((count, 2 * height + 2 * edge, 2 * width + 2 * edge, inward), dtype=np.float32)
    for row in range(side):
        for column in range(side):
            picture[:, row : row + 2 * height : 2, column : column + 2 * width : 2] += windows[:, :, :, row, column]
    return picture[:, edge : edge + 2 * height, edge : edge + 2 * width]


def say(text: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
