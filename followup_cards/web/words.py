"""How values are put into words on the page."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import quote
from zoneinfo import ZoneInfo

from followup_cards.followup.deadline import deadline, hours_left
from followup_cards.followup.wording import COLUMNS
from followup_cards.model import Interview
from followup_cards.service.interviews import cards_of


def moment(value: datetime, zone: str | None) -> str:
    """Return a time as a person reads it, in its zone when that is known."""
    local = value.astimezone(ZoneInfo(zone)) if zone else value.astimezone()
    return f"{local:%A %d %B, %H:%M} {zone or local.strftime('%Z')}".strip()


def time_left(ended_at: datetime, now: datetime) -> str:
    """Return how much of the 48 hours is left."""
    hours = hours_left(ended_at, now)
    if hours < 0:
        return f"{-hours:.0f} hours late" if hours <= -1 else "just past"
    return counted(round(hours), "hour") + " left" if hours >= 1 else counted(round(hours * 60), "minute") + " left"


def counted(count: int, noun: str) -> str:
    """Return a count with its noun."""
    return f"{count} {noun if count == 1 else noun + 's'}"


def share_gone(ended_at: datetime, now: datetime) -> int:
    """Return how much of the 48 hours has gone, in percent."""
    return round(min(1.0, max(0.0, 1 - hours_left(ended_at, now) / 48)) * 100)


def in_url(text: str) -> str:
    """Return a text as part of a query."""
    return quote(text, safe="", errors="replace")


def reflowed(body: str) -> str:
    """Return a message for a window of any width: a line that ended only because it was full goes on."""
    lines: list[str] = []
    before = ""
    for line in body.splitlines():
        full = before and line and len(before) + 1 + len(line.split(" ", 1)[0]) > COLUMNS
        if full:
            lines[-1] += f" {line}"
        else:
            lines.append(line)
        before = line
    return "\n".join(lines)


def cards_of_panel(panel: Interview) -> str:
    """Return how many cards of a panel there are, of how many people."""
    had = cards_of(panel)
    return f"{had} of {counted(panel.met, 'card')}" if panel.met else counted(had, "card")


def ends_at(ended_at: datetime) -> str:
    """Return the deadline as scripts read it."""
    return deadline(ended_at).astimezone(UTC).isoformat()


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "moment": moment,
    "time_left": time_left,
    "counted": counted,
    "cards_of_panel": cards_of_panel,
    "cards_had": cards_of,
    "ends_at": ends_at,
    "share_gone": share_gone,
    "in_url": in_url,
    "reflowed": reflowed,
}
"""What templates may use."""
