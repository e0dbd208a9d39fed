"""Faults in a draft, each with its reason; those that must never be sent block it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Final

from followup_cards.followup import lint_recipient, lint_words
from followup_cards.followup.checked import Checked
from followup_cards.followup.phrasebook import ENGLISH
from followup_cards.model import Answers, Draft, Interview, Lint, Scenario, Severity

Check = Callable[[Checked], Iterator[Lint]]

CHECKS: Final[tuple[Check, ...]] = (*lint_recipient.CHECKS, *lint_words.CHECKS)


def lint(
    draft: Draft,
    interview: Interview,
    scenario: Scenario,
    answers: Answers,
    now: datetime,
    *,
    others: Sequence[Draft] = (),
    other_companies: Sequence[str] = (),
    language: str | None = None,
) -> tuple[Lint, ...]:
    """Return every fault found in a draft, what blocks first.

    `others` are the panel's other messages, which it may not resemble; `other_companies` are names that have no place
    in it. A draft that was edited by hand is checked in the same way.
    """
    spoken = language or answers.language or ENGLISH
    checked = Checked(draft, interview, scenario, answers, now, others, other_companies, spoken)
    found = dict.fromkeys(fault for check in CHECKS for fault in check(checked))
    return tuple(sorted(found, key=lambda fault: fault.severity is not Severity.BLOCK))
