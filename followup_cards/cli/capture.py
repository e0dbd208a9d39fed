"""`capture` and `review`: read photographs, confirm card by card, keep the contacts."""

from collections.abc import Sequence
from pathlib import Path

import click

from followup_cards.bootstrap import App
from followup_cards.cli.dns_option import CHECK_DNS, checked
from followup_cards.cli.outcome import Batch
from followup_cards.cli.progress import over
from followup_cards.cli.prompt import ask_about
from followup_cards.cli.streams import EndOfInput, note, result
from followup_cards.cli.text import harmless, plural
from followup_cards.confirmation.questions import Confirmed, Discarded
from followup_cards.errors import NeedsConfirmation, UsageError
from followup_cards.model import Contact, Review
from followup_cards.service import capture as service
from followup_cards.service import interviews
from followup_cards.service.read import photos_in
from followup_cards.store.database import Database


@click.command()
@click.argument("photos", metavar="PHOTO|DIR...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--interview", metavar="NAME", help="Put the people on this interview's panel.")
@CHECK_DNS
@click.pass_obj
def capture(app: App, photos: tuple[Path, ...], interview: str | None) -> None:
    """Read photographs, confirm each card at the prompt, and keep the contacts.

    A photograph is read once; its cards wait until you decide about them, today or with `review`.
    """
    batch = Batch()
    waiting: list[Review] = []
    with app.database() as db:
        named = interviews.get(db, interview).name if interview else None
        for path in over(photos_in(photos), "Reading"):
            taken = service.take_in(db, path, app.read, interview=named, now=app.now())
            batch.add(taken.pages)
            waiting += taken.waiting
            if taken.known:
                state = (
                    f"{plural(len(taken.waiting), 'card')} of it still to be decided" if taken.waiting else "all done"
                )
                note(f"{harmless(str(path))} was read before: {state}.")
        confirm_each(app, db, waiting)
    batch.close()


@click.command()
@click.option("--interview", metavar="NAME", help="Put the people on this interview's panel.")
@CHECK_DNS
@click.pass_obj
def review(app: App, interview: str | None) -> None:
    """Confirm the cards that wait, from today or from another day."""
    with app.database() as db:
        named = interviews.get(db, interview).name if interview else None
        waiting = service.pending(db)
        if named:
            waiting = service.named_for(db, waiting, named)
        if not waiting:
            note("No card waits for review.")
        confirm_each(app, db, waiting)


def confirm_each(app: App, db: Database, waiting: Sequence[Review]) -> None:
    """Ask about one card after the other; what was decided is kept at once.

    Raises:
        NeedsConfirmation: the answers ended before the cards did.
    """
    for number, card in enumerate(waiting, 1):
        heading = f"Card {number} of {len(waiting)}  {harmless(Path(card.photo).name)}"
        try:
            decide(app, db, card, heading)
        except EndOfInput:
            left = plural(len(waiting) - number + 1, "card waits", "cards wait")
            raise NeedsConfirmation(f"{left} for your decision. Go on with `followup-cards review`.") from None
    left_over = len(service.pending(db)) if waiting else 0
    if left_over:
        note(f"{plural(left_over, 'card waits', 'cards wait')} for later: `followup-cards review`.")


def decide(app: App, db: Database, card: Review, heading: str) -> None:
    """Ask about one card and carry out what was decided."""
    card = checked(app, card)
    begun = service.begin(db, card)
    outcome = ask_about(card, begun, lambda candidate: service.crop_of(db, card, candidate), heading=heading)
    try:
        contact = service.settle(db, card, outcome, app.now())
    except UsageError as error:  # decided elsewhere meanwhile: nothing was changed, and the next card is another
        note(str(error))
        return
    if isinstance(outcome, Confirmed) and contact:
        result(confirmation_line(contact, outcome, card))
    elif isinstance(outcome, Discarded):
        note("Discarded.")
    else:
        note("Left for later.")


def confirmation_line(contact: Contact, outcome: Confirmed, card: Review) -> str:
    """Return what was kept of a card, in one line."""
    details = contact.details
    address = f"<{details.email}>" if details.email else "(no e-mail address on the card; name and phones are kept)"
    seat = f", {outcome.part.value} in {card.interview}" if outcome.part and card.interview else ""
    return harmless(f"Contact {contact.id}: {details.name} {address}{seat}")
