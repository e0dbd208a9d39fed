"""What cards of each country print, read from the data file beside this module."""

import random
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_name("locales.toml")


@dataclass(frozen=True)
class Locale:
    """One country's names, firms, phones, jobs and streets."""

    code: str
    weight: int
    given: tuple[str, ...]
    family: tuple[str, ...]
    legal: tuple[str, ...]
    industry: tuple[str, ...]
    suffixes: tuple[str, ...]
    phones: tuple[str, ...]
    mobiles: tuple[str, ...]
    titles: tuple[str, ...]
    streets: tuple[str, ...]
    cities: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    slogans: tuple[str, ...]
    order: str = field(default="given")
    """`given` first, `family` first, or `native` (two scripts, written `native|Latin`)."""


@cache
def locales() -> tuple[Locale, ...]:
    """Return every country in the data file."""
    tables = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return tuple(_locale(code, table) for code, table in tables.items())


def _locale(code: str, table: dict[str, Any]) -> Locale:
    """Return one table as a value; a missing or an unknown key is an error."""
    settled: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in table.items()}
    return Locale(code=code, **settled)


def any_locale(rng: random.Random) -> Locale:
    """Pick a country, the frequent ones more often."""
    everywhere = locales()
    return rng.choices(everywhere, weights=[place.weight for place in everywhere])[0]
