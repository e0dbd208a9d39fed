"""`contacts edit`, `contacts merge`, `contacts undo`: what changes a contact, and what takes a change back."""

import click

from followup_cards.bootstrap import App
from followup_cards.cli.comparison import beside
from followup_cards.cli.display import details_lines, one_line
from followup_cards.cli.streams import EndOfInput, ask, note, result
from followup_cards.cli.text import harmless, shown
from followup_cards.confirmation.merging import differences, value_in
from followup_cards.confirmation.typed import fault_in_address
from followup_cards.errors import NeedsConfirmation, UsageError
from followup_cards.model import LABELS, Contact, Field
from followup_cards.service import contacts as service

HOW_TO_UNDO = "`followup-cards contacts undo` takes it back."


@click.command()
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


@click.command()
@click.argument("contact")
@click.argument("other")
@click.option("--yes", is_flag=True, help="Do not ask: wherever the two differ, CONTACT's own value stays.")
@click.pass_obj
def merge(app: App, contact: str, other: str, *, yes: bool) -> None:
    """Make one contact of two: CONTACT takes over what only OTHER knows, and OTHER goes.

    Where the two differ you choose, field by field. Seats on panels, cards and phones of both are kept.
    """
    with app.database() as db:
        one, two = service.find(db, contact), service.find(db, other)
        stays = frozenset(Field) if yes or one.id == two.id else chosen(one, two)
        merged = service.merge(db, one.id, two.id, stays, app.now())
    result("\n".join([f"Contact {merged.id}", *details_lines(merged.details)]))
    note(f"Contact {two.id} is part of it now. {HOW_TO_UNDO}")


def chosen(one: Contact, two: Contact) -> frozenset[Field]:
    """Ask about every field in which two contacts differ; return those in which the first one's value stays.

    Raises:
        NeedsConfirmation: the answers ended before the differences did.
    """
    note("\n".join(beside(one.details, two.details, (f"contact {one.id}", f"contact {two.id}"))))
    stays = {field for field in differences(one.details, two.details) if stays_in(one, two, field)}
    return frozenset(stays)


def stays_in(one: Contact, two: Contact, field: Field) -> bool:
    """Ask about one field until the answer is 1 or 2."""
    first, second = (one_line(value_in(contact.details, field) or "") for contact in (one, two))
    while True:
        try:
            said = ask(f"{LABELS[field]}? 1 {first}, 2 {second} > ")
        except EndOfInput:
            raise NeedsConfirmation("The two contacts differ; choose field by field. Nothing was changed.") from None
        if said in ("1", "2"):
            return said == "1"
        note("Type 1 or 2; Ctrl-C leaves both as they are.")


@click.command()
@click.pass_obj
def undo(app: App) -> None:
    """Take back the last change to contacts: an edit, a merge, a removal or a confirmation."""
    with app.database() as db:
        change = service.undo(db)
    result(f"Undone: {shown(change.what)}.")
