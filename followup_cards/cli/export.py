"""`export`: hand contacts over to other programs."""

import sys
from pathlib import Path

import click

from followup_cards.bootstrap import App
from followup_cards.cli.export_carddav import carddav
from followup_cards.cli.streams import note, result
from followup_cards.cli.text import plural, shown
from followup_cards.errors import UsageError
from followup_cards.service import exchange as service

OUT = click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE", help="Write there instead of to standard output."
)
WHO = click.argument("contacts", metavar="[CONTACT...]", nargs=-1)


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


@export.command()
@WHO
@click.option("--version", type=click.Choice(("3.0", "4.0")), default="3.0", help="3.0 is what most programs import.")
@click.option("--separate", is_flag=True, help="Write one file for each contact, into the folder given with --out.")
@click.option("--photo", is_flag=True, help="Put the picture of each contact's card into its vCard.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE|DIR", help="Where to write.")
@click.pass_obj
def vcard(app: App, *, contacts: tuple[str, ...], version: str, separate: bool, photo: bool, out: Path | None) -> None:
    """Write contacts as vCards, for a telephone or an address book."""
    name = "vcard" if version == "3.0" else "vcard4"
    if separate and out is None:
        raise UsageError("Several files need a folder. Name one with --out DIR.")
    with app.database() as db:
        if separate and out is not None:
            files = service.contact_files(db, name, contacts, photos=photo)
            service.write_all(out, files)
            note(f"Wrote {plural(len(files), 'file')} to {shown(out)}.")
        else:
            data, count = service.contacts_file(db, name, contacts, photos=photo)
            hand_over(data, count, out)


@export.command()
@click.argument("contact")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Write a picture: FILE.png or FILE.svg.")
@click.pass_obj
def qr(app: App, *, contact: str, out: Path | None) -> None:
    """Show a contact as a QR code, for a telephone's camera to take over."""
    if out is None and not sys.stdout.isatty():
        raise UsageError("A QR code is shown on a terminal only. Write a picture of it with --out FILE.png.")
    if out is None and not shows_blocks(sys.stdout.encoding):
        raise UsageError("This terminal can't show blocks. Write a picture of the code with --out FILE.png.")
    with app.database() as db:
        if out is not None:
            hand_over(service.qr_file(db, contact, out.suffix.lower()), 1, out)
            return
        lines = service.qr_lines(db, contact, color=app.settings.color)
    result("\n".join(lines))
    if not app.settings.color:
        note("Drawn for a dark terminal. If no camera takes it, write a picture with --out FILE.png.")


def shows_blocks(encoding: str) -> bool:
    """Tell whether what a code is drawn with exists in a terminal's encoding."""
    try:
        "▀▄█".encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def format_command(name: str, what: str) -> click.Command:
    """Return the command that writes contacts in one format."""

    @click.command(name, help=f"Write contacts as {what}.")
    @WHO
    @OUT
    @click.pass_obj
    def command(app: App, *, contacts: tuple[str, ...], out: Path | None) -> None:
        with app.database() as db:
            data, count = service.contacts_file(db, name, contacts)
        hand_over(data, count, out)

    return command


for _name, _what in (
    ("json", "JSON, everything that is known of them"),
    ("csv", "a table for a spreadsheet"),
    ("google-csv", "a table that Google Contacts imports"),
    ("outlook-csv", "a table that Outlook imports"),
):
    export.add_command(format_command(_name, _what))
export.add_command(carddav)


def hand_over(data: bytes, count: int, out: Path | None) -> None:
    """Write to standard output, or whole or not at all to a file."""
    if out is None:
        result(data)
    else:
        service.write(out, data)
        note(f"Wrote {plural(count, 'contact')} to {shown(out)}.")
