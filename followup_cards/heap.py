"""How this process keeps memory that is free again: in one heap for all its threads, and not for ever.

Only the C library of Linux (glibc) is told anything: it would keep a heap for each thread, and hand every large picture
back and ask for it again. Elsewhere nothing is done.
"""

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any

HEAPS, LARGE, SPARE = -8, -3, -1
"""What glibc calls the number of heaps, the size from which memory lies outside them, and what of one is kept free
(M_ARENA_MAX, M_MMAP_THRESHOLD, M_TRIM_THRESHOLD)."""
LARGEST = 32 << 20
"""Bytes: the highest that glibc takes for the second."""
KEPT = 512 << 20
"""Bytes: more than reading a photograph needs."""


def keep_one_heap() -> None:
    """Let the threads that begin from now on share one heap, in which pictures of some megabytes have room too."""
    if mallopt := _of_c_library("mallopt"):
        mallopt(HEAPS, 1)
        mallopt(LARGE, LARGEST)
        mallopt(SPARE, KEPT)


def give_back() -> None:
    """Return what is free to the system; whoever needs it again waits a little for it."""
    if trim := _of_c_library("malloc_trim"):
        trim(0)


@cache
def _of_c_library(name: str) -> Callable[..., Any] | None:
    """Return a function of the C library that this process runs with, if it has such a one."""
    try:
        return getattr(ctypes.CDLL(None), name, None)
    except (OSError, TypeError):  # Windows has no library without a name
        return None
