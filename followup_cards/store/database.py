"""Open the store's one file safely, and run transactions that succeed whole or not at all."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from followup_cards.errors import StoreFailure
from followup_cards.store import backups
from followup_cards.store.finding import add_functions
from followup_cards.store.migrations import migrate

FILE_NAME = "followup-cards.db"
BUSY_MILLISECONDS = 10_000
REPAIR = "`followup-cards doctor --repair` puts back the newest copy that is whole."

Transaction = sqlite3.Connection
"""What the store's functions work in; the service opens one and hands it on, and sees no SQL."""


class Database:
    """The open store; a context manager that closes it."""

    def __init__(self, home: Path, connection: sqlite3.Connection) -> None:
        self.home = home
        self._connection = connection
        self._file = file_at(home / FILE_NAME)

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
            if file_at(self.home / FILE_NAME) != self._file:
                raise StoreFailure(
                    f"The store {self.home / FILE_NAME} was removed, or another put in its place, while it was in use."
                    " Nothing was changed. Put it back where it was, then try again."
                )

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """Run several queries over one consistent state."""
        with self._run("BEGIN") as connection:
            yield connection

    def forget(self) -> None:
        """Leave nothing of what was removed: neither in copies, nor in gaps of the file, nor in the log beside it.

        Secure deletion blanks what is deleted, but not what was moved from one page of the file to another before.

        Raises:
            StoreFailure: somebody has been reading all the while, or there is no room to write the file anew.
        """
        path = self.home / FILE_NAME
        try:
            backups.remove_all(path)
            self._connection.execute("VACUUM")
            busy, _, _ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except (sqlite3.Error, OSError) as error:
            raise StoreFailure(
                f"Who was to be forgotten is gone from {path}, but traces of them may be left in that folder ({error})."
                " Free some space and close other followup-cards; the next command tries again."
            ) from error
        if busy:
            raise StoreFailure(
                f"Who was to be forgotten is gone from {path}, but the log beside it still holds them, because another"
                " followup-cards is reading it. Close that one; the next command tries again."
            )

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
    with reachable(path):
        connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_MILLISECONDS / 1000)
        try:
            refuse_empty(path)
            prepare(connection)
            migrate(connection, path)
            backups.take_now_and_then(connection, path)
        except BaseException:
            connection.close()
            raise
    return Database(home, connection)


def unfinished(db: Database) -> bool:
    """Say whether a forgetting was cut short; asked here, since what finishes it takes long to load."""
    with db.reading() as tx:
        return tx.execute("SELECT 1 FROM erasures LIMIT 1").fetchone() is not None


def file_at(path: Path) -> tuple[int, int] | None:
    """Return what tells the file at a place from any other that was or will be there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino)


def refuse_empty(path: Path) -> None:
    """Refuse to begin anew where there was a store before.

    Raises:
        StoreFailure: there are copies of a store, and none of it is left here.
    """
    if path.stat().st_size == 0 and not path.with_name(path.name + "-wal").exists() and backups.every(path):
        raise StoreFailure(
            f"The store {path} is gone or empty, though there was one. Nothing was changed."
            " `followup-cards doctor --repair` puts back the newest copy."
        )


def make_private(home: Path, path: Path) -> None:
    """Make the folder and the empty file, for this user's eyes only (SQLite gives its side files the same mode)."""
    try:
        ours = not home.exists() or path.exists() or not any(home.iterdir())
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if ours:  # a folder that already holds other things keeps its own mode
            home.chmod(0o700)
        with suppress(FileExistsError):
            # Only where it is new: closing a file takes away every lock that this process holds on it (POSIX), and
            # another followup-cards would then clear away the log that a second connection of ours still writes.
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
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
    prepare_to_read(connection)
    for pragma in (
        f"busy_timeout = {BUSY_MILLISECONDS}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "temp_store = MEMORY",  # what is written anew is nowhere else meanwhile
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()


def prepare_to_read(connection: sqlite3.Connection) -> None:
    """Set what reading needs: rows by name, and our own functions."""
    connection.row_factory = sqlite3.Row
    add_functions(connection)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into a sentence with the next step."""
    try:
        yield
    except sqlite3.Error as error:
        cause = getattr(error, "sqlite_errorname", "")
        raise StoreFailure(sentence(path, cause, str(error))) from error


@contextmanager
def reachable(path: Path) -> Iterator[None]:
    """Turn SQLite's errors, and the system's about the folder, into a sentence with the next step."""
    try:
        with translated(path):
            yield
    except OSError as error:
        raise StoreFailure(
            f"The folder {path.parent} can't be written: {reason(error)}. Nothing was changed. Check its rights and the"
            " free space, then try again."
        ) from error


def sentence(path: Path, cause: str, words: str) -> str:
    """Return what a person should know of an SQLite error, by its name."""
    remedies = {
        "SQLITE_BUSY": "is being changed by another followup-cards. Wait until it is done, then try again.",
        "SQLITE_FULL": "could not be written because the disk is full. Free some space, then try again.",
        "SQLITE_READONLY": "can't be written. Give yourself the right to write it, or choose another --home.",
        "SQLITE_CANTOPEN": "can't be opened. Check the rights of its folder, or choose another --home.",
        "SQLITE_NOTADB": f"is not a store of followup-cards. {REPAIR}",
        "SQLITE_CORRUPT": f"is damaged. {REPAIR}",
        "SQLITE_IOERR": "could not be read or written by the system. Check the disk and its free space.",
    }
    for name, remedy in remedies.items():
        if cause.startswith(name):
            return f"The store {path} {remedy} Nothing was changed."
    return f"The store {path} refused the change ({words}). Nothing was changed."
