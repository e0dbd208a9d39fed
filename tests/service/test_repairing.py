"""`doctor --repair`: the newest good copy in the place of a damaged store."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from followup_cards.store import backups
from followup_cards.store.database import FILE_NAME
from tests.cli.conftest import Program, panel, program
from tests.recorded import DORA

__all__ = ["panel", "program"]


def rubbish(store: Path) -> None:
    """Put something else in the store's place."""
    store.write_bytes(b"this is a letter, not a database" * 200)


def torn(store: Path) -> None:
    """Blank the middle of the store, as a dying disk does."""
    data = store.read_bytes()
    store.write_bytes(data[:8192] + bytes(16384) + data[24576:])


def cut(store: Path) -> None:
    """Lose the second half of the store."""
    store.write_bytes(store.read_bytes()[: store.stat().st_size // 2])


def emptied(store: Path) -> None:
    """Lose everything but the name."""
    store.write_bytes(b"")


@pytest.mark.parametrize("damage", [rubbish, torn, cut, emptied, Path.unlink])
def test_a_damaged_store_is_put_back(panel: Program, damage: Callable[[Path], None]) -> None:
    """What it says: what was wrong, of when the copy is, what it holds, what is younger than it."""
    store = panel.home / FILE_NAME
    for old in backups.every(store):
        old.unlink()
    before = panel("contacts", "list", "--json").out
    (copy,) = backups.every(store)
    panel("capture", panel.recorded.photo(panel.photos, "late.png", DORA), answers="\n")
    damage(store)
    told = panel("doctor")
    failed = panel("contacts", "list")
    repaired = panel("doctor", "--repair")
    after = panel("contacts", "list", "--json")
    (aside,) = panel.home.glob("damaged-*")

    assert (told.code, "doctor --repair" in told.err) == (6, True)
    if damage is not torn:  # which pages a list reads is up to SQLite
        assert (failed.code, "doctor --repair" in failed.err) == (6, True), failed.err
    assert (repaired.code, str(copy) in repaired.out) == (0, True)
    assert "with 2 contacts" in repaired.out
    assert "1 photograph is younger" in repaired.err
    assert str(aside) in repaired.err
    assert after.out == before
    assert panel("doctor", "--repair").out == "The store is whole; nothing was changed.\n"
    again = panel("contacts", "purge", "1", "--yes")
    assert (again.code, list(panel.home.glob("damaged-*"))) == (0, [])


def test_the_newest_copy_that_is_whole_is_taken(panel: Program) -> None:
    """A damaged copy is passed over."""
    store = panel.home / FILE_NAME
    panel("contacts", "list")
    good, newer = backups.every(store)[0], store.parent / "backups" / "followup-cards-hour-later.db"
    newer.write_bytes(good.read_bytes()[:9000])
    rubbish(store)

    assert str(good) in panel("doctor", "--repair").out


def test_without_a_good_copy_everything_stays_as_it_is(panel: Program) -> None:
    """Exit 6, and the damaged store is untouched."""
    store = panel.home / FILE_NAME
    for copy in backups.every(store):
        copy.unlink()
    rubbish(store)
    before = store.read_bytes()
    ran = panel("doctor", "--repair")

    assert (ran.code, "no good copy" in ran.err) == (6, True)
    assert store.read_bytes() == before
    assert list(panel.home.glob("damaged-*")) == []


def test_a_store_of_a_newer_program_is_no_damage(panel: Program) -> None:
    """It is neither read nor repaired away."""
    raw = sqlite3.connect(panel.home / FILE_NAME)
    raw.execute("PRAGMA user_version = 99")
    raw.close()

    assert panel("doctor", "--repair").out == "The store is whole; nothing was changed.\n"
    assert panel("contacts", "list").code == 6


def test_a_value_that_nobody_can_understand_is_damage(panel: Program) -> None:
    """The file is sound for SQLite, and yet it is no store any more: exit 6, no bug, and it can be put back."""
    raw = sqlite3.connect(panel.home / FILE_NAME)
    raw.execute("UPDATE contacts SET created_at = 'yesterday'")
    raw.commit()
    raw.close()
    ran = panel("contacts", "list")

    assert (ran.code, "can't be understood" in ran.err, "doctor --repair" in ran.err) == (6, True, True)
    assert panel("doctor").code == 6
    assert panel("doctor", "--repair").code == 0
    assert panel("contacts", "list").code == 0
