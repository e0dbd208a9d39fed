"""From an interview, a scenario and the candidate's answers to one draft for each person who may receive one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from followup_cards.errors import NeedsConfirmation, UsageError
from followup_cards.followup.deadline import ALLOWED, deadline
from followup_cards.followup.greeting import full_name
from followup_cards.followup.letter import Occasion, Room, write_letter
from followup_cards.followup.lint import lint
from followup_cards.followup.phrasebook import ENGLISH, letter_style, phrases
from followup_cards.followup.questions import unanswered
from followup_cards.followup.scenarios import RULES, Recipient, recipients
from followup_cards.followup.wording import words
from followup_cards.model import Answers, Draft, DraftSet, Interview, Me, Scenario


def compose(
    interview: Interview,
    scenario: Scenario,
    answers: Answers,
    now: datetime,
    *,
    templates: Path | None = None,
    language: str | None = None,
    other_companies: Sequence[str] = (),
) -> DraftSet:
    """Return one draft for each person on the panel who may receive one, and everyone who gets none.

    The same arguments give the same drafts. `templates` is a folder whose files win over the built-in ones;
    `other_companies` are names that have no place in these messages.

    Raises:
        NeedsConfirmation: an answer is missing, nobody is on the panel, or nobody is marked as HR where HR is needed.
        UsageError: the interview is still ahead, or another scenario has been sent.
        BadAnswers: a template of the user's is wrong.
    """
    _check_over(interview, now)
    chosen = recipients(interview, scenario)
    spoken = language or answers.language or ENGLISH
    occasion = Occasion(
        interview=interview,
        scenario=scenario,
        answers=answers,
        me=_candidate(scenario, answers),
        now=now,
        style=letter_style(spoken, templates),
        phrases=phrases(spoken, scenario, templates),
    )
    drafts = [_draft(occasion, recipient) for recipient in chosen.writing_to]
    return DraftSet(
        drafts=tuple(
            replace(
                draft,
                lints=lint(
                    draft,
                    interview,
                    scenario,
                    answers,
                    now,
                    others=drafts[:place],
                    other_companies=other_companies,
                    language=spoken,
                ),
            )
            for place, draft in enumerate(drafts)
        ),
        withheld=chosen.withheld,
    )


def _candidate(scenario: Scenario, answers: Answers) -> Me:
    """Return who signs, once everything is answered that the scenario cannot do without."""
    missing = [question.key for question in unanswered(scenario, answers)]
    if missing or answers.me is None:
        raise NeedsConfirmation(
            f"{scenario} needs your own words, and {_listed(missing)} {'is' if len(missing) == 1 else 'are'} missing. "
            "Answer at the prompt, or write them in a file (`draft --answers-template` shows how) and give it with "
            "--answers."
        )
    return answers.me


def _check_over(interview: Interview, now: datetime) -> None:
    if deadline(interview.ended_at) - ALLOWED > now.astimezone(UTC):
        raise UsageError(
            f'The interview "{interview.name}" ends on {interview.ended_at.isoformat(timespec="minutes")}, which is '
            "still ahead. Draft when it is over, or correct the time with `interview edit`."
        )


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]


def _draft(occasion: Occasion, recipient: Recipient) -> Draft:
    """Return the fullest message that is no longer than the scenario allows."""
    details = recipient.member.details
    letters = (write_letter(occasion, recipient, room) for room in Room)
    fitting = (letter for letter in letters if words(letter.body) <= RULES[occasion.scenario].longest)
    letter = next(fitting, None) or write_letter(occasion, recipient, Room.TERSE)
    return Draft(
        to=details.email or "",
        name=full_name(details),
        sender=occasion.me,
        subject=letter.subject,
        body=letter.body,
        deadline=deadline(occasion.interview.ended_at),
    )
