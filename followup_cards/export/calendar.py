"""Reminders before the deadline, for a calendar program to import."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from followup_cards.export.characters import one_line
from followup_cards.model import Interview

if TYPE_CHECKING:
    from icalendar import Alarm, Event

_PRODUCT: Final = "-//followup-cards//EN"
_WELL_BEFORE: Final = timedelta(hours=4)
"""The event itself stands this long before the deadline: some calendars drop alarms on import."""

_LASTS: Final = timedelta(minutes=30)
_COUNTED_FROM: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""No interview's own time, which may be corrected; the numbers fit into 31 bits until the year 2094."""

_ALARMS: Final = (timedelta(hours=24), timedelta(hours=4), timedelta(hours=1))
"""Before the deadline."""


@dataclass(frozen=True)
class Reminder:
    """One interview's deadline, and the names of those still to be written to."""

    interview: Interview
    deadline: datetime
    waiting: tuple[str, ...]


def write(reminders: Sequence[Reminder], now: datetime) -> bytes:
    """Return an .ics file with an event for each interview; importing a later file updates the same events."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for reminder in reminders:
        calendar.add_component(_event(reminder, now))
    return bytes(calendar.to_ical())


def _event(reminder: Reminder, now: datetime) -> "Event":
    from icalendar import Event

    interview = reminder.interview
    starts = reminder.deadline.astimezone(UTC) - _WELL_BEFORE
    event = Event()
    event.add("uid", f"{hashlib.sha256(interview.name.encode('utf-8', 'replace')).hexdigest()[:32]}@followup-cards")
    event.add("sequence", _sequence(now))
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", starts)
    event.add("dtend", starts + _LASTS)
    event.add("summary", _summary(reminder))
    event.add("description", _description(reminder))
    event.add("status", "CONFIRMED" if reminder.waiting else "CANCELLED")
    event.add("transp", "TRANSPARENT")
    if reminder.waiting:
        for before in _ALARMS:
            event.add_component(_alarm(before, event))
    return event


def _alarm(before: timedelta, event: "Event") -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", str(event["summary"]))
    alarm.add("trigger", _WELL_BEFORE - before)
    return alarm


def _sequence(now: datetime) -> int:
    """Return the seconds since a day in the past: a later file has a higher number, with nothing to remember."""
    return max(0, int((now - _COUNTED_FROM).total_seconds()))


def _summary(reminder: Reminder) -> str:
    return f"Follow up: {one_line(reminder.interview.company)} ({one_line(reminder.interview.role)})"


def _description(reminder: Reminder) -> str:
    if not reminder.waiting:
        return "Everyone has been written to."
    by = reminder.deadline.astimezone(UTC)
    people = "\n".join(f"- {one_line(name)}" for name in reminder.waiting)
    return f"Still to be written to by {by:%Y-%m-%d %H:%M} UTC:\n{people}"
