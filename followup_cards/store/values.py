"""Values as the store writes them: times as ISO 8601 text, keys that compare as people compare, answers as JSON."""

import json
import unicodedata
from dataclasses import asdict, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from followup_cards.model import Answers

Json = dict[str, Any]
"""Parsed JSON, inside this module only."""


def to_time(value: datetime | None) -> str | None:
    """Return a time as text; its offset, or the lack of one, is kept."""
    return None if value is None else value.isoformat()


def from_time(text: str | None) -> datetime | None:
    """Return the time that a text says."""
    return None if text is None else datetime.fromisoformat(text)


def key_of(text: str) -> str:
    """Return what two spellings share that a person would call the same name."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def storable(text: str) -> str:
    """Return text that any reader of UTF-8 accepts; halves of characters (from odd file names) turn into "?"."""
    return text.encode("utf-8", "replace").decode("utf-8") if has_surrogates(text) else text


def has_surrogates(text: str) -> bool:
    """Say whether a text holds halves of characters, which are not text at all."""
    return any("\ud800" <= character <= "\udfff" for character in text)


def answers_to_json(answers: "Answers") -> str:
    """Return answers as JSON text."""
    said = {entry.name: getattr(answers, entry.name) for entry in fields(answers)}
    return json.dumps(said | {"me": asdict(answers.me) if answers.me else None, "topics": dict(answers.topics)})


def answers_from_json(text: str) -> "Answers":
    """Return the answers that `answers_to_json` wrote."""
    from followup_cards.model import Answers, Me

    data = cast("Json", json.loads(text))
    me = data.pop("me")
    return Answers(me=Me(**me) if me else None, **data)
