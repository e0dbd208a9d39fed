"""Run a program and measure all of it: time, processor, and the memory of every process that it starts."""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from resource import RUSAGE_CHILDREN, getrusage

import psutil

PAUSE = 0.01
"""Seconds between two looks at the memory."""


@dataclass(frozen=True)
class Run:
    """What a program took."""

    seconds: float
    processor: float
    megabytes: float
    """The most that it and its children held at one moment; what they share counts for each."""


def run(words: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Run a program to its end; what it prints is dropped."""
    before, started = processor_of_children(), time.perf_counter()
    process = subprocess.Popen(
        words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment or os.environ
    )
    most, watched = 0.0, psutil.Process(process.pid)
    while process.poll() is None:
        most = max(most, held_by(watched))
        time.sleep(PAUSE)
    return Run(time.perf_counter() - started, processor_of_children() - before, most)


def held_by(process: psutil.Process) -> float:
    """Return the megabytes that a process and its children hold now."""
    try:
        return float(sum(one.memory_info().rss for one in (process, *process.children(recursive=True)))) / 2**20
    except psutil.Error:  # it has just ended
        return 0.0


def processor_of_children() -> float:
    """Return the processor seconds of the programs that have ended."""
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
