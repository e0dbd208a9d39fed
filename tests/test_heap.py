"""Freed memory goes back to the system where its C library can be told so, and nothing breaks where it can't."""

import ctypes
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from followup_cards import heap

MEASURE = """
from concurrent.futures import ThreadPoolExecutor
from followup_cards.heap import give_back, keep_one_heap

def held():
    return int(open("/proc/self/statm").read().split()[1]) * 4096 / 2**20

keep_one_heap()
def fill(_):
    return [bytearray(b"x" * 100_000) for _ in range(300)]
with ThreadPoolExecutor(4) as threads:
    filled = list(threads.map(fill, range(4)))
last = bytearray(b"y" * 100_000)  # above all that is freed: without being told, the heap keeps what is under it
full = held()
del filled
kept = held()
give_back()
print(full, kept, held())
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc is told anything")
def test_what_threads_freed_is_kept_until_it_is_given_back() -> None:
    """Some hundred megabytes in small pieces stay with the process for its next photograph, or go."""
    done = subprocess.run([sys.executable, "-c", MEASURE], capture_output=True, text=True, check=True)
    full, kept, left = map(float, done.stdout.split())
    assert kept > full - 20
    assert left < full - 80


def test_another_c_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has no library without a name; others lack the functions."""
    heap._of_c_library.cache_clear()

    def without_name(_: object) -> None:
        raise TypeError

    monkeypatch.setattr(ctypes, "CDLL", without_name)
    heap.keep_one_heap()
    heap.give_back()
    assert heap._of_c_library("malloc_trim") is None
    heap._of_c_library.cache_clear()
    monkeypatch.setattr(ctypes, "CDLL", lambda _: Path)
    assert heap._of_c_library("malloc_trim") is None
    heap._of_c_library.cache_clear()
