"""Processes of their own: what a photo does to one of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from followup_cards.batch.apart import Apart
from followup_cards.batch.job import Job, Order, read_here
from followup_cards.errors import NoEngine
from followup_cards.model import PhotoReading
from tests.batch.faulty import PROGRAM, STOPS_AT_ONCE
from tests.sample_lines import SAMPLES


@pytest.fixture
def apart() -> Iterator[Apart]:
    """Return what reads with the faulty program."""
    faulty = Apart(PROGRAM)
    yield faulty
    faulty.close()


def job(name: str, seconds: float = 60) -> Job:
    """Return a job for a photo that is named for what it does."""
    return Job(name, b"a picture", Order(seconds=seconds))


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
    assert "given up after 1 second" in message
    assert apart.read(job("fine.jpg"))[0].failure is None


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
