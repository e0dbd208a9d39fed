"""`contacts purge`: forget people for good, with the photographs of their cards."""

import click

from followup_cards.bootstrap import App
from followup_cards.cli.streams import EndOfInput, ask, note, result
from followup_cards.cli.text import plural, shown
from followup_cards.errors import UsageError
from followup_cards.service import contacts, forgetting
from followup_cards.service.forgetting import ToForget

NAMES_SHOWN = 20


@click.command()
@click.argument("who", metavar="[CONTACT]...", nargs=-1)
@click.option("--older-than", "age", metavar="AGE", help="Everyone untouched for so long: 90d, 12w, 6m, 1y.")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@click.pass_obj
def purge(app: App, who: tuple[str, ...], age: str | None, *, yes: bool) -> None:
    """Forget people for good, with their cards, photographs and crops; this can't be undone.

    With --older-than, also cards that were read so long ago and belong to nobody. Who sat on the panel of a more
    recent interview stays.
    """
    if not who and not age:
        raise UsageError("Say whom to forget: name contacts, or give --older-than 90d.")
    with app.database() as db:
        older_than = forgetting.age_of(age) if age else None
        chosen = [contacts.find(db, text) for text in who]
        what = forgetting.to_forget(db, chosen, older_than, app.now())
        if not what.contacts and not what.cards:
            note("There is nobody to forget.")
            return
        if not yes and not agreed(what):
            note("Nothing was removed.")
            return
        done = forgetting.forget(db, what)
    result(
        f"Forgotten for good: {plural(len(done.contacts), 'contact')}, {plural(len(done.cards), 'card')},"
        f" {plural(len(done.photos), 'photograph')}."
    )


def agreed(what: ToForget) -> bool:
    """Say who and what is to go, and ask; Enter, and the end of input, mean no."""
    for contact in what.contacts[:NAMES_SHOWN]:
        note(f"  {contact.id}  {shown(contact.details.name)}")
    if len(what.contacts) > NAMES_SHOWN:
        note(f"  and {len(what.contacts) - NAMES_SHOWN} more")
    count = f"{plural(len(what.contacts), 'contact')} and {plural(len(what.cards), 'card')}"
    try:
        said = ask(f"Forget {count} for good, with their photographs and the backups? [y/N] > ")
    except EndOfInput:
        return False
    return said.casefold() in ("y", "yes")
