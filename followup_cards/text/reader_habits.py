"""What the first reader makes of Vietnamese letters: it writes those that it has characters for, others wrongly or not.

Counted on printed lines by `python -m tests.benchmarks.reader_habits`. A letter that it knows is hardly ever lost, so
what was lost, or came out odd, is one that it does not know.
"""

import json
from functools import cache
from importlib.resources import files
from math import log

LOST = "-"
"""Stands for a letter of which the reader wrote nothing."""
UNSEEN = 0.15
"""What a reading that was never counted is worth, in counts."""
READINGS = 12
"""How many readings of a letter are thinkable."""


def log_share(base: str, marks: str, read: str) -> float:
    """Return how likely, as a logarithm, a letter comes out with the marks `read`, or LOST."""
    counted = _counts().get(base.lower() + marks, {})
    return log((counted.get(read, 0) + UNSEEN) / (sum(counted.values()) + UNSEEN * READINGS))


@cache
def _counts() -> dict[str, dict[str, int]]:
    text = files("followup_cards.text").joinpath("reader_habits.json").read_text(encoding="utf-8")
    counts: dict[str, dict[str, int]] = json.loads(text)["letters"]
    return counts
