"""Copies of the store: before every change of its layout, and at most one an hour while it is used."""

import os
import sqlite3
import time
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

KEPT = 5
"""The newest copies; beyond them, the last of each day."""
DAYS_KEPT = 7
HOUR = 60 * 60
"""Seconds between two copies."""
_UNFINISHED = ".part"


def folder_of(path: Path) -> Path:
    """Return where a store's copies are."""
    return path.parent / "backups"


def every(path: Path) -> list[Path]:
    """Return a store's copies, the newest first."""
    return sorted(folder_of(path).glob("*.db"), key=lambda file: file.stat().st_mtime_ns, reverse=True)


def take(connection: sqlite3.Connection, path: Path, label: str) -> Path:
    """Copy the store aside, whole or not at all, and keep only the newest few copies.

    Raises:
        sqlite3.DatabaseError: the store is damaged; the copies of before stay as they are.
    """
    folder = folder_of(path)
    folder.mkdir(mode=0o700, exist_ok=True)
    target = folder / f"{path.stem}-{label}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.db"
    part = target.with_suffix(_UNFINISHED)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with closing(sqlite3.connect(part)) as copy:
            connection.backup(copy)
        _require_whole(part)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    for old in superfluous(every(path)):
        old.unlink(missing_ok=True)
    return target


def superfluous(copies: Sequence[Path]) -> list[Path]:
    """Return the copies that can go, of those given with the newest first."""
    last_of_day: dict[int, Path] = {}
    for copy in copies:
        last_of_day.setdefault(int(copy.stat().st_mtime // (24 * HOUR)), copy)
    kept = {*copies[:KEPT], *list(last_of_day.values())[:DAYS_KEPT]}
    return [copy for copy in copies if copy not in kept]


def _require_whole(copy: Path) -> None:
    if (fault := fault_in(copy)) is not None:
        raise sqlite3.DatabaseError(fault)


def take_now_and_then(connection: sqlite3.Connection, path: Path) -> None:
    """Copy a store that holds something, unless that was done in the last hour; that it can't be stops nobody."""
    newest = next(iter(every(path)), None)
    if newest is not None and time.time() - newest.stat().st_mtime < HOUR:
        return
    tables = ("contacts", "photos", "interviews")
    if any(connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() for table in tables):  # noqa: S608 - our own table names
        with suppress(sqlite3.Error, OSError):
            take(connection, path, "hour")


def fault_in(path: Path) -> str | None:
    """Return what is wrong with a file that should be a whole store; nothing is changed."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as opened:
            return fault_found(opened)
    except (sqlite3.Error, UnicodeDecodeError) as error:  # SQLite's own words may hold damaged text
        return str(error)


def fault_found(opened: sqlite3.Connection) -> str | None:
    """Return what SQLite finds wrong with an open store."""
    found = str(opened.execute("PRAGMA integrity_check(1)").fetchone()[0])
    if found != "ok":
        return found.splitlines()[-1]
    if opened.execute("PRAGMA foreign_key_check").fetchone():
        return "a row belongs to one that is not there"
    return None if opened.execute("PRAGMA user_version").fetchone()[0] else "it holds nothing"


def remove_all(path: Path) -> None:
    """Remove every copy, and stores that were set aside as damaged: they hold what was removed since."""
    for pattern in ("*.db", f"*{_UNFINISHED}", "*.db-*"):
        for copy in folder_of(path).glob(pattern):
            copy.unlink(missing_ok=True)
    for aside in set_aside(path):
        import shutil

        shutil.rmtree(aside, ignore_errors=True)


def set_aside(path: Path) -> Iterable[Path]:
    """Return the folders of stores that were set aside as damaged."""
    return path.parent.glob("damaged-*")
