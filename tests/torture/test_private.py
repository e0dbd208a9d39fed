"""A short part of the campaign: no network, nothing open to others, nothing left of who was purged."""

from pathlib import Path

import pytest

from tests.torture import private
from tests.torture.outcome import Bounds


@pytest.mark.live
def test_the_main_commands_need_no_network_and_leave_nothing_open(tmp_path: Path) -> None:
    """In a namespace without a route where that can be made; every try to reach out is noted; rights are looked at."""
    network, lies_open = private.without_network(tmp_path, demo=False)

    assert (network.tried, network.failures) == (14, ())
    assert lies_open.tried > 10
    assert lies_open.failures == ()


def test_not_a_byte_of_a_purged_person_is_left(tmp_path: Path) -> None:
    """Secure deletion alone leaves names where SQLite moves rows from page to page: seed 1, rounds 0 and 2."""
    row = private.purged(Bounds(seed=1, share=4 / private.PURGES), tmp_path)

    assert (row.tried, row.failures) == (4, ())
