"""Other machines: a Dask scheduler hands photographs to its workers, which read them in processes of their own."""

import logging
import time
import warnings
from collections.abc import Sequence
from concurrent.futures import Future
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Self

from followup_cards.batch.apart import Apart
from followup_cards.batch.job import Job
from followup_cards.errors import ClusterUnfit
from followup_cards.model import PhotoReading

DECIDES = ("followup-cards", "rapidocr", "onnxruntime", "opencv-python-headless", "numpy")
"""Packages on whose version it depends what is read."""
TO_CONNECT = 10.0
TO_RETURN = 120.0
"""Seconds that a scheduler may be away, as when it is restarted."""


def versions() -> tuple[str, ...]:
    """Return what is installed here of all that decides what is read."""
    return tuple(f"{name} {_version(name)}" for name in DECIDES)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def read_there(job: Job) -> list[PhotoReading]:
    """Read a photograph on a worker, in a process that it may crash.

    Raises:
        ClusterUnfit: other versions are installed here than where the photograph came from.
    """
    if job.order.versions != versions():
        raise ClusterUnfit(_differs(versions(), job.order.versions))
    return _apart().read(job)


@cache
def _apart() -> Apart:
    return Apart()


def _differs(theirs: Sequence[str], ours: Sequence[str]) -> str:
    apart = [*(name for name in theirs if name not in ours), *(name for name in ours if name not in theirs)]
    return f"The workers and this computer differ ({', '.join(apart)}). Install the same versions on both."


class Cluster:
    """A connection to a scheduler; it is made again when the scheduler has been away."""

    def __init__(self, address: str) -> None:
        """Connect.

        Raises:
            ClusterUnfit: no scheduler answers, it has no workers, or they have other versions.
        """
        self._address = address
        self._client = _connected(address, TO_CONNECT)
        self._executor = self._client.get_executor(pure=False)
        self._scheduler = self._identity()
        try:
            self._check()
        except ClusterUnfit:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave the cluster; what it reads for us is given up."""
        self._client.close(timeout=2)

    def at_once(self) -> int:
        """Return how many photographs are read at the same time."""
        return max(1, sum(int(threads) for threads in self._client.nthreads().values()))

    def submit(self, job: Job) -> "Future[list[PhotoReading]]":
        """Send a photograph to be read."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Dask would rather not be sent bytes; nobody else has them
            future: Future[list[PhotoReading]] = self._executor.submit(read_there, job)
        return future

    def was_away(self) -> bool:
        """Say whether the scheduler forgot what it was sent, after connecting to the one that is there now.

        Raises:
            ClusterUnfit: none comes back.
        """
        if self._client.status == "running" and self._identity() == self._scheduler:
            return False
        self._client.close(timeout=2)
        self._client = _connected(self._address, TO_RETURN)
        self._executor = self._client.get_executor(pure=False)
        self._scheduler = self._identity()
        return True

    def _identity(self) -> object:
        return self._client.scheduler_info().get("id")

    def _check(self) -> None:
        deadline = time.monotonic() + TO_CONNECT
        while not self._client.nthreads() and time.monotonic() < deadline:
            time.sleep(0.1)
        try:
            everywhere = self._client.run(versions)
        except Exception as error:  # whatever importing this program raises over there
            raise ClusterUnfit(
                f"The workers at {self._address} can't read photographs ({error}). Install followup-cards there."
            ) from error
        if not everywhere:
            raise ClusterUnfit(f"The scheduler at {self._address} has no workers. Start some: `dask worker ADDRESS`.")
        for theirs in everywhere.values():
            if tuple(theirs) != versions():
                raise ClusterUnfit(_differs(theirs, versions()))


def _connected(address: str, patience: float) -> Any:  # noqa: ANN401 - distributed is optional
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterUnfit("Reading on other machines needs Dask. Install followup-cards[cluster].") from error
    for name in ("distributed", "distributed.client", "distributed.core", "distributed.comm.tcp"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # logging is no user interface
    deadline = time.monotonic() + patience
    while True:
        try:
            return Client(address, timeout=min(TO_CONNECT, patience), set_as_default=False)  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as error:
            if time.monotonic() >= deadline or isinstance(error, ValueError):
                raise ClusterUnfit(
                    f"No scheduler answers at {address}. Check the address, or leave --scheduler out to read here."
                ) from error
        time.sleep(0.5)
