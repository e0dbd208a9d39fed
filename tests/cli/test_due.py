"""`due`, `sent` and `bounced`: who is still to be written to, and what became of the messages."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from tests.cli.conftest import Program, lines
from tests.recorded import NOW


def ended(hours_ago: float) -> str:
    """Return when an interview ended, as a person gives it."""
    return (NOW - timedelta(hours=hours_ago)).isoformat()


def events_in(file: Path) -> list[Any]:
    """Return the events that a calendar program would import."""
    return list(Calendar.from_ical(file.read_bytes()).walk("VEVENT"))


def test_sent_ends_what_is_due(panel: Program, answers: Path) -> None:
    """`due` lists both, soonest first, then one, then none."""
    panel("draft", "Acme", "--scenario", "want-it", "--answers", answers)
    both = lines(panel("due", "--json").out)
    panel("sent", "Acme", "ana.sousa@quilmora.example")
    one = lines(panel("due", "--json").out)
    panel("sent", "Acme", "--all")
    none = panel("due")

    assert [line["hours_left"] for line in both] == [30.0, 30.0]
    assert [line["drafted_as"] for line in both] == ["want-it", "want-it"]
    assert [line["name"] for line in one] == ["Bill Karn"]
    assert (none.code, none.out) == (0, "")


def test_missing_cards_are_said(panel: Program) -> None:
    """You met more people than there are cards."""
    panel("interview", "edit", "Acme", "--met", "4")

    said = panel("due").err

    assert "you met 4 people, 2 cards; 2 people are not named yet" in said


def test_sent_needs_to_know_to_whom(panel: Program) -> None:
    """Nobody named, or somebody and everybody, is a usage error."""
    assert panel("sent", "Acme").code == 2
    assert panel("sent", "Acme", "Ana Sousa", "--all").code == 2


@pytest.mark.parametrize(("hours_ago", "code"), [(35.9, 0), (36.1, 9), (47, 9), (60, 9)])
def test_a_message_due_within_twelve_hours_shows_in_the_exit_code(panel: Program, hours_ago: float, code: int) -> None:
    """Nine once twelve hours or fewer are left, and when it is late."""
    panel("interview", "edit", "Acme", "--ended", ended(hours_ago))
    ran = panel("due")

    assert ran.code == code
    assert "Ana Sousa" in ran.out


def test_quiet_says_nothing_until_something_presses(panel: Program) -> None:
    """Made for cron, which mails whatever is printed."""
    calm = panel("due", "--quiet")
    panel("interview", "edit", "Acme", "--ended", ended(40))
    pressing = panel("due", "--quiet")

    assert (calm.code, calm.out, calm.err) == (0, "", "")
    assert pressing.code == 9
    assert "8 hours left" in pressing.out


def test_what_is_missing_is_named_for_each_person(panel: Program, answers: Path) -> None:
    """No address, an address to confirm, a draft to make; or nothing but the sending."""
    panel("draft", "Acme", "--scenario", "want-it", "--answers", answers)
    panel("interview", "edit", "Acme", "--met", "4", "--person-without-card", "Cleo Vane", "--part", "hr")
    panel("contacts", "edit", "Bill Karn", "--email", "bill@new.example")
    ran = panel("due", "--json")
    missing = {line["name"]: line["missing"] for line in lines(ran.out)}

    assert missing == {
        "Ana Sousa": [],
        "Bill Karn": ["the address's confirmation"],
        "Cleo Vane": ["an address", "a draft"],
    }
    assert "you met 4 people, 2 cards; 1 person is not named yet" in panel("due").err


@pytest.mark.parametrize(
    ("ended_at", "zone", "due"),
    [
        ("2026-03-28T15:30", "Europe/Berlin", "2026-03-30T16:30"),  # an hour was skipped
        ("2026-10-24T15:30", "Europe/Berlin", "2026-10-26T14:30"),  # an hour came twice
        ("2026-10-31T15:30", "America/New_York", "2026-11-02T14:30"),
        ("2026-04-04T15:30", "Australia/Lord_Howe", "2026-04-06T15:00"),  # half an hour came twice
    ],
)
def test_hours_are_hours_when_the_clocks_change(panel: Program, ended_at: str, zone: str, due: str) -> None:
    """48 hours that really pass, shown in the interview's zone."""
    end = datetime.fromisoformat(ended_at).replace(tzinfo=ZoneInfo(zone))
    panel.clock.time = end.astimezone(UTC) + timedelta(hours=1)
    panel("interview", "edit", "Acme", "--ended", ended_at, "--zone", zone)
    shown, listed = panel("due").out, lines(panel("due", "--json").out)

    assert f"47 hours left  {datetime.fromisoformat(due):%a %d %b %Y %H:%M} {zone}" in shown
    assert [line["hours_left"] for line in listed] == [47.0, 47.0]
    assert listed[0]["deadline"] == (end.astimezone(UTC) + timedelta(hours=48)).isoformat()


