"""Reminders, read back by icalendar."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from icalendar import Calendar

from followup_cards.export.calendar import Reminder, write
from followup_cards.model import Interview

ENDED = datetime(2026, 3, 28, 15, 30, tzinfo=timezone(timedelta(hours=1)))
DUE = ENDED + timedelta(hours=48)
INTERVIEW = Interview("acme", "Acme; Inc.", "Nurse, nights", ENDED, "Europe/Berlin")


def events(*reminders: Reminder, now: datetime = ENDED + timedelta(hours=1)) -> list[Any]:
    """Return the events that a calendar program would import."""
    return list(Calendar.from_ical(write(reminders, now)).walk("VEVENT"))


def test_the_event_stands_before_the_deadline_with_alarms() -> None:
    """Four hours before in UTC, alarms a day, four hours and one hour before the deadline."""
    event = events(Reminder(INTERVIEW, DUE, ("Dana Osei", "Boris\nLindqvist")))[0]
    assert event.decoded("dtstart") == DUE.astimezone(UTC) - timedelta(hours=4)
    alarms = [event.decoded("dtstart") + alarm.decoded("trigger") for alarm in event.walk("VALARM")]
    assert alarms == [DUE - timedelta(hours=hours) for hours in (24, 4, 1)]
    assert str(event["summary"]) == "Follow up: Acme; Inc. (Nurse, nights)"
    assert "- Dana Osei\n- Boris Lindqvist" in str(event["description"])


def test_importing_a_later_file_updates_the_same_event() -> None:
    """The UID stays with the interview, and the sequence number grows."""
    reminder = Reminder(INTERVIEW, DUE, ("Dana Osei",))
    first, later = events(reminder)[0], events(reminder, now=ENDED + timedelta(hours=3))[0]
    assert first["uid"] == later["uid"]
    assert later["sequence"] > first["sequence"]


def test_two_interviews_have_two_events() -> None:
    """Different interviews never overwrite each other."""
    other = Interview("other", "Acme; Inc.", "Nurse, nights", ENDED, None)
    found = events(Reminder(INTERVIEW, DUE, ("Dana",)), Reminder(other, DUE, ("Dana",)))
    assert len({str(event["uid"]) for event in found}) == 2


def test_an_interview_that_is_done_is_cancelled() -> None:
    """Once everyone has been written to, the next import takes the alarms away."""
    event = events(Reminder(INTERVIEW, DUE, ()))[0]
    assert str(event["status"]) == "CANCELLED"
    assert list(event.walk("VALARM")) == []
