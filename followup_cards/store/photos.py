"""Kept photos by content hash (the copy carries none of the camera's notes), and the crops shown at the prompt."""

import os
import tempfile
import time
from datetime import datetime
from pathlib import Path

from followup_cards.errors import StoreFailure
from followup_cards.model import PhotoReading
from followup_cards.store.database import Transaction, reason
from followup_cards.store.values import storable, to_time

FOLDER = "photos"
CROPS = "crops"
PARTIAL = ".part"
WRITING_TAKES = 60.0
"""Seconds, at the very most."""


def keep(home: Path, digest: str, page: int | None, jpeg: bytes) -> str:
    """Write a photo's picture under its content hash; return the file's name.

    Raises:
        StoreFailure: the folder can't be written.
    """
    name = f"{digest}-{page or 0}.jpg"
    target = home / FOLDER / name
    if not target.exists():
        write(target, jpeg)
    return name


def keep_crop(home: Path, name: str, png: bytes) -> Path:
    """Write the enlarged piece of a photo that a value was read from; return where it is."""
    target = home / CROPS / f"{name}.png"
    write(target, png)
    return target


def is_being_written(picture: Path) -> bool:
    """Say whether a picture without an owner may be one that another process is just writing."""
    try:
        return picture.suffix == PARTIAL and time.time() - picture.stat().st_mtime < WRITING_TAKES
    except OSError:  # gone again
        return True


def keep_view(home: Path, name: str, data: bytes) -> None:
    """Keep a picture that was made of a photo; it can be made again, so it need not survive a loss of power."""
    write(home / CROPS / name, data, lasting=False)


def view_of(home: Path, photo: Path, name: str) -> bytes | None:
    """Return a picture that was made of a photo; None where there is none, or the photo was changed since."""
    path = home / CROPS / name
    try:
        return path.read_bytes() if path.stat().st_mtime_ns >= photo.stat().st_mtime_ns else None
    except OSError:
        return None


def remove_crops(home: Path) -> None:
    """Remove every piece of a photo that was cut out; what is needed again is cut out again."""
    for crop in (home / CROPS).glob("*"):
        if not is_being_written(crop):
            erase(crop)


def erase(path: Path) -> None:
    """Remove a file.

    Raises:
        StoreFailure: it can't be removed.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreFailure(
            f"The picture {path} could not be removed: {reason(error)}. Remove it yourself; the contact is gone."
        ) from error


def path_of(home: Path, kept: str) -> Path:
    """Return where a kept photo is."""
    return home / FOLDER / kept


def write(target: Path, data: bytes, *, lasting: bool = True) -> None:
    """Write a file whole or not at all, for this user's eyes only; `lasting` waits until it is on the disk."""
    try:
        target.parent.mkdir(mode=0o700, exist_ok=True)
        handle, partial = tempfile.mkstemp(dir=target.parent, suffix=PARTIAL)  # made 0600
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                if lasting:
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


def kept_names(tx: Transaction) -> frozenset[str]:
    """Return the file names of all kept photos."""
    return frozenset(str(row["kept"]) for row in tx.execute("SELECT kept FROM photos"))


def pages_of(tx: Transaction, digest: str) -> list[int | None]:
    """Return the pages of a file that were read; one None where the file has no pages."""
    rows = tx.execute("SELECT page FROM photos WHERE digest = ? ORDER BY page", (digest,))
    return [row["page"] or None for row in rows]


def latest_taken_at(tx: Transaction) -> datetime | None:
    """Return when the newest photo was taken, as its camera said."""
    row = tx.execute("SELECT max(taken_at) AS latest FROM photos").fetchone()
    return datetime.fromisoformat(row["latest"]) if row["latest"] else None
