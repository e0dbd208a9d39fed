"""Fictional people, their titles and the addresses their firms gave them."""

import random
from dataclasses import dataclass

from tests.cardmaker.content import Person
from tests.cardmaker.locales import Locale
from tests.cardmaker.spelling import ascii_form, capitals


@dataclass(frozen=True)
class Name:
    """A name in its parts, in Latin letters and, where the country has one, in its own script."""

    given: str
    family: str
    native: str | None
    order: str

    @property
    def latin(self) -> str:
        """The name in the order its country prints."""
        return f"{self.family} {self.given}" if self.order == "family" else f"{self.given} {self.family}"


def any_name(rng: random.Random, place: Locale) -> Name:
    """Put a given and a family name together."""
    given, family = rng.choice(place.given), rng.choice(place.family)
    if place.order != "native":
        return Name(given, family, None, place.order)
    (native_given, latin_given), (native_family, latin_family) = given.split("|"), family.split("|")
    gap = " " if rng.random() < 0.5 else ""
    return Name(latin_given, latin_family, f"{native_family}{gap}{native_given}", "given")


LOCAL_PARTS = (
    "first.last",
    "flast",
    "f.last",
    "last",
    "first",
    "first_last",
    "last.first",
    "first-last",
    "lastf",
    "fl+digits",
)
_WEIGHTS = (30, 14, 10, 6, 8, 4, 5, 3, 4, 5)


def any_local_part_pattern(rng: random.Random) -> str:
    """Pick how a firm makes addresses from names."""
    return rng.choices(LOCAL_PARTS, weights=_WEIGHTS)[0]


def local_part(rng: random.Random, name: Name, place: Locale, pattern: str) -> str:
    """Return the part before the @, with a letter swapped for its look-alike digit now and then."""
    first = ascii_form(name.given.split()[-1] if place.code == "vn" else name.given.split()[0], place.code)
    last = ascii_form(name.family, place.code, separator="" if rng.random() < 0.8 else "-")
    made = {
        "first.last": f"{first}.{last}",
        "flast": f"{first[0]}{last}",
        "f.last": f"{first[0]}.{last}",
        "last": last,
        "first": first,
        "first_last": f"{first}_{last}",
        "last.first": f"{last}.{first}",
        "first-last": f"{first}-{last}",
        "lastf": f"{last}{first[0]}",
        "fl+digits": f"{first[0]}{last[0]}{rng.randint(1, 2099)}",
    }[pattern]
    if place.code == "confusable" and rng.random() < 0.3:
        return _lookalike(rng, made)
    return f"{made}{rng.randint(2, 99)}" if rng.random() < 0.04 else made


def _lookalike(rng: random.Random, text: str) -> str:
    plain, digit = rng.choice((("l", "1"), ("i", "1"), ("o", "0"), ("m", "rn"), ("w", "vv"), ("d", "cl")))
    return text.replace(plain, digit, 1)


@dataclass(frozen=True)
class Manner:
    """How a firm prints its people: in capitals, with titles before and degrees after."""

    capitals: bool
    titled: float
    native_first: bool


def person(
    rng: random.Random, place: Locale, manner: Manner, name: Name, *, email: str | None, title: str | None
) -> Person:
    """Return the person as the firm prints them."""
    native = name.native if name.native and rng.random() < 0.75 else None
    printed = native if native and manner.native_first else name.latin
    other = (name.latin if printed == native else native) if native else None
    if manner.capitals:
        printed = capitals(printed, place.code)
    return Person(printed, _with_degrees(rng, place, manner, printed), other, title, email)


def _with_degrees(rng: random.Random, place: Locale, manner: Manner, printed: str) -> str:
    shown = printed
    if place.before and rng.random() < manner.titled:
        shown = f"{rng.choice(place.before)} {shown}"
    if place.after and rng.random() < manner.titled:
        shown = f"{shown}, {rng.choice(place.after)}"
    return shown
