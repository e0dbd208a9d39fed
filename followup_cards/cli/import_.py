"""`import`: take contacts over from the files of other programs."""

from collections.abc import Sequence
from pathlib import Path

import click

from followup_cards.bootstrap import App
from followup_cards.cli.streams import line_of_json, note, result
from followup_cards.cli.text import harmless, plural
from followup_cards.service import imports as service
from followup_cards.service.imports import Came, Outcome


@click.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--merge", is_flag=True, help="Add to contacts that are here already what they don't know yet.")
@click.option("--confirmed", is_flag=True, help="Believe our own JSON where it says that an address was confirmed.")
@click.option("--encoding", metavar="NAME", help="How the text is encoded, where it is not UTF-8: cp1252, for example.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each person, on one line.")
@click.pass_obj
def import_(
    app: App, *, files: tuple[Path, ...], merge: bool, confirmed: bool, encoding: str | None, as_json: bool
) -> None:
    """Take contacts over from vCard, CSV (Google, Outlook or our own) or our own JSON.

    All files are read and checked before anything is kept. Whoever is here already, by address, is left as they are.
    No address counts as confirmed, so no draft goes to it until you have (`contacts edit --email`). `contacts undo`
    takes the whole import back.
    """
    found = service.read_files(files, encoding=encoding, region=app.settings.region)
    with app.database() as db:
        outcomes = service.take_over(db, found, merge=merge, confirmed=confirmed, now=app.now())
    for outcome in outcomes:
        if as_json:
            line_of_json(outcome_json(outcome))
        else:
            say(outcome)
    close(outcomes, merge=merge)


def say(outcome: Outcome) -> None:
    """Say what became of one person, and what could not be taken over as it stood."""
    details, contact = outcome.imported.details, outcome.contact
    who = f"{details.name} <{details.email}>" if details.email else details.name
    if outcome.came is Came.ADDED:
        result(harmless(f"Contact {contact.id}: {who}"))
    else:
        became = "took over what it did not know" if outcome.came is Came.MERGED else "is left as it is"
        note(harmless(f"{who} is contact {contact.id} already, which {became}."))
    for remark in outcome.imported.remarks:
        note(harmless(f"{outcome.source}, {outcome.imported.where}: {remark}"))


def outcome_json(outcome: Outcome) -> dict[str, object]:
    """Return what became of one person."""
    return {
        "file": outcome.source,
        "where": outcome.imported.where,
        "outcome": outcome.came.value,
        "contact": outcome.contact.id,
        "name": outcome.imported.details.name,
        "email": outcome.imported.details.email,
        "remarks": list(outcome.imported.remarks),
    }


def close(outcomes: Sequence[Outcome], *, merge: bool) -> None:
    """Say what was done in all, and what is left to do."""
    added = [outcome.contact for outcome in outcomes if outcome.came is Came.ADDED]
    here = len(outcomes) - len(added)
    words = f"{plural(len(added), 'contact')} added" + (f", {here} here already." if here else ".")
    note(words if outcomes else "The files hold nobody.")
    if here and not merge:
        note("To add to those what they don't know yet, run it again with --merge.")
    if any(one.details.email and one.details.email_confirmed_at is None for one in added):
        note("Their addresses are not confirmed yet: `followup-cards contacts edit CONTACT --email ADDRESS`.")
