"""`export carddav`: put contacts into an address book on a server."""

import click

from followup_cards.bootstrap import App
from followup_cards.carddav.address_book import Became
from followup_cards.cli.streams import at_terminal, line_of_json, note
from followup_cards.cli.text import harmless, plural
from followup_cards.errors import PartlyDone, UsageError
from followup_cards.service import address_book as service
from followup_cards.service.address_book import Target


@click.command()
@click.argument("url")
@click.argument("contacts", metavar="[CONTACT...]", nargs=-1)
@click.option("--user", required=True, help="Your name at the server.")
@click.option("--password-command", metavar="CMD", help="A command that prints the password.")
@click.option("--remember", is_flag=True, help="Keep the password that you type in the system's keyring.")
@click.option("--photo", is_flag=True, help="Send the picture of each contact's card too.")
@click.option("--replace", is_flag=True, help="Replace also what another program has changed on the server.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each contact, on one line.")
@click.pass_obj
def carddav(
    app: App,
    *,
    url: str,
    contacts: tuple[str, ...],
    user: str,
    password_command: str | None,
    remember: bool,
    photo: bool,
    replace: bool,
    as_json: bool,
) -> None:
    """Put contacts into an address book on a server (CardDAV).

    The password comes from --password-command, else from the system's keyring, else you are asked for it. Doing it
    again updates what has changed. What another program has changed on the server is left as it is.
    """
    target = Target(url, user)
    password, typed = service.password_for(target, password_command, lambda: asked(target))
    if password is None:
        raise UsageError(
            "There is no password, and nobody to ask. Name a command that prints it with --password-command, or run"
            " this in a terminal."
        )
    counted: dict[Became, int] = dict.fromkeys(Became, 0)
    with app.database() as db:
        for one in service.upload(db, target, password, contacts, photos=photo, replace=replace):
            counted[one.became] += 1
            if as_json:
                line_of_json({"contact": one.contact.id, "name": one.contact.details.name, "became": one.became.value})
            elif one.became is Became.KEPT:
                note(f"{harmless(one.contact.details.name)} was changed on the server, and is left as it is there.")
    if typed and remember and not service.keep_password(target, password):
        note("This system has no keyring, so the password is not kept.")
    close(counted, as_json=as_json)


def asked(target: Target) -> str | None:
    """Ask for the password without showing it; None when nobody is there."""
    if not at_terminal():
        return None
    said: str = click.prompt(f"Password of {harmless(target.account)}", hide_input=True, prompt_suffix=" > ", err=True)
    return said


def close(counted: dict[Became, int], *, as_json: bool) -> None:
    """Say what was done.

    Raises:
        PartlyDone: some contacts were left as they are on the server.
    """
    words = ", ".join(f"{count} {became.value}" for became, count in counted.items() if count)
    if not as_json:
        note(f"{plural(sum(counted.values()), 'contact')}: {words}." if words else "There is no contact to upload.")
    if left := counted[Became.KEPT]:
        raise PartlyDone(
            f"{plural(left, 'contact')} left as changed on the server; the rest is done. To replace, add --replace."
        )
