"""Put a damaged store right, and say what came of it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from followup_cards.store import contacts, photos
from followup_cards.store.database import open_database
from followup_cards.store.repair import Repaired, fault_in_store
from followup_cards.store.repair import repair as restore


@dataclass(frozen=True)
class PutRight:
    """What was done to the store, what it holds now, and which kept photographs it does not know any more."""

    done: Repaired
    contacts: int
    unknown_photos: tuple[Path, ...]


def damage(home: Path) -> str | None:
    """Return a sentence about a store that is damaged; None where nothing is wrong with it, or it can't be told."""
    try:
        fault = fault_in_store(home)
    except OSError:
        return None
    if fault is None:
        return None
    return f"The store in {home} is damaged ({fault}). `followup-cards doctor --repair` puts back the newest good copy."


def repair(home: Path, now: datetime) -> PutRight | None:
    """Put back the newest good copy of a damaged store; return None where nothing is wrong.

    Raises:
        StoreFailure: there is no good copy, or the folder can't be written; the store is as it was.
    """
    done = restore(home, now)
    if done is None:
        return None
    with open_database(home) as db, db.reading() as tx:
        count = contacts.count(tx)
        known = photos.kept_names(tx)
    kept = sorted((home / photos.FOLDER).glob("*.jpg"))
    return PutRight(done, count, tuple(picture for picture in kept if picture.name not in known))
