"""Capital O, I and L seen among an address's small letters: a zero, a small l or i, or a small l and a dot look so."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from followup_cards.contact import emails, repairs
from followup_cards.contact.sightings import Sighting

ALIKE_FROM = 0.8
"""Likeness from which a word on a line is the address in question."""


def has_tall_o(sighting: Sighting) -> bool:
    """Say whether any look saw an O as tall as a capital in the middle of small letters."""
    address = sighting.values[0].lower()
    words = [word for look in _looks(sighting) for word in look.split() if "@" in word]
    return any(repairs.has_tall_o(word) and _is_alike(word.lower(), address) for word in words)


def _is_alike(word: str, address: str) -> bool:
    """Say whether a look saw the address at all: of faint print, the second reader makes letters of any kind."""
    return SequenceMatcher(None, word, address, autojunk=False).ratio() > ALIKE_FROM


def capital_i_places(value: str, sighting: Sighting) -> Iterator[int]:
    """Yield where in an address a look saw a capital I that the address has as a small letter."""
    for look in _looks(sighting):
        for seen in emails.ADDRESS.findall(emails.normalised(look)):
            if len(seen) == len(value) and not seen.isupper():
                yield from (place for place, ch in enumerate(seen) if ch == "I" and value[place] in "il")


def begins_with_capital_l(value: str) -> bool:
    """Say whether an address's only capital is an L at its beginning: "l.lind@" with its dot close looks like that."""
    return value[:1] == "L" and value[1:2].isalpha() and value[1:].islower()


def other_readings(value: str, sighting: Sighting) -> Iterator[str]:
    """Yield what else an address with such letters may be."""
    if has_tall_o(sighting) and "0" in value:
        yield value.replace("0", "o")
    if begins_with_capital_l(value):
        yield f"l.{value[1:]}"
    for place in dict.fromkeys(capital_i_places(value, sighting)):
        yield value[:place] + ("i" if value[place] == "l" else "l") + value[place + 1 :]


def _looks(sighting: Sighting) -> tuple[str, ...]:
    return (sighting.line.text, *sighting.line.others)
