"""`export`: hand contacts over to other programs."""

from pathlib import Path

import click

from followup_cards.bootstrap import App
from followup_cards.cli.streams import note
from followup_cards.cli.text import plural
from followup_cards.errors import UsageError
from followup_cards.service import exchange as service


@click.command()
@click.argument("format_", metavar=f"{'|'.join(service.NAMES)}", type=click.Choice(service.NAMES))
@click.argument("names", metavar="[CONTACT...|INTERVIEW]", nargs=-1)
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Write there instead of standard output.")
@click.pass_obj
def export(app: App, *, format_: str, names: tuple[str, ...], out: Path | None) -> None:
    """Hand contacts over to other programs: all of them, or those named.

    `drafter` writes an interview with its panel, which `draft --contacts` takes; the others write contacts.
    """
    with app.database() as db:
        if format_ == service.DRAFTER:
            if len(names) != 1:
                raise UsageError(
                    "`export drafter` takes the name of one interview. See `followup-cards interview list`."
                )
            data, count = service.panel_file(db, names[0])
        else:
            data, count = service.contacts_file(db, format_, names)
    if out is None:
        click.echo(data, nl=False)
    else:
        service.write(out, data)
        note(f"Wrote {plural(count, 'contact')} to {out}.")
