"""The deadline: the interview's end plus 48 hours that really pass, whatever clocks do meanwhile."""

from datetime import UTC, datetime, timedelta

from followup_cards.errors import UsageError

ALLOWED = timedelta(hours=48)


def deadline(ended_at: datetime) -> datetime:
    """Return the moment 48 elapsed hours after the end, in UTC (adding in a zone would add wall-clock hours)."""
    return _utc(ended_at) + ALLOWED


def hours_left(ended_at: datetime, now: datetime) -> float:
    """Return the hours from now to the deadline; negative once it has passed."""
    return (deadline(ended_at) - _utc(now)).total_seconds() / 3600


def _utc(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise UsageError(
            f"The time {moment.isoformat()} names no zone, so 48 hours cannot be counted from it. "
            "Give it with an offset, such as 2026-03-02T15:30+01:00."
        )
    return moment.astimezone(UTC)
