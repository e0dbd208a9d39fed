"""Writing help for drafts: what is sent is shown first; what comes back is checked, and the template stands by."""

from dataclasses import dataclass
from datetime import datetime

from followup_cards.assist.endpoint import Endpoint, ask
from followup_cards.assist.payload import payload
from followup_cards.errors import BadAnswers, DestinationFailure
from followup_cards.followup.checked import Checked
from followup_cards.followup.editing import edited
from followup_cards.followup.wording import COLUMNS, wrapped
from followup_cards.model import Answers, Draft, Interview, Scenario, Severity


@dataclass(frozen=True)
class Occasion:
    """What all drafts of one interview are written and checked against."""

    interview: Interview
    scenario: Scenario
    answers: Answers
    now: datetime
    language: str | None = None


@dataclass(frozen=True)
class Helped:
    """A draft after the help, and why it is the template's if it is."""

    draft: Draft
    kept_because: str | None = None


def request_for(draft: Draft, occasion: Occasion, model: str) -> bytes:
    """Return the exact request about one draft."""
    checked = Checked(draft, occasion.interview, occasion.scenario, occasion.answers, occasion.now, (), (), "en")
    return payload(draft, checked.member, occasion.interview, occasion.scenario, occasion.answers, model=model)


def helped(draft: Draft, request: bytes, to: Endpoint, occasion: Occasion, others: tuple[Draft, ...]) -> Helped:
    """Return the help's version of a draft where it passes every check, else the draft as the template wrote it."""
    try:
        better = rewritten(draft, in_columns(ask(to, request)), occasion, others)
    except (DestinationFailure, BadAnswers) as error:
        return Helped(draft, str(error))
    faults = [lint.message for lint in better.lints if lint.severity is Severity.BLOCK]
    return Helped(draft, f"A check found a fault in what came back: {faults[0]}") if faults else Helped(better)


def in_columns(text: str) -> str:
    """Return a text whose long lines are wrapped like a letter's, all but the first, which is the subject."""
    subject, *lines = text.strip().splitlines() or [""]
    return "\n".join([subject, *(wrapped(line) if len(line) > COLUMNS else line for line in lines)])


def rewritten(draft: Draft, text: str, occasion: Occasion, others: tuple[Draft, ...]) -> Draft:
    """Return a draft with another subject and body, checked like any other; to whom it goes can't change.

    Raises:
        BadAnswers: the text has no subject line.
    """
    return edited(
        draft,
        text,
        interview=occasion.interview,
        scenario=occasion.scenario,
        answers=occasion.answers,
        now=occasion.now,
        others=others,
        language=occasion.language,
    )
