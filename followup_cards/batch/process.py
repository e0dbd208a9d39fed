"""A process that opens the photographs it is sent, with a folder for its files: started, asked, ended for certain."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing import Pipe
from pathlib import Path

from followup_cards.batch.alive import Patience
from followup_cards.batch.job import Job, Task
from followup_cards.errors import NoEngine

TO_START = 60.0
"""Seconds that a process may take until it can be sent photographs."""
TO_END = 5.0
LOOK = 2.0
"""Seconds between two looks at how busy the machine is."""


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
