"""`capture` and `review`: read photographs, confirm card by card, keep the contacts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import click

from followup_cards.batch.plan import Plan
from followup_cards.bootstrap import App
from followup_cards.cli.batch_options import batch_options
from followup_cards.cli.dns_option import CHECK_DNS, checked
from followup_cards.cli.outcome import Batch
from followup_cards.cli.pictures.show import shower
from followup_cards.cli.progress import patience
from followup_cards.cli.prompt import Screen, ask_about
from followup_cards.cli.reading_many import reads_many
from followup_cards.cli.streams import EndOfInput, note, result
from followup_cards.cli.text import plural, shown
from followup_cards.cli.watch import watch_folder
from followup_cards.confirmation.questions import Confirmed, Discarded, Joined, Later, Outcome, TakenApart
from followup_cards.confirmation.two_sides import incomplete
from followup_cards.errors import NeedsConfirmation, UsageError
from followup_cards.model import Contact, Review
from followup_cards.service import capture as service
from followup_cards.service import interviews
from followup_cards.service.pairs import Pairs
from followup_cards.service.photographs import photos_in
from followup_cards.service.reading_ahead import ReadAhead
from followup_cards.store.database import Database


@dataclass(frozen=True)
class Waiting:
    """A card to be decided about, and what stands above it."""

    review: Review
    heading: str


@click.command()
@click.argument("photos", metavar="PHOTO|DIR...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--interview", metavar="NAME", help="Put the people on this interview's panel.")
@click.option("--two-sided", is_flag=True, help="Photographs come in pairs: front, back, front, back.")
@click.option("--watch", is_flag=True, help="Wait for photographs to arrive in DIR; their cards wait for `review`.")
@batch_options
@CHECK_DNS
@click.pass_obj
def capture(
    app: App, photos: tuple[Path, ...], plan: Plan, interview: str | None, *, two_sided: bool, watch: bool
) -> None:
    """Read photographs, confirm each card at the prompt, and keep the contacts.

    A photograph is read once; its cards wait until you decide about them, today or with `review`. While you decide,
    the next photographs are read. With --two-sided, every two photographs that follow each other are the two sides of
    one card.
    """
    with app.database() as db:
        named = interviews.get(db, interview).name if interview else None
        if watch:
            watch_folder(app, photos, named, two_sided=two_sided)
            return
        paths = photos_in(photos)
        batch = Batch()
        many = reads_many(app, plan)
        with ReadAhead(
            *(paths, app.database, app.read, app.now), interview=named, many=many, develop=app.develop
        ) as ahead:
            confirm_each(app, db, cards_in(ahead, len(paths), batch, Pairs(db) if two_sided else None))
    batch.close()


def cards_in(ahead: ReadAhead, photos: int, batch: Batch, pairs: Pairs | None) -> Iterator[Waiting]:
    """Give the cards of one photo (or, in pairs, of two) after the other, each with its heading, as they are read."""
    number = 0
    held: list[Waiting] = []
    taken_in = iter(ahead)
    for photo in range(1, photos + 1):
        with patience(f"Reading photo {photo} of {photos}", ahead.waits_for_reading()):
            taken = next(taken_in)
        batch.add(taken.pages)
        if taken.known:
            left = plural(len(taken.waiting), "card")
            state = f"{left} of it still to be decided" if taken.waiting else "all done"
            note(f"{shown(taken.path)} was read before: {state}.")
        ready = pairs.after_file(taken) if pairs else taken.waiting
        if pairs and photo == photos:
            ready += pairs.rest()
        yield from held
        held = []
        for card in ready:
            number += 1
            several = f"Card {number}, photo {photo} of {photos}"
            heading = several if photos > 1 else f"Card {number} of {len(ready)}"
            waiting = Waiting(card, f"{heading}  {source_of(card)}")
            if photo < photos and len(ready) == 1 and incomplete(card.reading):
                held = [waiting]  # the next photo may be its other side, and is to be offered with it
            else:
                yield waiting


def source_of(card: Review) -> str:
    """Return the names of the photos that show a card."""
    sides = (card.photo, card.back.photo) if card.back else (card.photo,)
    names = " and ".join(dict.fromkeys(shown(Path(name).name) for name in sides))
    return f"{names} (two sides; j takes them apart)" if card.back else names


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
        headings = (f"Card {n} of {len(waiting)}  {source_of(card)}" for n, card in enumerate(waiting, 1))
        confirm_each(app, db, (Waiting(*pair) for pair in zip(waiting, headings, strict=True)))


def confirm_each(app: App, db: Database, cards: Iterator[Waiting]) -> None:
    """Ask about one card after the other; what was decided is kept at once.

    Raises:
        NeedsConfirmation: the answers ended before the cards did.
    """
    decided: list[Waiting] = []
    again: list[Waiting] = []
    while card := again.pop() if again else next(cards, None):
        now = standing(db, card)
        if now is None:
            continue
        try:
            outcome = decide(app, db, now, may_go_back=bool(decided))
        except EndOfInput:
            left = {one.review.id for one in (now, *again, *cards) if standing(db, one)}
            words = plural(len(left), "card waits", "cards wait")
            raise NeedsConfirmation(f"{words} for your decision. Go on with `followup-cards review`.") from None
        if outcome is None:
            again.append(now)
            if reopened(db, decided[-1].review):
                again.append(decided.pop())
        elif isinstance(outcome, Joined | TakenApart):
            again += sides_again(db, now, outcome)
        else:
            decided.append(now)
    left_over = len(service.pending(db)) if decided else 0
    if left_over:
        note(f"{plural(left_over, 'card waits', 'cards wait')} for later: `followup-cards review`.")


def standing(db: Database, card: Waiting) -> Waiting | None:
    """Return a card as it stands now; None where it was decided elsewhere, or came as the other side of another."""
    now = service.waits(db, card.review.id)
    if now is None:
        note(f"Card {card.review.id} was decided elsewhere meanwhile.")
    if now is None or now.id != card.review.id:
        return None
    return card if now == card.review else replace(card, review=now)


def sides_again(db: Database, card: Waiting, outcome: Joined | TakenApart) -> list[Waiting]:
    """Return what is to be asked about after two sides were joined or taken apart, the last first."""
    back = card.review.back
    numbers = (card.review.id, back.card) if isinstance(outcome, TakenApart) and back else (card.review.id,)
    found = [now for number in reversed(numbers) if (now := service.waits(db, number))]
    return [Waiting(now, f"Again  {source_of(now)}") for now in found]


def reopened(db: Database, card: Review) -> bool:
    """Let the card before wait again; say why when that can't be."""
    try:
        service.reopen(db, card)
    except UsageError as error:
        note(str(error))
        return False
    note("Back to the card before; what was decided about it is taken back.")
    return True


