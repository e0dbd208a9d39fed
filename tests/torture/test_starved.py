"""A short part of the campaign: a full disk, a read-only one, a home taken away, damaged stores."""

from pathlib import Path

import pytest

from tests.torture import starved
from tests.torture.outcome import Bounds

SEED = 20261125


def test_a_damaged_store_is_refused_or_read_and_can_be_repaired(tmp_path: Path) -> None:
    """A dozen damages, at random and structure-aware."""
    row = starved.damaged(Bounds(SEED, 12 / starved.DAMAGES), tmp_path)

    assert (row.tried, row.failures) == (12, ())


def test_what_is_confirmed_into_a_home_that_was_taken_away_is_not_acknowledged(tmp_path: Path) -> None:
    """Put back, the home holds all that was, and the rerun finishes."""
    row = starved.moved_away(tmp_path, [4])

    assert (row.tried, row.failures) == (1, ())


@pytest.mark.skipif(not starved.can_mount(), reason="this user may not mount a file system of its own")
def test_a_full_or_read_only_disk_costs_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """Exit 6 or 7 and a sentence; with room again the rerun finishes."""
    full = starved.full(Bounds(SEED, 3 / starved.DISKS), tmp_path)
    locked = starved.read_only(tmp_path)

    assert (full.tried, full.failures) == (3, ())
    assert locked.failures == ()
