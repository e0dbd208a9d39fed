"""One page of a file, decoded."""

from dataclasses import dataclass
from datetime import datetime

from followup_cards.model import Pixels


@dataclass(frozen=True, eq=False)
class Page:
    """A page's pixels, upright, and how many pages its file has."""

    pixels: Pixels
    of: int
    taken_at: datetime | None = None
