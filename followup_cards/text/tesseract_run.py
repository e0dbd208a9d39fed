"""One run of tesseract over cropped lines: started beside other work, before there is anything to read."""

import os
import subprocess
from collections.abc import Sequence
from weakref import finalize


class TesseractRun:
    """A tesseract that has loaded its model and waits to be told which pictures to read."""

    def __init__(self, binary: str, options: Sequence[str]) -> None:
        """Start the program and return at once.

        Raises:
            OSError: it cannot be started.
        """
        self._process = subprocess.Popen(  # noqa: S603 - no shell; the binary is one that was looked for
            [binary, "stdin", "stdout", *options, "-c", "stream_filelist=1", "tsv"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Several threads inside one call fight over the cores: 0.9 s with them, 0.22 s without, on two.
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},
        )
        self._end = finalize(self, _ended, self._process)

    @property
    def is_waiting(self) -> bool:
        """Say whether it still runs."""
        return self._process.poll() is None

    def read(self, names: Sequence[str], seconds: float) -> str:
        """Return what stands on the pictures in those files, as tesseract's table; it runs no more afterwards.

        Raises:
            OSError, ValueError: it failed, took too long, or answered with something that is no text.
        """
        try:
            answer, _ = self._process.communicate("\n".join(names).encode() + b"\n", timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise TimeoutError(seconds) from error
        finally:
            self._end()
        if self._process.returncode != 0:
            raise ChildProcessError(self._process.returncode)
        return answer.decode("utf-8")


def _ended(process: subprocess.Popen[bytes]) -> None:
    """End a program, whatever it does, and let go of its pipes."""
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            pipe.close()
    process.wait()
