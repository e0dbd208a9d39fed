"""A short part of the campaign: killed in four commands, the power cut at every fifth frame."""

from pathlib import Path

import pytest

from tests.torture import killed
from tests.torture.outcome import Bounds


@pytest.mark.live
def test_killed_in_a_command_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    """Checked after the kill and after the rerun, without a mailbox; `make torture` does it 300 times, with one."""
    row = killed.killed(Bounds(seed=20261125, share=4 / killed.KILLS), tmp_path, None)

    assert row.failures == ()
    assert row.tried == 4


def test_the_power_may_go_at_any_frame(tmp_path: Path) -> None:
    """Whole changes are there, one after the other, or not at all."""
    row = killed.power_loss(tmp_path, every=5)

    assert row.failures == ()
    assert row.tried > 30
