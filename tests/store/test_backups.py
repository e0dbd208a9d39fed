"""Copies of the store: one an hour, whole, and gone with whoever is forgotten."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from followup_cards.errors import StoreFailure
from followup_cards.model import ContactDetails
from followup_cards.store import backups, contacts
from followup_cards.store.database import FILE_NAME, open_database
from tests.recorded import NOW


@pytest.fixture
def store(home: Path) -> Path:
    """Return a store that holds somebody."""
    with open_database(home) as db, db.transaction() as tx:
        contacts.add(tx, ContactDetails("Zoë"), NOW)
    return home / FILE_NAME


@pytest.fixture
def raw(store: Path) -> Iterator[sqlite3.Connection]:
    """Return a connection that nothing of ours has prepared."""
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        yield connection


def aged(copy: Path, hours: float) -> None:
    """Make a copy so old."""
    os.utime(copy, times=(time.time() - hours * backups.HOUR,) * 2)


def test_one_copy_is_made_an_hour(store: Path) -> None:
    """The second opening makes it, the third finds it, and one an hour later makes another."""
    counts = []
    for _ in range(2):
        open_database(store.parent).close()
        counts.append(len(backups.every(store)))
    aged(backups.every(store)[0], 1.1)
    open_database(store.parent).close()

    assert counts == [1, 1]
    assert len(backups.every(store)) == 2
    assert [backups.fault_in(copy) for copy in backups.every(store)] == [None, None]


def test_the_newest_copies_stay_and_the_last_of_each_day(store: Path, raw: sqlite3.Connection) -> None:
    """After a year of use, the way back reaches a week, and no further."""
    for age in range(24 * 9, 0, -6):
        aged(backups.take(raw, store, "hour"), age)
    copies = backups.every(store)
    ages = [(time.time() - copy.stat().st_mtime) / backups.HOUR for copy in copies]

    assert len(copies) <= backups.KEPT + backups.DAYS_KEPT
    assert [round(age) for age in ages[:5]] == [6, 12, 18, 24, 30]
    assert 24 * 5 < ages[-1] < 24 * 8


def test_a_store_that_holds_nothing_is_not_copied(home: Path) -> None:
    """There is nothing to lose."""
    for _ in range(2):
        open_database(home).close()

    assert backups.every(home / FILE_NAME) == []


def test_a_copy_that_cannot_be_made_stops_nobody(store: Path) -> None:
    """A file stands where the folder should be."""
    (store.parent / "backups").write_text("mine", encoding="utf-8")

    open_database(store.parent).close()


def test_a_damaged_store_pushes_no_good_copy_out(store: Path, raw: sqlite3.Connection) -> None:
    """What can't be copied whole is no copy; nothing half written stays."""
    good = backups.take(raw, store, "hour")
    raw.execute("PRAGMA writable_schema = ON")
    raw.execute("UPDATE sqlite_master SET rootpage = 9999 WHERE name = 'panel_by_contact'")
    with pytest.raises(sqlite3.DatabaseError), closing(sqlite3.connect(store)) as again:
        backups.take(again, store, "hour")

    assert list((store.parent / "backups").iterdir()) == [good]


def test_an_empty_file_is_no_whole_store(tmp_path: Path) -> None:
    """SQLite itself finds nothing wrong with it."""
    (tmp_path / "empty.db").touch()

    assert backups.fault_in(tmp_path / "empty.db") == "it holds nothing"


@pytest.mark.parametrize("end", ["gone", "empty"])
def test_nothing_begins_anew_where_there_was_a_store(store: Path, raw: sqlite3.Connection, end: str) -> None:
    """The sentence says how to put it back."""
    backups.take(raw, store, "hour")
    raw.close()
    for side in store.parent.glob(f"{FILE_NAME}-*"):
        side.unlink()
    if end == "gone":
        store.unlink()
    else:
        store.write_bytes(b"")

    with pytest.raises(StoreFailure, match="doctor --repair"):
        open_database(store.parent)


@pytest.mark.parametrize("what", ["removed", "replaced"])
def test_what_is_kept_in_a_store_that_was_taken_away_is_refused(store: Path, what: str) -> None:
    """SQLite would go on writing into the file that nobody will ever find again."""
    with open_database(store.parent) as db:
        store.rename(store.with_suffix(".elsewhere"))
        if what == "replaced":
            store.write_bytes(b"")
        with pytest.raises(StoreFailure, match=r"removed, or another.*Nothing was changed"), db.transaction() as tx:
            contacts.add(tx, ContactDetails("Ana"), NOW)
        with db.reading() as tx:
            assert [one.details.name for one in contacts.every(tx)] == ["Zoë"]
