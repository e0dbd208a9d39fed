"""Learn what each reason for or against a name or a company is worth, on photographs whose truth is known.

    python -m tests.benchmarks.train_fields --field company --learn lines.jsonl:truth.jsonl ... --check ...

A conditional logit (McFadden, 1974): on each card the right text must outscore every other one, and where the card has
none, all of them must fall behind "none of these", which scores nought. Where the readers misread all of a card's
right text, the closest one counts. The weights are then stretched so that the confidence of what is chosen says how
often it is right.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from followup_cards.contact import parse as parsing
from followup_cards.contact.companies import Company
from followup_cards.contact.evidence import COMPANY_REASONS, NAME_REASONS
from followup_cards.contact.people import Person
from followup_cards.model import Candidate, Reading
from tests.benchmarks.recorded import RecordedCard, load
from tests.benchmarks.scoring import Truth, firm, person, truths

Floats = NDArray[np.float64]

CLOSE_ENOUGH = 0.85
"""Likeness from which a misread text counts as the right one."""
PULL = 1.2
"""How strongly weights are drawn towards nought, for each card."""
STEPS, RATE = 1500, 0.05
SET_BY_HAND: Mapping[str, Mapping[str, float]] = {
    # What the cards at hand show too seldom to be learned, or not at all: never above these.
    "name": {"contact-word": -4.0, "legal-form": -4.0, "not-capitalised": -2.5, "company-named": -3.0},
    "company": {
        "scanner-mark": -3.0,
        "sentence": -1.0,
        "second-half": -1.5,
        "heading": -1.0,
        "repeated": -1.0,
        "open-end": -2.5,
    },
}
NEVER_BELOW: Mapping[str, float] = {"qr-code": 4.0, "in-a-link": 2.0}


@dataclass(frozen=True)
class Field:
    """What is learned: its reasons, the function that proposes texts, and how two texts are compared."""

    reasons: Mapping[str, tuple[float, str]]
    finder: str
    folded: Callable[[str], str]
    wanted: Callable[[Mapping[str, Any]], list[str]]


def _names(card: Mapping[str, Any]) -> list[str]:
    return [name for name in (card.get("name"), *card.get("names", ()), *card.get("alt_names", ())) if name]


def _companies(card: Mapping[str, Any]) -> list[str]:
    return [name for name in (card.get("company"), card.get("also_company")) if name]


FIELDS = {
    "name": Field(NAME_REASONS, "find_people", person, _names),
    "company": Field(COMPANY_REASONS, "find_companies", firm, _companies),
}


@dataclass(frozen=True, eq=False)
class Choice:
    """One card: a row of reasons for each text that stood to choice and a last one for none; which are right."""

    texts: tuple[str, ...]
    features: Floats
    right: NDArray[np.bool_]


def choices(field: str, recording: Path, truth: Path) -> Iterator[Choice]:
    """Yield what stood to choice on each card of a recording whose truth is known."""
    known = truths(truth)
    for photo in load(recording):
        row = known[photo.photo]
        for card in photo.cards:
            if not card.whole and (choice := _choice(FIELDS[field], field, card, row)):
                yield choice


def _choice(what: Field, key: str, card: RecordedCard, row: Truth) -> Choice | None:
    proposed, reading = _proposed(what, card)
    found = [each for each in proposed if not _holds_name(each, reading.name)]
    wanted = [what.folded(text) for printed in row["cards"] for text in what.wanted(printed)]
    if not found or (not wanted and not all(key in printed for printed in row["cards"])):
        return None
    likeness = [max((_alike(what.folded(each.name), text) for text in wanted), default=0.0) for each in found]
    if wanted and max(likeness) < CLOSE_ENOUGH:
        return None
    right = [bool(wanted) and value == max(likeness) for value in likeness]
    codes = [{reason.code for reason in each.evidence} for each in found]
    features = [[code in each for code in what.reasons] for each in codes]
    return Choice(
        texts=(*(each.name for each in found), "-"),
        features=np.array([*features, [False] * len(what.reasons)], dtype=np.float64),
        right=np.array([*right, not any(right)]),
    )


def _proposed(what: Field, card: RecordedCard) -> tuple[list[Person | Company], Reading]:
    """Return what stood to choice, and what the card was read as, the card being parsed once."""
    seen: list[Person | Company] = []
    finder = getattr(parsing, what.finder)

    def noting(*given: object) -> list[Person | Company]:
        seen[:] = finder(*given)
        return seen

    with patch.object(parsing, what.finder, noting):
        reading = card.reading()
    return list(seen), reading


def _holds_name(company: Person | Company, name: Candidate | None) -> bool:
    return isinstance(company, Company) and name is not None and any(line.text == name.raw for line in company.lines)


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def learn(cards: Sequence[Choice]) -> Floats:
    """Return a weight for each reason."""
    features = np.concatenate([card.features for card in cards])
    right = np.concatenate([card.right for card in cards])
    owner = np.concatenate([np.full(len(card.right), number) for number, card in enumerate(cards)])
    weights = np.zeros(features.shape[1])
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        shares = _shares(features @ weights, owner)
        targets = shares * right
        targets /= np.bincount(owner, targets)[owner]
        slope = (features.T @ (shares - targets) + PULL * weights) / len(cards)
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def _shares(scores: Floats, owner: NDArray[np.int_]) -> Floats:
    """Return each score's share of its card's, as the softmax function gives it."""
    highest = np.full(owner[-1] + 1, -np.inf)
    np.maximum.at(highest, owner, scores)
    raised: Floats = np.exp(scores - highest[owner])
    return raised / np.bincount(owner, raised)[owner]


def stretched(cards: Sequence[Choice], weights: Floats, reasons: Sequence[str]) -> Floats:
    """Return the weights so stretched and shifted that confidence says how often the likeliest text is right."""
    scores, right = [], []
    for card in cards:
        values = (card.features @ weights)[:-1]
        best = int(values.argmax())
        scores.append(values[best])
        right.append(card.right[best])
    x, y = np.array(scores), np.array(right, dtype=np.float64)
    slope, shift = 1.0, 0.0
    for _ in range(4000):
        error = 1 / (1 + np.exp(-(slope * x + shift))) - y
        slope, shift = slope - 0.02 * float((error * x).mean()), shift - 0.05 * float(error.mean())
    moved = slope * weights
    moved[reasons.index("prior")] += shift
    return moved


def bounded(field: str, weights: Floats, reasons: Sequence[str]) -> Floats:
    """Return the weights with what is set by hand."""
    moved = weights.copy()
    for place, code in enumerate(reasons):
        moved[place] = min(moved[place], SET_BY_HAND[field].get(code, np.inf))
        moved[place] = max(moved[place], NEVER_BELOW.get(code, -np.inf))
    return moved


def misses(cards: Sequence[Choice], weights: Floats) -> list[str]:
    """Return what was chosen wrongly, beside what would have been right."""
    lines = []
    for card in cards:
        best = int((card.features @ weights).argmax())
        if not card.right[best]:
            wanted = " | ".join(text for text, right in zip(card.texts, card.right, strict=True) if right)
            lines.append(f"{card.texts[best]}  instead of  {wanted}")
    return lines


def _pair(text: str) -> tuple[Path, Path]:
    recording, _, truth = text.partition(":")
    return Path(recording), Path(truth)


def main(arguments: list[str] | None = None) -> int:
    """Print the weights, and how often they choose rightly on the cards to learn from and on others."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.train_fields", description=__doc__)
    parser.add_argument("--field", choices=tuple(FIELDS), required=True)
    parser.add_argument("--learn", type=_pair, nargs="+", required=True, metavar="LINES:TRUTH")
    parser.add_argument("--check", type=_pair, nargs="+", default=[], metavar="LINES:TRUTH")
    asked = parser.parse_args(arguments)
    reasons = tuple(FIELDS[asked.field].reasons)
    cards = [card for pair in asked.learn for card in choices(asked.field, *pair)]
    weights = bounded(asked.field, stretched(cards, learn(cards), reasons), reasons)
    for code, weight in zip(reasons, weights, strict=True):
        before = FIELDS[asked.field].reasons[code][0]
        sys.stdout.write(f"{code:22}{before:7.2f} -> {weight:6.2f}\n")
    for name, pairs in (("learned from", asked.learn), ("checked on", asked.check)):
        seen = [card for pair in pairs for card in choices(asked.field, *pair)]
        wrong = misses(seen, weights)
        sys.stdout.write(f"{name}: {len(seen)} cards, {len(wrong)} chosen wrongly\n")
        sys.stdout.writelines(f"  {line}\n" for line in wrong)
    return 0


if __name__ == "__main__":
    sys.exit(main())