def decide(app: App, db: Database, waiting: Waiting, *, may_go_back: bool) -> Outcome | None:
    """Ask about one card and carry out what was decided; None when the person wants the card before instead."""
    card = checked(app, waiting.review)
    begun = service.begin(db, card)
    screen = Screen(lambda candidate: service.crop_of(db, card, candidate), shower(app.settings))
    outcome = ask_about(card, begun, screen, heading=waiting.heading, may_go_back=may_go_back)
    if outcome is None:
        return None
    try:
        contact = service.settle(db, card, outcome, app.now())
    except UsageError as error:  # decided elsewhere meanwhile: nothing was changed, and the next card is another
        note(str(error))
        return outcome
    if isinstance(outcome, Confirmed) and contact:
        result(confirmation_line(contact, outcome, card))
    else:
        note(SAID[type(outcome)])
    return outcome


SAID: Mapping[type[Outcome], str] = {
    Discarded: "Discarded.",
    Later: "Left for later.",
    Joined: "Joined: two sides of one card.",
    TakenApart: "Taken apart: two cards.",
}


def confirmation_line(contact: Contact, outcome: Confirmed, card: Review) -> str:
    """Return what was kept of a card, in one line."""
    details = contact.details
    address = f"<{details.email}>" if details.email else "(no e-mail address on the card; name and phones are kept)"
    seat = f", {outcome.part.value} in {card.interview}" if outcome.part and card.interview else ""
    return shown(f"Contact {contact.id}: {details.name} {address}{seat}")
