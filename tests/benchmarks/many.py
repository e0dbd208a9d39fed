"""Many photographs: flat memory, and a cluster that reads the same: `python -m tests.benchmarks.many --count 1000`.

The photographs are small and each is another one. They are read here, with the memory of every process looked at on
the way; then the first of them by a Dask scheduler and two workers on loopback, of which one is killed midway, and the
scheduler restarted. What came of both must be the same to the last byte, the seconds aside.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import psutil

from followup_cards.batch.plan import Done, Plan
from followup_cards.batch.run import read_by_plan
from followup_cards.cli.jsons import photo_json
from tests.batch.dask import Machines
from tests.benchmarks.processes import held_by

HUNDRED = 100


def photographs(folder: Path, count: int) -> list[Path]:
    """Write small pictures of cards, each with a name and an address of its own."""
    paths = []
    for number in range(count):
        picture = np.full((280, 480, 3), 245, dtype=np.uint8)
        name = f"{chr(65 + number % 26)}na Lind{chr(97 + number // 26 % 26)}"
        for row, text in enumerate((name, f"a.{number:04}@harbour.example", "+49 30 555 0123")):
            cv2.putText(picture, text, (24, 70 + 80 * row), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (30, 30, 40), 2)
        paths.append(folder / f"{number:05}.png")
        cv2.imwrite(str(paths[-1]), picture)
    return paths


def lines(done: Done) -> list[str]:
    """Return what `read --json` prints of a photo, without the seconds."""
    return [json.dumps(photo_json(replace(page, seconds=0.0))) for page in done.pages]


def read_here(paths: list[Path], processes: int) -> tuple[list[str], list[float]]:
    """Return what is printed, and the most memory that was held during each hundred photographs."""
    printed: list[str] = []
    held: list[float] = []
    for number, done in enumerate(read_by_plan(paths, Plan(processes=processes), "auto", None)):
        printed += lines(done)
        now = held_by(psutil.Process(os.getpid()))
        if number % HUNDRED == 0:
            held.append(now)
        held[-1] = max(held[-1], now)
    return printed, held


def read_there(paths: list[Path], folder: Path) -> list[str]:
    """Return what a cluster makes of the photographs, with a worker killed and the scheduler restarted on the way."""
    printed: list[str] = []
    with Machines(folder) as machines:
        for number, done in enumerate(read_by_plan(paths, Plan(scheduler=machines.address), "auto", None)):
            printed += lines(done)
            if number == len(paths) // 3:
                machines.workers[0].kill()
            if number == 2 * len(paths) // 3:
                machines.stop()
                machines.start()
    return printed


def main(arguments: list[str] | None = None) -> int:
    """Read, and say what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.many", description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--there", type=int, default=300, help="so many of them also by a cluster")
    parser.add_argument("--processes", type=int, default=2)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = photographs(folder, asked.count)
        started = time.monotonic()
        here, held = read_here(paths, asked.processes)
        sys.stdout.write(
            f"{len(here)} photographs read here in {time.monotonic() - started:.0f} s; memory by the hundred, MB: "
            f"{' '.join(f'{megabytes:.0f}' for megabytes in held)}; last over first {held[-1] / held[0]:.2f}\n"
        )
        sys.stdout.flush()
        there = read_there(paths[: asked.there], folder)
    same = there == here[: asked.there]
    sys.stdout.write(f"{len(there)} of them by a cluster: {'the same' if same else 'NOT the same'}.\n")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
