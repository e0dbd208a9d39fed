"""`sent` and `bounced`: what became of the messages that you sent."""

import click

from followup_cards.bootstrap import App
from followup_cards.cli.jsons import member_json
from followup_cards.cli.streams import line_of_json, result
from followup_cards.cli.text import harmless, moment, plural
from followup_cards.errors import UsageError
from followup_cards.service import deadlines as service
from followup_cards.service.bounces import Bounced
from followup_cards.service.bounces import bounced as note_bounced


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


@click.command()
@click.argument("contacts", metavar="CONTACT...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each contact, on one line.")
@click.pass_obj
def bounced(app: App, *, contacts: tuple[str, ...], as_json: bool) -> None:
    """Note that a message came back: the address is not confirmed any more, and its card waits for another look."""
    with app.database() as db:
        for one in [note_bounced(db, who, app.now()) for who in contacts]:
            details = one.contact.details
            if as_json:
                line_of_json({"contact": one.contact.id, "name": details.name, "email": details.email})
            else:
                result(f"{harmless(details.name)}: {harmless(details.email or '')} is no longer confirmed.")
                result(f"  {next_step(one)}")


def next_step(one: Bounced) -> str:
    """Return what the person can do now."""
    if not one.cards:
        return f"Ask for the address, then: followup-cards contacts edit {one.contact.id} --email ADDRESS"
    instead = f" It may say {harmless(one.instead)}." if one.instead else ""
    return f"{plural(one.cards, 'card waits', 'cards wait')} for another look: followup-cards review.{instead}"
