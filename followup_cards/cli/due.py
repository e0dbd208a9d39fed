"""`due`: who is still to be written to, by when, and what is missing."""

from collections.abc import Sequence
from pathlib import Path

import click

from followup_cards.bootstrap import App
from followup_cards.cli.jsons import due_json
from followup_cards.cli.streams import line_of_json, note, result
from followup_cards.cli.tables import table
from followup_cards.cli.text import harmless, left, moment, plural
from followup_cards.errors import NeedsConfirmation
from followup_cards.model import Interview
from followup_cards.service import deadlines as service
from followup_cards.service.deadlines import PRESSING_HOURS, Due
from followup_cards.service.interviews import cards_of


@click.command()
@click.option("--quiet", is_flag=True, help="Say nothing unless something is due within 12 hours (for cron).")
@click.option(
    "--ics", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write reminders for a calendar."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each person, on one line.")
@click.pass_obj
def due(app: App, *, quiet: bool, ics: Path | None, as_json: bool) -> None:
    """Show who is still to be written to, the soonest deadline first, and what is missing.

    Exits with 9 when a message is due within 12 hours, or late. Import the file of --ics into your calendar; a later
    one updates the same reminders.
    """
    with app.database() as db:
        waiting = service.due(db, app.now())
        short = service.short_of_cards(db)
        if ics:
            service.write_reminders(db, ics, app.now())
    pressing = [item for item in waiting if item.pressing]
    show(pressing if quiet else waiting, as_json=as_json)
    if not quiet:
        say_what_else(waiting, short, ics)
    if pressing:
        count = plural(len(pressing), "message is", "messages are")
        raise NeedsConfirmation(
            f"{count} due within {PRESSING_HOURS:.0f} hours, or late. Send what is ready, then say so with"
            " `followup-cards sent`."
        )


def show(waiting: Sequence[Due], *, as_json: bool) -> None:
    """Print people, one on a line."""
    if as_json:
        for item in waiting:
            line_of_json(due_json(item))
    elif waiting:
        heads = ("Left", "Write by", "To", "Interview", "Draft", "Missing")
        result("\n".join(table([row(item) for item in waiting], heads)))


def say_what_else(waiting: Sequence[Due], short: Sequence[Interview], ics: Path | None) -> None:
    """Say what the table doesn't: that it is empty, who has no name yet, where the reminders are."""
    if not waiting:
        note("Nobody is waiting for a message from you.")
    for one in short:
        name = harmless(one.name)
        nameless = plural((one.met or 0) - len(one.panel), "person is", "people are")
        met = plural(one.met or 0, "person", "people")
        note(
            f"{name}: you met {met}, {plural(cards_of(one), 'card')}; {nameless} not named yet. Capture the card, or"
            f' say who it was: `followup-cards interview edit "{name}" --person-without-card NAME`.'
        )
    if ics:
        note(f"Reminders: {harmless(str(ics))}")


def row(item: Due) -> Sequence[str]:
    """Return one person as a row."""
    details = item.member.details
    return (
        left(item.hours_left),
        moment(item.deadline, item.interview.zone),
        f"{details.name} <{details.email}>" if details.email else details.name,
        item.interview.name,
        item.member.drafted_as.value if item.member.drafted_as else "not yet",
        ", ".join(item.missing) or "only to be sent",
    )
