"""`read`: show what is on the cards; keep nothing, ask nothing."""

from pathlib import Path

import click

from followup_cards.batch.plan import Done, Plan
from followup_cards.bootstrap import App
from followup_cards.cli.batch_options import RESUME, batch_options, finishing
from followup_cards.cli.display import photo_lines
from followup_cards.cli.jsons import photo_json
from followup_cards.cli.outcome import Batch
from followup_cards.cli.progress import along
from followup_cards.cli.streams import line_of_json, note, result
from followup_cards.cli.text import harmless, shown
from followup_cards.service.developing import LOST
from followup_cards.service.photographs import photos_in


@click.command()
@click.argument("photos", metavar="PHOTO|DIR...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each photo, on one line.")
@click.option(
    "--explain",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write a page for each photo that shows what was found where, and why.",
)
@RESUME
@batch_options
@click.pass_obj
def read(app: App, photos: tuple[Path, ...], plan: Plan, *, as_json: bool, folder: Path | None) -> None:
    """Show what is on the cards in photographs; keep nothing, ask nothing.

    What is marked "sure" is right; compare what is marked "check" with the card. Many photographs are read by several
    processes; Ctrl-C finishes those that are being read.
    """
    paths = photos_in(photos)
    batch = Batch()
    with finishing(plan.stop):
        for done in along(app.read_all(paths, plan), len(paths), "Reading"):
            show(done, as_json=as_json)
            if folder:
                explain(app, done, folder)
            batch.add(done.pages)
    batch.close()


def explain(app: App, done: Done, folder: Path) -> None:
    """Write the pages that explain a photo, and say where; why there are none, where it can't be opened again."""
    from followup_cards.service.explain import explain_photo

    try:
        for written in explain_photo(done.path, done.pages, folder, app.develop):
            note(f"Explained in {shown(written)}")
    except LOST as error:
        note(harmless(str(error)))


def show(done: Done, *, as_json: bool) -> None:
    """Print what is on a photo's pages."""
    for page in done.pages:
        if as_json:
            line_of_json(photo_json(page))
        elif page.failure is None:
            result("\n".join(photo_lines(page)))
