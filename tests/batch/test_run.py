"""Many photographs through an executor: order, window, stopping, going on."""

from collections.abc import Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from threading import Event

import pytest

from followup_cards.batch.apart import Apart
from followup_cards.batch.executors import as_many_as_pay
from followup_cards.batch.job import Job, Order
from followup_cards.batch.journal import Journal
from followup_cards.batch.plan import Done
from followup_cards.batch.run import AHEAD, BUFFERED, read_all
from followup_cards.errors import DestinationFailure, UsageError
from followup_cards.model import PhotoReading
from tests.batch.faulty import PROGRAM, readings


def photos(folder: Path, *names: str) -> list[Path]:
    """Write files that stand for photographs, each unlike the others."""
    for name in names:
        (folder / name).write_text(f"picture {name}", encoding="utf-8")
    return [folder / name for name in names]


def many(folder: Path, count: int) -> list[Path]:
    """Write so many files."""
    return photos(folder, *(f"{number:03}.jpg" for number in range(count)))


@dataclass
class Slow:
    """An executor that finishes nothing until it is told to."""

    futures: list[Future[list[PhotoReading]]] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)

    def submit(self, job: Job) -> Future[list[PhotoReading]]:
        """Take a job."""
        self.futures.append(Future())
        self.jobs.append(job)
        return self.futures[-1]

    def finish(self, number: int) -> None:
        """Answer the job of that number."""
        self.futures[number].set_result(readings(self.jobs[number]))


def done_with(paths: Sequence[Path], executor: Executor) -> list[Done]:
    """Read with an executor."""
    return list(
        read_all(paths, Order(), lambda job: executor.submit(readings, job), 2, journal=Journal(), stop=Event())
    )


@pytest.mark.parametrize("kind", ["threads", "processes"])
def test_any_executor_reads_every_photo_in_order(kind: str, tmp_path: Path) -> None:
    """Each result stands where its photo stands, and a file that is none stands in its place too."""
    paths = [*many(tmp_path, 12), tmp_path / "missing.jpg"]
    executor = ThreadPoolExecutor(2) if kind == "threads" else ProcessPoolExecutor(2, get_context("spawn"))
    with executor:
        done = done_with(paths, executor)
    assert [one.path for one in done] == paths
    assert [one.pages[0].advice for one in done[:-1]] == [(f"picture {path.name}",) for path in paths[:-1]]
    assert done[-1].pages[0].failure is not None


def test_few_photos_are_in_memory_at_once(tmp_path: Path) -> None:
    """However long the first takes, only some are begun, and what is kept back for it is bounded."""
    slow = Slow()
    paths = many(tmp_path, 200)
    coming = read_all(paths, Order(), slow.submit, 2, journal=Journal(), stop=Event())
    answered = 0
    with ThreadPoolExecutor(1) as other:
        first = other.submit(next, coming)
        while len(slow.jobs) < AHEAD * 2 + BUFFERED:
            assert len(slow.jobs) - answered <= AHEAD * 2
            if len(slow.futures) > answered + 1:
                answered += 1
                slow.finish(answered)
        slow.finish(0)
        assert first.result(timeout=30).path == paths[0]


def test_stopping_finishes_what_is_being_read(tmp_path: Path) -> None:
    """What was begun is given; what was not is left."""
    slow, stop = Slow(), Event()
    paths = many(tmp_path, 20)
    coming = read_all(paths, Order(), slow.submit, 2, journal=Journal(), stop=stop)
    with ThreadPoolExecutor(1) as other:
        first = other.submit(next, coming)
        while len(slow.futures) < 2 * AHEAD:
            pass
        slow.futures[0].set_running_or_notify_cancel()
        slow.futures[1].set_running_or_notify_cancel()
        stop.set()
        slow.finish(1)
        slow.finish(0)
        assert first.result(timeout=30).path == paths[0]
    assert [done.path for done in coming] == [paths[1]]
    assert len(slow.jobs) == 2 * AHEAD


def test_the_rest_of_a_batch_is_read_when_a_photo_crashes_or_hangs(tmp_path: Path) -> None:
    """Each of them is one failure in its place."""
    paths = photos(tmp_path, "a.jpg", "crash.jpg", "b.jpg", "hang.jpg", "c.jpg")
    apart = Apart(PROGRAM)
    with ThreadPoolExecutor(2) as threads:
        done = list(
            read_all(
                *(paths, Order(seconds=2), lambda job: threads.submit(apart.read, job), 2),
                journal=Journal(),
                stop=Event(),
            )
        )
    apart.close()
    failed = [one.path.name for one in done if one.pages[0].failure]
    assert (len(done), failed) == (5, ["crash.jpg", "hang.jpg"])


def resumed(paths: Sequence[Path], journal: Path, reader: str = "auto") -> tuple[list[Done], list[str]]:
    """Read with a journal; return what came of it, and the names of the photos that were read for it."""
    read: list[str] = []
    order = Order(reader)

    def submit(job: Job) -> Future[list[PhotoReading]]:
        read.append(Path(job.name).name)
        future: Future[list[PhotoReading]] = Future()
        future.set_result(readings(job))
        return future

    with Journal(journal, order) as kept:
        return list(read_all(paths, order, submit, 1, journal=kept, stop=Event())), read


def test_a_second_run_reads_only_the_rest(tmp_path: Path) -> None:
    """By content: a copy under another name is the same photo, a changed file is another."""
    paths = many(tmp_path, 3)
    resumed(paths[:2], tmp_path / "journal")
    (tmp_path / "copy.jpg").write_bytes(paths[0].read_bytes())
    paths[1].write_text("another picture", encoding="utf-8")

    done, read = resumed([*paths, tmp_path / "copy.jpg"], tmp_path / "journal")

    assert read == ["001.jpg", "002.jpg"]
    assert [one.known for one in done] == [True, False, False, True]
    assert done[3].pages[0].photo == str(tmp_path / "copy.jpg")


def test_a_journal_that_was_cut_short_loses_its_last_photo_only(tmp_path: Path) -> None:
    """As when the machine goes off in the middle of a line."""
    paths, journal = many(tmp_path, 3), tmp_path / "journal"
    resumed(paths, journal)
    journal.write_bytes(journal.read_bytes()[:-20])
    assert resumed(paths, journal)[1] == ["002.jpg"]
    assert resumed(paths, journal)[1] == []


def test_a_journal_speaks_for_its_own_way_of_reading_only(tmp_path: Path) -> None:
    """With another reader every photo is read again."""
    paths = many(tmp_path, 2)
    resumed(paths, tmp_path / "journal")
    assert len(resumed(paths, tmp_path / "journal", "tesseract")[1]) == 2


@pytest.mark.parametrize("content", ["Dear diary,\n", '{"digest": 1}\n', "[]\n"])
def test_a_file_that_is_no_journal_is_left_alone(content: str, tmp_path: Path) -> None:
    """It is refused before a letter is added to it."""
    diary = tmp_path / "diary"
    diary.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match="no journal"):
        Journal(diary, Order())
    assert diary.read_text(encoding="utf-8") == content


def test_a_journal_in_no_folder_is_told(tmp_path: Path) -> None:
    """Before the first photo is read."""
    with pytest.raises(DestinationFailure, match="Name another file"):
        Journal(tmp_path / "nowhere" / "journal", Order())


def test_more_photos_pay_for_more_processes() -> None:
    """One photo needs one process, and no more are started than there are processors."""
    assert as_many_as_pay(1) == 1
    assert as_many_as_pay(1) <= as_many_as_pay(1000) <= 256
