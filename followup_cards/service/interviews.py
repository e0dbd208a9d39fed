"""Interviews: made, shown, changed; when one ended, as a person types it."""

import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from followup_cards.errors import UnknownName, UsageError
from followup_cards.model import ContactDetails, Interview, Part
from followup_cards.store import interviews
from followup_cards.store.database import Database, Transaction

if TYPE_CHECKING:  # not every command needs them
    from zoneinfo import ZoneInfo

AHEAD = timedelta(days=60)
"""An interview may be entered before it takes place; beyond this, the year is more likely a slip."""

UNPRINTABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode categories of line breaks, other control characters and halves of characters."""


def zone_of(name: str) -> "ZoneInfo":
    """Return a time zone by its IANA name.

    Raises:
        UsageError: there is none of that name.
    """
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UsageError(f'There is no time zone "{name}". Give it as Area/City, such as Europe/Lisbon.') from error


def when(text: str, zone: str | None, now: datetime) -> datetime:
    """Return the moment an interview ended; a time without an offset is taken in the zone, else in the local one.

    Raises:
        UsageError: not a time, a time that the clocks skipped, or one in the far future.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise UsageError(
            f'"{text}" is not a time. Give the interview\'s end as in 2026-03-02T15:30 or 2026-03-02T15:30+01:00.'
        ) from error
    where: tzinfo | None = zone_of(zone) if zone else None
    placed = moment.replace(tzinfo=where) if moment.tzinfo is None and where else moment
    aware = placed.astimezone(where)  # None: the local zone
    if moment.tzinfo is None and aware.astimezone(UTC).astimezone(where).replace(tzinfo=None) != moment:
        raise UsageError(f"The clocks skipped {text} in that zone. Give the time with its offset.")
    if aware - now > AHEAD:
        raise UsageError(
            f"{aware:%Y-%m-%d %H:%M} is more than {AHEAD.days} days ahead, so it can't be when the interview ended."
            " Check the year and the month."
        )
    return aware


def offered_end(db: Database) -> datetime | None:
    """Return when the newest photo of a card was taken, to be offered as the interview's end."""
    from followup_cards.store import photos

    with db.reading() as tx:
        return photos.latest_taken_at(tx)


def add(db: Database, interview: Interview) -> Interview:
    """Keep a new interview.

    Raises:
        UsageError: a text that can't stand, a time that can't be, or a name that is taken.
    """
    check_facts(interview)
    with db.transaction() as tx:
        if interviews.id_of(tx, interview.name) is not None:
            raise UsageError(
                f'There is an interview "{interview.name}" already. Change it with'
                f' `followup-cards interview edit "{interview.name}"`, or choose another name.'
            )
        return interviews.get(tx, interviews.add(tx, interview))


def check_facts(interview: Interview) -> None:
    """Refuse what no interview can have.

    Raises:
        UsageError: a name, company, role or place that is empty or holds a line break, or an end before the start.
    """
    texts = {"name": interview.name, "company": interview.company, "role": interview.role, "place": interview.place}
    for what, text in texts.items():
        if text is not None:
            check_text(text, f"An interview's {what}")
    if interview.started_at and interview.ended_at <= interview.started_at:
        raise UsageError(
            f"The interview can't have ended on {interview.ended_at.isoformat(timespec='minutes')} when it began on"
            f" {interview.started_at.isoformat(timespec='minutes')}. Correct --started or --ended."
        )


def check_text(text: str, what: str) -> None:
    """Refuse a text that is empty, or that no header and no line of a message can hold.

    Raises:
        UsageError: it is.
    """
    if not text.strip():
        raise UsageError(f"{what} can't be empty. Give it again.")
    if any(unicodedata.category(character) in UNPRINTABLE for character in text):
        raise UsageError(f"{what} can't hold a line break or another control character. Write it on one line.")


