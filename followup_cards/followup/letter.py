"""One person's message: the variants chosen for their place on the panel, filled in and set at 72 columns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import IntEnum
from hashlib import sha256
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from followup_cards.errors import UsageError
from followup_cards.followup import wording
from followup_cards.followup.greeting import first_name, full_name
from followup_cards.followup.phrasebook import LetterStyle, Phrases, render
from followup_cards.followup.scenarios import Recipient
from followup_cards.followup.topics import topic_with
from followup_cards.model import Answers, Interview, Me, Scenario

_WEEKDAY_IS_CLEAR: Final = timedelta(days=6)


class Room(IntEnum):
    """How many words the candidate's answers leave for the rest."""

    FULL = 2
    BRIEF = 1
    TERSE = 0


@dataclass(frozen=True)
class Occasion:
    """What all the messages of one interview share."""

    interview: Interview
    scenario: Scenario
    answers: Answers
    me: Me
    now: datetime
    style: LetterStyle
    phrases: Phrases


@dataclass(frozen=True)
class Letter:
    """A message's text."""

    subject: str
    body: str


@dataclass(frozen=True)
class Addressee:
    """How templates may name the person written to."""

    first: str
    full: str


def write_letter(occasion: Occasion, recipient: Recipient, room: Room) -> Letter:
    """Return one person's message in as many words as there is room for."""
    style, phrases = occasion.style, occasion.phrases
    values = _values(occasion, recipient, room)
    seed = _seed(occasion.interview)

    def part(number: int, variants: Sequence[str]) -> str:
        filled = render(_turn(seed, recipient.place, number, variants), values, phrases.source) if variants else ""
        return wording.one_full_stop(" ".join(filled.split()))

    opening = " ".join(text for text in (part(1, phrases.opening), _topic_sentence(occasion, recipient, room)) if text)
    paragraphs = [part(4, style.greeting), opening, part(2, phrases.middle), part(3, phrases.closing)]
    signature = "\n".join([part(5, style.sign_off), *_signature(occasion.me)])
    body = "\n\n".join([*(wording.wrapped(text) for text in paragraphs if text), signature])
    return Letter(part(0, phrases.subject), f"{body}\n")


def _turn(seed: bytes, place: int, part: int, variants: Sequence[str]) -> str:
    """Return the variant whose turn it is: each person's differs, and after one round the combinations do."""
    count = len(variants)
    return variants[(seed[part] + place + part * (place // count)) % count]


def _seed(interview: Interview) -> bytes:
    return sha256(f"{interview.name}\n{interview.company}\n{interview.role}".encode("utf-8", "replace")).digest()


def _values(occasion: Occasion, recipient: Recipient, room: Room) -> Mapping[str, object]:
    """Return everything that a template may name."""
    details, answers = recipient.member.details, occasion.answers
    spoken_of = topic_with(recipient.member, answers)
    given = {"bring": answers.bring, "fit": answers.fit, "value": answers.value}
    return {
        "to": Addressee(first_name(details), full_name(details)),
        "me": occasion.me,
        "company": " ".join(occasion.interview.company.split()),
        "role": " ".join(occasion.interview.role.split()),
        "on_day": _on_day(occasion),
        "topic": spoken_of.phrase if spoken_of else None,
        "brief": room is not Room.FULL,
        "terse": room is Room.TERSE,
        "led": _leader(room),
        "add": _adder(answers.addition),
        **{key: wording.said(text) for key, text in given.items() if text},
    }


def _leader(room: Room) -> Callable[..., str]:
    """Return what weaves in an answer: after a full stop where it is a sentence, else after a colon."""

    def led(answer: wording.Said, lead: str, short: str) -> str:
        if room is Room.TERSE:
            return f"{short}: {answer.text}"
        return f"{lead}{'.' if answer.is_sentence else ':'} {answer.text}"

    return led


def _adder(addition: str | None) -> Callable[[str], str]:
    """Return what weaves in the addition: as it is where it is a sentence, else after its lead."""

    def add(lead: str) -> str:
        if not addition or not addition.strip():
            return ""
        said = wording.said(addition)
        return said.text if said.is_sentence else f"{lead}: {said.text}"

    return add


def _topic_sentence(occasion: Occasion, recipient: Recipient, room: Room) -> str:
    """Return a topic that is a sentence of its own, led in where there is room; nothing for one that is a phrase."""
    spoken_of = topic_with(recipient.member, occasion.answers)
    if occasion.scenario is not Scenario.WANT_IT or spoken_of is None or spoken_of.sentence is None:
        return ""
    if room is Room.TERSE:
        return spoken_of.sentence
    return render(occasion.style.topic_sentence, {"sentence": spoken_of.sentence}, "letter.toml")


def _on_day(occasion: Occasion) -> str:
    """Return " on Tuesday", " on 3 March" for an older interview, or nothing where its zone is not known."""
    local = _local(occasion.interview)
    if local is None:
        return ""
    style = occasion.style
    weekday_is_clear = occasion.now - occasion.interview.ended_at < _WEEKDAY_IS_CLEAR
    values = {"weekday": style.weekdays[local.weekday()], "day": local.day, "month": style.months[local.month - 1]}
    return render(style.on_weekday if weekday_is_clear else style.on_date, values, "letter.toml")


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
    return [" ".join(line.split()) for line in (me.name, me.email, me.phone) if line and line.strip()]
