"""A contact's card as a picture of its own, for an address book."""

import io
from collections.abc import Iterable, Mapping
from typing import Final

from followup_cards.errors import FollowupCardsError
from followup_cards.model import Contact
from followup_cards.store import card_photos, photos
from followup_cards.store.database import Database

LONGEST: Final = 640
"""Pixels; address books show no more, and some refuse a card of more than about 200 kB."""
QUALITY: Final = 80


def of_contacts(db: Database, contacts: Iterable[Contact]) -> Mapping[int, bytes]:
    """Return a JPEG of the card for each contact whose photograph is kept."""
    found = {contact.id: of_contact(db, contact) for contact in contacts}
    return {number: jpeg for number, jpeg in found.items() if jpeg}


def of_contact(db: Database, contact: Contact) -> bytes | None:
    """Return the contact's card, cut out of its photograph and made small; None where there is none any more."""
    from PIL import Image

    from followup_cards.card.rectify import crop
    from followup_cards.photo.load import load

    with db.reading() as tx:
        card = card_photos.of_contact(tx, contact.id)
    if card is None:
        return None
    reading, kept = card
    try:
        photo = load(photos.path_of(db.home, kept))[0]
    except FollowupCardsError:  # purged meanwhile
        return None
    image = Image.fromarray(crop(photo.pixels, reading.corners, 0.0))
    image.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()