def require_id(tx: Transaction, name: str) -> int:
    """Return the id of an interview by its name.

    Raises:
        UnknownName: there is none.
    """
    found = interviews.id_of(tx, name)
    if found is None:
        known = [interview.name for interview in interviews.every(tx)]
        hint = (
            f"There are: {'; '.join(known)}."
            if known
            else "Add it with `followup-cards interview add NAME --company C --role R --ended TIME`."
        )
        raise UnknownName(f'There is no interview "{name}". {hint}')
    return found


def get(db: Database, name: str) -> Interview:
    """Return an interview by its name, with its panel."""
    with db.reading() as tx:
        return interviews.get(tx, require_id(tx, name))


def every(db: Database) -> tuple[Interview, ...]:
    """Return all interviews, the latest first."""
    with db.reading() as tx:
        return interviews.every(tx)


def cards_of(interview: Interview) -> int:
    """Return of how many on the panel an address or a number is known, as a card would have told."""
    return sum(bool(member.details.email or member.details.phones) for member in interview.panel)


def edit(
    db: Database,
    name: str,
    *,
    company: str | None = None,
    role: str | None = None,
    ended_at: datetime | None = None,
    zone: str | None = None,
    met: int | None = None,
    started_at: datetime | None = None,
    place: str | None = None,
) -> Interview:
    """Change an interview's facts; None leaves one as it is.

    Raises:
        UsageError: they can't be.
    """
    with db.transaction() as tx:
        interview_id = require_id(tx, name)
        old = interviews.get(tx, interview_id)
        new = replace(
            old,
            company=company or old.company,
            role=role or old.role,
            ended_at=ended_at or old.ended_at,
            zone=zone or old.zone,
            met=old.met if met is None else met,
            started_at=started_at or old.started_at,
            place=place or old.place,
        )
        check_facts(new)
        interviews.update(tx, interview_id, new)
        return interviews.get(tx, interview_id)


@dataclass(frozen=True)
class Seat:
    """What is said about a person on a panel; None leaves something as it is, an empty text empties it."""

    part: Part | None = None
    topic: str | None = None
    note: str | None = None


def seat(
    db: Database, name: str, who: str, part: Part | None, topic: str | None, *, note: str | None = None
) -> Interview:
    """Put a contact on the panel, or change their part, what was spoken of or what is to be remembered.

    Raises:
        UnknownName: the interview or the contact is not known.
    """
    from followup_cards.service.contacts import resolve

    with db.transaction() as tx:
        interview_id = require_id(tx, name)
        sit(tx, interview_id, resolve(tx, who).id, Seat(part, topic, note))
        return interviews.get(tx, interview_id)


def seat_without_card(db: Database, name: str, who: str, about: Seat, now: datetime) -> Interview:
    """Put a person on the panel of whom there is no card: a contact with a name alone, for whom `due` asks.

    Raises:
        UsageError: no name, or somebody of that name is known already.
    """
    from followup_cards.service.names import with_names_split
    from followup_cards.store import contacts

    check_text(who, "A person's name")
    with db.transaction() as tx:
        interview_id = require_id(tx, name)
        panel = interviews.get(tx, interview_id).panel
        if any(member.details.name.casefold() == who.strip().casefold() for member in panel):
            raise UsageError(
                f'{who.strip()} is on the panel of "{name}" already. Change what is known of them with --person.'
            )
        if known := contacts.with_name(tx, who.strip()):
            raise UsageError(f"{who.strip()} is a contact already. Put them on the panel with --person {known[0].id}.")
        made = contacts.add(tx, with_names_split(ContactDetails(who.strip())), now)
        sit(tx, interview_id, made.id, about)
        return interviews.get(tx, interview_id)


def sit(tx: Transaction, interview_id: int, contact_id: int, about: Seat) -> None:
    """Put a contact on a panel; what is not said stays as it was."""
    seats = {member.contact_id: member.part for member in interviews.get(tx, interview_id).panel}
    interviews.seat(tx, interview_id, contact_id, about.part or seats.get(contact_id, Part.INTERVIEWER))
    if about.topic is not None:
        interviews.set_topic(tx, interview_id, contact_id, " ".join(about.topic.split()) or None)
    if about.note is not None:
        interviews.set_note(tx, interview_id, contact_id, about.note.strip() or None)
