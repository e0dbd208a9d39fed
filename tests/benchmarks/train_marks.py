"""Learn to tell the marks of Latin letters (`followup_cards/text/marks_weights.npz`) on printed lines.

    python -m tests.benchmarks.train_marks --out followup_cards/text/marks_weights.npz

The words are letters put together at random, the typefaces are those of the simulated cards, the seeds are for
learning only.

The weights in the package, November 2026: FIRST, from 16,000 lines of seed 71 in nine rounds, at a stage of
`marked_lines` that made smaller and more blurred print than now; then SECOND, by `--start FIRST --mean --seed 74
--share 0.45 --epochs 3`; both from lines of which two thirds were in Vietnamese. The last, from lines with more ť, ď
and ï, as `marked_words` makes them now: `--start SECOND --mean --seed 75 --share 0.4 --epochs 3`. On 600 such lines
held out they tell 93.1 % of the letters and 87.7 % of the marked ones; how syllables are written, which are frequent,
and what the reader makes of letters tell most of the rest.
"""

import argparse
import random
import sys
import time
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from followup_cards.text.letter_model import (
    ASKED,
    BASES,
    GAPS,
    MARKS,
    UNKNOWN,
    Network,
    possible,
)
from followup_cards.text.letters import LetterPlaces, base_and_marks, normal_line, pieces
from tests.benchmarks.descent import (
    FLAT,
    RATE,
    SHAPES,
    Course,
    Floats,
    descended,
    drawn,
    first_windows,
    forward,
    keep,
    kept,
    say,
    shares,
    window_slopes,
)
from tests.benchmarks.marked_lines import printed_line

LINES, SEED, HELD_OUT = 20_000, 71, 72
EPOCHS = 8
HIDDEN = 128
SPARED = 0.45
"""How many of the letters without marks are passed over: they are the easiest, and most."""
HIDE, GAP, DOWN = 0.1, 0.04, 3
"""How often a letter is hidden, how often a place between two is asked about, and the shift up or down in pixels."""


@dataclass(frozen=True, eq=False)
class Lessons:
    """Pieces of lines, which letter each is said to be, and the marks and (where hidden) the letter that it is."""

    pieces: NDArray[np.uint8]
    asked: NDArray[np.intp]
    marks: NDArray[np.intp]
    gap: NDArray[np.intp]
    """Which of GAPS a hidden place holds; -1 where the letter was told."""


