"""Files that are wholly there, or as they were."""

import os
import stat
from pathlib import Path

import pytest

from followup_cards.errors import DestinationFailure
from followup_cards.export.destination import write_atomically


def test_a_file_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    """Other people's details are nobody else's to read, and no part is left beside the file."""
    write_atomically(tmp_path / "a.vcf", b"one")
    write_atomically(tmp_path / "a.vcf", b"two")
    assert (tmp_path / "a.vcf").read_bytes() == b"two"
    assert stat.S_IMODE((tmp_path / "a.vcf").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["a.vcf"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """The sentence names the file and the cause."""
    with pytest.raises(DestinationFailure, match=r"none/a\.vcf cannot be written: its folder does not exist"):
        write_atomically(tmp_path / "none" / "a.vcf", b"")


def test_a_folder_in_the_way_stays_and_no_part_is_left(tmp_path: Path) -> None:
    """When the last step fails, what stood there still does."""
    (tmp_path / "a.vcf").mkdir()
    (tmp_path / "a.vcf" / "kept").write_bytes(b"kept")
    with pytest.raises(DestinationFailure, match="cannot be written"):
        write_atomically(tmp_path / "a.vcf", b"new")
    assert (tmp_path / "a.vcf" / "kept").read_bytes() == b"kept"
    assert [path.name for path in tmp_path.iterdir()] == ["a.vcf"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write that finds no room is told in words, and the old content stays."""
    (tmp_path / "a.vcf").write_bytes(b"old")
    full = os.open("/dev/full", os.O_WRONLY)
    part = tmp_path / ".a.part"
    part.write_bytes(b"")
    monkeypatch.setattr("tempfile.mkstemp", lambda **_: (full, str(part)))
    with pytest.raises(DestinationFailure, match="no space left"):
        write_atomically(tmp_path / "a.vcf", b"x" * 100_000)
    assert (tmp_path / "a.vcf").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.vcf"]
