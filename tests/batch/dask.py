"""A Dask scheduler and workers on loopback, each a process that a test may end."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

QUIET = {"DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "critical", "DASK_DISTRIBUTED__WORKER__DAEMON": "false"}


class Machines:
    """A scheduler and its workers."""

    def __init__(self, folder: Path, workers: int = 2, path: Path | None = None) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self._folder = folder
        self._count = workers
        self._environment = {**os.environ, **QUIET, **({"PYTHONPATH": str(path)} if path else {})}

    @property
    def address(self) -> str:
        """Return where the scheduler listens."""
        return f"tcp://127.0.0.1:{self._port}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start the scheduler and its workers."""
        self.scheduler = self._run(
            "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(self._port), "--no-dashboard"
        )
        self.workers = [self._worker(number) for number in range(self._count)]

    def stop(self) -> None:
        """End them all."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait(30)

    def _worker(self, number: int) -> "subprocess.Popen[bytes]":
        folder = self._folder / f"worker-{number}"
        return self._run(
            *("distributed.cli.dask_worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard"),
            *("--local-directory", str(folder)),
        )

    def _run(self, module: str, *arguments: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=self._environment,
        )
