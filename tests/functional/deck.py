"""A deck of made-up cards that were read and wait, each with what is really printed on it."""

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

from followup_cards.model import Candidate, Doubt, Field, PhotoReading, Quad, Reading
from followup_cards.photo.load import encode_for_keeping, load
from followup_cards.store import cards, photos
from followup_cards.store.database import open_database
from tests.benchmarks.store import people
from tests.recorded import CORNERS, NOW, card, check, sure

LOOK_ALIKES = {"l": "1", "o": "0", "i": "l", "m": "rn", "a": "o", "n": "m"}
BOX: Quad = ((5.0, 20.0), (315.0, 20.0), (315.0, 40.0), (5.0, 40.0))


@dataclass(frozen=True)
class Printed:
    """What stands on a card, and how it was read."""

    kind: str
    name: str
    email: str
    reading: Reading


def deck(count: int, seed: int = 5) -> list[Printed]:
    """Return cards of every kind: most read well, some wrongly, some doubtfully, some several ways."""
    random = Random(seed)
    kinds = ("well",) * 12 + (
        "wrong",
        "right-but-doubtful",
        "unseen",
        "likely",
        "likely-wrong",
        "two",
        "no-name",
        "no-address",
    )
    found = []
    for number, person in enumerate(people(count, seed)):
        name, email = person.name, person.email or ""
        kind = kinds[number % len(kinds)]
        found.append(Printed(kind, name, "" if kind == "no-address" else email, as_read(kind, name, email, random)))
    return found


def as_read(kind: str, name: str, email: str, random: Random) -> Reading:
    """Return what the readers made of a card."""
    wrong, doubt = misread(email, random)
    named = sure(Field.NAME, name)
    addresses: dict[str, tuple[Candidate, ...]] = {
        "well": (sure(Field.EMAIL, email),),
        "no-name": (sure(Field.EMAIL, email),),
        "no-address": (),
        "wrong": (check(Field.EMAIL, wrong, alternatives=(email,), doubts=(doubt,)),),
        "right-but-doubtful": (check(Field.EMAIL, email, alternatives=(wrong,), doubts=(Doubt(0, 1, "?", 0.5),)),),
        "unseen": (check(Field.EMAIL, wrong, confidence=0.4),),
        "likely": (check(Field.EMAIL, email, confidence=0.9),),
        "likely-wrong": (check(Field.EMAIL, wrong, confidence=0.9),),
        "two": (check(Field.EMAIL, f"info@{email.partition('@')[2]}", confidence=0.5), sure(Field.EMAIL, email)),
    }
    emails = tuple(replace(candidate, box=BOX) for candidate in addresses[kind])
    reading = card(name=None if kind == "no-name" else named, emails=emails)
    return replace(reading, corners=CORNERS)


def misread(email: str, random: Random) -> tuple[str, Doubt]:
    """Return an address with one character read as its look-alike, and where."""
    places = [place for place, character in enumerate(email) if character in LOOK_ALIKES]
    at = random.choice(places)
    seen = LOOK_ALIKES[email[at]]
    return email[:at] + seen + email[at + 1 :], Doubt(at, at + len(seen), email[at], 0.5)


def store(home: Path, folder: Path, printed: list[Printed]) -> None:
    """Put the cards into a home, as if their photographs had been read yesterday."""
    with open_database(home) as db:
        for number, one in enumerate(printed):
            path = folder / f"card-{number:03d}.png"
            picture = Image.new("RGB", (320, 120), (240, 238, 230))
            ImageDraw.Draw(picture).text((8, 22), f"{one.email}\n\n{one.name} {number}", fill=(30, 30, 40))
            picture.save(path)
            (photo,) = load(path)
            kept = photos.keep(home, photo.digest, None, encode_for_keeping(photo))
            page = PhotoReading(path.name, None, photo.digest, None, 0.1, (), None, (one.reading,))
            with db.transaction() as tx:
                cards.add(tx, photos.add(tx, page, kept, NOW - timedelta(days=1)), one.reading, None)
