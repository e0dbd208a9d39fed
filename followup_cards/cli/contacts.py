"""`contacts`: confirmed people."""

import click

from followup_cards.bootstrap import App
from followup_cards.cli.display import details_lines, table
from followup_cards.cli.jsons import contact_json
from followup_cards.cli.streams import EndOfInput, ask, line_of_json, note, result
from followup_cards.cli.text import harmless
from followup_cards.confirmation.typed import fault_in_address
from followup_cards.errors import NeedsConfirmation, UsageError
from followup_cards.model import Contact
from followup_cards.service import contacts as service


@click.group()
def contacts() -> None:
    """Confirmed people. A CONTACT is an id, an address or an unambiguous name."""


@contacts.command("list")
@click.argument("words", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each contact, on one line.")
@click.pass_obj
def list_(app: App, words: str | None, *, as_json: bool) -> None:
    """List the contacts by name; only those that hold WORDS when they are given."""
    with app.database() as db:
        found = service.every(db, words)
    if as_json:
        for contact in found:
            line_of_json(contact_json(contact))
    elif found:
        result("\n".join(table([summary(contact) for contact in found], ("Id", "Name", "E-mail", "Company"))))
    else:
        note(
            "No contact fits." if words else "There is no contact yet. Capture a card: `followup-cards capture PHOTO`."
        )


def summary(contact: Contact) -> tuple[str, ...]:
    """Return a contact as one row."""
    details = contact.details
    unconfirmed = " (not confirmed)" if details.email and details.email_confirmed_at is None else ""
    return (str(contact.id), details.name, (details.email or "none") + unconfirmed, details.company or "")


@contacts.command()
@click.argument("contact")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def show(app: App, contact: str, *, as_json: bool) -> None:
    """Show one contact."""
    with app.database() as db:
        found = service.find(db, contact)
    if as_json:
        line_of_json(contact_json(found))
    else:
        result("\n".join([f"Contact {found.id}", *details_lines(found.details)]))


@contacts.command()
@click.argument("contact")
@click.option("--name", help="The person's name, as they write it.")
@click.option("--email", help="The address; it is asked for a second time, to be confirmed.")
@click.option("--company", help="Whom they work for.")
@click.option("--job-title", help="What they do there.")
@click.option("--phone", "phones", multiple=True, help="A number; several times for several.")
@click.option("--website", "websites", multiple=True, help="A website; several times for several.")
@click.option("--address", help="The postal address.")
@click.option("--notes", help="Anything you want to remember.")
@click.pass_obj
def edit(
    app: App,
    *,
    contact: str,
    name: str | None,
    email: str | None,
    company: str | None,
    job_title: str | None,
    phones: tuple[str, ...],
    websites: tuple[str, ...],
    address: str | None,
    notes: str | None,
) -> None:
    """Change a contact; an empty value empties a field."""
    changes = service.Changes(name, email, company, job_title, phones or None, websites or None, address, notes)
    if changes == service.Changes():
        raise UsageError("There is nothing to change. Give --name, --email, --company or another field.")
    with app.database() as db:
        found = service.find(db, contact)
        retyped = asked_again(email) if email else None
        changed = service.edit(db, str(found.id), changes, retyped=retyped, now=app.now())
    result("\n".join([f"Contact {changed.id}", *details_lines(changed.details)]))
    if email and changed.details.email_confirmed_at is None:
        raise NeedsConfirmation(
            f"The address {harmless(email)} is kept but not confirmed, so no draft goes to it."
            f" Confirm it with `followup-cards contacts edit {changed.id} --email {harmless(email)}`."
        )


def asked_again(email: str) -> str | None:
    """Ask for an address a second time; typing it twice is what confirms it."""
    if fault := fault_in_address(email):
        raise UsageError(fault)
    try:
        return ask("Type the address once more to confirm it > ")
    except EndOfInput:
        return None


@contacts.command()
@click.argument("contact")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@click.pass_obj
def remove(app: App, contact: str, *, yes: bool) -> None:
    """Remove a contact, with its seats on panels."""
    with app.database() as db:
        found = service.find(db, contact)
        if not yes and not agreed(found):
            note("Nothing was removed.")
            return
        service.remove(db, found.id)
    result(f"Removed contact {found.id}: {harmless(found.details.name)}")


def agreed(contact: Contact) -> bool:
    """Ask whether a contact is really to go; Enter, and the end of input, mean no."""
    try:
        said = ask(f"Remove {harmless(contact.details.name)} <{harmless(contact.details.email or '')}>? [y/N] > ")
    except EndOfInput:
        return False
    return said.casefold() in ("y", "yes")
