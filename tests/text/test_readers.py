"""What every reader must do, run on each of them as it is."""

import os
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from followup_cards.errors import NoEngine
from followup_cards.model import Pixels
from followup_cards.text import reader, tesseract
from followup_cards.text.rapid import RapidReader
from followup_cards.text.reader import Engine, LineText, Reader, Readers
from followup_cards.text.tesseract import TesseractReader
from tests.text.drawn import page, printed

pytestmark = pytest.mark.live


@pytest.fixture(scope="module", params=[RapidReader, TesseractReader], ids=["rapidocr", "tesseract"])
def engine(request: pytest.FixtureRequest) -> Reader:
    """Return each reader in turn."""
    kind: Callable[[], Reader] = request.param
    return kind()


def test_lines_come_back_in_the_order_given(engine: Reader) -> None:
    """Whatever an engine sorts inside, the answer to the first crop is first."""
    texts = ["Mara Lind", "Head of Engineering and Research", "+49 30 5550123"]
    seen = engine.read_lines([printed(text) for text in texts])
    assert [line.text.replace(" ", "") for line in seen] == [text.replace(" ", "") for text in texts]
    assert all(0.5 < line.confidence <= 1 for line in seen)


def test_the_longest_lines_tell_whether_the_others_are_worth_reading(engine: Reader) -> None:
    """Who asks hears them, the longest first, and gets every line in its place, or none where that is said."""
    texts = ["Mara Lind", "Head of Engineering and Research", "+49 30 5550123", "Harbour Works Consulting"]
    crops: list[Pixels] = [printed(text) for text in texts]
    heard: list[str] = []

    def noted(lines: Sequence[LineText]) -> bool:
        heard.extend(line.text for line in lines)
        return True

    assert engine.read_lines(crops, noted) == engine.read_lines(crops)
    assert [text.replace(" ", "") for text in heard] == ["HeadofEngineeringandResearch", "HarbourWorksConsulting"]
    assert engine.read_lines(crops, lambda _: False) == ()


def test_light_print_on_dark_reads_as_well(engine: Reader) -> None:
    """A dark card is no worse than a light one."""
    (seen,) = engine.read_lines([printed("mara.lind@example.com", ink=(240, 240, 235), paper=(25, 35, 60))])
    assert seen.text.replace(" ", "") == "mara.lind@example.com"


def test_every_line_of_a_page_is_found(engine: Reader) -> None:
    """Three lines of print are three outlines, each around its own line."""
    boxes = engine.find_lines(page("Harbour Works", "Mara Lind", "mara.lind@example.com"))
    middles = sorted(sum(y for _, y in box) / 4 for box in boxes)
    assert len(boxes) == 3
    assert all(abs(middle - wanted) < 30 for middle, wanted in zip(middles, (65, 155, 245), strict=True))


def test_a_reader_that_was_prepared_reads_the_same(engine: Reader) -> None:
    """What is begun beside other work changes no answer, however often it is asked for."""
    crops: list[Pixels] = [printed("Mara Lind"), printed("+49 30 5550123")]
    plain = engine.read_lines(crops)
    engine.prepare()
    engine.prepare()
    assert engine.read_lines(crops) == plain


def test_an_empty_page_has_no_lines(engine: Reader) -> None:
    """Nothing is found where nothing is printed, and nothing is read where there is no crop."""
    assert engine.find_lines(np.full((300, 500, 3), 255, dtype=np.uint8)) == ()
    assert engine.read_lines([]) == ()


@pytest.mark.parametrize("shape", [(1, 1, 3), (2, 400, 3), (300, 3, 3)])
def test_an_absurd_crop_is_survived(engine: Reader, shape: tuple[int, int, int]) -> None:
    """A crop of one pixel, or of a hair's width, is answered with some text or none, never an error."""
    (seen,) = engine.read_lines([np.zeros(shape, dtype=np.uint8)])
    assert isinstance(seen.text, str)


