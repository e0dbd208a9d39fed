"""How many processors this program may use."""

import os


def processors() -> int:
    """Return their number, as the system allows them to this process."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
