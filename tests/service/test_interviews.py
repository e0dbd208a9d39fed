"""When an interview ended, and who sat on its panel."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from followup_cards.errors import UnknownName, UsageError
from followup_cards.model import ContactDetails, Interview, Part, Scenario
from followup_cards.service import deadlines, interviews
from followup_cards.store import contacts
from followup_cards.store import interviews as stored
from followup_cards.store.database import Database, open_database
from tests.recorded import NOW


@pytest.mark.parametrize(
    ("text", "zone", "utc"),
    [
        ("2026-03-02T15:30+01:00", None, "2026-03-02T14:30"),
        ("2026-03-02T15:30", "Europe/Lisbon", "2026-03-02T15:30"),
        ("2026-07-02T15:30", "Europe/Lisbon", None),
        ("2026-03-02 15:30", "Asia/Kolkata", "2026-03-02T10:00"),
        ("2026-03-02T15:30Z", "America/New_York", "2026-03-02T15:30"),
    ],
)
def test_an_end_is_taken_in_its_zone(text: str, zone: str | None, utc: str | None) -> None:
    """An offset counts; without one the zone does; the far future is no end."""
    if utc is None:
        with pytest.raises(UsageError, match="more than 60 days ahead"):
            interviews.when(text, zone, NOW)
    else:
        assert interviews.when(text, zone, NOW) == datetime.fromisoformat(utc).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "zone", "says"),
    [
        ("yesterday", None, "is not a time"),
        ("2026-03-02T15:30", "Mars/Olympus", "no time zone"),
        ("2026-03-02T15:30", "../../etc/passwd", "no time zone"),
        ("2026-03-29T02:30", "Europe/Berlin", "clocks skipped"),
    ],
)
def test_what_is_no_time_is_refused(text: str, zone: str | None, says: str) -> None:
    """Each refusal is a sentence that names what was given."""
    with pytest.raises(UsageError, match=says):
        interviews.when(text, zone, NOW)


def add(db: Database, name: str = "Quilmora", met: int | None = None) -> Interview:
    """Add an interview that ended an hour ago."""
    return interviews.add(db, Interview(name, "Quilmora Lda", "Planner", NOW - timedelta(hours=1), None, met=met))


def person(db: Database, name: str) -> int:
    """Add a contact."""
    with db.transaction() as tx:
        return contacts.add(tx, ContactDetails(name, email=f"{name.lower()}@q.example"), NOW).id


def test_a_name_is_taken_once_whatever_its_case(home: Path) -> None:
    """Another interview needs another name."""
    with open_database(home) as db:
        add(db)
        with pytest.raises(UsageError, match="already"):
            add(db, "QUILMORA")


def test_an_unknown_interview_names_those_there_are(home: Path) -> None:
    """The sentence helps with the spelling."""
    with open_database(home) as db:
        add(db)
        with pytest.raises(UnknownName, match="There are: Quilmora"):
            interviews.get(db, "Quillmora")


def test_a_seat_keeps_its_part_when_only_the_topic_changes(home: Path) -> None:
    """What is not said stays as it was."""
    with open_database(home) as db:
        add(db)
        person(db, "Ana")
        interviews.seat(db, "Quilmora", "Ana", Part.HR, None)
        panel = interviews.seat(db, "Quilmora", "Ana", None, "the move").panel

        assert [(member.part, member.topic) for member in panel] == [(Part.HR, "the move")]


def test_an_unknown_person_changes_nothing(home: Path) -> None:
    """A name that fits nobody, or two people, leaves the panel as it was."""
    with open_database(home) as db:
        add(db)
        person(db, "Ana")
        person(db, "Anabel")
        with pytest.raises(UnknownName, match="No contact fits"):
            interviews.seat(db, "Quilmora", "Bill", None, None)
        with pytest.raises(UnknownName, match="Several contacts fit"):
            interviews.seat(db, "Quilmora", "an", None, None)
        assert interviews.get(db, "Quilmora").panel == ()


def test_due_counts_down_and_stops_at_sent(home: Path) -> None:
    """The soonest first; who has been written to is not due."""
    with open_database(home) as db:
        add(db)
        interviews.add(db, Interview("Older", "O", "R", NOW - timedelta(hours=30), None))
        for name in ("Ana", "Bill"):
            person(db, name)
            interviews.seat(db, "Quilmora", name, Part.INTERVIEWER, None)
        interviews.seat(db, "Older", "Ana", Part.HR, None)
        found = deadlines.due(db, NOW)
        assert [(item.interview.name, item.member.details.name, item.hours_left) for item in found] == [
            ("Older", "Ana", 18.0),
            ("Quilmora", "Ana", 47.0),
            ("Quilmora", "Bill", 47.0),
        ]

        deadlines.mark_sent(db, "Quilmora", ("bill@q.example",), NOW)
        assert [item.member.details.name for item in deadlines.due(db, NOW)] == ["Ana", "Ana"]


def test_due_leaves_out_whom_the_scenario_does_not_write_to(home: Path) -> None:
    """After a no, only HR and the hiring manager are waited for."""
    with open_database(home) as db:
        add(db)
        for name, part in (("Ana", Part.HR), ("Bill", Part.INTERVIEWER)):
            person(db, name)
            interviews.seat(db, "Quilmora", name, part, None)
        with db.transaction() as tx:
            stored.mark_drafted(tx, 1, 1, Scenario.NOT_A_MATCH)

        assert [item.member.details.name for item in deadlines.due(db, NOW)] == ["Ana"]


def test_sent_to_somebody_who_is_not_on_the_panel_is_refused_whole(home: Path) -> None:
    """Nobody of the list is marked when one of them is wrong."""
    with open_database(home) as db:
        add(db)
        for name in ("Ana", "Bill"):
            person(db, name)
        interviews.seat(db, "Quilmora", "Ana", Part.HR, None)
        with pytest.raises(UnknownName, match="not on the panel"):
            deadlines.mark_sent(db, "Quilmora", ("Ana", "Bill"), NOW)

        assert [member.sent_at for member in interviews.get(db, "Quilmora").panel] == [None]


def test_missing_cards_are_noticed(home: Path) -> None:
    """More people met than cards on the panel."""
    with open_database(home) as db:
        add(db, met=2)
        assert [one.met for one in deadlines.short_of_cards(db)] == [2]
        for name in ("Ana", "Bill"):
            person(db, name)
            interviews.seat(db, "Quilmora", name, Part.HR, None)
        assert deadlines.short_of_cards(db) == ()
