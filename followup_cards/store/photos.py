"""Keep a copy of each photo by its content hash, without the camera's notes (place, time, serial number)."""

import os
import tempfile
from datetime import datetime
from pathlib import Path

import numpy as np

from followup_cards.errors import StoreFailure
from followup_cards.model import Photo, PhotoReading, Pixels
from followup_cards.store.database import Transaction, reason
from followup_cards.store.values import storable, to_time

FOLDER = "photos"
CROPS = "crops"
QUALITY = 92
"""JPEG quality of kept copies: print stays as legible as in the original."""


def keep(home: Path, photo: Photo) -> str:
    """Write the photo's picture under its content hash, and nothing else of it; return the file's name.

    Raises:
        StoreFailure: the folder can't be written.
    """
    name = f"{photo.digest}-{photo.page or 0}.jpg"
    target = home / FOLDER / name
    if not target.exists():
        write_picture(target, photo.pixels)
    return name


def keep_crop(home: Path, name: str, pixels: Pixels) -> Path:
    """Write the enlarged piece of a photo that a value was read from; return where it is."""
    target = home / CROPS / f"{name}.png"
    write_picture(target, pixels)
    return target


def picture(home: Path, name: str) -> Pixels:
    """Return a kept photo's pixels, upright as they were read.

    Raises:
        StoreFailure: the kept copy is gone or damaged.
    """
    from PIL import Image

    try:
        with Image.open(home / FOLDER / name) as image:
            pixels = np.asarray(image.convert("RGB"), dtype=np.uint8)
    except OSError as error:
        raise StoreFailure(
            f"The kept photo {home / FOLDER / name} can't be opened: {reason(error)}. Capture the photo again."
        ) from error
    pixels.setflags(write=False)
    return pixels


def write_picture(target: Path, pixels: Pixels) -> None:
    """Write a picture whole or not at all, for this user's eyes only."""
    from PIL import Image

    try:
        target.parent.mkdir(mode=0o700, exist_ok=True)
        handle, partial = tempfile.mkstemp(dir=target.parent, suffix=target.suffix)  # made 0600
        try:
            with os.fdopen(handle, "wb") as file:
                kind = "JPEG" if target.suffix == ".jpg" else "PNG"
                Image.fromarray(pixels).save(file, kind, quality=QUALITY)
                file.flush()
                os.fsync(file.fileno())
            Path(partial).replace(target)
        except BaseException:
            Path(partial).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise StoreFailure(
            f"The picture {target} could not be kept: {reason(error)}."
            " Check the folder's rights and the free space, then try again."
        ) from error


def add(tx: Transaction, taken: PhotoReading, kept: str, read_at: datetime) -> int:
    """Note a photo that was read; return its id."""
    row = tx.execute(
        "INSERT INTO photos (digest, page, source, taken_at, read_at, kept) VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
        (
            taken.digest,
            taken.page or 0,
            storable(taken.photo),
            to_time(taken.taken_at),
            to_time(read_at),
            kept,
        ),
    ).fetchone()
    return int(row["id"])


def is_known(tx: Transaction, digest: str, page: int | None = None) -> bool:
    """Say whether a file (or one page of it) was read before; any page when none is named."""
    if page is None:
        row = tx.execute("SELECT 1 FROM photos WHERE digest = ?", (digest,)).fetchone()
    else:
        row = tx.execute("SELECT 1 FROM photos WHERE digest = ? AND page = ?", (digest, page)).fetchone()
    return row is not None


def latest_taken_at(tx: Transaction) -> datetime | None:
    """Return when the newest photo was taken, as its camera said."""
    row = tx.execute("SELECT max(taken_at) AS latest FROM photos").fetchone()
    return datetime.fromisoformat(row["latest"]) if row["latest"] else None
