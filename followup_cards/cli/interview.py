"""`interview`: when each ended, and who was on the panel."""

from collections.abc import Mapping
from datetime import datetime

import click

from followup_cards.bootstrap import App
from followup_cards.cli.jsons import interview_json
from followup_cards.cli.streams import EndOfInput, ask, at_terminal, line_of_json, note, result
from followup_cards.cli.tables import table
from followup_cards.cli.text import harmless, left, moment, plural
from followup_cards.errors import UsageError
from followup_cards.followup.deadline import deadline, hours_left
from followup_cards.model import Interview, Part
from followup_cards.service import interviews as service
from followup_cards.store.database import Database

ENDED_HELP = "When it ended, as in 2026-03-02T15:30 or 2026-03-02T15:30+01:00."
STARTED_HELP = "When it began."
PLACE_HELP = "Where it took place."
ZONE_HELP = "The time zone it took place in, as Area/City."
PARTS = click.Choice([part.value for part in Part])


@click.group()
def interview() -> None:
    """Interviews: when each ended, and who was on the panel."""


@interview.command()
@click.argument("name")
@click.option("--company", required=True, metavar="C", help="The company that interviewed you.")
@click.option("--role", required=True, metavar="R", help="The role that you talked about.")
@click.option("--started", metavar="TIME", help=STARTED_HELP)
@click.option("--ended", metavar="TIME", help=ENDED_HELP)
@click.option("--zone", metavar="AREA/CITY", help=ZONE_HELP)
@click.option("--place", metavar="TEXT", help=PLACE_HELP)
@click.option("--call", is_flag=True, help="It was a call.")
@click.option("--met", type=click.IntRange(min=1), metavar="N", help="How many people you met, cards or not.")
@click.pass_obj
def add(
    app: App,
    *,
    name: str,
    company: str,
    role: str,
    started: str | None,
    ended: str | None,
    zone: str | None,
    place: str | None,
    call: bool,
    met: int | None,
) -> None:
    """Add an interview; its end starts the 48 hours."""
    with app.database() as db:
        text = ended or asked_end(db)
        ended_at = service.when(text, zone, app.now())
        new = Interview(
            name.strip(),
            company.strip(),
            role.strip(),
            ended_at,
            zone,
            met=met,
            started_at=service.when(started, zone, app.now()) if started is not None else None,
            place=place_given(place, call=call),
        )
        made = service.add(db, new)
    if zone is None and datetime.fromisoformat(text).tzinfo is None:
        note(f"No zone was given, so {text} is taken in this computer's own: {ended_at.isoformat()}.")
    result(
        f"Interview {harmless(made.name)}: write to everyone by {moment(deadline(made.ended_at), shown_zone(made))}."
    )


def asked_end(db: Database) -> str:
    """Ask for the interview's end, and offer the time of the newest photo; it is never taken without Enter.

    Raises:
        UsageError: there is nobody to ask, or no answer.
    """
    missing = UsageError("When did the interview end? Give it with --ended, as in 2026-03-02T15:30.")
    if not at_terminal():
        raise missing
    offered = service.offered_end(db)
    default = (
        f" (Enter for {offered.isoformat(timespec='minutes')}, when the newest photo was taken)" if offered else ""
    )
    try:
        said = ask(f"When did the interview end?{default} > ")
    except EndOfInput:
        raise missing from None
    if not said and offered is None:
        raise missing
    return said or (offered.isoformat(timespec="minutes") if offered else "")


@interview.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each interview, on one line.")
@click.pass_obj
def list_(app: App, *, as_json: bool) -> None:
    """List the interviews, the latest first."""
    with app.database() as db:
        found = service.every(db)
    if as_json:
        for one in found:
            line_of_json(interview_json(one, deadline(one.ended_at)))
    elif found:
        rows = [summary(one, app.now()) for one in found]
        result("\n".join(table(rows, ("Interview", "Company", "Role", "Ended", "Panel", "Deadline"))))
    else:
        note("There is no interview yet. Add one with `followup-cards interview add NAME --company C --role R`.")


def summary(one: Interview, now: datetime) -> tuple[str, ...]:
    """Return an interview as one row."""
    ended = moment(one.ended_at, shown_zone(one))
    return (one.name, one.company, one.role, ended, panel_count(one), left(hours_left(one.ended_at, now)))


def panel_count(one: Interview) -> str:
    """Return how many are on the panel and left a card, and how many were met when that is known."""
    named = f"{plural(len(one.panel), 'person', 'people')}, {plural(service.cards_of(one), 'card')}"
    return named if one.met is None else f"you met {plural(one.met, 'person', 'people')}; named: {named}"


def shown_zone(one: Interview) -> str | None:
    """Return the zone to show an interview's times in: its own, else this computer's."""
    return one.zone


