"""Who may receive what."""

from dataclasses import replace

import pytest

from followup_cards.errors import NeedsConfirmation, UsageError
from followup_cards.followup.scenarios import drafted_otherwise, recipients
from followup_cards.model import ContactDetails, Interview, PanelMember, Part, Scenario
from tests.followup.occasions import CONFIRMED, ENDED

EVERY_PART = tuple(Part)


def member(part: Part, name: str = "", **changes: str | None) -> PanelMember:
    """Return someone whose address is confirmed."""
    named = name or f"{part} person"
    details = ContactDetails(named, email=f"{named.replace(' ', '.')}@example.com", email_confirmed_at=CONFIRMED)
    return PanelMember(replace(details, **changes), part)  # type: ignore[arg-type]  # a test's shorthand


def interview(*panel: PanelMember) -> Interview:
    """Return an interview with a panel."""
    return Interview("acme", "Acme Inc.", "Nurse", ENDED, None, panel)


@pytest.mark.parametrize(
    ("scenario", "parts"),
    [
        (Scenario.WANT_IT, EVERY_PART),
        (Scenario.WENT_BADLY, EVERY_PART),
        (Scenario.NOT_A_MATCH, (Part.HIRING_MANAGER, Part.HR)),
    ],
)
def test_each_scenario_is_written_to_its_parts(scenario: Scenario, parts: tuple[Part, ...]) -> None:
    """Everyone, or HR and the hiring manager only; the others are named with a reason."""
    found = recipients(interview(*map(member, EVERY_PART)), scenario)
    assert tuple(one.member.part for one in found.writing_to) == parts
    assert len(found.withheld) == len(EVERY_PART) - len(parts)


def test_hr_alone_is_written_to_where_no_hiring_manager_was_met() -> None:
    """A panel of HR and interviewers is declined to HR."""
    found = recipients(interview(member(Part.INTERVIEWER), member(Part.HR)), Scenario.NOT_A_MATCH)
    assert [one.member.part for one in found.writing_to] == [Part.HR]


def test_an_unknown_hr_is_asked_for_and_never_guessed() -> None:
    """Declining needs somebody marked as HR; the sentence says how to mark them."""
    with pytest.raises(NeedsConfirmation, match=r"marked as HR.*--part hr"):
        recipients(interview(member(Part.HIRING_MANAGER), member(Part.INTERVIEWER)), Scenario.NOT_A_MATCH)


@pytest.mark.parametrize("scenario", list(Scenario))
def test_an_empty_panel_is_refused(scenario: Scenario) -> None:
    """With nobody on the panel there is nobody to write to."""
    with pytest.raises(NeedsConfirmation, match="Nobody is on the panel"):
        recipients(interview(), scenario)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [({"email": None}, "No address is known"), ({"email_confirmed_at": None}, "not confirmed")],
)
def test_only_a_confirmed_address_is_written_to(changes: dict[str, None], reason: str) -> None:
    """No address, or one that nobody confirmed, withholds the message and says so."""
    found = recipients(interview(member(Part.HR, "Dana Osei", **changes)), Scenario.WANT_IT)
    assert found.writing_to == ()
    assert reason in found.withheld[0].reason


def test_nobody_is_written_to_twice() -> None:
    """One person on the panel twice gets one message; two people at one address get one each."""
    dana, again = member(Part.HR, "Dana Osei"), member(Part.INTERVIEWER, "Dana Osei")
    boris = member(Part.OTHER, "Boris", email="dana.osei@example.com")
    found = recipients(interview(dana, again, boris), Scenario.WANT_IT)
    assert [one.member for one in found.writing_to] == [dana, boris]
    assert "twice" in found.withheld[0].reason


def test_who_was_sent_a_message_gets_no_other() -> None:
    """After `sent`, drafting again leaves that person out and the others' places as they were."""
    dana, boris = member(Part.HR, "Dana"), member(Part.OTHER, "Boris")
    sent = replace(dana, sent_at=CONFIRMED, drafted_as=Scenario.WANT_IT)
    before = recipients(interview(dana, boris), Scenario.WANT_IT)
    later = recipients(interview(sent, boris), Scenario.WANT_IT)
    assert [(one.member, one.place) for one in later.writing_to] == [(boris, before.writing_to[1].place)]
    assert "sent on 2026-03-03" in later.withheld[0].reason


def test_drafts_of_another_scenario_are_told_before_they_are_replaced() -> None:
    """Changing one's mind after drafting concerns those who were drafted for otherwise and not yet sent to."""
    dana = replace(member(Part.HR, "Dana"), drafted_as=Scenario.WANT_IT)
    boris = replace(member(Part.OTHER, "Boris"), drafted_as=Scenario.WENT_BADLY)
    panel = interview(dana, boris, member(Part.OTHER, "Mira"))
    assert drafted_otherwise(panel, Scenario.WENT_BADLY) == (dana,)
    assert drafted_otherwise(interview(replace(dana, sent_at=CONFIRMED)), Scenario.WENT_BADLY) == ()


def test_two_scenarios_cannot_both_be_sent() -> None:
    """Once a want-it message has gone out, not-a-match would contradict it."""
    sent = replace(member(Part.HR), sent_at=CONFIRMED, drafted_as=Scenario.WANT_IT)
    with pytest.raises(UsageError, match="contradict"):
        recipients(interview(sent, member(Part.OTHER)), Scenario.NOT_A_MATCH)
