"""`contacts`: confirmed people."""

from contextlib import closing

import click

from followup_cards.bootstrap import App
from followup_cards.cli.jsons import contact_json
from followup_cards.cli.lazy import Entry, LazyGroup
from followup_cards.cli.streams import EndOfInput, ask, line_of_json, note, result
from followup_cards.cli.tables import table
from followup_cards.cli.text import shown as named
from followup_cards.model import Contact
from followup_cards.service import contacts as service

HERE, CHANGES = "followup_cards.cli.contacts", "followup_cards.cli.contacts_change"


class Contacts(LazyGroup):
    """The commands about contacts; those that change one ask more and load more."""

    entries = {  # noqa: RUF012 - LazyGroup promises not to change it
        "list": Entry(HERE, "List the contacts; with WORDS, those that hold them in any field.", "list_"),
        "show": Entry(HERE, "Show one contact."),
        "edit": Entry(CHANGES, "Change a contact; an empty value empties a field."),
        "merge": Entry(CHANGES, "Make one contact of two."),
        "undo": Entry(CHANGES, "Take back the last edit, merge, removal or confirmation."),
        "remove": Entry(HERE, "Remove a contact; `undo` brings it back."),
        "purge": Entry("followup_cards.cli.contacts_forget", "Forget people for good; this can't be undone."),
    }


@click.group(cls=Contacts)
def contacts() -> None:
    """Confirmed people. A CONTACT is an id, an address or an unambiguous name."""


@click.command("list")
@click.argument("words", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each contact, on one line.")
@click.pass_obj
def list_(app: App, words: tuple[str, ...], *, as_json: bool) -> None:
    """List the contacts by name; with WORDS, only those that hold each of them in any field."""
    with app.database() as db:
        if as_json and not words:
            with closing(service.each(db)) as people:
                for contact in people:
                    line_of_json(contact_json(contact))
            return
        found = service.every(db, " ".join(words))
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


@click.command()
@click.argument("contact")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def show(app: App, contact: str, *, as_json: bool) -> None:
    """Show one contact."""
    from followup_cards.cli.display import details_lines

    with app.database() as db:
        found = service.find(db, contact)
    if as_json:
        line_of_json(contact_json(found))
    else:
        result("\n".join([f"Contact {found.id}", *details_lines(found.details)]))


@click.command()
@click.argument("contact")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@click.pass_obj
def remove(app: App, contact: str, *, yes: bool) -> None:
    """Remove a contact, with its seats on panels; `undo` brings it back, `purge` forgets it for good."""
    with app.database() as db:
        found = service.find(db, contact)
        if not yes and not agreed(found):
            note("Nothing was removed.")
            return
        service.remove(db, found.id, app.now())
    result(f"Removed contact {found.id}: {named(found.details.name)}")


def agreed(contact: Contact) -> bool:
    """Ask whether a contact is really to go; Enter, and the end of input, mean no."""
    try:
        said = ask(f"Remove {named(contact.details.name)} <{named(contact.details.email or '')}>? [y/N] > ")
    except EndOfInput:
        return False
    return said.casefold() in ("y", "yes")
