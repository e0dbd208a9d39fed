"""48 hours that really pass, whatever clocks do meanwhile."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_cards.errors import UsageError
from followup_cards.followup.deadline import deadline, hours_left

ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"])


@given(
    local=st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2037, 12, 1)),  # noqa: DTZ001  # zoned below
    zone=ZONES,
    fold=st.sampled_from([0, 1]),
)
def test_the_deadline_is_48_elapsed_hours_after_the_end(local: datetime, zone: str, fold: int) -> None:
    """In every zone, across every change of the clocks, exactly 48 hours lie between end and deadline."""
    ended = local.replace(tzinfo=ZoneInfo(zone), fold=fold)
    due = deadline(ended)
    assert due.utcoffset() == timedelta(0)
    assert due.timestamp() - ended.timestamp() == pytest.approx(48 * 3600)


def test_a_night_of_25_hours_moves_the_clock_time_of_the_deadline() -> None:
    """An interview that ends on the eve of winter time is due an hour earlier by the clock."""
    berlin = ZoneInfo("Europe/Berlin")
    ended = datetime(2026, 10, 24, 15, 30, tzinfo=berlin)
    assert deadline(ended).astimezone(berlin) == datetime(2026, 10, 26, 14, 30, tzinfo=berlin)


def test_hours_left_count_down_and_turn_negative() -> None:
    """A day after the end, 24 hours are left; three days after, the deadline is 24 hours past."""
    ended = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
    assert hours_left(ended, ended + timedelta(days=1)) == 24
    assert hours_left(ended, ended + timedelta(days=3)) == -24


def test_a_time_without_a_zone_is_refused() -> None:
    """Nobody can count 48 hours from a time that might be anywhere."""
    with pytest.raises(UsageError, match="names no zone"):
        deadline(datetime(2026, 3, 3, 12, 0))  # noqa: DTZ001  # the fault under test
