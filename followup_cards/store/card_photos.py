"""Which photograph shows a contact's card."""

from followup_cards.model import Reading
from followup_cards.store.database import Transaction
from followup_cards.store.readings import reading_from_json


def of_contact(tx: Transaction, contact_id: int) -> tuple[Reading, str] | None:
    """Return the contact's latest card (its front) as it was read, and the file name of the photo that shows it."""
    row = tx.execute(
        "SELECT cards.reading, photos.kept FROM cards JOIN photos ON photos.id = cards.photo_id"
        " WHERE cards.contact_id = ? AND cards.front_id IS NULL ORDER BY cards.id DESC LIMIT 1",
        (contact_id,),
    ).fetchone()
    return None if row is None else (reading_from_json(row["reading"]), str(row["kept"]))
