"""From an interview, a scenario and the candidate's answers to one draft for each person who may receive one."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from followup_cards.errors import NeedsConfirmation, UsageError
from followup_cards.followup import wording
from followup_cards.followup.deadline import deadline
from followup_cards.followup.greeting import first_name, full_name
from followup_cards.followup.lint import lint
from followup_cards.followup.phrasebook import ENGLISH, LetterStyle, Phrases, led, letter_style, phrases, render
from followup_cards.followup.questions import unanswered
from followup_cards.followup.scenarios import RULES, Recipient, recipients
from followup_cards.followup.topics import topic_with
from followup_cards.model import Answers, Draft, DraftSet, Interview, Me, Scenario

_WEEKDAY_IS_CLEAR: Final = timedelta(days=6)


@dataclass(frozen=True)
class Addressee:
    """How templates may name the person written to."""

    first: str
    full: str


@dataclass(frozen=True)
class _Occasion:
    interview: Interview
    scenario: Scenario
    answers: Answers
    me: Me
    now: datetime
    style: LetterStyle
    phrases: Phrases


def compose(
    interview: Interview,
    scenario: Scenario,
    answers: Answers,
    now: datetime,
    *,
    templates: Path | None = None,
    language: str | None = None,
) -> DraftSet:
    """Return one draft for each person on the panel who may receive one, and everyone who gets none.

    The same arguments give the same drafts. `templates` is a folder whose files win over the built-in ones.

    Raises:
        NeedsConfirmation: an answer is missing, nobody is on the panel, or nobody is marked as HR where HR is needed.
        UsageError: the interview is still ahead, or another scenario has been sent.
        BadAnswers: a template of the user's is wrong.
    """
    me = _checked(interview, scenario, answers, now)
    spoken = language or answers.language or ENGLISH
    occasion = _Occasion(
        interview, scenario, answers, me, now, letter_style(spoken, templates), phrases(spoken, scenario, templates)
    )
    sorted_panel = recipients(interview, scenario)
    drafts = [_draft(occasion, recipient) for recipient in sorted_panel.writing_to]
    return DraftSet(
        drafts=tuple(
            replace(
                draft,
                lints=lint(draft, interview, scenario, answers, now, others=drafts[:place], language=spoken),
            )
            for place, draft in enumerate(drafts)
        ),
        withheld=sorted_panel.withheld,
    )


def _checked(interview: Interview, scenario: Scenario, answers: Answers, now: datetime) -> Me:
    missing = [question.key for question in unanswered(scenario, answers)]
    if missing or answers.me is None:
        raise NeedsConfirmation(
            f"{scenario} needs your own words, and {_listed(missing)} {'is' if len(missing) == 1 else 'are'} missing. "
            "Answer at the prompt, or write them in a file (`draft --answers-template` shows how) and give it with "
            "--answers."
        )
    if deadline(interview.ended_at) - timedelta(hours=48) > now.astimezone(UTC):
        raise UsageError(
            f'The interview "{interview.name}" ends on {interview.ended_at.isoformat(timespec="minutes")}, which is '
            "still ahead. Draft when it is over, or correct the time with `interview edit`."
        )
    return answers.me


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]


def _draft(occasion: _Occasion, recipient: Recipient) -> Draft:
    """Return the full message, or the brief one where the candidate's answers leave room for few words."""
    subject, body = _message(occasion, recipient, brief=False)
    if wording.words(body) > RULES[occasion.scenario].longest:
        subject, body = _message(occasion, recipient, brief=True)
    details = recipient.member.details
    return Draft(
        to=details.email or "",
        name=full_name(details),
        sender=occasion.me,
        subject=subject,
        body=body,
        deadline=deadline(occasion.interview.ended_at),
    )


def _message(occasion: _Occasion, recipient: Recipient, *, brief: bool) -> tuple[str, str]:
    values = _values(occasion, recipient, brief=brief)
    turn = _Turn(_seed(occasion), recipient.place)

    def said(part: int, variants: Sequence[str]) -> str:
        filled = render(turn.pick(part, variants), values, occasion.phrases.source) if variants else ""
        return wording.one_full_stop(" ".join(filled.split()))

    opening = said(1, occasion.phrases.opening)
    spoken_of = topic_with(recipient.member, occasion.answers) if occasion.scenario is Scenario.WANT_IT else None
    if spoken_of and spoken_of.sentence:
        opening = f"{opening} {spoken_of.sentence}"
    paragraphs = [
        said(4, occasion.style.greeting),
        opening,
        said(2, occasion.phrases.middle),
        said(3, occasion.phrases.closing),
    ]
    signature = [said(5, occasion.style.sign_off), *_signature(occasion.me)]
    body = "\n\n".join([*(wording.wrapped(text) for text in paragraphs if text), "\n".join(signature)])
    return said(0, occasion.phrases.subject), body + "\n"


def _values(occasion: _Occasion, recipient: Recipient, *, brief: bool) -> dict[str, object]:
    details, answers = recipient.member.details, occasion.answers
    spoken_of = topic_with(recipient.member, answers)

    def add(lead: str) -> str:
        return led(wording.said(answers.addition), lead) if answers.addition and answers.addition.strip() else ""

    return {
        "to": Addressee(first_name(details), full_name(details)),
        "me": occasion.me,
        "company": " ".join(occasion.interview.company.split()),
        "role": " ".join(occasion.interview.role.split()),
        "on_day": _on_day(occasion),
        "topic": spoken_of.phrase if spoken_of else None,
        "brief": brief,
        "led": led,
        "add": add,
        **{key: wording.said(text) for key in ("bring", "fit", "value") if (text := getattr(answers, key))},
    }


def _on_day(occasion: _Occasion) -> str:
    """Return " on Tuesday", " on 3 March" for an older interview, or nothing where its zone is not known."""
    local = _local(occasion.interview)
    if local is None:
        return ""
    clear = occasion.now - occasion.interview.ended_at < _WEEKDAY_IS_CLEAR
    style = occasion.style
    values = {"weekday": style.weekdays[local.weekday()], "day": local.day, "month": style.months[local.month - 1]}
    return render(style.on_weekday if clear else style.on_date, values, "letter.toml")


def _local(interview: Interview) -> datetime | None:
    """Return the interview's end where it took place; a bare UTC time may be the day before or after there."""
    zone: tzinfo | None = None
    if interview.zone:
        try:
            zone = ZoneInfo(interview.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise UsageError(
                f'"{interview.zone}" is not a known time zone. Name one such as Europe/Lisbon with `interview edit`.'
            ) from error
    elif not interview.ended_at.utcoffset():
        return None
    return interview.ended_at.astimezone(zone) if zone else interview.ended_at


def _signature(me: Me) -> list[str]:
    return [line for line in (" ".join(me.name.split()), me.email, me.phone) if line]


@dataclass(frozen=True)
class _Turn:
    """Which variants one person's message takes: the seed is the interview's, the place the person's."""

    seed: bytes
    place: int

    def pick(self, part: int, variants: Sequence[str]) -> str:
        """Return a variant that differs from person to person; after one round, in other combinations."""
        count = len(variants)
        return variants[(self.seed[part] + self.place + part * (self.place // count)) % count]


def _seed(occasion: _Occasion) -> bytes:
    interview = occasion.interview
    return hashlib.sha256(f"{interview.name}\n{interview.company}\n{interview.role}".encode()).digest()
