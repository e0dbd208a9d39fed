"""Interviews: made, shown, changed; when one ended, as a person types it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from followup_cards.errors import UnknownName, UsageError
from followup_cards.model import Interview, Part
from followup_cards.service.contacts import resolve
from followup_cards.store import interviews, photos
from followup_cards.store.database import Database, Transaction

AHEAD = timedelta(days=60)
"""An interview may be entered before it takes place; beyond this, the year is more likely a slip."""


def zone_of(name: str) -> ZoneInfo:
    """Return a time zone by its IANA name.

    Raises:
        UsageError: there is none of that name.
    """
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
    with db.reading() as tx:
        return photos.latest_taken_at(tx)


def add(db: Database, interview: Interview) -> Interview:
    """Keep a new interview.

    Raises:
        UsageError: a name, company or role is empty, or the name is taken.
    """
    for value, what in ((interview.name, "name"), (interview.company, "company"), (interview.role, "role")):
        if not value.strip():
            raise UsageError(f"An interview needs a {what}; the one given is empty. Give it again.")
    with db.transaction() as tx:
        if interviews.id_of(tx, interview.name) is not None:
            raise UsageError(
                f'There is an interview "{interview.name}" already. Change it with'
                f' `followup-cards interview edit "{interview.name}"`, or choose another name.'
            )
        return interviews.get(tx, interviews.add(tx, interview))


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


def edit(
    db: Database,
    name: str,
    *,
    company: str | None = None,
    role: str | None = None,
    ended_at: datetime | None = None,
    zone: str | None = None,
    met: int | None = None,
) -> Interview:
    """Change an interview's facts; None leaves one as it is."""
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
        )
        interviews.update(tx, interview_id, new)
        return interviews.get(tx, interview_id)


def seat(db: Database, name: str, who: str, part: Part | None, topic: str | None) -> Interview:
    """Put a contact on the panel, or change their part or what was spoken of.

    Raises:
        UnknownName: the interview or the contact is not known.
    """
    with db.transaction() as tx:
        interview_id = require_id(tx, name)
        contact = resolve(tx, who)
        seats = {member.contact_id: member.part for member in interviews.get(tx, interview_id).panel}
        interviews.seat(tx, interview_id, contact.id, part or seats.get(contact.id, Part.INTERVIEWER))
        if topic is not None:
            interviews.set_topic(tx, interview_id, contact.id, topic.strip() or None)
        return interviews.get(tx, interview_id)
