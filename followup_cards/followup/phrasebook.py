"""The phrases of one language: TOML files whose strings are templates, the user's to change."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from followup_cards.errors import BadAnswers, UsageError
from followup_cards.model import Scenario

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import ImmutableSandboxedEnvironment

ENGLISH: Final = "en"
LETTER_FILE: Final = "letter.toml"
_LETTER_KEYS: Final = ("greeting", "sign_off", "topic_sentence", "on_weekday", "on_date", "weekdays", "months")


@dataclass(frozen=True)
class LetterStyle:
    """What every message of a language shares: how it greets, signs off and names days."""

    greeting: tuple[str, ...]
    sign_off: tuple[str, ...]
    topic_sentence: str
    on_weekday: str
    on_date: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]


@dataclass(frozen=True)
class Phrases:
    """The variants of each part of one scenario's messages, as template sources."""

    source: str
    subject: tuple[str, ...]
    opening: tuple[str, ...]
    middle: tuple[str, ...]
    closing: tuple[str, ...]


def languages() -> tuple[str, ...]:
    """Return the languages that messages can be written in: the folders of templates."""
    return tuple(sorted(folder.name for folder in _built_in().iterdir() if (folder / LETTER_FILE).is_file()))


def letter_style(language: str, folder: Path | None = None) -> LetterStyle:
    """Return how a language greets and signs off; a file in the user's folder wins over the built-in one."""
    content, source = document(language, LETTER_FILE, folder)
    values = _lists(content, source, _LETTER_KEYS)
    if len(values["weekdays"]) != 7 or len(values["months"]) != 12:
        raise BadAnswers(f"{source} needs seven weekdays (from Monday) and twelve months. Complete the lists.")
    return LetterStyle(
        greeting=_not_empty(values["greeting"], "greeting", source),
        sign_off=_not_empty(values["sign_off"], "sign_off", source),
        topic_sentence=_not_empty(values["topic_sentence"], "topic_sentence", source)[0],
        on_weekday=_not_empty(values["on_weekday"], "on_weekday", source)[0],
        on_date=_not_empty(values["on_date"], "on_date", source)[0],
        weekdays=values["weekdays"],
        months=values["months"],
    )


def phrases(language: str, scenario: Scenario, folder: Path | None = None) -> Phrases:
    """Return a scenario's phrases; a file in the user's folder wins over the built-in one."""
    content, source = document(language, f"{scenario}.toml", folder)
    values = _lists(content, source, ("subject", "opening", "middle", "closing"))
    return Phrases(
        source=source,
        subject=_not_empty(values["subject"], "subject", source),
        opening=_not_empty(values["opening"], "opening", source),
        middle=values["middle"],
        closing=values["closing"],
    )


def document(language: str, name: str, folder: Path | None = None) -> tuple[Mapping[str, object], str]:
    """Return one file of a language and what to call it in a message; a file in the user's folder wins.

    Raises:
        UsageError: a language that has no templates.
        BadAnswers: a file that cannot be read.
    """
    if language not in languages():
        raise UsageError(f'There are no templates in the language "{language}". Use one of: {", ".join(languages())}.')
    own = folder / name if folder else None
    found = own if own and own.is_file() else _built_in().joinpath(language, name)
    source = str(found) if found is own else f"templates/{language}/{name}"
    try:
        return tomllib.loads(found.read_text(encoding="utf-8")), source
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadAnswers(f"{source} cannot be read as templates: {error}. Correct the file, or remove it.") from error


def render(template: str, values: Mapping[str, object], source: str) -> str:
    """Return a template filled in; what it names must exist, and it can change nothing.

    Raises:
        BadAnswers: a template that is wrong or names something that does not exist.
    """
    from jinja2 import TemplateError

    try:
        return _compiled(template).render(values)
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError, OverflowError) as error:
        raise BadAnswers(
            f'{source}: the template "{template[:60]}" cannot be filled in: {error}. Correct it, or remove the file '
            "to use the built-in one."
        ) from error


@lru_cache(maxsize=1)
def _environment() -> "ImmutableSandboxedEnvironment":
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)  # plain text, no markup


@lru_cache(maxsize=512)
def _compiled(template: str) -> "Template":
    return _environment().from_string(template)


def _built_in() -> Traversable:
    return resources.files("followup_cards.followup").joinpath("templates")


def _lists(content: Mapping[str, object], source: str, keys: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    unknown = sorted(set(content) - set(keys))
    if unknown:
        raise BadAnswers(f'{source} has the key "{unknown[0]}", which is not known. Use one of: {", ".join(keys)}.')
    return {key: _strings(content.get(key, []), key, source) for key in keys}


def _strings(value: object, key: str, source: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BadAnswers(f'{source}: "{key}" is not a list of texts. Write {key} = ["...", "..."].')
    return tuple(value)


def _not_empty(values: tuple[str, ...], key: str, source: str) -> tuple[str, ...]:
    if not values:
        raise BadAnswers(f'{source} has no "{key}". Add at least one.')
    return values
