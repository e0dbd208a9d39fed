"""The seam of the OCR engines: what a reader does, which there are, and which of them this machine has."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from followup_cards.errors import NoEngine
from followup_cards.model import Doubt, Line, Pixels, Quad


@dataclass(frozen=True)
class LineText:
    """What a reader saw on one cropped line: its text and how sure it is of it, without a place."""

    text: str
    confidence: float
    doubts: tuple[Doubt, ...] = ()
    places: tuple[float, ...] = ()
    """Where the middle of each character stands, as a share of the crop's width; empty where the reader cannot say."""
    plain: tuple[int, ...] = ()
    """Places where a look at a single character plainly saw the digit, or the letter, that was read."""
    shapes: tuple[str, ...] = ()
    """For each character of an address, which ones it may be by its look alone."""

    def at(self, box: Quad) -> Line:
        """Return this text as a line of the card at `box`."""
        return Line(self.text, box, self.confidence, self.doubts, self.plain, self.shapes)


FIRST = 2
GoOn = Callable[[Sequence[LineText]], bool]
"""Says of the first lines that were read whether the others are worth reading."""


class Reader(Protocol):
    """An OCR engine that finds lines on a picture and reads cropped lines."""

    name: str

    def prepare(self) -> None:
        """Begin with whatever takes a while before anything can be read, and return at once."""

    def find_lines(self, pixels: Pixels) -> tuple[Quad, ...]:
        """Return the outline of every line of text on the picture."""

    def read_lines(self, crops: Sequence[Pixels], go_on: GoOn | None = None) -> tuple[LineText, ...]:
        """Return what each crop (one line of text, upright) says, in order.

        `go_on` is asked once, when the longest FIRST lines are read; where it says no, nothing is returned.
        """


@dataclass(frozen=True)
class Availability:
    """Whether an engine can run here: where it was found, or what is missing and how to get it."""

    name: str
    found: bool
    detail: str
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Readers:
    """The reader that reads first, and the one (if any) that reads the same lines independently."""

    first: Reader
    second: Reader | None = None


@dataclass(frozen=True)
class Engine:
    """A row of the table of readers: how to find out whether it can run, and how to open it."""

    available: Callable[[], Availability]
    open: Callable[[int | None], Reader]
    """Opens it with so many threads; None for as many as there are processors."""


def _rapidocr() -> Engine:
    from followup_cards.text import rapid

    return Engine(rapid.available, rapid.opened)


def _tesseract() -> Engine:
    from followup_cards.text import tesseract

    return Engine(tesseract.available, lambda _: tesseract.TesseractReader())


ENGINES: dict[str, Callable[[], Engine]] = {"rapidocr": _rapidocr, "tesseract": _tesseract}
"""In the order in which they read. The rows are functions, so that no engine is imported before it is asked for."""


def availability() -> tuple[Availability, ...]:
    """Return what this machine has of each reader."""
    return tuple(engine().available() for engine in ENGINES.values())


def open_readers(choice: str = "auto", threads: int | None = None) -> Readers:
    """Open the readers: both that are there for `auto`, or the one named.

    Raises:
        NoEngine: none of those asked for can run here.
    """
    names = tuple(ENGINES) if choice == "auto" else (choice,)
    opened: list[Reader] = []
    missing: list[str] = []
    for engine in (ENGINES[name]() for name in names):  # the first loads while it is found out about the next
        state = engine.available()
        if state.found:
            opened.append(engine.open(threads))
        else:
            missing.append(state.detail)
    if not opened:
        raise NoEngine(f"No OCR engine can read the photograph: {' '.join(missing)} `followup-cards doctor` says more.")
    return Readers(opened[0], opened[1] if len(opened) > 1 else None)
