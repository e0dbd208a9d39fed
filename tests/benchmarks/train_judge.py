"""Learn the weights of the judge of outlines on simulated photographs, for the first look and for the closer one.

    python -m tests.benchmarks.train_judge --out followup_cards/card/judge_weights.json
    python -m tests.benchmarks.train_judge --closer --out build/later.json

The closer look is at what the first one found, so the first must be learned before it. `--lively` learns the second
pair, for cards on print, wood and cloth (`judge_weights_lively.json`, `judge_weights_closer_lively.json`), from lively
photographs alone.

Two judges take the closer look. The usual one was learned on seeds 503, 611, 612 and 621 (the lively one on about half
of LIVELY), when "goes on past a side", the edges halfway inside, the rims and the shape were not looked at. The one of
cards with room around (`judge_weights_apart.json`, `judge_weights_apart_lively.json`) is the mean of the usual one and
of what `--closer` teaches now (`tests.benchmarks.mean_judge`).

The seeds used here are for learning only; the benchmark reports on others.
"""

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np

from followup_cards.card.closer_features import NAMES as MORE_NAMES
from followup_cards.card.evidence import calmness
from followup_cards.card.features import BENEATH_NAMES, NAMES, features
from followup_cards.card.find import LIVELY as LIVELY_FROM
from followup_cards.card.first_look import first_look, proposals
from followup_cards.card.geometry import Floats
from followup_cards.card.second_look import second_look
from followup_cards.card.view import FINE_SIDE, WORKING_SIDE, shrink, view_of
from followup_cards.card.witnesses import Witnesses
from tests.benchmarks.cropped import cropped
from tests.benchmarks.lessons import PRINTED_PAPER, Lesson, photographs, plain_scan, scan
from tests.benchmarks.outlines import Sample, overlap
from tests.cardmaker.maker import Order

BATCH = 512


@dataclass(frozen=True)
class Course:
    """What is learned from, and how long."""

    names: tuple[str, ...]
    lessons: tuple[Lesson, ...]
    scans: int
    epochs: int
    decay: float
    lively: bool = False
    """Learn from lively photographs alone, and from scans that carry more than print."""
    hidden: int = 24
    scans_count: float = 1.0
    cropped: float = 0.0
    """Share of the photographs that are learned from once more with a card cut by the frame."""


FIRST_LOOK = Course(
    NAMES,
    (
        Lesson(Order(901, multi=0.0), 170),
        Lesson(Order(902, multi=1.0), 110),
        Lesson(Order(903, tier="hard", multi=0.25), 90),
    ),
    scans=70,
    epochs=14,
    decay=2e-5,
)
CLOSER = (
    Lesson(Order(613, "hard"), 150),
    Lesson(Order(503, "hard"), 100),
    Lesson(Order(7203, multi=1.0), 56),
    Lesson(Order(7204, multi=0.25), 61, adorned=0.75),
    Lesson(Order(7205, multi=0.3), 44, adorned=0.35, backgrounds=PRINTED_PAPER),
)
LIVELY = (
    Lesson(Order(503, "hard"), 100),
    Lesson(Order(504, "hard", multi=0.2), 200),
    Lesson(Order(506, "medium", multi=0.2), 150),
    Lesson(Order(612, "medium"), 150),
    Lesson(Order(613, "hard"), 150),
    Lesson(Order(621, multi=1.0), 40),
    Lesson(Order(7100, multi=0.25), 200, adorned=0.75),
    Lesson(Order(7101, "hard", multi=0.2), 100, adorned=0.75),
    Lesson(Order(7102, multi=0.3), 120, adorned=0.35, backgrounds=PRINTED_PAPER),
)
LIVELY_NAMES = (*NAMES, *BENEATH_NAMES)
COURSES = {
    (False, False): FIRST_LOOK,
    (True, False): Course(
        (*NAMES, *MORE_NAMES), CLOSER, scans=170, epochs=30, decay=1e-3, scans_count=2.0, cropped=0.25
    ),
    (False, True): Course(LIVELY_NAMES, LIVELY, scans=300, epochs=20, decay=2e-5, lively=True, hidden=28),
    (True, True): Course(
        (*LIVELY_NAMES, *MORE_NAMES),
        CLOSER,
        scans=170,
        epochs=30,
        decay=1e-3,
        lively=True,
        scans_count=2.0,
        cropped=0.25,
    ),
}
"""By whether it is the closer look, and whether backgrounds are lively."""


@dataclass(frozen=True, eq=False)
class Lessons:
    """Features of proposed outlines, how good a card each is (0 to 1), and how much it counts."""

    features: Floats
    worth: Floats
    weight: Floats


