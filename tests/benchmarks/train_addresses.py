"""Learn what each reason for or against an address is worth, on photographs whose truth is known.

    python -m tests.benchmarks.train_addresses --learn lines.jsonl:truth.jsonl ... --choose lines.jsonl:truth.jsonl ...

A logistic regression over the named reasons. The address that the parser chose counts in full, the others that a
reader saw in the same place count less. A weight keeps the sign that its reason has in words and is drawn towards the
value that it has now, the more so the less often it was seen, so that what a reason is worth can be explained. The
threshold for *sure* is then read off photographs that the weights have never seen: each fifth of those to learn from is
judged by what the other four taught, and `--choose` names others.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from followup_cards.contact import email_choice
from followup_cards.contact.evidence import EMAIL_REASONS
from followup_cards.contact.sightings import Sighting
from followup_cards.model import Candidate
from tests.benchmarks.recorded import RecordedPhoto, load
from tests.benchmarks.scoring import Truth, truths

CODES = tuple(EMAIL_REASONS)
OTHER_COUNTS = 0.3
"""What a value that was not chosen counts against one that was."""
PULL = 0.6
"""How strongly weights are drawn towards what they are now."""
LEAST = 0.1
"""The least that a reason may count, in its direction."""
STEPS, RATE = 6000, 0.02
FOLDS = 5


@dataclass(frozen=True)
class Example:
    """One value that stood to choice, with the reasons that spoke for and against it."""

    photo: str
    value: str
    codes: frozenset[str]
    right: bool
    chosen: bool


def examples(recording: Path, truth: Path) -> Iterator[Example]:
    """Yield every value that stood to choice on the photographs of a recording."""
    known = truths(truth)
    for photo in load(recording):
        row = known[photo.photo]
        if all("emails" in card for card in row["cards"]):
            yield from _labelled(row, _stood_to_choice(photo))


def _stood_to_choice(photo: RecordedPhoto) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Return for each address reported everything that was seen in its place, with the reasons of each."""
    noted: dict[str, list[tuple[str, frozenset[str]]]] = {}
    choose = email_choice.choose

    def noting(sighting: Sighting, around: email_choice.Surroundings) -> Candidate | None:
        chosen = choose(sighting, around)
        if chosen:
            seen = ((value, email_choice._evidence(value, sighting, around)) for value in sighting.values)
            noted[chosen.value] = [(value, frozenset(reason.code for reason in reasons)) for value, reasons in seen]
        return chosen

    with patch.object(email_choice, "choose", noting):
        readings = photo.readings()
    kept = {email.value for reading in readings for email in reading.emails}
    return {chosen: values for chosen, values in noted.items() if chosen in kept}


def _labelled(row: Truth, noted: dict[str, list[tuple[str, frozenset[str]]]]) -> Iterator[Example]:
    printed = {address.lower() for card in row["cards"] for address in card["emails"] or ()}
    for chosen, values in noted.items():
        for value, codes in values:
            yield Example(row["photo"], value, codes, value.lower() in printed, value == chosen)


def matrix(rows: Sequence[Example]) -> NDArray[np.float64]:
    """Return a row for each example and a column for each reason."""
    return np.array([[code in row.codes for code in CODES] for row in rows], dtype=np.float64)


def learn(rows: Sequence[Example]) -> dict[str, float]:
    """Return a weight for each reason."""
    features, right = matrix(rows), np.array([row.right for row in rows], dtype=np.float64)
    counts = np.array([1.0 if row.chosen else OTHER_COUNTS for row in rows])
    start = np.array([EMAIL_REASONS[code][0] for code in CODES])
    sign = np.sign(start)
    weights, first, second = start.copy(), np.zeros(len(CODES)), np.zeros(len(CODES))
    for step in range(1, STEPS + 1):
        error = _logistic(features @ weights) - right
        slope = features.T @ (counts * error) + PULL * (weights - start)
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        moved = weights - RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        weights = sign * np.maximum(sign * moved, LEAST)  # a reason keeps its direction
    return {code: round(float(weight), 1) for code, weight in zip(CODES, weights, strict=True)}


