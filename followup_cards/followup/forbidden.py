"""Wording that gives a fault away, or that a scenario asks for: patterns kept with each language's templates."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from followup_cards.errors import BadAnswers
from followup_cards.followup.phrasebook import document
from followup_cards.model import Scenario

WORDS_FILE: Final = "words.toml"


class Wording(StrEnum):
    """A kind of wording that a language's words.toml has patterns for; its value is what a message calls it."""

    APOLOGY = "an apology"
    EXPLANATION = "an explanation"
    CORRECTION = "a correction"
    REASON = "a reason"
    COMPARISON = "a comparison"
    CRITICISM = "criticism"
    PRESSURE = "pressure"
    THANKS = "thanks"
    INTEREST = "interest"
    DECISION = "the decision"
    CONSIDERATION = "careful consideration"

    @property
    def key(self) -> str:
        """Return the name of the list in words.toml, which is also the code of the lint."""
        return self.name.lower()


NEVER_SAID: Final[Mapping[Scenario, tuple[Wording, ...]]] = {
    Scenario.WANT_IT: (),
    Scenario.NOT_A_MATCH: (Wording.REASON, Wording.COMPARISON, Wording.CRITICISM),
    Scenario.WENT_BADLY: (Wording.APOLOGY, Wording.EXPLANATION, Wording.CORRECTION),
}

SAID: Final[Mapping[Scenario, tuple[Wording, ...]]] = {
    Scenario.NOT_A_MATCH: (Wording.THANKS, Wording.CONSIDERATION, Wording.DECISION),
    Scenario.WENT_BADLY: (Wording.THANKS, Wording.INTEREST),
}
"""All that these scenarios say: every sentence says one of it (or is the one positive addition)."""

_PLACEHOLDERS: Final = (
    r"\{\{|\}\}|\{%|%\}",  # {{ name }}
    r"\{[A-Za-z_][\w .]*\}",  # {name}
    r"\[[A-Za-z][\w '/,-]*\]",  # [COMPANY], [your name]
    r"\[[\s.…?_]*\]",  # [...]
    r"<[A-Za-z_][\w -]*>|<<|>>",  # <name>
    r"\b(?:TODO|TBD|TBC|FIXME)\b|(?i:\bxxx+\b)",  # TBD, xxx
    r"_{3,}|\?{3,}|\.{4,}|(?i:\blorem ipsum\b)",  # ____
    r"%\(\w+\)s|(?<!\d)%s\b|\$\{\w+\}|\$[A-Z_]{3,}",  # %s, ${name}
    r"(?i:\b(?:dear|hello|guten tag) (?:none|null|undefined|nan|n/a)\b)",  # Dear None
    r"What do you bring to this relationship\?|How do you see yourself fitting in\?",  # the skeleton's own questions
    r"What value can you deliver immediately\?|Your name, as you sign|One positive thing\.",  # and its other texts
)
"""Matched with regard to case; the same in every language."""


@dataclass(frozen=True)
class Example:
    """One pattern with a wording that it must catch."""

    pattern: str
    catches: str


def examples(language: str) -> Mapping[Wording, tuple[Example, ...]]:
    """Return a language's patterns, each with its example.

    Raises:
        BadAnswers: the language's words.toml is incomplete, or a pattern of it is wrong.
    """
    content, source = document(language, WORDS_FILE)
    return {wording: _examples(content.get(wording.key), wording.key, source) for wording in Wording}


def first_match(language: str, wording: Wording, text: str) -> str | None:
    """Return the first wording of a kind in a text, or None."""
    found = _pattern(language, wording).search(text)
    return found.group(0).strip() if found else None


def placeholder(text: str) -> str | None:
    """Return the first place in a text that nobody has filled in, or None."""
    found = _placeholder_pattern().search(text)
    return found.group(0).strip() if found else None


@lru_cache(maxsize=128)
def _pattern(language: str, wording: Wording) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one.pattern})" for one in examples(language)[wording]), re.IGNORECASE)


@lru_cache(maxsize=1)
def _placeholder_pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _PLACEHOLDERS))


def _examples(rows: object, key: str, source: str) -> tuple[Example, ...]:
    if not isinstance(rows, list) or not rows:
        raise BadAnswers(f'{source} has no list "{key}". Add at least one pattern with its example.')
    return tuple(_example(row, key, source) for row in rows)


def _example(row: object, key: str, source: str) -> Example:
    match row:
        case {"pattern": str(pattern), "catches": str(catches)}:
            return Example(pattern, catches)
        case _:
            raise BadAnswers(f'{source}: each row of "{key}" is {{ pattern = "...", catches = "..." }}. Correct {row}.')
