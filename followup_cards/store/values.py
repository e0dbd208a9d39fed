"""Values as the store writes them: times as ISO 8601 text, keys that compare as people compare, readings as JSON."""

import json
import unicodedata
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any, cast

from followup_cards.model import Answers, Candidate, Doubt, Evidence, Field, Me, Quad, Reading, Status

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


def reading_to_json(reading: Reading) -> str:
    """Return a reading as JSON text."""
    return json.dumps(asdict(reading))  # ASCII with escapes, so any character passes


def reading_from_json(text: str) -> Reading:
    """Return the reading that `reading_to_json` wrote."""
    data = cast("Json", json.loads(text))
    return Reading(
        corners=_quad(data["corners"]),
        name=_candidate(data["name"]),
        job_title=_candidate(data["job_title"]),
        company=_candidate(data["company"]),
        emails=_candidates(data["emails"]),
        phones=_candidates(data["phones"]),
        websites=_candidates(data["websites"]),
        address=_candidate(data["address"]),
        lines=tuple(data["lines"]),
    )


def evidence_to_json(evidence: tuple[Evidence, ...]) -> str:
    """Return reasons as JSON text."""
    return json.dumps([asdict(item) for item in evidence])


def answers_to_json(answers: Answers) -> str:
    """Return answers as JSON text."""
    said = {entry.name: getattr(answers, entry.name) for entry in fields(answers)}
    return json.dumps(said | {"me": asdict(answers.me) if answers.me else None, "topics": dict(answers.topics)})


def answers_from_json(text: str) -> Answers:
    """Return the answers that `answers_to_json` wrote."""
    data = cast("Json", json.loads(text))
    me = data.pop("me")
    return Answers(me=Me(**me) if me else None, **data)


def _candidate(data: Json | None) -> Candidate | None:
    if data is None:
        return None
    rest = {**data, "field": Field(data["field"]), "status": Status(data["status"]), "box": _quad(data["box"])}
    rest["evidence"] = tuple(Evidence(**item) for item in data["evidence"])
    rest["doubts"] = tuple(Doubt(**item) for item in data["doubts"])
    rest["alternatives"] = tuple(data["alternatives"])
    rest["seen"] = tuple(data.get("seen", ()))  # readings that were kept before this was noted have none
    return Candidate(**rest)


def _candidates(data: list[Json]) -> tuple[Candidate, ...]:
    return tuple(candidate for candidate in map(_candidate, data) if candidate is not None)


def _quad(data: list[list[float]]) -> Quad:
    a, b, c, d = ((x, y) for x, y in data)
    return (a, b, c, d)
