"""From an interview to drafts on the disk: the answers gathered, the messages composed, the outcome noted."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from followup_cards.errors import BadAnswers
from followup_cards.followup.answers import parse_answers
from followup_cards.followup.compose import compose
from followup_cards.followup.greeting import full_name
from followup_cards.followup.questions import OPTIONAL, Question, unanswered
from followup_cards.followup.scenarios import RULES, drafted_otherwise
from followup_cards.model import Answers, Draft, DraftSet, Interview, Me, PanelMember, Part, Scenario
from followup_cards.service.interviews import require_id
from followup_cards.store import interviews
from followup_cards.store.database import Database, reason

CHANNELS = ("eml", "mailbox", "mailto", "stdout")
"""Where a draft may go."""

OVERVIEW = "drafts.html"
"""The page beside the files, on which all drafts can be read."""

BEFORE = ".before"
"""Added to the name of a file for what stood there before; no mail program opens it by mistake."""


@dataclass(frozen=True)
class Delivered:
    """A draft and where it went: a file, a link that a mail program opens, a mailbox; nowhere when a lint blocks it."""

    draft: Draft
    file: Path | None = None
    link: str | None = None
    mailbox: str | None = None
    """What became of it in the mailbox's drafts."""
    before: Path | None = None
    """Where the file's content of before is kept, when it was another: somebody may have edited it."""


def answers_in(path: Path) -> Answers:
    """Return what an answers file says.

    Raises:
        BadAnswers: it can't be read as text, or is not what its format says.
    """
    return parse_answers(text_of(path), str(path))


def text_of(path: Path) -> str:
    """Return a text file's content.

    Raises:
        BadAnswers: there is none, or it is not text.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadAnswers(f'"{path}" can\'t be read: {reason(error)}. Check its name and its rights.') from error
    except UnicodeDecodeError as error:
        raise BadAnswers(f'"{path}" is not UTF-8 text. Save it as UTF-8, then try again.') from error


def panel_in(path: Path) -> Interview:
    """Return the interview that an exported contacts file describes.

    Raises:
        BadAnswers: it can't be read, or is not what its format says.
    """
    from followup_cards.export.drafter import parse_panel

    return parse_panel(text_of(path), str(path))


def kept_answers(db: Database, name: str) -> Answers:
    """Return the answers that were given for an interview before."""
    with db.reading() as tx:
        return interviews.answers(tx, require_id(tx, name))


def keep_answers(db: Database, name: str, answers: Answers) -> None:
    """Keep answers with an interview, so that each question is asked once."""
    with db.transaction() as tx:
        interviews.keep_answers(tx, require_id(tx, name), answers)


def overlaid(kept: Answers, given: Answers) -> Answers:
    """Return answers in which what is given now wins over what was kept."""
    said = {name: getattr(given, name) or getattr(kept, name) for name in ("bring", "fit", "value", "addition")}
    return replace(
        kept,
        **said,
        me=given.me or kept.me,
        topics={**kept.topics, **given.topics},
        language=given.language or kept.language,
    )


def answered(answers: Answers, said: Mapping[str, str]) -> Answers:
    """Return answers together with what was answered at the prompt, by the questions' keys."""
    rest: dict[str, Any] = {key: text for key, text in said.items() if key != "name" and text}
    me = answers.me
    if said.get("name"):
        me = replace(me, name=said["name"]) if me else Me(name=said["name"])
    return replace(answers, me=me, **rest)


def open_questions(scenario: Scenario, answers: Answers) -> tuple[Question, ...]:
    """Return what the candidate is still to be asked, the optional questions last."""
    optional = tuple(question for question in OPTIONAL[scenario] if not getattr(answers, question.key))
    return unanswered(scenario, answers) + optional


def without_topic(interview: Interview, answers: Answers) -> tuple[PanelMember, ...]:
    """Return the panel members of whom it is not known what was spoken of."""
    return tuple(
        member
        for member in interview.panel
        if member.details.email and not member.topic and member.details.email.lower() not in answers.topics
    )


@dataclass(frozen=True)
class Style:
    """How the messages are worded: which templates, and which names have no place in them."""

    templates: Path | None = None
    other_companies: tuple[str, ...] = ()


def prepare(
    interview: Interview, scenario: Scenario, answers: Answers, now: datetime, style: Style | None = None
) -> DraftSet:
    """Return the messages to an interview's panel, and everyone who gets none."""
    worded = style or Style()
    return compose(
        interview,
        scenario,
        answers,
        now,
        templates=worded.templates,
        other_companies=worded.other_companies,
    )