def test_reminders_update_when_they_are_imported_again(panel: Program, tmp_path: Path) -> None:
    """One event for an interview, the same one after its end was corrected; done, it is cancelled."""
    file = tmp_path / "due.ics"
    panel("due", "--ics", file)
    first = events_in(file)[0]
    panel.clock.pass_by(timedelta(minutes=1))
    panel("interview", "edit", "Acme", "--ended", "2026-03-02T17:30Z")
    panel("due", "--ics", file)
    later = events_in(file)[0]
    panel.clock.pass_by(timedelta(minutes=1))
    panel("sent", "Acme", "--all")
    ran = panel("due", "--ics", file)
    done = events_in(file)[0]

    assert ran.code == 0
    assert first["uid"] == later["uid"] == done["uid"]
    assert first["sequence"] < later["sequence"] < done["sequence"]
    assert later.decoded("dtstart") - first.decoded("dtstart") == timedelta(hours=2)
    assert "Ana Sousa" in str(later["description"])
    assert str(done["status"]) == "CANCELLED"


def test_reminders_that_cannot_be_written(panel: Program, tmp_path: Path) -> None:
    """A folder that is not there is the destination's failure."""
    ran = panel("due", "--ics", tmp_path / "nowhere" / "due.ics")

    assert (ran.code, "cannot be written" in ran.err) == (7, True)


def test_two_scenarios_are_never_both_sent(panel: Program, answers: Path) -> None:
    """Once one message went out, another scenario is neither drafted nor noted as sent."""
    panel("draft", "Acme", "--scenario", "want-it", "--answers", answers)
    panel("sent", "Acme", "Ana Sousa")
    ran = panel("draft", "Acme", "--scenario", "went-badly", "--answers", answers)

    assert ran.code == 2
    assert "was sent to Ana Sousa already" in ran.err


def test_a_bounced_address_goes_back_to_its_card(panel: Program, answers: Path) -> None:
    """It is no longer confirmed, the message counts as not arrived, and the card offers the next reading."""
    panel("draft", "Acme", "--scenario", "want-it", "--answers", answers)
    panel("sent", "Acme", "--all")
    ran = panel("bounced", "Bill Karn")
    waiting = lines(panel("due", "--json").out)
    drafted = panel("draft", "Acme", "--scenario", "want-it", "--answers", answers, "--json")
    shown = panel("review", answers="s\n").err

    assert ran.code == 0
    assert "review" in ran.out
    assert "bi1l.karn@quilmora.example" in ran.out
    assert [(line["name"], line["missing"]) for line in waiting] == [
        ("Bill Karn", ["another address: the message came back"])
    ]
    assert drafted.code == 9
    assert [line.get("withheld") for line in lines(drafted.out)] == [
        "ana.sousa@quilmora.example",
        "bill.karn@quilmora.example",
    ]
    assert "Card 1 of 1" in shown


def test_a_confirmed_address_after_a_bounce_is_written_to_again(panel: Program, answers: Path) -> None:
    """Typed twice alike by hand, the new address is confirmed, and nothing reminds of the old one."""
    panel("bounced", "bill.karn@quilmora.example")
    panel("contacts", "edit", "Bill Karn", "--email", "b.karn@quilmora.example", answers="b.karn@quilmora.example\n")
    ran = panel("draft", "Acme", "--scenario", "want-it", "--answers", answers, "--json")

    assert (ran.code, lines(ran.out)[1]["to"]) == (0, "b.karn@quilmora.example")


def test_a_second_look_at_the_card_mends_the_contact(panel: Program, answers: Path) -> None:
    """Typed from the picture and merged into the contact, the new address is confirmed and written to."""
    panel("draft", "Acme", "--scenario", "want-it", "--answers", answers)
    panel("bounced", "Bill Karn")
    looked = panel("review", answers="bi1l.karn@quilmora.example\n\n2\n2\n\n\n")
    listed = lines(panel("contacts", "list", "--json").out)
    ran = panel("draft", "Acme", "--scenario", "want-it", "--json")

    assert "a message to bill.karn@quilmora.example came back" in looked.err
    assert [contact["email"] for contact in listed] == ["ana.sousa@quilmora.example", "bi1l.karn@quilmora.example"]
    assert (ran.code, [line["to"] for line in lines(ran.out)][1]) == (0, "bi1l.karn@quilmora.example")


def test_nothing_comes_back_from_nobody(panel: Program) -> None:
    """A name that fits nobody, or a person without an address, changes nothing."""
    panel("interview", "edit", "Acme", "--person-without-card", "Cleo Vane")

    assert panel("bounced", "Nobody Known").code == 2
    assert (panel("bounced", "Cleo Vane").code, "no address" in panel("bounced", "Cleo Vane").err) == (2, True)
