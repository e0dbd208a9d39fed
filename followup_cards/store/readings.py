"""Readings, and the reasons in them, as the JSON that the store keeps."""

import json
from dataclasses import asdict
from typing import Any, cast

from followup_cards.model import Candidate, Doubt, Evidence, Field, Quad, Reading, Status

Json = dict[str, Any]
"""Parsed JSON, inside this module only."""


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
