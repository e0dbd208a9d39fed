"""Open photographs in processes of their own: one that hangs, or crashes a native library, costs only itself."""

import sys
from collections.abc import Sequence
from math import ceil
from threading import Lock, local
from time import monotonic
from typing import Any

from followup_cards.batch.job import Job, Task
from followup_cards.batch.process import Child
from followup_cards.errors import FollowupCardsError, Mistake, ReaderStopped
from followup_cards.model import PhotoReading
from followup_cards.service.photographs import unreadable

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
                seconds = ceil(monotonic() - started)
                raise ReaderStopped(
                    f'"{asked.name}" was given up after {seconds} second{"" if seconds == 1 else "s"}. '
                    "Take a new photo of the card."
                ) from error
            except OSError as error:
                self._drop(child)
                if attempt == TRIES - 1 or self._closed:
                    raise ReaderStopped(
                        f'"{asked.name}" makes the program that reads it crash. Take a new photo of the card.'
                    ) from error
        raise AssertionError(TRIES)

    def _child(self) -> Child:
        child: Child | None = getattr(self._mine, "child", None)
        if child is None:
            child = self._mine.child = Child(self._program)
            with self._lock:
                self._all.append(child)
        return child

    def _drop(self, child: Child) -> None:
        child.end()
        self._mine.child = None
        with self._lock:
            if child in self._all:
                self._all.remove(child)
