"""What a server says, as part of a sentence of ours."""

import unicodedata

LONGEST = 160
MOST_MARKS = 3
"""On one letter; a tower of them covers the lines above."""


def as_part_of_a_sentence(words: str) -> str:
    """Return a server's words on one line, without what a terminal acts upon, not too long, without a last dot."""
    shown, marks = "", 0
    for character in words[: 10 * LONGEST]:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MOST_MARKS:
            shown += character if character.isprintable() else " "
    return " ".join(shown.split())[:LONGEST].rstrip(".")
