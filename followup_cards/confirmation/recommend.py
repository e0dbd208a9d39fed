"""What is worth asking: how much of a person's attention an address deserves."""

from enum import StrEnum

from followup_cards.model import Candidate, Status

LOOK_CONFIDENCE = 0.75
"""Below this, seeing the guess would only tempt the eye to agree with it. A choice of ours, to be tuned on figures
of what people confirmed wrongly."""


class Care(StrEnum):
    """How an address is put to the person."""

    ENTER = "enter"
    """It is sure: one Enter confirms it."""
    LOOK = "look"
    """It may be right: the person compares it with the photograph and names it by its number."""
    TYPE = "type"
    """It is doubtful: the person types what the photograph shows before seeing any guess."""


def care_for(candidate: Candidate) -> Care:
    """Return how an address is to be confirmed; a single doubtful character rules out looking alone."""
    if candidate.status is Status.SURE:
        return Care.ENTER
    if candidate.doubts or candidate.alternatives or candidate.confidence < LOOK_CONFIDENCE:
        return Care.TYPE
    return Care.LOOK


def veiled(candidate: Candidate) -> str:
    """Return an address with only its shape showing, so that typing stays blind (like j…@e…)."""
    local, at, domain = candidate.value.partition("@")
    return f"{local[:1]}…{at}{domain[:1]}…"
