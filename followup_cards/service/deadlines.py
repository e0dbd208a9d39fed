"""Who is still to be written to, by when, and who has been."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from followup_cards.errors import UnknownName, UsageError
from followup_cards.followup.deadline import deadline, hours_left
from followup_cards.model import Interview, PanelMember
from followup_cards.service.interviews import require_id
from followup_cards.store import interviews
from followup_cards.store.database import Database

PRESSING_HOURS = 12.0


@dataclass(frozen=True)
class Due:
    """One person who is still to be written to."""

    interview: Interview
    member: PanelMember
    deadline: datetime
    hours_left: float

    @property
    def pressing(self) -> bool:
        """Say whether it can't wait until tomorrow."""
        return self.hours_left <= PRESSING_HOURS

    @property
    def missing(self) -> tuple[str, ...]:
        """Return what is still to be done before the message can be sent, in the order of doing it."""
        details = self.member.details
        return tuple(
            words
            for words, lacks in (
                ("an address", not details.email),
                ("another address: the message came back", self.member.bounced),
                (
                    "the address's confirmation",
                    bool(details.email) and details.email_confirmed_at is None and not self.member.bounced,
                ),
                ("a draft", self.member.drafted_as is None),
            )
            if lacks
        )


def due(db: Database, now: datetime) -> tuple[Due, ...]:
    """Return everyone who has not been written to yet, the soonest deadline first."""
    with db.reading() as tx:
        found = interviews.every(tx)
    waiting = [
        Due(interview, member, deadline(interview.ended_at), hours_left(interview.ended_at, now))
        for interview in found
        for member in interview.panel
        if member.sent_at is None and is_written_to(interview, member)
    ]
    return tuple(sorted(waiting, key=lambda item: item.deadline))


def is_written_to(interview: Interview, member: PanelMember) -> bool:
    """Say whether a person gets a message at all in the scenario that was drafted; before that, everyone may."""
    drafted = {other.drafted_as for other in interview.panel if other.drafted_as}
    if not drafted:
        return True
    from followup_cards.followup.scenarios import RULES

    return any(member.part in RULES[scenario].to for scenario in drafted)


def short_of_cards(db: Database) -> tuple[Interview, ...]:
    """Return the interviews at which the candidate met more people than are named on the panel."""
    with db.reading() as tx:
        return tuple(one for one in interviews.every(tx) if one.met is not None and one.met > len(one.panel))


def reminders(db: Database, now: datetime) -> bytes:
    """Return a calendar file with one event for each interview that has a panel; who was written to ends its alarms."""
    from followup_cards.export.calendar import Reminder, write

    waiting = due(db, now)
    with db.reading() as tx:
        found = [one for one in interviews.every(tx) if one.panel]
    return write(
        [
            Reminder(
                one,
                deadline(one.ended_at),
                tuple(item.member.details.name for item in waiting if item.interview.name == one.name),
            )
            for one in found
        ],
        now,
    )


def write_reminders(db: Database, path: Path, now: datetime) -> None:
    """Write the reminders' file whole, or leave what was there.

    Raises:
        DestinationFailure: it can't be written.
    """
    from followup_cards.export.destination import write_atomically

    write_atomically(path, reminders(db, now))


def mark_sent(db: Database, name: str, who: tuple[str, ...], now: datetime) -> tuple[PanelMember, ...]:
    """Note that messages were sent: to those named; else to all who were drafted for, or to all when nobody was.

    Raises:
        UnknownName: the interview, the contact, or the contact's place on the panel is not known.
        UsageError: nobody is on the panel, or messages of two scenarios would have been sent.
    """
    from followup_cards.service.contacts import resolve

    with db.transaction() as tx:
        interview_id = require_id(tx, name)
        panel = {member.contact_id: member for member in interviews.get(tx, interview_id).panel}
        drafted = [contact_id for contact_id, member in panel.items() if member.drafted_as]
        wanted = [resolve(tx, text).id for text in who] or drafted or list(panel)
        if not wanted:
            raise UsageError(
                f'Nobody is on the panel of "{name}".'
                f' Add people with `followup-cards interview edit "{name}" --person CONTACT --part PART`.'
            )
        for contact_id in wanted:
            if contact_id is None or contact_id not in panel:
                raise UnknownName(
                    f'Contact {contact_id} is not on the panel of "{name}".'
                    f' See who is with `followup-cards interview show "{name}"`.'
                )
            check_one_scenario(panel.values(), panel[contact_id])
            if panel[contact_id].sent_at is None:
                interviews.mark_sent(tx, interview_id, contact_id, now)
        after = interviews.get(tx, interview_id)
        return tuple(member for member in after.panel if member.contact_id in wanted)


def check_one_scenario(panel: Iterable[PanelMember], member: PanelMember) -> None:
    """Refuse to note that messages of two scenarios were sent for one interview.

    Raises:
        UsageError: one of another scenario was.
    """
    for other in panel:
        if other.sent_at and other.drafted_as and member.drafted_as not in (None, other.drafted_as):
            raise UsageError(
                f"A {other.drafted_as} message was sent to {other.details.name} already, and {member.details.name}'s"
                f" draft is {member.drafted_as}. Draft {other.drafted_as} for everyone, so that they read the same."
            )
