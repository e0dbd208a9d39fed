"""Count what the first reader makes of each Vietnamese letter (`followup_cards/text/reader_habits.json`).

    python -m tests.benchmarks.reader_habits --out followup_cards/text/reader_habits.json

It writes characters that it knows for those that it lacks, or nothing, and each of these tells something.
"""

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

from followup_cards.text.letters import base_and_marks
from followup_cards.text.rapid import RapidReader
from followup_cards.text.reader_habits import LOST
from tests.benchmarks.marked_lines import printed_line
from tests.benchmarks.marked_words import vietnamese_line

LINES, SEED = 800, 73


def main(arguments: list[str] | None = None) -> int:
    """Print lines, have them read, and write the counts."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.reader_habits", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args(arguments)
    rng, noise, reader = random.Random(f"habits:{SEED}"), np.random.default_rng(SEED), RapidReader()
    printed = [printed_line(rng, noise, vietnamese_line) for _ in range(LINES)]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line, seen in zip(printed, reader.read_lines([line.picture for line in printed]), strict=True):
        for true, read in aligned(line.text, seen.text):
            base, marks = base_and_marks(true)
            if base.lower() in "adeiouy" and (read == LOST or base_and_marks(read)[0] == base):
                counts[base.lower() + marks][read if read == LOST else base_and_marks(read)[1]] += 1
    table = {letter: dict(seen.most_common()) for letter, seen in sorted(counts.items())}
    text = json.dumps({"source": "python -m tests.benchmarks.reader_habits", "letters": table}, indent=None)
    asked.out.write_text(text + "\n", encoding="utf-8")
    sys.stdout.write(f"{sum(sum(seen.values()) for seen in counts.values())} letters.\n")
    return 0


def aligned(true: str, seen: str) -> list[tuple[str, str]]:
    """Return each printed letter with the character read for it, by the fewest changes of letters."""
    cost = np.zeros((len(true) + 1, len(seen) + 1))
    cost[:, 0], cost[0] = np.arange(len(true) + 1), np.arange(len(seen) + 1)
    for i, a in enumerate(true, 1):
        for j, b in enumerate(seen, 1):
            cost[i, j] = min(cost[i - 1, j - 1] + _unlike(a, b), cost[i - 1, j] + 1, cost[i, j - 1] + 1)
    pairs, i, j = list[tuple[str, str]](), len(true), len(seen)
    while i:
        if j and cost[i, j] == cost[i - 1, j - 1] + _unlike(true[i - 1], seen[j - 1]):
            i, j = i - 1, j - 1
            pairs.append((true[i], seen[j]))
        elif cost[i, j] == cost[i - 1, j] + 1:
            i -= 1
            pairs.append((true[i], LOST))
        else:
            j -= 1
    return pairs[::-1]


def _unlike(a: str, b: str) -> float:
    if a == b:
        return 0.0
    return 0.25 if base_and_marks(a)[0].lower() == base_and_marks(b)[0].lower() else 1.5


if __name__ == "__main__":
    sys.exit(main())
