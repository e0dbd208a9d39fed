"""Readers that fail, put in through the seam: what one of them takes with it is its own evidence and nothing more."""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from followup_cards.model import Doubt, Pixels, Quad, Status
from followup_cards.service.read import read_photo
from followup_cards.text.rapid import RapidReader
from followup_cards.text.reader import GoOn, LineText, Reader, Readers
from followup_cards.text.tesseract import TesseractReader
from tests.sample_lines import SAMPLES

PHOTO = SAMPLES / "demo-panel-1.jpg"
VERSION = '[ "$1" = --version ] && { echo "tesseract 5.3.0"; exit 0; }'
"""Its version is asked for before its first call, once in a process."""

FAULTS = {
    "crash": "kill -SEGV $$",
    "time-out": "exec sleep 987",
    "bad utf-8": 'printf "\\377\\376\\000"',
    "nothing": ":",
}


@dataclass
class Says:
    """A reader that finds two lines on anything and says the same of each."""

    text: str
    confidence: float = 0.9
    doubts: tuple[Doubt, ...] = ()
    name: str = "says"

    def prepare(self) -> None:
        """Need nothing."""

    def find_lines(self, pixels: Pixels) -> tuple[Quad, ...]:
        """Return two lines, one of them with no height."""
        width = pixels.shape[1]
        return (((0, 0), (width, 0), (width, 40), (0, 40)), ((5, 50), (9, 50), (9, 50), (5, 50)))

    def read_lines(self, crops: Sequence[Pixels], go_on: GoOn | None = None) -> tuple[LineText, ...]:
        """Return the same for each crop."""
        del go_on
        return tuple(LineText(self.text, self.confidence, self.doubts) for _ in crops)


class Blind(Says):
    """A reader that finds nothing."""

    def find_lines(self, pixels: Pixels) -> tuple[Quad, ...]:
        """Return no line."""
        del pixels
        return ()


@pytest.mark.live
@pytest.mark.parametrize("fault", FAULTS)
def test_a_second_reader_that_fails_leaves_the_first_ones_reading_to_be_checked(fault: str, tmp_path: Path) -> None:
    """Crash, time-out, bad UTF-8, nothing: every field is there, and no address is sure."""
    binary = tmp_path / "tesseract"
    binary.write_text(f"#!/bin/sh\n{VERSION}\n{FAULTS[fault]}\n", encoding="utf-8")
    binary.chmod(0o755)
    broken = TesseractReader(binary=str(binary), seconds_a_call=1)
    (page,) = read_photo(PHOTO, Readers(RapidReader(), broken))
    assert page.failure is None
    (reading,) = page.readings
    assert reading.name is not None
    assert [email.status for email in reading.emails] == [Status.CHECK]


PATIENCE = 15
"""Seconds; a busy machine takes a few where an idle one takes none."""


@pytest.fixture(scope="module")
def grey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small photograph of nothing."""
    path = tmp_path_factory.mktemp("grey") / "grey.png"
    Image.new("RGB", (320, 200), (128, 128, 128)).save(path)
    return path


GARBAGE: dict[str, Callable[[], Reader]] = {
    "blind": lambda: Blind(""),
    "silent": lambda: Says(""),
    "half characters": lambda: Says("mara\udcff.lind@ex\ud800ample.com"),
    "control characters": lambda: Says("\x00\x07\x1b[2J@\u202e.com\x00"),
    "no number": lambda: Says("mara.lind@example.com", float("nan")),
    "doubts beyond the line": lambda: Says("m@example.com", 0.9, (Doubt(90, 95, "x", 7.0), Doubt(-3, -1, "", -1.0))),
    "endless": lambda: Says("a@" * 3000 + "example.com"),
    "many addresses": lambda: Says(" ".join(f"a{i}@example.com" for i in range(300))),
}


@pytest.mark.parametrize("second", GARBAGE)
@pytest.mark.parametrize("first", GARBAGE)
def test_whatever_the_readers_say_there_is_a_result(first: str, second: str, grey: Path) -> None:
    """Garbage from either is a reading or one sentence, never an error; what one reader alone saw is never sure."""
    started = time.monotonic()
    pages = read_photo(grey, Readers(GARBAGE[first](), GARBAGE[second]()))
    assert time.monotonic() - started < PATIENCE
    assert len(pages) == 1
    sure = [email for page in pages for each in page.readings for email in each.emails if email.status is Status.SURE]
    assert not sure or first == second


def test_the_command_line_takes_half_characters() -> None:
    """What is printed as JSON is UTF-8, whatever a reader said."""
    script = (
        "import sys\n"
        "from tests.service.test_fault_readers import GARBAGE, PHOTO\n"
        "from followup_cards.cli.jsons import photo_json\n"
        "from followup_cards.cli.streams import line_of_json\n"
        "from followup_cards.service.read import read_photo\n"
        "from followup_cards.text.reader import Readers\n"
        "for page in read_photo(PHOTO, Readers(GARBAGE['half characters']())):\n"
        "    line_of_json(photo_json(page))\n"
    )
    root = Path(__file__).parents[2]
    ran = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode("utf-8", "replace")
    assert ran.stdout.decode("utf-8").startswith('{"schema"')
