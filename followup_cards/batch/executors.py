"""Where photographs are read: in processes on this machine, as many as pay."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from followup_cards.batch.apart import Apart
from followup_cards.batch.job import Job
from followup_cards.model import PhotoReading
from followup_cards.processors import processors

Submit = Callable[[Job], Future[list[PhotoReading]]]
"""Hands a job to an executor."""

MEMORY_EACH = 1_000_000_000
"""Bytes that a process with both readers takes at most on photographs of the usual size, rounded up."""
PHOTOS_EACH = 3
"""A process pays for its start, some two seconds, from here on."""


@contextmanager
def processes(count: int) -> Iterator[Submit]:
    """Give what hands jobs to so many processes; leaving ends them, whatever they are doing."""
    apart = Apart()
    with ThreadPoolExecutor(count, thread_name_prefix="reading") as executor:
        try:
            yield lambda job: executor.submit(apart.read, job)
        finally:
            executor.shutdown(wait=False, cancel_futures=True)
            apart.close()


def as_many_as_pay(photos: int) -> int:
    """Return how many processes read so many photographs soonest on this machine."""
    return max(1, min(processors(), memory() // MEMORY_EACH, -(-photos // PHOTOS_EACH)))


def memory() -> int:
    """Return the bytes of memory that this machine has."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
