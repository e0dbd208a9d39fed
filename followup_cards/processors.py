"""How many processors this program may use, and how many programs want them."""

import os
from contextlib import suppress


def processors() -> int:
    """Return their number, as the system allows them to this process."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def crowding() -> float:
    """Return by how much longer than alone anything takes here now: 1.0 where nobody waits for a processor."""
    with suppress(OSError, AttributeError):  # not every system counts
        return max(1.0, os.getloadavg()[0] / processors())
    return 1.0
