"""Open the store's one file safely, and run transactions that succeed whole or not at all."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from followup_cards.errors import StoreFailure
from followup_cards.store.finding import add_functions
from followup_cards.store.migrations import migrate, remove_backups

FILE_NAME = "followup-cards.db"
BUSY_MILLISECONDS = 10_000

Transaction = sqlite3.Connection
"""What the store's functions work in; the service opens one and hands it on, and sees no SQL."""


class Database:
    """The open store; a context manager that closes it."""

    def __init__(self, home: Path, connection: sqlite3.Connection) -> None:
        self.home = home
        self._connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was committed is on the disk."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Run a change whole or not at all."""
        with self._run("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """Run several queries over one consistent state."""
        with self._run("BEGIN") as connection:
            yield connection

    def forget(self) -> None:
        """Leave nothing of what was removed: neither in the log beside the file nor in backups of older layouts."""
        with translated(self.home / FILE_NAME):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        remove_backups(self.home / FILE_NAME)

    @contextmanager
    def _run(self, begin: str) -> Iterator[Transaction]:
        with translated(self.home / FILE_NAME):
            self._connection.execute(begin)
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise


def open_database(home: Path) -> Database:
    """Open the store in a folder, making both when they are not there yet.

    Raises:
        StoreFailure: the folder or the file cannot be made, opened or understood.
    """
    path = home / FILE_NAME
    make_private(home, path)
    with translated(path):
        connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_MILLISECONDS / 1000)
        try:
            prepare(connection)
            migrate(connection, path)
        except BaseException:
            connection.close()
            raise
    return Database(home, connection)


def make_private(home: Path, path: Path) -> None:
    """Make the folder and the empty file, for this user's eyes only (SQLite gives its side files the same mode)."""
    try:
        ours = not home.exists() or path.exists() or not any(home.iterdir())
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if ours:  # a folder that already holds other things keeps its own mode
            home.chmod(0o700)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        path.chmod(0o600)
    except OSError as error:
        raise StoreFailure(
            f"The folder {home} can't be used to keep your contacts: {reason(error)}."
            " Choose another with --home or FOLLOWUP_CARDS_HOME."
        ) from error


def reason(error: OSError) -> str:
    """Return the system's own words for what went wrong, as part of a sentence."""
    words = error.strerror or str(error)
    return words[:1].lower() + words[1:]


def prepare(connection: sqlite3.Connection) -> None:
    """Set what every connection needs: durable commits, checked references, and removal that really removes."""
    connection.row_factory = sqlite3.Row
    for pragma in (
        f"busy_timeout = {BUSY_MILLISECONDS}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    add_functions(connection)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into a sentence with the next step."""
    try:
        yield
    except sqlite3.Error as error:
        cause = getattr(error, "sqlite_errorname", "")
        raise StoreFailure(sentence(path, cause, str(error))) from error


def sentence(path: Path, cause: str, words: str) -> str:
    """Return what a person should know of an SQLite error, by its name."""
    remedies = {
        "SQLITE_BUSY": "is being changed by another followup-cards. Wait until it is done, then try again.",
        "SQLITE_FULL": "could not be written because the disk is full. Free some space, then try again.",
        "SQLITE_READONLY": "can't be written. Give yourself the right to write it, or choose another --home.",
        "SQLITE_CANTOPEN": "can't be opened. Check the rights of its folder, or choose another --home.",
        "SQLITE_NOTADB": f"is not a store of followup-cards. Move it away, or restore one from {path.parent}/backups.",
        "SQLITE_CORRUPT": f"is damaged. Put back the newest copy from {path.parent}/backups.",
    }
    for name, remedy in remedies.items():
        if cause.startswith(name):
            return f"The store {path} {remedy} Nothing was changed."
    return f"The store {path} refused the change ({words}). Nothing was changed."
