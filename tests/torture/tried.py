"""Try one piece of data in a process of its own: what came of it, how long it took, and how much memory."""

import os
import re
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Self

from followup_cards.errors import FollowupCardsError
from tests.torture.touching import outside, watch

LONGEST = 30.0
"""Seconds that anything may take."""
LARGEST = 1536.0
"""MiB that anything may take."""

Try = Callable[[str, bytes], object]
"""Does something with named data; an error of ours is a proper answer, any other is a fault."""


@dataclass(frozen=True)
class Tried:
    """What came of it: done, refused (with a sentence), or a fault."""

    name: str
    verdict: str
    seconds: float
    mebibytes: float

    @property
    def fault(self) -> str | None:
        """Say what is wrong with it, if anything is."""
        if self.verdict not in ("done", "refused"):
            return f"{self.name}: {self.verdict}"
        if self.seconds > LONGEST:
            return f"{self.name}: took {self.seconds:.0f} s"
        return f"{self.name}: took {self.mebibytes:.0f} MiB" if self.mebibytes > LARGEST else None


class Trier:
    """Hands data to a process that tries it, and starts another when that one is lost."""

    def __init__(self, how: str) -> None:
        """Name the function as `module:function`."""
        self._how = how
        self._running: tuple[subprocess.Popen[bytes], Connection] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self._end()

    def __call__(self, name: str, data: bytes) -> Tried:
        """Return what came of named data."""
        process, line = self._running = self._running or self._started()
        started = time.monotonic()
        try:
            line.send((name, data))
            if not line.poll(2 * LONGEST):
                self._end()
                return Tried(name, "hangs", time.monotonic() - started, 0.0)
            tried: Tried = line.recv()
        except (EOFError, OSError):
            self._end()
            return Tried(name, f"the process died ({process.poll()})", time.monotonic() - started, 0.0)
        return tried

    def _started(self) -> tuple[subprocess.Popen[bytes], Connection]:
        ours, theirs = Pipe()
        with theirs:
            program = [sys.executable, "-m", "tests.torture.trying", self._how]
            env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}  # a cached module is nothing that we touched
            process = subprocess.Popen(program, stdin=theirs.fileno(), stderr=subprocess.DEVNULL, env=env)
        return process, ours

    def _end(self) -> None:
        if self._running:
            process, line = self._running
            self._running = None
            line.close()
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.2)
            process.kill()
            process.wait()


def peak() -> float:
    """Return the most memory, in MiB, that this process has held since `forget_peak`."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:  # no Linux
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024


def forget_peak() -> None:
    """Begin to measure memory anew, where the system can."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def elsewhere(touched: list[str]) -> list[str]:
    """Return the files that were touched besides temporary ones, and forget all of them.

    Our own, tesseract's, those without a name, and the certificates that the tests make.
    """
    own = re.compile(re.escape(tempfile.gettempdir()) + r"(?:/(?:torture-|followup-cards-|tess_).*|/tmp\w+\.pem)?")
    found = [path for path in outside(touched, []) if not own.fullmatch(path)]
    touched.clear()
    return found


def attempt(how: Try, name: str, data: bytes, touched: list[str]) -> Tried:
    """Do it here, where every file that is touched is noted."""
    touched.clear()
    forget_peak()
    started = time.monotonic()
    try:
        how(name, data)
        verdict = "done"
    except FollowupCardsError as error:
        verdict = "refused" if str(error).rstrip().endswith((".", ")")) else f"no sentence: {error}"
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        where = traceback.extract_tb(error.__traceback__)[-1]
        verdict = f"{type(error).__name__}: {error} in {where.filename.rsplit('/', 1)[-1]}:{where.lineno}"
    seconds, memory = time.monotonic() - started, peak()
    if paths := elsewhere(touched):
        verdict = f"touched {paths[:5]}"
    return Tried(name, verdict, seconds, memory)


def serve(line: Connection, how: Try) -> None:
    """Try what is sent until nothing is sent any more."""
    touched: list[str] = []
    tempfile.gettempdir()  # it tries where it may write when it is first asked
    watch(touched.append)
    with suppress(EOFError, OSError):
        while True:
            name, data = line.recv()
            line.send(attempt(how, name, data, touched))
