"""How alike two names are: the same, written in another way, or spelled almost alike."""

from enum import StrEnum

from followup_cards.folding import name_words

LONG_NAME = 8
"""Letters; in a shorter name, one changed letter makes another name too easily for two to be forgiven."""


class Likeness(StrEnum):
    """What two names have in common, in words a person uses."""

    SAME = "the same name"
    REWRITTEN = "the same name, written another way"
    ABBREVIATED = "the same name, one of them shorter"
    NEARLY = "two spellings of almost the same name"


def likeness(one: str, other: str) -> Likeness | None:
    """Return how alike two names are, or None when they are two names."""
    first, second = name_words(one), name_words(other)
    if not first or not second:
        return None
    if " ".join(one.casefold().split()) == " ".join(other.casefold().split()):
        return Likeness.SAME
    if sorted(first) == sorted(second):
        return Likeness.REWRITTEN
    if abbreviates(first, second) or abbreviates(second, first):
        return Likeness.ABBREVIATED
    left, right = " ".join(first), " ".join(second)
    allowed = 2 if min(len(left), len(right)) >= LONG_NAME else 1
    near = share_letters(left, right, allowed) and distance(left, right, allowed) <= allowed
    return Likeness.NEARLY if near else None


def abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether a name shortens another: initials for words, or words between the first and the last left out."""
    if len(short) < 2 or len(short) > len(long) or not (fits(short[0], long[0]) and fits(short[-1], long[-1])):
        return False
    if len(short[-1]) == 1:
        return False  # a family name is more than an initial
    rest = iter(long[1:-1])
    return all(any(fits(word, candidate) for candidate in rest) for word in short[1:-1])


def fits(word: str, other: str) -> bool:
    """Say whether two words are the same, or one is the other's initial."""
    return word == other or (len(word) == 1 and other.startswith(word))


def share_letters(one: str, other: str, most: int) -> bool:
    """Say whether two words may be so few changes apart; far cheaper than counting the changes."""
    if abs(len(one) - len(other)) > most:
        return False
    missing = extra = 0
    for letter in {*one, *other}:
        more = one.count(letter) - other.count(letter)
        missing, extra = missing + max(more, 0), extra + max(-more, 0)
    return max(missing, extra) <= most


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters were changed, lost, added or swapped with their neighbour; above `most`, about how many.

    The optimal string alignment distance (Damerau 1964 in its restricted form).
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, facing in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == facing:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
