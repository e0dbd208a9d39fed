"""Which lines of a card are the postal address, kept as lines."""

import re
from collections.abc import Sequence

from followup_cards.contact import words
from followup_cards.contact.layout import Layout, Placed

POSTAL_CODE = re.compile(
    r"\b\d{5}(?:-\d{4})?\b|\b\d{3}[ -]\d{3,4}\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b\d{4} [A-Z]{2}\b|〒"
)
# "10115", "500 018", "SW1A 1AA", "1012 AB"
HOUSE = re.compile(r"\d+\s?[-/,]|\b\d+[a-z]?\b")


def find_address(layout: Layout, leftovers: Sequence[str], taken: Sequence[Placed]) -> list[Placed]:
    """Return the lines of the postal address, in order; empty where the card has none."""
    scored = [
        (line, _score(leftover) if line not in taken else 0)
        for line, leftover in zip(layout.lines, leftovers, strict=True)
    ]
    return [line for line, score in scored if score >= 2]


def _score(text: str) -> int:
    if len(words.letters(text)) < 5:
        return 0
    kinds = words.kinds(text)
    score = 2 * ("place-word" in kinds) + 2 * bool(POSTAL_CODE.search(text)) + bool(HOUSE.search(text))
    score += text.count(",") >= 2
    return score - 2 * ("job-word" in kinds) - 2 * ("legal-form" in kinds)
