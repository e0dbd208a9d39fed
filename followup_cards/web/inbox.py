"""Photographs that were uploaded: kept in a folder until they are read, one after the other, by one thread."""

import itertools
import logging
import queue
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from followup_cards.errors import FollowupCardsError
from followup_cards.model import PhotoReading
from followup_cards.service.capture import ReadPhoto, TakenIn, take_in, waits
from followup_cards.service.card_views import prepare
from followup_cards.service.developing import Develop, here
from followup_cards.store.database import Database, reachable
from followup_cards.web.discreet import told_of_bug

FOLDER: Final = "inbox"
KEPT_JOBS: Final = 200
"""Finished uploads that the page still tells of."""

_log = logging.getLogger(__name__)


class State(StrEnum):
    """How far an upload has come."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    FAILED = "failed"


@dataclass(frozen=True)
class Job:
    """One uploaded photograph, and what came of it."""

    id: str
    owner: str
    name: str
    """Ours, as the page calls it; the name that the phone gave is never used."""
    state: State = State.WAITING
    message: str = ""
    advice: tuple[str, ...] = ()
    cards: tuple[int, ...] = ()
    interview: str | None = None


class Inbox:
    """Takes uploads in and reads them in the order of their coming."""

    def __init__(
        self,
        home: Path,
        open_database: Callable[[], Database],
        read: ReadPhoto,
        now: Callable[[], datetime],
        develop: Develop = here,
    ) -> None:
        self._folder = home / FOLDER
        self._open = open_database
        self._read = read
        self._develop = develop
        self._now = now
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._queue: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="reading", daemon=True)

    def look(self) -> None:
        """Make the folder, and queue what an earlier run left unread.

        Raises:
            StoreFailure: the folder can't be read or written.
        """
        with reachable(self._folder):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for part in self._folder.glob("*.part"):
                part.unlink(missing_ok=True)
            left = sorted(self._folder.glob("*.photo"), key=lambda path: path.stat().st_mtime_ns)
        for photo in left:
            if photo.stem not in self._jobs:
                self._add(Job(photo.stem, "", "A photo from before"))

    def start(self) -> None:
        """Begin to read."""
        self.look()
        self._thread.start()

    def stop(self) -> None:
        """Finish the photo that is being read; the others stay in the folder for the next time."""
        with self._lock:
            waiting = [job for job in self._jobs.values() if job.state is State.WAITING]
            for job in waiting:
                self._jobs[job.id] = replace(job, state=State.FAILED, message="The page was closed.")
        self._queue.put(None)
        self._thread.join()

    def take(self, data: bytes, owner: str, interview: str | None) -> Job:
        """Keep an upload and queue it.

        Raises:
            StoreFailure: there is no room for it.
        """
        job_id = secrets.token_urlsafe(12)
        part = self._folder / f"{job_id}.part"
        with reachable(part):
            part.touch(mode=0o600)
            try:
                part.write_bytes(data)
                part.replace(self._folder / f"{job_id}.photo")
            except OSError:
                part.unlink(missing_ok=True)
                raise
        name = f"Photo {next(self._numbers)} of {self._now().astimezone():%H:%M}"
        return self._add(Job(job_id, owner, name, interview=interview))

    def jobs_of(self, owner: str) -> tuple[Job, ...]:
        """Return one browser's uploads, the newest first, and those that nobody owns."""
        with self._lock:
            return tuple(job for job in reversed(self._jobs.values()) if job.owner in (owner, ""))

    def job(self, job_id: str, owner: str) -> Job | None:
        """Return one upload, if it is this browser's own, or nobody's."""
        with self._lock:
            found = self._jobs.get(job_id)
        return found if found and found.owner in (owner, "") else None

    def _add(self, job: Job) -> Job:
        with self._lock:
            self._jobs[job.id] = job
            done = [one.id for one in self._jobs.values() if one.state in (State.READ, State.FAILED)]
            for old in done[:-KEPT_JOBS]:
                del self._jobs[old]
        self._queue.put(job.id)
        return job

    def _work(self) -> None:
        while (job_id := self._queue.get()) is not None:
            with self._lock:
                job = self._jobs[job_id]
                if job.state is not State.WAITING:
                    continue
                job = self._jobs[job_id] = replace(job, state=State.READING)
            after = self._outcome(job)
            with self._lock:
                self._jobs[job_id] = after
            self._draw(after)

    def _outcome(self, job: Job) -> Job:
        path = self._folder / f"{job.id}.photo"
        try:
            with self._open() as db:
                taken = self._taken_in(db, path, job)
        except FollowupCardsError as error:  # the photo stays in the folder, to be read when the cause is gone
            return replace(job, state=State.FAILED, message=str(error))
        except Exception as error:  # noqa: BLE001 - a bug in reading one photo must not end the reading of all others
            _log.error("A photo could not be read: %s", told_of_bug(error))
            words = "This photo could not be read because of a mistake in followup-cards. It is kept; try another."
            return replace(job, state=State.FAILED, message=words)
        path.unlink(missing_ok=True)
        return told(job, taken)

    def _taken_in(self, db: Database, path: Path, job: Job) -> TakenIn:
        read = self._named(job.name)
        taken = take_in(db, path, read, interview=job.interview, now=self._now(), develop=self._develop)
        pages = tuple(under_name(page, str(path), job.name) for page in taken.pages)
        return replace(taken, pages=pages)

    def _draw(self, job: Job) -> None:
        """Make the pictures of what was read before anybody waits for them."""
        try:
            with self._open() as db:
                for number in job.cards:
                    card = waits(db, number)
                    if card:
                        prepare(db, card)
        except FollowupCardsError:  # decided or purged meanwhile; or it is said when somebody asks for one
            _log.info("The pictures of a card were not made beforehand")
        except Exception as error:  # noqa: BLE001 - it must not end the reading of all others
            _log.error("The pictures of a card could not be made: %s", told_of_bug(error))

    def _named(self, name: str) -> ReadPhoto:
        def read(path: Path) -> list[PhotoReading]:
            return [under_name(page, str(path), name) for page in self._read(path)]

        return read


def under_name(page: PhotoReading, path: str, name: str) -> PhotoReading:
    """Return a page's reading as of a photo that a person knows by another name than its file's."""
    failure = page.failure and replace(page.failure, message=page.failure.message.replace(path, name))
    return replace(page, photo=name, failure=failure)


def told(job: Job, taken: TakenIn) -> Job:
    """Return a job with what came of its photo."""
    failures = [page.failure.message for page in taken.pages if page.failure]
    advice = tuple(dict.fromkeys(sentence for page in taken.pages for sentence in page.advice))
    cards = tuple(card.id for card in taken.waiting)
    if failures and not cards:
        return replace(job, state=State.FAILED, message=failures[0], advice=advice)
    message = " ".join(failures)
    if taken.known:
        message = "This photo was read before; nothing was added."
    return replace(job, state=State.READ, message=message, advice=advice, cards=cards)
