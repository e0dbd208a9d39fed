"""Who is still to be written to, by when, and who has been."""

from dataclasses import dataclass
from datetime import datetime

from followup_cards.errors import UnknownName, UsageError
from followup_cards.followup.deadline import deadline, hours_left
from followup_cards.followup.scenarios import RULES
from followup_cards.model import Interview, PanelMember
from followup_cards.service.contacts import resolve
from followup_cards.service.interviews import require_id
from followup_cards.store import interviews
from followup_cards.store.database import Database


@dataclass(frozen=True)
class Due:
    """One person who is still to be written to."""

    interview: Interview
    member: PanelMember
    deadline: datetime
    hours_left: float


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
    return not drafted or any(member.part in RULES[scenario].to for scenario in drafted)


def short_of_cards(db: Database) -> tuple[Interview, ...]:
    """Return the interviews at which the candidate met more people than are on the panel."""
    with db.reading() as tx:
        return tuple(one for one in interviews.every(tx) if one.met is not None and one.met > len(one.panel))


def mark_sent(db: Database, name: str, who: tuple[str, ...], now: datetime) -> tuple[PanelMember, ...]:
    """Note that messages were sent: to those named; else to all who were drafted for, or to all when nobody was.

    Raises:
        UnknownName: the interview, the contact, or the contact's place on the panel is not known.
        UsageError: nobody is on the panel.
    """
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
            if panel[contact_id].sent_at is None:
                interviews.mark_sent(tx, interview_id, contact_id, now)
        after = interviews.get(tx, interview_id)
        return tuple(member for member in after.panel if member.contact_id in wanted)
