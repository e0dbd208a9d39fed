"""Which reasons for and against a value are worth a person's while."""

from followup_cards.model import Candidate, Evidence, Status

REASONS_SHOWN = 2
TELLING_FROM = 0.3
"""Weight, for or against, from which a reason is worth a person's while."""


def weightiest(candidate: Candidate) -> list[Evidence]:
    """Return what is worth telling: notes that decide nothing, and the reasons that count most.

    For what is to be checked, those against it come first. What holds for any card, or counts little, is left out.
    """
    told = [item for item in candidate.evidence if item.code != "prior"]
    notes = [item for item in told if item.weight == 0]
    reasons = [item for item in told if abs(item.weight) >= TELLING_FROM]
    against_first = candidate.status is Status.CHECK
    reasons.sort(key=lambda item: (against_first and item.weight >= 0, -abs(item.weight)))
    return [*notes, *reasons][:REASONS_SHOWN]
