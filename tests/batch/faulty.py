"""A program that reads nothing, and fails as the name of a photo says: the stand-in for a native library's faults."""

import os
import signal
import subprocess
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

from followup_cards.batch.alive import ALIVE, NEW_PAGE
from followup_cards.batch.job import Job
from followup_cards.errors import FollowupCardsError, Mistake, NoEngine
from followup_cards.model import PhotoReading

PROGRAM = (sys.executable, "-m", "tests.batch.faulty")
STOPS_AT_ONCE = (sys.executable, "-c", "raise SystemExit(1)")


def read(job: Job, parent: Connection, folder: Path) -> list[PhotoReading] | FollowupCardsError:
    """Return a reading without cards, by the name of the photo after a crash, a wait or an error."""
    name = Path(job.name).stem
    if name.startswith("once"):  # crashes the first time only, like what something else has ended
        mark = Path(job.name).with_suffix(".tried")
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if name.startswith("crash"):
        os.kill(os.getpid(), signal.SIGSEGV)
    if name.startswith("hang"):
        time.sleep(600)
    if name.startswith("tesseract hangs"):
        Path(folder, "piece-of-a-card.pgm").touch()
        subprocess.run(["sleep", "600"], check=False)
    if name.startswith("long"):  # and says so
        for sign in job.data.decode().split():
            time.sleep(0.4)
            parent.send(NEW_PAGE if sign == "page" else ALIVE)
    if name.startswith("bug"):
        return Mistake(f'"{job.name}" could not be read: a bug in followup-cards.')
    if name.startswith("engine"):
        return NoEngine("No OCR engine can read the photograph.")
    return readings(job)


def readings(job: Job) -> list[PhotoReading]:
    """Return a reading without cards; its advice names the bytes."""
    return [PhotoReading(job.name, None, "digest", None, 0.1, (job.data.decode(),), None, ())]


if __name__ == "__main__":
    with Connection(0) as parent:
        folder = Path(parent.recv())
        parent.send("ready")
        try:
            while True:
                parent.send(read(parent.recv(), parent, folder))
        except EOFError:
            pass
