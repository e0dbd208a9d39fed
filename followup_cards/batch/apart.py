"""Read in processes of their own: a photo that hangs, or crashes a native library, costs nothing but itself."""

import subprocess
import sys
from collections.abc import Sequence
from multiprocessing import Pipe
from threading import Lock, local

from followup_cards.batch.child import Answer
from followup_cards.batch.job import Job
from followup_cards.errors import FollowupCardsError, Mistake, NoEngine, ReaderStopped
from followup_cards.model import PhotoReading
from followup_cards.service.photographs import unreadable

TO_START = 60.0
"""Seconds that a process may take until it can be sent photographs."""
TO_END = 5.0
READING = (sys.executable, "-P", "-m", "followup_cards.batch.child")
"""The program that reads."""
TRIES = 2
"""A process may have been killed by something else; a photo that ends two of them has done it."""


class Apart:
    """Reads photographs; each thread that asks has a process of its own, started when first needed."""

    def __init__(self, program: Sequence[str] = READING) -> None:
        self._program = program
        self._mine = local()
        self._lock = Lock()
        self._all: list[Child] = []
        self._closed = False

    def read(self, job: Job) -> list[PhotoReading]:
        """Return what a photograph says, or the failure that its process came to.

        Raises:
            FollowupCardsError: no photograph can be read here, whichever it is.
        """
        try:
            answer = self._answer(job)
        except ReaderStopped as error:
            return [unreadable(job.name, error)]
        if isinstance(answer, Mistake):
            return [unreadable(job.name, answer)]
        if isinstance(answer, FollowupCardsError):
            raise answer
        return answer

    def close(self) -> None:
        """End the processes; the photographs that they read are given up."""
        with self._lock:
            self._closed = True
            while self._all:
                self._all.pop().end()

    def _answer(self, job: Job) -> Answer:
        for attempt in range(TRIES):
            child = self._child()
            try:
                return child.ask(job, job.order.seconds)
            except TimeoutError as error:
                self._drop(child)
                raise ReaderStopped(
                    f'"{job.name}" was given up after {job.order.seconds:.0f} seconds. Take a new photo of the card.'
                ) from error
            except OSError as error:
                self._drop(child)
                if attempt == TRIES - 1 or self._closed:
                    raise ReaderStopped(
                        f'"{job.name}" makes the program that reads it crash. Take a new photo of the card.'
                    ) from error
        raise AssertionError(TRIES)

    def _child(self) -> "Child":
        child: Child | None = getattr(self._mine, "child", None)
        if child is None:
            child = self._mine.child = Child(self._program)
            with self._lock:
                self._all.append(child)
        return child

    def _drop(self, child: "Child") -> None:
        child.end()
        self._mine.child = None
        with self._lock:
            if child in self._all:
                self._all.remove(child)


class Child:
    """A process that reads the photographs it is sent."""

    def __init__(self, program: Sequence[str]) -> None:
        """Start it.

        Raises:
            NoEngine: it does not start here, whatever the photo.
        """
        self._line, theirs = Pipe()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own program, without a shell
                program,
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # what native libraries say as they crash is for nobody
                process_group=0,  # Ctrl-C is for the parent, which lets this one finish
            )
        try:
            self._received(TO_START)
        except OSError as error:
            self.end()
            raise NoEngine(
                "The program that reads photographs does not start. `followup-cards doctor` says what is missing."
            ) from error

    def ask(self, job: Job, seconds: float) -> Answer:
        """Return the answer to a job.

        Raises:
            TimeoutError: it took too long.
            OSError: the process ended, or was ended.
        """
        self._line.send(job)
        return self._received(seconds)

    def _received(self, seconds: float) -> Answer:
        if not self._line.poll(seconds):
            raise TimeoutError
        try:
            answer: Answer = self._line.recv()
        except EOFError as error:
            raise ConnectionResetError from error
        return answer

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._line.close()
        try:
            self._process.wait(0.2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(TO_END)