def _logistic(values: NDArray[np.float64]) -> NDArray[np.float64]:
    result: NDArray[np.float64] = 1 / (1 + np.exp(-values))
    return result


def judged(rows: Sequence[Example], weights: dict[str, float]) -> list[tuple[float, Example]]:
    """Return the addresses that were chosen, each with its confidence."""
    chosen = [row for row in rows if row.chosen]
    learned = np.array([weights[code] for code in CODES])
    return list(zip(_logistic(matrix(chosen) @ learned).tolist(), chosen, strict=True))


def judged_by_others(rows: Sequence[Example]) -> list[tuple[float, Example]]:
    """Return the same, each photograph judged by weights that were learned without it."""
    photos = sorted({row.photo for row in rows})
    result = []
    for fold in range(FOLDS):
        left_out = set(photos[fold::FOLDS])
        weights = learn([row for row in rows if row.photo not in left_out])
        result += judged([row for row in rows if row.photo in left_out], weights)
    return result


def verdicts(values: Sequence[tuple[float, Example]]) -> Iterator[str]:
    """Yield what each threshold would mean, the calibration error, and the wrong addresses."""
    free = [(value, row) for value, row in values if not email_choice._is_capped(set(row.codes), row.value)]
    right = [row.right for _, row in values]
    bins = [min(int(value * 10), 9) for value, _ in values]
    error = sum(abs(sum(v - r for (v, _), r, b in zip(values, right, bins, strict=True) if b == n)) for n in range(10))
    yield f"{len(values)} addresses, {right.count(False)} wrong, calibration error {error / max(1, len(values)):.4f}"
    for least in (0.9, 0.95, 0.97, 0.98, 0.985, 0.99, 0.995):
        sure = [row for value, row in free if value >= least]
        wrong = sum(not row.right for row in sure)
        yield f"  from {least:.3f} on: {len(sure)} sure, {wrong} of them wrong"
    for value, row in sorted(values, key=lambda pair: -pair[0]):
        if not row.right:
            yield f"  {value:.4f} {row.photo} {row.value} {' '.join(sorted(row.codes))}"


def report(rows: Iterable[Example], weights: dict[str, float]) -> Iterator[str]:
    """Yield a line for each reason: its weight now, the learned one, how often it was right and wrong."""
    chosen = [row for row in rows if row.chosen]
    for code in CODES:
        seen = [row for row in chosen if code in row.codes]
        wrong = sum(not row.right for row in seen)
        change = f"{EMAIL_REASONS[code][0]:5.1f} -> {weights[code]:5.1f}"
        yield f"{code:22} {change}   right {len(seen) - wrong:5}   wrong {wrong:4}"


def _pair(text: str) -> tuple[Path, Path]:
    recording, _, truth = text.partition(":")
    return Path(recording), Path(truth)


def main(arguments: list[str] | None = None) -> int:
    """Print the weights and what they mean for the threshold."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.train_addresses", description=__doc__)
    parser.add_argument("--learn", type=_pair, nargs="+", required=True, metavar="LINES:TRUTH")
    parser.add_argument("--choose", type=_pair, nargs="+", default=[], metavar="LINES:TRUTH")
    asked = parser.parse_args(arguments)
    rows = [row for pair in asked.learn for row in examples(*pair)]
    weights = learn(rows)
    sys.stdout.write("\n".join(report(rows, weights)) + "\n")
    sys.stdout.write("\n".join(["judged by what the others taught:", *verdicts(judged_by_others(rows))]) + "\n")
    if others := [row for pair in asked.choose for row in examples(*pair)]:
        sys.stdout.write("\n".join(["others:", *verdicts(judged(others, weights))]) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
