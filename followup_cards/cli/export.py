"""`export`: hand contacts over to other programs."""

from pathlib import Path

import click

from followup_cards.bootstrap import App
from followup_cards.cli.streams import note, result
from followup_cards.cli.text import plural
from followup_cards.service import exchange as service

OUT = click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE", help="Write there instead of to standard output."
)


@click.group()
def export() -> None:
    """Hand contacts over to other programs: all of them, or those named."""


@export.command()
@click.argument("interview")
@OUT
@click.pass_obj
def drafter(app: App, *, interview: str, out: Path | None) -> None:
    """Write an interview with its panel, which `draft --contacts` takes."""
    with app.database() as db:
        data, count = service.panel_file(db, interview)
    hand_over(data, count, out)


def format_command(name: str, what: str) -> click.Command:
    """Return the command that writes contacts in one format."""

    @click.command(name, help=f"Write contacts as {what}.")
    @click.argument("contacts", metavar="[CONTACT...]", nargs=-1)
    @OUT
    @click.pass_obj
    def command(app: App, *, contacts: tuple[str, ...], out: Path | None) -> None:
        with app.database() as db:
            data, count = service.contacts_file(db, name, contacts)
        hand_over(data, count, out)

    return command


for _name, _what in (
    ("json", "JSON"),
    ("vcard", "vCard 3.0, for a telephone or an address book"),
    ("csv", "a table for a spreadsheet"),
):
    export.add_command(format_command(_name, _what))


def hand_over(data: bytes, count: int, out: Path | None) -> None:
    """Write to standard output, or whole or not at all to a file."""
    if out is None:
        result(data)
    else:
        service.write(out, data)
        note(f"Wrote {plural(count, 'contact')} to {out}.")
