"""A draft as a text that a person edits, and back; what they change is checked like what was composed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from followup_cards.errors import BadAnswers
from followup_cards.followup.lint import lint
from followup_cards.model import Answers, Draft, Interview, Scenario

_SUBJECT: Final = "Subject:"


def as_text(draft: Draft) -> str:
    """Return a draft as text: the subject line, an empty line, the message."""
    return f"{_SUBJECT} {draft.subject}\n\n{draft.body}"


def edited(
    draft: Draft,
    text: str,
    *,
    interview: Interview,
    scenario: Scenario,
    answers: Answers,
    now: datetime,
    others: Sequence[Draft] = (),
    language: str | None = None,
) -> Draft:
    """Return the draft as a person left its text, checked again; to whom it goes cannot be changed here.

    Raises:
        BadAnswers: the first line is no subject line any more.
    """
    first, _, rest = text.replace("\r\n", "\n").lstrip("\ufeff\n").partition("\n")
    if not first.startswith(_SUBJECT):
        raise BadAnswers(
            f'The first line of the draft to {draft.name} must be "{_SUBJECT} ...". Put it back; nothing has changed.'
        )
    body = "\n".join(line.rstrip() for line in rest.strip("\n").split("\n")) + "\n"
    changed = replace(draft, subject=first.removeprefix(_SUBJECT).strip(), body=body, lints=())
    found = lint(changed, interview, scenario, answers, now, others=others, language=language)
    return replace(changed, lints=found)