def test_both_engines_open_and_the_order_is_fixed() -> None:
    """RapidOCR reads first, tesseract second; either alone reads alone."""
    both = reader.open_readers("auto")
    assert (both.first.name, both.second and both.second.name) == ("rapidocr", "tesseract")
    alone = reader.open_readers("tesseract")
    assert (alone.first.name, alone.second) == ("tesseract", None)


def test_without_any_engine_there_is_one_sentence_with_the_next_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing and how to get it is said for each engine."""
    missing = reader.Availability("tesseract", found=False, detail=tesseract.HOW_TO_INSTALL)
    table = {"tesseract": lambda: Engine(lambda: missing, lambda _: TesseractReader())}
    monkeypatch.setattr(reader, "ENGINES", table)
    with pytest.raises(NoEngine, match="apt install tesseract-ocr"):
        reader.open_readers("auto")


def _fake_tesseract(folder: Path, script: str) -> str:
    binary = folder / "tesseract"
    binary.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    binary.chmod(0o755)
    return str(binary)


@pytest.mark.parametrize(
    "script",
    ["kill -SEGV $$", "exit 1", 'printf "\\377\\376\\000"', ":", "echo no >&2; exit 3"],
    ids=["crash", "error", "bad utf-8", "nothing", "complaint"],
)
def test_a_tesseract_that_fails_saw_nothing(script: str, tmp_path: Path) -> None:
    """A second reader that crashes takes its evidence with it, and nothing else."""
    broken = TesseractReader(binary=_fake_tesseract(tmp_path, script))
    crops: list[Pixels] = [printed("Mara Lind"), printed("Engineer")]
    assert [line.text for line in broken.read_lines(crops)] == ["", ""]


def test_a_tesseract_that_hangs_is_given_up(tmp_path: Path) -> None:
    """After its time a call is ended, and so is the process."""
    noted = tmp_path / "pid"
    hanging = TesseractReader(binary=_fake_tesseract(tmp_path, f'echo $$ >"{noted}"; exec sleep 987'), seconds_a_call=1)
    assert [line.text for line in hanging.read_lines([printed("Mara Lind")])] == [""]
    with pytest.raises(ProcessLookupError):
        os.kill(int(noted.read_text(encoding="utf-8")), 0)


def test_a_tesseract_that_was_not_needed_is_ended(tmp_path: Path) -> None:
    """One that waits for lines that never come goes with its reader."""
    noted = tmp_path / "pid"
    waiting = TesseractReader(
        binary=_fake_tesseract(tmp_path, f'echo $$ >"{noted}.new"; mv "{noted}.new" "{noted}"; cat')
    )
    waiting.prepare()
    while not noted.exists():
        time.sleep(0.01)
    del waiting
    with pytest.raises(ProcessLookupError):
        os.kill(int(noted.read_text(encoding="utf-8")), 0)


def test_a_tesseract_that_ended_while_it_waited_is_started_again(tmp_path: Path) -> None:
    """The system may end a program that does nothing; the lines are read all the same."""
    binary, data = tesseract.locate()
    models = f'export TESSDATA_PREFIX="{data}"' if data else ""
    once = f'[ -e "{tmp_path}/once" ] || {{ touch "{tmp_path}/once"; exit 1; }}'
    ended = TesseractReader(binary=_fake_tesseract(tmp_path, f'{once}\n{models}\nexec "{binary}" "$@"'))
    ended.prepare()
    assert [line.text for line in ended.read_lines([printed("Mara Lind")])] == ["Mara Lind"]


def test_a_tesseract_that_cannot_be_given_files_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without room for temporary files it would seem to see nothing, on every card."""
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")
    with pytest.raises(NoEngine, match="Make room for temporary files"):
        TesseractReader().read_lines([np.full((40, 200, 3), 255, dtype=np.uint8)])


def test_a_missing_binary_is_named(tmp_path: Path) -> None:
    """A tesseract that vanished is an error with the next step, not silence."""
    gone = TesseractReader(binary=str(tmp_path / "no-such-tesseract"))
    with pytest.raises(NoEngine, match="install"):
        gone.read_lines([printed("Mara Lind")])


def test_readers_hold_one_or_two() -> None:
    """A pair of readers may have no second."""
    assert Readers(RapidReader()).second is None
