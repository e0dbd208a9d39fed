"""The demonstration: what the program does with a folder of photographs when a person only ever presses Enter."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path

from followup_cards.confirmation.questions import Confirmed
from followup_cards.confirmation.review import Progress, next_question, reply
from followup_cards.errors import NothingReadable, UsageError
from followup_cards.followup.answers import parse_answers
from followup_cards.model import Contact, Interview, Part, PhotoReading, Review, Scenario
from followup_cards.service import drafts, interviews
from followup_cards.service.capture import ReadPhoto, begin, settle, take_in
from followup_cards.service.developing import Develop, here
from followup_cards.service.drafts import Delivered
from followup_cards.store.database import Database

PANEL_PHOTOS = "demo-panel-"
"""What the photographs begin with whose people make the panel."""
SEATS = (
    (Part.HIRING_MANAGER, "how a planning week is built"),
    (Part.INTERVIEWER, "the handover between two shifts"),
    (Part.HR, "the first months of a new colleague"),
)
"""The parts of the panel, and what the candidate of the demonstration spoke of with each."""
INTERVIEW = "Demo interview"
ROLE = "Service Planner"
ENDED_AGO = timedelta(hours=5)

_PACKAGE = Path(__file__).resolve().parents[1]
_INSTALLED = _PACKAGE / "sample_cards"
SAMPLES = _INSTALLED if _INSTALLED.exists() else _PACKAGE.parent / "sample_cards"
"""Inside the installed package; in the source tree, beside it."""


@dataclass(frozen=True)
class Account:
    """What the demonstration did."""

    photos: int
    cards: int
    failures: tuple[PhotoReading, ...]
    contacts: tuple[Contact, ...]
    waiting: int
    interview: Interview
    drafts: tuple[Delivered, ...]


@dataclass(frozen=True)
class Seen:
    """A confirmed contact and the photograph of the card."""

    photo: Path
    contact: Contact


def sample_photos(folder: Path) -> list[Path]:
    """Return the sample photographs.

    Raises:
        UsageError: the folder is not there, or holds no photograph.
    """
    from followup_cards.photo.file import SUFFIXES

    found = sorted(path for path in folder.glob("*") if path.suffix.lower() in SUFFIXES)
    if not found:
        raise UsageError(
            f"There are no sample cards in {folder}. Run the demo from a clone of the project,"
            " or name a folder of photographs with --samples DIR."
        )
    return found


def run(
    db: Database, paths: Iterable[Path], read: ReadPhoto, now: Callable[[], datetime], develop: Develop = here
) -> Account:
    """Read the photographs, confirm what is sure, and draft to the panel.

    Raises:
        NothingReadable: no card had a sure address.
    """
    pages: list[PhotoReading] = []
    seen: list[Seen] = []
    waiting = 0
    for path in paths:
        taken = take_in(db, path, read, interview=None, now=now(), develop=develop)
        pages += taken.pages
        for card in taken.waiting:
            contact = confirm_if_sure(db, card, now())
            if contact:
                seen.append(Seen(path, contact))
            waiting += contact is None
    if not seen:
        raise NothingReadable("None of the photographs shows a sure address. Confirm what was read with `capture`.")
    interview = panel_of(db, seen, now())
    return Account(
        photos=len(pages),
        cards=sum(len(page.readings) for page in pages),
        failures=tuple(page for page in pages if page.failure),
        contacts=tuple({one.contact.id: one.contact for one in seen}.values()),
        waiting=waiting,
        interview=interview,
        drafts=drafted(db, interview, now()),
    )


def confirm_if_sure(db: Database, card: Review, now: datetime) -> Contact | None:
    """Confirm a card whose questions all have an answer that Enter gives (a doubtful address has none)."""
    step: object = begin(db, card)
    if not card.reading.emails:
        return None
    while isinstance(step, Progress):
        if next_question(step).default is None:
            return None
        step = reply(step, "")
    return settle(db, card, step, now) if isinstance(step, Confirmed) else None


def panel_of(db: Database, seen: list[Seen], now: datetime) -> Interview:
    """Make the interview: with the people of the panel's photographs, else with the first who were confirmed."""
    colleagues = [one.contact for one in seen if one.photo.name.startswith(PANEL_PHOTOS)]
    people = list(dict.fromkeys(contact.id for contact in colleagues or [one.contact for one in seen]))[: len(SEATS)]
    first = next(one.contact for one in seen if one.contact.id == people[0])
    company = first.details.company or "the company"
    interviews.add(db, Interview(INTERVIEW, company, ROLE, now - ENDED_AGO, None, met=len(people)))
    for contact_id, (part, topic) in zip(people, SEATS, strict=False):
        interviews.seat(db, INTERVIEW, str(contact_id), part, topic)
    return interviews.get(db, INTERVIEW)


def drafted(db: Database, interview: Interview, now: datetime) -> tuple[Delivered, ...]:
    """Write the messages of a candidate who wants the job."""
    text = files("followup_cards.service").joinpath("demo_answers.toml").read_text(encoding="utf-8")
    answers = parse_answers(text, "demo_answers.toml")
    drafts.keep_answers(db, interview.name, answers)
    made = drafts.prepare(interview, Scenario.WANT_IT, answers, now)
    delivered = drafts.deliver(made, "eml", db.home / "drafts", interview)
    drafts.note_drafted(db, interview, Scenario.WANT_IT, delivered)
    return delivered
