"""`read`: show what is on the cards; keep nothing, ask nothing."""

from pathlib import Path

import click

from followup_cards.bootstrap import App
from followup_cards.cli.display import photo_lines
from followup_cards.cli.jsons import photo_json
from followup_cards.cli.outcome import Batch
from followup_cards.cli.progress import over
from followup_cards.cli.streams import line_of_json, note, result
from followup_cards.service.explain import explain_photo
from followup_cards.service.read import photos_in


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
@click.pass_obj
def read(app: App, photos: tuple[Path, ...], *, as_json: bool, folder: Path | None) -> None:
    """Show what is on the cards in photographs; keep nothing, ask nothing.

    What is marked "sure" is right; compare what is marked "check" with the card.
    """
    batch = Batch()
    for path in over(photos_in(photos), "Reading"):
        pages = app.read(path)
        for page in pages:
            if as_json:
                line_of_json(photo_json(page))
            elif page.failure is None:
                result("\n".join(photo_lines(page)))
        if folder:
            for written in explain_photo(path, pages, folder):
                note(f"Explained in {written}")
        batch.add(pages)
    batch.close()