def main(arguments: list[str] | None = None) -> int:
    """Print the lines, learn, write the weights, and say how well letters of other lines are told."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.train_marks", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--share", type=float, default=1.0, help="of the lines to learn from, for a quick try")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--start", type=Path, help="weights to go on from, at half the rate")
    parser.add_argument("--mean", action="store_true", help="write the mean of those weights and what they became")
    asked = parser.parse_args(arguments)
    started = time.perf_counter()
    taught = lessons(asked.seed, round(LINES * asked.share))
    say(f"{len(taught.asked)} letters in {time.perf_counter() - started:.0f} s.")
    layers = learned(taught, asked.epochs, asked.start)
    if asked.start and asked.mean:
        layers = [np.float32(0.5) * (new + old) for new, old in zip(layers, kept(asked.start), strict=True)]
    keep(layers, asked.out)
    report(layers, lessons(HELD_OUT, 600))
    return 0


def lessons(seed: int, lines: int) -> Lessons:
    """Print lines and cut out their letters, with the letter left open now and then."""
    rng, noise = random.Random(f"marks:{seed}"), np.random.default_rng(seed)
    shown, rows = list[NDArray[np.uint8]](), list[tuple[int, int, int]]()
    for _ in range(lines):
        printed = printed_line(rng, noise)
        picture = normal_line(printed.picture)
        where, true = LetterPlaces(picture.shape[1], printed.places), LetterPlaces(picture.shape[1], printed.middles)
        places = list[float]()
        for n, letter in enumerate(printed.text):
            if n + 1 < len(printed.text) and rng.random() < GAP:
                places.append((true.of(n) + true.of(n + 1)) / 2 + rng.uniform(-3, 3))
                rows.append((UNKNOWN, 0, 0))
            base, marks = base_and_marks(letter)
            if base not in BASES or (not marks and rng.random() < SPARED):
                continue
            hidden = rng.random() < HIDE
            places.append(where.of(n))
            gap = GAPS.index(base) if base in GAPS else len(GAPS)
            rows.append((UNKNOWN if hidden else ASKED[base], MARKS.index(marks), gap if hidden else -1))
        if places:
            shown.append(pieces(picture, places, down=rng.randint(-DOWN, DOWN)))
    table = np.array(rows)
    return Lessons(np.concatenate(shown), table[:, 0], table[:, 1], table[:, 2])


def learned(taught: Lessons, epochs: int, start: Path | None = None) -> list[Floats]:
    """Return the weights after some rounds of learning."""
    rng = np.random.default_rng(SEED)
    layers, rate = (kept(start), RATE / 2) if start else (first_guess(rng), RATE)

    def downhill(
        layers: list[Floats], batch: NDArray[np.intp], jitter: np.random.Generator
    ) -> tuple[float, list[Floats]]:
        return slopes(layers, taught, batch, jitter)

    return descended(layers, Course(len(taught.asked), epochs, rate), downhill, rng)


def first_guess(rng: np.random.Generator) -> list[Floats]:
    """Return weights to begin with, drawn small enough to pass a picture through."""
    layers = first_windows(rng)
    layers += [drawn(rng, FLAT, HIDDEN), drawn(rng, UNKNOWN + 1, HIDDEN), np.zeros(HIDDEN, np.float32)]
    for outward in (len(MARKS), len(GAPS) + 1):
        layers += [drawn(rng, HIDDEN, outward), np.zeros(outward, np.float32)]
    return layers


def slopes(
    layers: list[Floats], taught: Lessons, batch: NDArray[np.intp], jitter: np.random.Generator | None = None
) -> tuple[float, list[Floats]]:
    """Return the loss of a batch and its slopes, layer by layer, by the chain rule."""
    inputs, outputs = forward(layers, taught.pieces[batch], jitter)
    at = 2 * len(SHAPES)
    flat = outputs[-1].reshape(len(batch), -1)
    asked = taught.asked[batch]
    hidden = np.maximum(flat @ layers[at] + layers[at + 1][asked] + layers[at + 2], 0)
    loss, marks_error, gap_error = _errors(hidden, layers, at, taught, batch)
    back = (marks_error @ layers[at + 3].T + gap_error @ layers[at + 5].T) * (hidden > 0)
    steep: list[Floats] = [flat.T @ back, np.zeros_like(layers[at + 1]), back.sum(axis=0)]
    np.add.at(steep[1], asked, back)
    steep += [hidden.T @ marks_error, marks_error.sum(axis=0), hidden.T @ gap_error, gap_error.sum(axis=0)]
    return loss, window_slopes(layers, inputs, outputs, back @ layers[at].T) + steep


def _errors(
    hidden: Floats, layers: list[Floats], at: int, taught: Lessons, batch: NDArray[np.intp]
) -> tuple[float, Floats, Floats]:
    """Return the loss, and how far the shares of marks and of hidden letters are from the truth."""
    marks, gap, rows = taught.marks[batch], taught.gap[batch], np.arange(len(batch))
    told = shares(hidden @ layers[at + 3] + layers[at + 4])
    real = (gap != 0).astype(np.float32)  # where nothing is printed there are no marks to tell
    loss = -float((np.log(told[rows, marks] + 1e-9) * real).mean())
    told[rows, marks] -= 1
    guessed = shares(hidden @ layers[at + 5] + layers[at + 6])
    open_ = (gap >= 0).astype(np.float32)
    loss -= float((np.log(guessed[rows, np.maximum(gap, 0)] + 1e-9) * open_).mean())
    guessed[rows, np.maximum(gap, 0)] -= 1
    each = np.float32(1 / len(batch))
    return loss, np.asarray(told * real[:, None] * each), np.asarray(guessed * open_[:, None] * each)


def report(layers: list[Floats], held_out: Lessons) -> None:
    """Say how many letters of lines that were not learned from are told right."""
    network = Network(tuple(layers))
    seen = network.seen(held_out.pieces)
    marks, gaps = network.marks(seen, held_out.asked), network.gaps(seen, held_out.asked)
    known = held_out.gap < 0
    told = (marks + possible(held_out.asked)).argmax(axis=1)
    right = told == held_out.marks
    say(f"Marks: {right[known].mean():.2%} of {known.sum()} letters.")
    marked = known & (held_out.marks > 0)
    say(f"Of marked letters {right[marked].mean():.2%}, of plain ones {right[known & ~marked].mean():.2%}.")
    hidden = held_out.gap >= 0
    say(f"Hidden letters: {(gaps.argmax(axis=1) == held_out.gap)[hidden].mean():.2%} of {hidden.sum()}.")
    wrong = [(MARKS[a], MARKS[b]) for a, b in zip(held_out.marks[marked & ~right], told[marked & ~right], strict=True)]
    common = sorted(set(wrong), key=lambda pair: -wrong.count(pair))[:12]
    for a, b in common:
        say(f"  {_named(a)} taken for {_named(b)}: {wrong.count((a, b))}")


def _named(marks: str) -> str:
    return " ".join(unicodedata.name(mark, "?").removeprefix("COMBINING ").lower() for mark in marks) or "none"


if __name__ == "__main__":
    sys.exit(main())
