"""A pseudo-terminal with a person at it who reads the screen and types."""

import os
import pty
import re
import select
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b\][^\x07]*\x07")
PATIENCE = 120.0
"""Seconds without a word from the program."""


class Terminal:
    """The installed command in a terminal of its own."""

    def __init__(self, words: list[str], env: Mapping[str, str], cwd: Path) -> None:
        self.screen = ""
        self._seen = 0
        ours, theirs = pty.openpty()
        self._ours = ours
        self._process = subprocess.Popen(
            words, stdin=theirs, stdout=theirs, stderr=theirs, env=dict(env), cwd=cwd, start_new_session=True
        )
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave no program behind, however the test ended."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._ours)

    def type(self, line: str) -> None:
        """Type a line and press Enter."""
        os.write(self._ours, f"{line}\n".encode())

    def interrupt(self) -> None:
        """Press Ctrl-C."""
        os.killpg(self._process.pid, signal.SIGINT)

    def prompt(self) -> str | None:
        """Wait for a prompt and return what the screen has shown since the last one; None when the program ended."""
        while not self._fresh().endswith("> "):
            if not self._read():
                return None
        fresh, self._seen = self._fresh(), len(self.screen)
        return fresh

    def converse(self, person: Callable[[str], str]) -> int:
        """Answer every prompt as the person does, until the program ends; return its exit code."""
        while (shown := self.prompt()) is not None:
            self.type(person(shown))
        return self.close()

    def close(self) -> int:
        """Wait for the end and return the exit code."""
        while self._read():
            pass
        return self._process.wait(timeout=PATIENCE)

    def _fresh(self) -> str:
        return self.screen[self._seen :]

    def _read(self) -> bool:
        """Take in what the program writes next; False at its end."""
        started = time.monotonic()
        while not select.select([self._ours], [], [], 1.0)[0]:
            assert time.monotonic() - started < PATIENCE, f"the program says nothing any more:\n{self.screen}"
        try:
            data = os.read(self._ours, 65536)
        except OSError:  # the other side is closed
            return False
        self.screen += ESCAPES.sub("", data.decode("utf-8", "replace")).replace("\r", "")
        return bool(data)
