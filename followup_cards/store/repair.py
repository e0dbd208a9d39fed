"""Put the newest good copy in the place of a damaged store, and keep the damaged one beside it."""

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from followup_cards.errors import StoreFailure
from followup_cards.store import backups
from followup_cards.store.database import FILE_NAME, reachable
from followup_cards.store.understood import fault_in_content

SIDE_FILES = ("-wal", "-shm")


@dataclass(frozen=True)
class Repaired:
    """What was wrong, what stands there now, and where the damaged store is."""

    fault: str
    copy: Path
    copied_at: datetime
    aside: Path


def fault_in_store(home: Path) -> str | None:
    """Return what is wrong with a home's store; a home without one has nothing wrong with it."""
    path = home / FILE_NAME
    copies = backups.every(path)
    if not path.exists():
        return "it is gone" if copies else None
    if path.stat().st_size == 0 and not (home / (FILE_NAME + "-wal")).exists():
        return "it is empty" if copies else None
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=10)) as opened:
            return fault_in_content(opened)
    except sqlite3.DatabaseError as error:
        return str(error)


def repair(home: Path, now: datetime) -> Repaired | None:
    """Put back the newest good copy of a store that is damaged; return None where nothing is wrong.

    Raises:
        StoreFailure: there is no good copy, or the folder can't be written; the store is as it was.
    """
    path = home / FILE_NAME
    with reachable(path):
        if (fault := fault_in_store(home)) is None:
            return None
        copy = newest_understood(path)
        if copy is None:
            raise StoreFailure(
                f"The store {path} is damaged ({fault}), and there is no good copy of it. Nothing was changed. Put back"
                " one of your own copies of the folder, or move the file away to begin anew."
            )
        copied_at = datetime.fromtimestamp(copy.stat().st_mtime, UTC)
        aside = home / f"damaged-{now.astimezone(UTC):%Y%m%dT%H%M%S%f}"
        aside.mkdir(mode=0o700)
        fresh = path.with_suffix(".part")
        try:
            _copy(copy, fresh)
            for end in ("", *SIDE_FILES):
                old = home / (FILE_NAME + end)
                if old.exists():
                    shutil.copy2(old, aside / old.name)
            for end in SIDE_FILES:  # the damaged store's log must not be replayed into the good one
                (home / (FILE_NAME + end)).unlink(missing_ok=True)
            fresh.replace(path)
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise
    return Repaired(fault, copy, copied_at, aside)


def newest_understood(path: Path) -> Path | None:
    """Return the newest copy that is whole and can be understood."""
    return next((copy for copy in backups.every(path) if fault_in_copy(copy) is None), None)


def fault_in_copy(copy: Path) -> str | None:
    """Return what is wrong with a copy; nothing is changed."""
    try:
        with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as opened:
            return fault_in_content(opened)
    except sqlite3.Error as error:
        return str(error)


def _copy(source: Path, target: Path) -> None:
    """Copy a file for its owner alone, down to the disk."""
    number = os.open(target, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with source.open("rb") as read, os.fdopen(number, "wb") as out:
        shutil.copyfileobj(read, out)
        out.flush()
        os.fsync(out.fileno())
