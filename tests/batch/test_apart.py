"""Processes of their own: what a photo does to one of them."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from followup_cards.batch import alive
from followup_cards.batch.alive import Patience
from followup_cards.batch.apart import Apart
from followup_cards.batch.job import Job, Order, Task, read_here
from followup_cards.errors import NoEngine, ReaderStopped
from followup_cards.model import PhotoReading
from tests.batch.faulty import PROGRAM, STOPS_AT_ONCE
from tests.sample_lines import SAMPLES


@pytest.fixture
def apart() -> Iterator[Apart]:
    """Return what reads with the faulty program."""
    faulty = Apart(PROGRAM)
    yield faulty
    faulty.close()


def job(name: str, seconds: float = 60, data: bytes = b"a picture") -> Job:
    """Return a job for a photo that is named for what it does."""
    return Job(name, data, Order(seconds=seconds))


def crash(data: bytes, name: str) -> Iterator[None]:
    """Crash as a native library does."""
    del data, name
    yield None
    os.kill(os.getpid(), signal.SIGSEGV)


def page_by_page(data: bytes, name: str) -> Iterator[int]:
    """Take a while for each page."""
    del name
    for page in range(len(data)):
        time.sleep(0.45)
        yield page


def processes_that(word: bytes) -> set[str]:
    """Return the processes whose command holds a word."""
    return {path.parent.name for path in Path("/proc").glob("[0-9]*/cmdline") if word in content_of(path)}


def content_of(path: Path) -> bytes:
    """Return what a file holds; nothing where it has gone."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def failure_of(pages: list[PhotoReading]) -> tuple[str, str]:
    """Return why a photo could not be read."""
    (page,) = pages
    assert page.failure is not None
    return page.failure.code, page.failure.message


def test_a_crash_costs_the_photo_that_makes_it(apart: Apart) -> None:
    """A segmentation fault is told in a sentence, and the next photo is read."""
    code, message = failure_of(apart.read(job("crash.jpg")))
    assert code == "reader-stopped"
    assert message.startswith('"crash.jpg" makes the program that reads it crash.')
    assert apart.read(job("fine.jpg"))[0].failure is None


def test_a_photo_that_hangs_is_given_up(apart: Apart) -> None:
    """After its time its process is ended, and the next photo is read by another."""
    code, message = failure_of(apart.read(job("hang.jpg", seconds=1)))
    assert code == "reader-stopped"
    assert re.search(r"given up after (1 second|[2-9] seconds)\. ", message), message
    assert apart.read(job("fine.jpg"))[0].failure is None


def test_a_photo_that_gives_signs_of_life_is_not_given_up(apart: Apart, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step has its time, and each page has the whole of it; nine steps of 0.4 seconds are no hang."""
    monkeypatch.setattr(alive, "crowding", lambda: 1.0)
    assert apart.read(job("long.jpg", 3.0, b"step step step page step step step step step"))[0].failure is None


def test_a_photo_whose_steps_take_too_long_together_is_given_up(apart: Apart, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page may not go on for ever, however lively."""
    monkeypatch.setattr(alive, "crowding", lambda: 1.0)
    code, _ = failure_of(apart.read(job("long.jpg", 2.0, b"step " * 40)))
    assert code == "reader-stopped"


def test_a_photo_that_hangs_takes_a_quarter_of_its_time_where_nobody_else_works(
    apart: Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a minute of the two that a photo may take; on a busy machine a step may take longer."""
    monkeypatch.setattr(alive, "crowding", lambda: 1.0)
    started = time.monotonic()
    apart.read(job("hang.jpg", seconds=8))
    assert 2.0 <= time.monotonic() - started < 6.0

    monkeypatch.setattr(alive, "crowding", lambda: 3.0)
    assert Patience(120).left() == pytest.approx(90, abs=1)
    monkeypatch.setattr(alive, "crowding", lambda: 9.0)
    assert Patience(120).left() == pytest.approx(120, abs=1)


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="this system does not show processes as files")
def test_what_a_given_up_photo_had_started_is_ended_and_its_files_are_gone(
    apart: Apart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A tesseract that hangs would go on for ever, and pieces of the card would lie in the system's folder."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = processes_that(b"sleep\x00600")
    failure_of(apart.read(job("tesseract hangs.jpg", seconds=2)))
    assert processes_that(b"sleep\x00600") <= before
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_has_nothing_more_to_do_takes_its_files_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when the program that started it has been killed: then nobody else can."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    program = (sys.executable, "-P", "-m", "followup_cards.batch.child")
    parent = f"""
import os, tempfile
tempfile.tempdir = {str(tmp_path)!r}
from followup_cards.batch.process import Child
child = Child({program!r})
os.kill(os.getpid(), 9)
"""
    subprocess.run([sys.executable, "-c", parent], check=False)
    until = time.monotonic() + 30
    while list(tmp_path.iterdir()) and time.monotonic() < until:
        time.sleep(0.05)
    assert list(tmp_path.iterdir()) == []


def test_a_full_folder_for_temporary_files_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what is to be done about it."""
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")
    with pytest.raises(NoEngine, match="no room for temporary files: No such file"):
        Apart(PROGRAM).read(job("fine.jpg"))


def test_a_picture_that_crashes_its_decoder_as_it_is_kept_costs_itself() -> None:
    """What is made of a photo besides its reading is made there too; a document has time for each page."""
    making = Apart()
    try:
        with pytest.raises(ReaderStopped, match="makes the program that reads it crash"):
            making.make(Task("a.jpg", b"", 60.0, crash))
        assert making.make(Task("a.pdf", b"ten pages.", 4.0, page_by_page)) == [*range(10)]
    finally:
        making.close()


def test_a_process_that_something_else_ended_costs_nothing(apart: Apart, tmp_path: Path) -> None:
    """A photo is tried once more: it may not be its fault, as when memory runs short."""
    assert apart.read(job(f"{tmp_path}/once.jpg"))[0].failure is None


def test_a_bug_is_told_of_the_photo_that_shows_it(apart: Apart) -> None:
    """The rest of the batch goes on."""
    assert failure_of(apart.read(job("bug.jpg")))[0] == "bug"


def test_what_no_photo_can_help_stops_the_batch(apart: Apart) -> None:
    """Without an engine, or without the program that reads, nothing can be read."""
    with pytest.raises(NoEngine, match="No OCR engine"):
        apart.read(job("engine.jpg"))
    with pytest.raises(NoEngine, match="does not start"):
        Apart(STOPS_AT_ONCE).read(job("fine.jpg"))


@pytest.mark.live
def test_another_process_reads_the_same() -> None:
    """A real photo in a real child: every value as in this process."""
    photo = min(SAMPLES.glob("*.jpg"))
    asked = Job(photo.name, photo.read_bytes(), Order())
    real = Apart()
    try:
        theirs = real.read(asked)
    finally:
        real.close()
    assert [page.readings for page in theirs] == [page.readings for page in read_here(asked)]
