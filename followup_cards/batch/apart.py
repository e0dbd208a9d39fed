"""Open photographs in processes of their own: one that hangs, or crashes a native library, costs only itself."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing import Pipe
from pathlib import Path
from threading import Lock, local
from time import monotonic
from typing import Any

from followup_cards.batch.alive import Patience
from followup_cards.batch.job import Job, Task
from followup_cards.errors import FollowupCardsError, Mistake, NoEngine, ReaderStopped
from followup_cards.model import PhotoReading
from followup_cards.service.photographs import unreadable

TO_START = 60.0
"""Seconds that a process may take until it can be sent photographs."""
TO_END = 5.0
LOOK = 2.0
"""Seconds between two looks at how busy the machine is."""
READING = (sys.executable, "-P", "-m", "followup_cards.batch.child")
"""The program that opens them."""
TRIES = 2
"""A process may have been killed by something else; a photo that ends two of them has done it."""


class Apart:
    """Opens photographs; each thread that asks has a process of its own, started when first needed."""

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
            pages: list[PhotoReading] = self.make(job)
        except (ReaderStopped, Mistake) as error:
            return [unreadable(job.name, error)]
        return pages

    def make(self, asked: Job | Task) -> Any:  # noqa: ANN401 - whatever the task makes
        """Return what is made of a photograph.

        Raises:
            ReaderStopped: it hung, or crashed the process.
            FollowupCardsError: what its process came to.
        """
        answer = self._answer(asked)
        if isinstance(answer, FollowupCardsError):
            raise answer
        return answer

    def close(self) -> None:
        """End the processes; the photographs that they read are given up."""
        with self._lock:
            self._closed = True
            while self._all:
                self._all.pop().end()

    def _answer(self, asked: Job | Task) -> object:
        started = monotonic()
        for attempt in range(TRIES):
            child = self._child()
            try:
                return child.ask(asked)
            except TimeoutError as error:
                self._drop(child)
                raise ReaderStopped(
                    f'"{asked.name}" was given up after {monotonic() - started:.0f} seconds. Take a new photo of the'
                    " card."
                ) from error
            except OSError as error:
                self._drop(child)
                if attempt == TRIES - 1 or self._closed:
                    raise ReaderStopped(
                        f'"{asked.name}" makes the program that reads it crash. Take a new photo of the card.'
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
    """A process that opens the photographs it is sent."""

    def __init__(self, program: Sequence[str]) -> None:
        """Start it.

        Raises:
            NoEngine: it does not start here, whatever the photo.
        """
        self._folder = _folder()
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
            self._line.send(str(self._folder))
            if not self._line.poll(TO_START):
                raise TimeoutError
            self._heard()
        except OSError as error:
            self.end()
            raise NoEngine(
                "The program that reads photographs does not start. `followup-cards doctor` says what is missing."
            ) from error

    def ask(self, asked: Job | Task) -> object:
        """Return the answer.

        Raises:
            TimeoutError: it took too long.
            OSError: the process ended, or was ended.
        """
        self._line.send(asked)
        patience = Patience(asked.seconds)
        while True:
            if not self._line.poll(max(0.0, min(LOOK, patience.left()))):
                if patience.left() <= 0:
                    raise TimeoutError
            elif not patience.hear(answer := self._heard()):
                return answer

    def _heard(self) -> object:
        try:
            answer: object = self._line.recv()
        except EOFError as error:
            raise ConnectionResetError from error
        return answer

    def end(self) -> None:
        """End the process and what it has started, whatever they are doing, and remove their files."""
        self._line.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(0.2)
        with suppress(ProcessLookupError, PermissionError):  # nobody is left
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(TO_END)
        shutil.rmtree(self._folder, ignore_errors=True)


def _folder() -> Path:
    """Make a folder for a process's temporary files, which show pieces of cards."""
    try:
        return Path(tempfile.mkdtemp(prefix="followup-cards-"))
    except OSError as error:
        raise NoEngine(f"There is no room for temporary files: {error.strerror}. Make room, or set TMPDIR.") from error
