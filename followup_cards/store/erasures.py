"""Files that are still to go after the people they show: noted with the removal, so that no end of power keeps them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from followup_cards.model import Quad
from followup_cards.store.database import Transaction


@dataclass(frozen=True)
class Cover:
    """A card on a photo that stays because of its other cards; this one is to be painted over."""

    kept: str
    corners: Quad


@dataclass(frozen=True)
class Erasure:
    """What is still to be painted over after a removal, and its number; what no row names goes by itself."""

    id: int
    covers: tuple[Cover, ...]


def note(tx: Transaction, covers: tuple[Cover, ...]) -> None:
    """Note that files are still to go."""
    tx.execute("INSERT INTO erasures (what) VALUES (?)", (json.dumps([[one.kept, one.corners] for one in covers]),))


def every(tx: Transaction) -> tuple[Erasure, ...]:
    """Return what is still to be done, the oldest first."""
    rows = tx.execute("SELECT id, what FROM erasures ORDER BY id").fetchall()
    return tuple(Erasure(row["id"], _covers(row["what"])) for row in rows)


def done(tx: Transaction, erasure: Erasure) -> None:
    """Note that everything of it is gone."""
    tx.execute("DELETE FROM erasures WHERE id = ?", (erasure.id,))


def sweep(tx: Transaction, home: Path) -> None:
    """Remove the pictures that no row names, also what a killed program left half written."""
    from followup_cards.store import photos

    kept = photos.kept_names(tx)
    cards = {str(row["id"]) for row in tx.execute("SELECT id FROM cards")}
    for picture in (home / photos.FOLDER).glob("*"):
        if picture.name not in kept:
            photos.erase(picture)
    for crop in (home / photos.CROPS).glob("*"):
        if crop.name.partition("-")[0] not in cards and not photos.is_being_written(crop):
            photos.erase(crop)


def _covers(text: str) -> tuple[Cover, ...]:
    return tuple(Cover(kept, _quad(corners)) for kept, corners in cast("list[list[object]]", json.loads(text)))  # type: ignore[arg-type]


def _quad(corners: list[list[float]]) -> Quad:
    a, b, c, d = ((x, y) for x, y in corners)
    return (a, b, c, d)
