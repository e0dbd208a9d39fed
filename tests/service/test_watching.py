"""Photographs noticed when they have finished arriving."""

import os
from pathlib import Path

import pytest
from PIL import Image

from followup_cards.errors import UsageError
from followup_cards.service.watching import Watch


def picture(path: Path, shade: int = 90) -> bytes:
    """Write a picture and return its bytes."""
    Image.effect_noise((300, 200), shade).convert("RGB").save(path, "JPEG")
    return path.read_bytes()


def test_a_photo_is_taken_once_when_its_size_no_longer_changes(tmp_path: Path) -> None:
    """At the second look alike, and never again."""
    watch = Watch(tmp_path)
    picture(tmp_path / "new.jpg")

    assert [watch.look() for _ in range(3)] == [[], [tmp_path / "new.jpg"], []]


def test_a_photo_that_is_still_arriving_is_waited_for(tmp_path: Path) -> None:
    """Half a file is never read, not even when it rests for a while; the whole is."""
    whole = picture(tmp_path / "whole.jpg")
    watch = Watch(tmp_path)
    half = tmp_path / "half.jpg"
    half.write_bytes(whole[: len(whole) // 2])
    assert [watch.look() for _ in range(3)] == [[], [], []]
    half.write_bytes(whole)
    os.utime(half, ns=(1, 2))

    assert [watch.look() for _ in range(2)] == [[], [half]]


def test_what_was_there_before_is_left_alone(tmp_path: Path) -> None:
    """A folder full of old photographs is not read; one that is replaced is."""
    old = tmp_path / "old.jpg"
    picture(old)
    watch = Watch(tmp_path)

    assert watch.found_at_first == 1
    assert watch.look() == []
    assert watch.look() == []
    picture(old, 40)
    assert [watch.look() for _ in range(2)] == [[], [old]]


def test_what_is_no_photo_is_not_looked_at(tmp_path: Path) -> None:
    """Partial files of sync programs, hidden files, folders, texts; a file that vanishes is no failure."""
    watch = Watch(tmp_path)
    for name in (".new.jpg", "new.jpg.part", "letter.txt"):
        picture(tmp_path / name)
    (tmp_path / "folder.jpg").mkdir()
    picture(tmp_path / "gone.jpg")
    assert watch.look() == []
    (tmp_path / "gone.jpg").unlink()

    assert [watch.look() for _ in range(2)] == [[], []]


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    """The sentence says what to name."""
    with pytest.raises(UsageError, match="no folder"):
        Watch(tmp_path / "nowhere")