def other_companies(db: Database, interview: Interview) -> tuple[str, ...]:
    """Return the companies of the candidate's other interviews."""
    with db.reading() as tx:
        return tuple({one.company for one in interviews.every(tx) if one.company != interview.company})


def lacks(interview: Interview, scenario: Scenario) -> Part | None:
    """Return the part that a scenario can't do without and nobody on the panel is known to play."""
    needed = RULES[scenario].must_include
    return None if needed in {member.part for member in interview.panel} else needed


def unconfirmed(interview: Interview, drafts: DraftSet) -> bool:
    """Say whether somebody gets no message only because their address still waits for confirmation."""
    withheld = {person.who for person in drafts.withheld}
    return any(
        member.details.email in withheld and member.details.email_confirmed_at is None for member in interview.panel
    )


def deliver(drafts: DraftSet, channel: str, folder: Path, interview: Interview) -> tuple[Delivered, ...]:
    """Hand over every draft that no lint blocks; nothing is sent.

    Raises:
        DestinationFailure: the folder or a file in it can't be written.
    """
    if channel == "eml":
        return write_all(drafts, folder, interview)
    if channel == "mailto":
        from followup_cards.export.mailto import link

        return tuple(Delivered(draft, link=None if draft.blocked else link(draft)) for draft in drafts.drafts)
    return tuple(Delivered(draft) for draft in drafts.drafts)


def write_all(drafts: DraftSet, folder: Path, interview: Interview) -> tuple[Delivered, ...]:
    """Write one file for each draft and a page with all of them, after everything has been worked out."""
    from followup_cards.export import eml, overview
    from followup_cards.export.destination import make_folder, write_atomically

    sound = [draft for draft in drafts.drafts if not draft.blocked]
    planned = [(draft, folder / eml.file_name(draft), eml.to_bytes(draft)) for draft in sound]
    page = overview.write(drafts, interview)
    make_folder(folder)
    written: dict[int, Delivered] = {}
    for draft, path, data in planned:
        before = kept_aside(path, data)
        write_atomically(path, data)
        written[id(draft)] = Delivered(draft, file=path, before=before)
    write_atomically(folder / OVERVIEW, page)
    return tuple(written.get(id(draft), Delivered(draft)) for draft in drafts.drafts)


def kept_aside(path: Path, data: bytes) -> Path | None:
    """Keep what stands in a file beside it, unless it is the same; drafting again must not undo a person's edits.

    Raises:
        DestinationFailure: it can't be kept.
    """
    from followup_cards.export.destination import write_atomically

    try:
        there = path.read_bytes()
    except OSError:  # nothing there, or nothing that we could keep; writing will tell
        return None
    if there == data:
        return None
    aside = path.with_name(path.name + BEFORE)
    write_atomically(aside, there)
    return aside


def remove_files(folder: Path, members: tuple[PanelMember, ...], kept: tuple[Delivered, ...]) -> None:
    """Remove the drafts of another scenario from the folder, except what has just been written in their place.

    Raises:
        DestinationFailure: one can't be removed.
    """
    from followup_cards.export.destination import remove
    from followup_cards.export.eml import file_name_for

    for member in members:
        path = folder / file_name_for(full_name(member.details), member.details.email or "")
        remove(path.with_name(path.name + BEFORE))
        if path not in {one.file for one in kept}:
            remove(path)


def folder_for(home: Path, interview: str) -> Path:
    """Return where an interview's drafts go when nothing else is said: a folder of a name that any system takes."""
    plain = re.sub(r"[^\w.-]+", "-", interview).strip("-.")[:60]
    if plain and plain == interview:
        return home / "drafts" / plain
    digest = hashlib.sha256(interview.encode("utf-8", "replace")).hexdigest()[:6]
    return home / "drafts" / f"{plain or 'interview'}-{digest}"


def note_drafted(db: Database, interview: Interview, scenario: Scenario, delivered: tuple[Delivered, ...]) -> None:
    """Note with each panel member which scenario they were last drafted for; drafts of another one are no more."""
    drafted = {result.draft.to.casefold() for result in delivered if not result.draft.blocked}
    replaced = {member.contact_id for member in drafted_otherwise(interview, scenario)}
    with db.transaction() as tx:
        interview_id = require_id(tx, interview.name)
        for member in interview.panel:
            if member.contact_id is None:
                continue
            if (member.details.email or "").casefold() in drafted:
                interviews.mark_drafted(tx, interview_id, member.contact_id, scenario)
            elif member.contact_id in replaced:
                interviews.mark_drafted(tx, interview_id, member.contact_id, None)


def with_topics(answers: Answers, topics: Mapping[str, str]) -> Answers:
    """Return answers together with what was spoken of, by address."""
    return replace(answers, topics={**answers.topics, **topics})