def main(arguments: list[str] | None = None) -> int:
    """Make the photographs, learn, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.train_judge", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--share", type=float, default=1.0, help="of the photographs to learn from, for a quick try")
    parser.add_argument("--closer", action="store_true", help="learn for the closer look")
    parser.add_argument("--lively", action="store_true", help="learn for cards on print, wood and cloth")
    asked = parser.parse_args(arguments)
    course = COURSES[asked.closer, asked.lively]
    judged = partial(_judged_closer if asked.closer else _judged, lively=asked.lively)
    lessons = _lessons(course, asked.share, judged)
    sys.stdout.write(f"{len(lessons.worth)} outlines, {float((lessons.worth > 0.5).mean()):.1%} of them cards.\n")
    asked.out.write_text(json.dumps(_learned(lessons, course), indent=None) + "\n", encoding="utf-8")
    return 0


def _lessons(course: Course, share: float, judged: Callable[[Sample], tuple[Floats, Floats]]) -> Lessons:
    rows, worth, weight = [], [], []
    for sample in _photographs(course, share):
        measured, good = judged(sample)
        rows.append(measured.astype(np.float32))
        worth.append(good)
        counts = course.scans_count if "scan" in sample.traits else 1.0
        weight.append(counts * np.where(good > 0.3, 3.0, 1.0) / np.sqrt(len(good)))
    return Lessons(np.concatenate(rows).astype(np.float64), np.concatenate(worth), np.concatenate(weight))


def _photographs(course: Course, share: float) -> Iterator[Sample]:
    rng = random.Random(0)
    for lesson in course.lessons:
        for sample in photographs(replace(lesson, count=max(1, round(lesson.count * share)))):
            both = sample, cropped(sample, rng) if rng.random() < course.cropped else None
            yield from (one for one in both if one and (not course.lively or _is_lively(one)))
    scanned = map(scan if course.lively else plain_scan, range(max(1, round(course.scans * share))))
    yield from (sample for sample in scanned if not course.lively or _is_lively(sample))


def _is_lively(sample: Sample) -> bool:
    return calmness(view_of(*shrink(sample.photo.pixels, WORKING_SIDE))) >= LIVELY_FROM


def _judged(sample: Sample, *, lively: bool) -> tuple[Floats, Floats]:
    """Return the features of every proposed outline, and 0 to 1 for an overlap of 0.80 to 0.96 with a true card."""
    small, scale = shrink(sample.photo.pixels, WORKING_SIDE)
    view = view_of(small, scale)
    offered = proposals(view, Witnesses(view, sample.photo.pixels), lively=lively)
    quads = offered.quads
    true = [outline / scale for outline in sample.outlines]
    best = np.array([max(overlap(t, quad, view.width, view.height) for t in true) for quad in quads])
    return features(offered.setting, quads), np.clip((best - 0.80) / 0.16, 0, 1)


def _judged_closer(sample: Sample, *, lively: bool) -> tuple[Floats, Floats]:
    """Return the same for what is judged at the closer look; nothing where the first look finds no card."""
    fine, _ = shrink(sample.photo.pixels, FINE_SIDE)
    small, scale = shrink(fine, WORKING_SIDE)
    view = view_of(small, scale)
    witnesses = Witnesses(view, fine)
    first = first_look(view, witnesses, lively=lively)
    if not first.chosen:
        return np.zeros((0, first.measured.shape[1] + len(MORE_NAMES))), np.zeros(0)
    second = second_look(view, witnesses, first)
    true = [outline * view.width / sample.photo.pixels.shape[1] for outline in sample.outlines]
    best = np.array([max(overlap(t, quad, view.width, view.height) for t in true) for quad in second.quads])
    return second.measured, np.clip((best - 0.80) / 0.16, 0, 1)


def _learned(lessons: Lessons, course: Course) -> dict[str, object]:
    """Fit one hidden layer by Adam, with cosine steps."""
    rng = np.random.default_rng(0)
    mean, scale = lessons.features.mean(axis=0), lessons.features.std(axis=0) + 1e-6
    inputs, weight = (lessons.features - mean) / scale, lessons.weight / lessons.weight.mean()
    layers = [
        rng.normal(0, 0.25, (len(course.names), course.hidden)),
        np.zeros(course.hidden),
        rng.normal(0, 0.3, course.hidden),
        np.array([-2.0]),
    ]
    first, second = ([np.zeros_like(layer) for layer in layers] for _ in range(2))
    order, step = np.arange(len(inputs)), 0
    for epoch in range(course.epochs):
        rng.shuffle(order)
        rate = 2e-3 * (1 + np.cos(np.pi * epoch / course.epochs)) + 1e-4
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            step += 1
            slopes = _slopes(layers, inputs[batch], (lessons.worth[batch], weight[batch]), course.decay)
            for k, slope in enumerate(slopes):
                first[k] = 0.9 * first[k] + 0.1 * slope
                second[k] = 0.999 * second[k] + 0.001 * slope**2
                layers[k] -= rate * first[k] / (1 - 0.9**step) / (np.sqrt(second[k] / (1 - 0.999**step)) + 1e-8)
    hidden, bias, out, out_bias = layers
    return {
        "source": "python -m tests.benchmarks.train_judge",
        "features": list(course.names),
        "mean": mean.round(4).tolist(), "scale": scale.round(4).tolist(),
        "hidden": hidden.round(3).tolist(), "hidden_bias": bias.round(3).tolist(),
        "out": out.round(3).tolist(), "out_bias": round(float(out_bias[0]), 3),
    }  # fmt: skip


def _slopes(layers: list[Floats], inputs: Floats, wanted: tuple[Floats, Floats], decay: float) -> list[Floats]:
    """Return the slopes of the weighted cross entropy."""
    worth, weight = wanted
    hidden = np.tanh(inputs @ layers[0] + layers[1])
    guess = 1 / (1 + np.exp(-np.clip(hidden @ layers[2] + layers[3][0], -30, 30)))
    error = (guess - worth) * weight / len(worth)
    back = error[:, None] * layers[2] * (1 - hidden**2)
    return [
        inputs.T @ back + decay * layers[0], back.sum(axis=0),
        hidden.T @ error + decay * layers[2], np.array([error.sum()]),
    ]  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
