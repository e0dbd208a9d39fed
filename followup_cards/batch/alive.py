"""Signs of life: a photo that takes long is told from one that hangs, also on a slow or a busy machine."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from time import monotonic

from followup_cards.model import Pixels, Quad
from followup_cards.processors import crowding
from followup_cards.text.reader import GoOn, LineText, Reader, Readers

STEPS = 4
"""The longest step may take this part of a photo's time: 30 seconds, where one takes two even on a large photo."""
ALIVE = "alive"
NEW_PAGE = "new page"


class Patience:
    """How long an answer is waited for, with what is heard on the way."""

    def __init__(self, seconds: float) -> None:
        """Begin to wait for a photo, or its first page, that may take so many seconds."""
        self._seconds = seconds
        self._heard = self._began = monotonic()

    def left(self) -> float:
        """Return how long to wait for the next sign of life from now on: longer where others want the processors."""
        step = self._seconds / STEPS * crowding()
        return min(self._heard + step, self._began + self._seconds) - monotonic()

    def hear(self, sign: object) -> bool:
        """Say whether something received is a sign of life; a new page has as much time as the one before."""
        self._heard = monotonic()
        if sign == NEW_PAGE:
            self._began = self._heard
        return sign in (ALIVE, NEW_PAGE)


@dataclass
class Reporting:
    """A reader that says, before and after each thing that it does, that it is alive."""

    name: str
    reader: Reader
    alive: Callable[[], None]

    def prepare(self) -> None:
        """Let the reader begin."""
        self.reader.prepare()

    def find_lines(self, pixels: Pixels) -> tuple[Quad, ...]:
        """Return what the reader finds."""
        self.alive()
        found = self.reader.find_lines(pixels)
        self.alive()
        return found

    def read_lines(self, crops: Sequence[Pixels], go_on: GoOn | None = None) -> tuple[LineText, ...]:
        """Return what the reader reads."""
        self.alive()
        read = self.reader.read_lines(crops, go_on)
        self.alive()
        return read


def reporting(readers: Readers, alive: Callable[[], None]) -> Readers:
    """Return readers that give signs of life."""
    second = readers.second and Reporting(readers.second.name, readers.second, alive)
    return replace(readers, first=Reporting(readers.first.name, readers.first, alive), second=second)