@interview.command()
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def show(app: App, name: str, *, as_json: bool) -> None:
    """Show one interview with its panel."""
    with app.database() as db:
        one = service.get(db, name)
    if as_json:
        line_of_json(interview_json(one, deadline(one.ended_at)))
    else:
        show_interview(one, app.now())


def show_interview(one: Interview, now: datetime) -> None:
    """Print an interview with its panel."""
    began = {"Began": moment(one.started_at, shown_zone(one))} if one.started_at else {}
    where = {"Place": one.place} if one.place else {}
    facts: Mapping[str, str] = {
        "Company": one.company,
        "Role": one.role,
        **where,
        **began,
        "Ended": moment(one.ended_at, shown_zone(one)),
        "Deadline": f"{moment(deadline(one.ended_at), shown_zone(one))} ({left(hours_left(one.ended_at, now))})",
        "Panel": panel_count(one),
    }
    result(click.style(harmless(one.name), bold=True))
    for label, value in facts.items():
        result(f"  {label:<9} {harmless(value)}")
    if one.panel:
        rows = [
            (
                str(member.contact_id),
                member.details.name,
                (member.details.email or "no address") + (" (came back)" if member.bounced else ""),
                member.part.value,
                member.topic or "",
                "sent" if member.sent_at else str(member.drafted_as or ""),
            )
            for member in one.panel
        ]
        result("\n".join(table(rows, ("Id", "Name", "E-mail", "Part", "Topic", "Message"))))
    for member in one.panel:
        if member.note:
            result(f"  {harmless(member.details.name)}: {harmless(member.note)}")


@interview.command()
@click.argument("name")
@click.option("--company", metavar="C", help="The company that interviewed you.")
@click.option("--role", metavar="R", help="The role that you talked about.")
@click.option("--started", metavar="TIME", help=STARTED_HELP)
@click.option("--ended", metavar="TIME", help=ENDED_HELP)
@click.option("--zone", metavar="AREA/CITY", help=ZONE_HELP)
@click.option("--place", metavar="TEXT", help=PLACE_HELP)
@click.option("--call", is_flag=True, help="It was a call.")
@click.option("--met", type=click.IntRange(min=1), metavar="N", help="How many people you met, cards or not.")
@click.option("--person", metavar="CONTACT", help="Who was there: an id, an address or an unambiguous name.")
@click.option("--person-without-card", metavar="NAME", help="Who was there and left no card; `due` asks for the rest.")
@click.option("--part", type=PARTS, help="The part that this person played.")
@click.option("--topic", metavar="TEXT", help="Something that you and this person spoke of.")
@click.option("--note", metavar="TEXT", help="What you want to remember of this person; no message says it.")
@click.pass_obj
def edit(
    app: App,
    *,
    name: str,
    company: str | None,
    role: str | None,
    started: str | None,
    ended: str | None,
    zone: str | None,
    place: str | None,
    call: bool,
    met: int | None,
    person: str | None,
    person_without_card: str | None,
    part: str | None,
    topic: str | None,
    note: str | None,
) -> None:
    """Change an interview, or put a person on its panel."""
    if person is not None and person_without_card is not None:
        raise UsageError("Give either --person or --person-without-card: one person at a time.")
    somebody = person is not None or person_without_card is not None
    if not somebody and any(said is not None for said in (part, topic, note)):
        raise UsageError("--part, --topic and --note are about a person. Say about whom with --person CONTACT.")
    where = place_given(place, call=call)
    facts = (company, role, started, ended, zone, where, met)
    if not somebody and all(fact is None for fact in facts):
        raise UsageError("There is nothing to change. Give --person, --company, --role, --ended, --zone or --met.")
    with app.database() as db:
        before = service.get(db, name)
        clock = zone or before.zone
        if zone:
            service.zone_of(zone)
        one = service.edit(
            db,
            name,
            company=company,
            role=role,
            started_at=service.when(started, clock, app.now()) if started is not None else None,
            ended_at=service.when(ended, clock, app.now()) if ended is not None else None,
            zone=zone,
            met=met,
            place=where,
        )
        about = service.Seat(Part(part) if part else None, topic, note)
        if person is not None:
            one = service.seat(db, name, person, about.part, about.topic, note=about.note)
        if person_without_card is not None:
            one = service.seat_without_card(db, name, person_without_card, about, app.now())
    show_interview(one, app.now())


def place_given(place: str | None, *, call: bool) -> str | None:
    """Return where it took place, as the options say.

    Raises:
        UsageError: they say two things.
    """
    if place is not None and call:
        raise UsageError("It was either a --call or at a --place. Give one of the two.")
    return "call" if call else place
