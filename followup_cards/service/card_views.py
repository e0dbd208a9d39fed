"""Pictures of a waiting card for the page, each made once and kept: the card, and the print of every value."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from followup_cards.confirmation.fields import candidates_of
from followup_cards.errors import UnknownName
from followup_cards.model import Candidate, Field, Quad, Review
from followup_cards.service.card_drawing import Frame, card_in_photo, frame_of, print_of, small_card
from followup_cards.service.two_sides import side_of
from followup_cards.store import cards, photos
from followup_cards.store.database import Database

_one_at_a_time = Lock()
"""One photo has up to 180 MB of pixels."""


@dataclass(frozen=True)
class Shown:
    """One side of a card, with the photo that shows it and everything that was read there."""

    number: int
    photo: Path
    corners: Quad
    values: tuple[Candidate, ...]


def sides_of(db: Database, review: Review) -> tuple[Shown, ...]:
    """Return the sides of a card that were photographed, the front first."""
    found = [shown(db, review.id, review.reading.corners, [one for one in all_in(review) if not one.on_back])]
    if review.back:
        back = review.back.reading
        values = [one for field in Field for one in candidates_of(back, field)]
        found.append(shown(db, review.back.card, back.corners, values))
    return tuple(found)


def all_in(review: Review) -> Iterator[Candidate]:
    """Give everything that was read on a card."""
    for field in Field:
        yield from candidates_of(review.reading, field)


def shown(db: Database, number: int, corners: Quad, values: list[Candidate]) -> Shown:
    """Return one side with the kept photo that shows it.

    Raises:
        UnknownName: the photo was removed meanwhile.
    """
    with db.reading() as tx:
        kept = cards.kept_photo(tx, number)
    photo = photos.path_of(db.home, kept or "")
    if not kept or not photo.is_file():
        raise UnknownName(f"The photo of card {number} is gone. Go back to the list of cards.")
    return Shown(number, photo, corners, tuple(values))


def frame(side: Shown) -> Frame:
    """Return the part of its photo that a side's picture shows."""
    from PIL import Image

    with Image.open(side.photo) as opened:  # reads the size alone
        return frame_of(side.corners, opened.size)


def card_jpeg(db: Database, review: Review, place: int) -> bytes:
    """Return one side of the card (0 is the front) in its surroundings, as the photo shows it."""
    side = side_at(db, review, place)
    return view(db, side, card_name(side))


def small_jpeg(db: Database, review: Review) -> bytes:
    """Return the card flat, upright and small."""
    side = side_at(db, review, 0)
    return view(db, side, small_name(side))


def print_png(db: Database, review: Review, field: Field, place: int) -> bytes:
    """Return the enlarged piece that one value was read from."""
    candidate = candidate_at(review, field, place)
    side = next(side for side in sides_of(db, review) if side.number == side_of(review, candidate))
    return view(db, side, print_name(side, candidate))


def back_png(db: Database, review: Review, field: Field) -> bytes:
    """Return the enlarged piece of the back that says something else than the front.

    Raises:
        UnknownName: the back says nothing of the kind.
    """
    side = side_at(db, review, 1)
    candidate = next((one for one in side.values if one.field is field), None)
    if candidate is None:
        raise UnknownName(f"The other side of card {review.id} has no such value. Go back to the card.")
    return view(db, side, print_name(side, candidate))


def side_at(db: Database, review: Review, place: int) -> Shown:
    """Return one side of a card.

    Raises:
        UnknownName: it has not so many.
    """
    sides = sides_of(db, review)
    if not 0 <= place < len(sides):
        raise UnknownName(f"Card {review.id} has no such side. Go back to the card.")
    return sides[place]


def candidate_at(review: Review, field: Field, place: int) -> Candidate:
    """Return one of the values that were read in a field.

    Raises:
        UnknownName: there are not so many.
    """
    found = candidates_of(review.reading, field)
    if not 0 <= place < len(found):
        raise UnknownName(f"Card {review.id} has no such value. Go back to the card.")
    return found[place]


def prepare(db: Database, review: Review) -> None:
    """Make all pictures of a card before anybody asks for them."""
    for side in sides_of(db, review):
        view(db, side, card_name(side))


def view(db: Database, side: Shown, name: str) -> bytes:
    """Return a picture as it is kept; where it is not, or older than its photo, all of this side are made."""
    kept = photos.view_of(db.home, side.photo, name)
    if kept is None:
        with _one_at_a_time:
            kept = photos.view_of(db.home, side.photo, name) or make(db, side)[name]
    return kept


def make(db: Database, side: Shown) -> dict[str, bytes]:
    """Make all pictures of one side: its photo is decoded once."""
    from followup_cards.photo.load import load

    pixels = load(side.photo)[0].pixels
    made = {print_name(side, one): print_of(pixels, one) for one in side.values}
    made[small_name(side)] = small_card(pixels, side.corners)
    made[card_name(side)] = card_in_photo(pixels, side.corners)  # the last: when it is there, all are
    for name, data in made.items():
        photos.keep_view(db.home, name, data)
    return made


def card_name(side: Shown) -> str:
    """Return under which name a side's picture is kept."""
    return f"{side.number}-card.jpg"


def small_name(side: Shown) -> str:
    """Return under which name a side's small picture is kept."""
    return f"{side.number}-small.jpg"


def print_name(side: Shown, candidate: Candidate) -> str:
    """Return under which name a value's print is kept: by its place, which stays when a value is read otherwise."""
    place = hashlib.sha256(repr(candidate.box).encode()).hexdigest()[:12]
    return f"{side.number}-{candidate.field.value}-{place}.png"
