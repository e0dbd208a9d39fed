"""`due` and `sent`: who is still to be written to, and who has been."""

from collections.abc import Sequence

import click

from followup_cards.bootstrap import App
from followup_cards.cli.display import table
from followup_cards.cli.jsons import due_json, member_json
from followup_cards.cli.streams import line_of_json, note, result
from followup_cards.cli.text import harmless, left, moment, plural
from followup_cards.errors import UsageError
from followup_cards.service import deadlines as service
from followup_cards.service.deadlines import Due


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each person, on one line.")
@click.pass_obj
def due(app: App, *, as_json: bool) -> None:
    """Show who is still to be written to, the soonest deadline first."""
    with app.database() as db:
        waiting = service.due(db, app.now())
        short = service.short_of_cards(db)
    if as_json:
        for item in waiting:
            line_of_json(due_json(item))
    elif waiting:
        result("\n".join(table([row(item) for item in waiting], ("Left", "Write by", "To", "Interview", "Draft"))))
    else:
        note("Nobody is waiting for a message from you.")
    for one in short:
        met = plural(one.met or 0, "person", "people")
        note(f"{harmless(one.name)}: you met {met}, {plural(len(one.panel), 'card')}.")


def row(item: Due) -> Sequence[str]:
    """Return one person as a row."""
    details = item.member.details
    return (
        left(item.hours_left),
        moment(item.deadline, item.interview.zone),
        f"{details.name} <{details.email}>" if details.email else f"{details.name} (no address)",
        item.interview.name,
        item.member.drafted_as.value if item.member.drafted_as else "not yet",
    )


@click.command()
@click.argument("interview")
@click.argument("people", metavar="CONTACT...", nargs=-1)
@click.option(
    "--all", "everyone", is_flag=True, help="All for whom drafts were made; if there are none, the whole panel."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each person, on one line.")
@click.pass_obj
def sent(app: App, *, interview: str, people: tuple[str, ...], everyone: bool, as_json: bool) -> None:
    """Note that you have sent messages, so that `due` stops counting."""
    if bool(people) == everyone:
        raise UsageError("Say to whom you have written: one or more contacts, or --all (one of the two).")
    with app.database() as db:
        members = service.mark_sent(db, interview, people, app.now())
    for member in members:
        if as_json:
            line_of_json(member_json(member))
        elif member.sent_at:
            result(f"Sent to {harmless(member.details.name)} on {moment(member.sent_at.astimezone())}.")
