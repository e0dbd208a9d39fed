"""The answers file: what only the candidate can say, in TOML."""

import tomllib
from collections.abc import Mapping
from typing import Final

from followup_cards.errors import BadAnswers
from followup_cards.model import Answers, Me

ALLOWED: Final[Mapping[str, tuple[str, ...]]] = {
    "me": ("name", "email", "phone"),
    "answers": ("bring", "fit", "value", "addition", "language"),
}
"""The keys of each section; `[topics]` takes addresses instead."""

SECTIONS: Final = (*ALLOWED, "topics")

LONGEST: Final = 2_000
"""Characters in one answer: five times what fits into the longest message."""

_SKELETON: Final = '''\
# What only you can say. Write in your own words, in whole sentences, as you would speak to the person;
# nothing is added to them. Remove the # in front of a line to use it.

[me]
# name = "Your name, as you sign"
# email = "you@example.org"
# phone = "+44 20 7946 0012"

[answers]
# Needed when you want the job (want-it), 10 to 35 words each:
# bring = """What do you bring to this relationship?"""
# fit = """How do you see yourself fitting in?"""
# value = """What value can you deliver immediately?"""

# May be added when it went badly (went-badly): one positive sentence, no explanation and no apology.
# addition = """One positive thing."""

# The language of the messages: en (English) or de (German).
# language = "en"

[topics]
# One thing that you and this person spoke of, by the person's address:
# "dana.osei@example.com" = "the move to two warehouses"
'''


def answers_template() -> str:
    """Return a commented skeleton of an answers file."""
    return _SKELETON


def parse_answers(text: str, source: str) -> Answers:
    """Return what an answers file says; an empty answer counts as none.

    Raises:
        BadAnswers: not TOML, an unknown key, or a value that is no text; the message names file, key and remedy.
    """
    try:
        document = tomllib.loads(text.removeprefix("\ufeff"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadAnswers(
            f"{source} is not valid TOML: {error}. Start from a skeleton with `draft --answers-template`."
        ) from error
    for section in document:
        _known(section, SECTIONS, "the section", source)
    me = _texts(document, "me", source)
    said = _texts(document, "answers", source)
    return Answers(
        me=_me(me, source),
        bring=said.get("bring"),
        fit=said.get("fit"),
        value=said.get("value"),
        addition=said.get("addition"),
        topics={address.strip().lower(): topic for address, topic in _texts(document, "topics", source).items()},
        language=said.get("language"),
    )


def _known(key: str, allowed: tuple[str, ...], kind: str, source: str) -> None:
    if key not in allowed:
        raise BadAnswers(
            f'{source} has {kind} "{key}", which is not known. Use one of: {", ".join(allowed)}.',
        )


def _texts(document: Mapping[str, object], section: str, source: str) -> dict[str, str]:
    """Return one section as text by key, without what was left empty."""
    table = document.get(section, {})
    if not isinstance(table, dict):
        raise BadAnswers(f'{source} has a value "{section}" where the section [{section}] belongs. Write [{section}].')
    for key in table:
        if section in ALLOWED:
            _known(key, ALLOWED[section], f"in [{section}] the key", source)
        elif "@" not in key:
            raise BadAnswers(
                f'{source} has in [topics] the key "{key}", which is no address. '
                'Write each topic as "someone@example.com" = "what you spoke of", the address in quotes.'
            )
    return {key: text for key, value in table.items() if (text := _text(value, f"[{section}] {key}", source))}


def _text(value: object, where: str, source: str) -> str:
    if not isinstance(value, str):
        raise BadAnswers(f"{source}: {where} is not text. Put its value in quotes.")
    text = " ".join(value.split())
    if len(text) > LONGEST:
        raise BadAnswers(f"{source}: {where} has {len(text)} characters. Shorten it to a sentence or two.")
    if any(ord(character) < 32 or ord(character) == 127 for character in text):
        raise BadAnswers(f"{source}: {where} holds a control character. Type it again without it.")
    return text


def _me(me: Mapping[str, str], source: str) -> Me | None:
    if not me:
        return None
    if "name" not in me:
        raise BadAnswers(f'{source}: [me] has no name. Add name = "...", as you sign your messages.')
    return Me(name=me["name"], email=me.get("email"), phone=me.get("phone"))
