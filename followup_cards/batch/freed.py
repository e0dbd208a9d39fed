"""Memory that a photograph took and that is free again goes back to the system."""

import ctypes
import os
from contextlib import suppress
from pathlib import Path

MUCH = 550_000_000
"""Bytes: what a process keeps at most that reads photographs of the usual size; giving back costs these 6 % of time.

The largest WebP takes 830 MiB beside it.
"""


def give_back() -> None:
    """Return to the system what the C library keeps for the next photo, where that is much and it can be told to.

    Of large photographs it keeps 300 MB in many pieces, beside which the next large one no longer fits.
    """
    with suppress(OSError, AttributeError, ValueError, IndexError):  # not every system tells, nor every C library does
        if held() > MUCH:
            ctypes.CDLL(None).malloc_trim(0)


def held() -> int:
    """Return how many bytes of memory this process holds.

    Raises:
        OSError: this system does not show it as a file.
    """
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
