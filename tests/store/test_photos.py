"""Kept photos and crops."""

import stat
from pathlib import Path

import pytest

from followup_cards.errors import StoreFailure
from followup_cards.store import photos
from followup_cards.store.database import open_database


def test_a_photo_is_kept_once_by_its_content(home: Path) -> None:
    """The same content has the same name, is written once, and is private."""
    open_database(home).close()
    first = photos.keep(home, "ab" * 32, None, b"picture")
    written = photos.path_of(home, first).stat().st_mtime_ns

    assert photos.keep(home, "ab" * 32, None, b"other") == first
    assert photos.path_of(home, first).stat().st_mtime_ns == written
    assert stat.S_IMODE(photos.path_of(home, first).stat().st_mode) == 0o600


def test_pages_of_one_file_are_apart(home: Path) -> None:
    """Each page of a document has a picture of its own."""
    open_database(home).close()

    assert photos.keep(home, "ab" * 32, 1, b"one") != photos.keep(home, "ab" * 32, 2, b"two")


def test_a_folder_in_the_way_is_a_store_failure(home: Path) -> None:
    """A picture that can't be written is said in a sentence, and no part of it stays."""
    open_database(home).close()
    (home / photos.FOLDER).write_text("not a folder", encoding="utf-8")

    with pytest.raises(StoreFailure, match="could not be kept"):
        photos.keep(home, "ab" * 32, None, b"picture")
