"""Opening the store: private, durable, refused with a sentence where it can't be."""

import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from followup_cards.errors import StoreFailure
from followup_cards.model import ContactDetails
from followup_cards.store import backups, contacts, migrations
from followup_cards.store.database import FILE_NAME, open_database
from tests.recorded import NOW


def mode(path: Path) -> int:
    """Return a path's permission bits."""
    return stat.S_IMODE(path.stat().st_mode)


def test_folder_and_files_are_for_the_user_alone(home: Path) -> None:
    """The folder is made 0700, every file of SQLite's 0600."""
    with open_database(home) as db, db.transaction() as tx:
        contacts.add(tx, ContactDetails("Ana"), NOW)
        files = {path.name: mode(path) for path in home.iterdir()}

    assert mode(home) == 0o700
    assert files.pop(FILE_NAME) == 0o600
    assert set(files.values()) <= {0o600}


def test_a_folder_with_other_things_keeps_its_mode(tmp_path: Path) -> None:
    """A home inside somebody's existing folder doesn't lock others out of that folder."""
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    tmp_path.chmod(0o755)

    open_database(tmp_path).close()

    assert mode(tmp_path) == 0o755
    assert mode(tmp_path / FILE_NAME) == 0o600


def test_every_connection_is_durable_and_checked(home: Path) -> None:
    """WAL, full synchronisation, foreign keys and secure deletion are on."""
    with open_database(home) as db, db.reading() as tx:
        found = {
            name: tx.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }

    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


def test_tables_are_strict(home: Path) -> None:
    """SQLite itself refuses a text where a number belongs."""
    with (
        open_database(home) as db,
        pytest.raises(StoreFailure, match="Nothing was changed"),
        db.transaction() as tx,
    ):
        tx.execute("INSERT INTO interviews (name, name_key, company, role, ended_at, met) VALUES (1, 1, 1, 1, 1, 'x')")


def test_a_failed_change_leaves_everything_as_it_was(home: Path) -> None:
    """An error in the middle of a transaction takes back what came before it."""
    with open_database(home) as db:
        with pytest.raises(LookupError), db.transaction() as tx:
            contacts.require(tx, contacts.add(tx, ContactDetails("Ana"), NOW).id + 1)
        with db.reading() as tx:
            assert contacts.every(tx) == ()


def test_a_newer_store_is_refused(home: Path) -> None:
    """A file with a layout from the future is left alone, and the sentence says what to do."""
    open_database(home).close()
    raw = sqlite3.connect(home / FILE_NAME)
    raw.execute("PRAGMA user_version = 99")
    raw.close()

    with pytest.raises(StoreFailure, match=r"newer followup-cards .*Upgrade"):
        open_database(home)


def test_a_backup_precedes_a_migration(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store as it was is kept, five times at most, readable by the user alone, and the data survive."""
    with open_database(home) as db, db.transaction() as tx:
        contacts.add(tx, ContactDetails("Zoë"), NOW)
    steps = migrations.STEPS
    for number in range(7):
        steps = (*steps, f"CREATE TABLE later_{number} (id INTEGER PRIMARY KEY) STRICT;")
        monkeypatch.setattr(migrations, "STEPS", steps)
        with open_database(home) as db, db.reading() as tx:
            assert [one.details.name for one in contacts.every(tx)] == ["Zoë"]

    copies = sorted((home / "backups").iterdir())
    assert len(copies) == backups.KEPT
    assert {mode(path) for path in copies} == {0o600}
    copy = sqlite3.connect(max(copies, key=lambda path: path.stat().st_mtime_ns))
    assert copy.execute("PRAGMA user_version").fetchone()[0] == len(steps) - 1
    copy.close()


def test_a_step_that_fails_is_taken_back(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration succeeds whole or not at all."""
    open_database(home).close()
    broken = (*migrations.STEPS, "CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE half (x TEXT);")
    monkeypatch.setattr(migrations, "STEPS", broken)
    with pytest.raises(StoreFailure):
        open_database(home)
    monkeypatch.undo()

    with open_database(home) as db, db.reading() as tx:
        assert migrations.version_of(tx) == len(migrations.STEPS)
        assert tx.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone()[0] == 0


def test_something_else_in_its_place_is_refused(home: Path) -> None:
    """A file that is no store is named, and left as it is."""
    home.mkdir()
    (home / FILE_NAME).write_bytes(b"this is a letter, not a database" * 50)

    with pytest.raises(StoreFailure, match="not a store of followup-cards"):
        open_database(home)
    assert (home / FILE_NAME).read_bytes().startswith(b"this is a letter")


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    """The sentence names the folder and what to choose instead."""
    place = tmp_path / "file"
    place.write_text("x", encoding="utf-8")

    with pytest.raises(StoreFailure, match="--home"):
        open_database(place)


def test_a_busy_store_says_so(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When another process holds the store for too long, the sentence says to wait."""
    monkeypatch.setattr("followup_cards.store.database.BUSY_MILLISECONDS", 50)
    with (
        open_database(home) as one,
        open_database(home) as other,
        one.transaction(),
        pytest.raises(StoreFailure, match="another followup-cards"),
        other.transaction(),
    ):
        pytest.fail("two writers at once")


CLOSES = """
import sys
from pathlib import Path
from followup_cards.store.database import open_database
open_database(Path(sys.argv[1])).close()
"""


def test_a_second_connection_leaves_the_locks_of_the_first(home: Path) -> None:
    """Another process that closes the store last must not clear away the log that this one still writes to."""
    with open_database(home) as one:
        with open_database(home) as second, second.reading() as tx:
            contacts.every(tx)
        subprocess.run([sys.executable, "-c", CLOSES, str(home)], check=True)
        with one.transaction() as tx:
            contacts.add(tx, ContactDetails("Ana"), NOW)
        with sqlite3.connect(home / FILE_NAME) as raw:
            seen = raw.execute("SELECT name FROM contacts").fetchall()
        raw.close()

    assert seen == [("Ana",)]
