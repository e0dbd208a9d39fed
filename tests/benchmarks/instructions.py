"""Instructions that parts of the program take, for changes too small to be seen in seconds on a busy machine.

    python -m tests.benchmarks.instructions

Counted by `perf stat` where the processor's counters can be read, else by valgrind, which takes some fifty times as
long. A part's count is that of a process that does it less that of one that only gets ready for it.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

READY_TO_FIND = (
    "import sys; from pathlib import Path; import cv2; cv2.setNumThreads(1)\n"
    "from followup_cards.photo.load import load; from followup_cards.card.find import find_cards\n"
    "photo = load(Path('sample_cards/qr-code.jpg'))[0]\n"
)
READY_TO_PARSE = (
    "from followup_cards.contact.parse import parse; from followup_cards.model import AgreedLine\n"
    "lines = ['Ana Sousa', 'Head of Data', 'Quilmora Lda', 'ana.sousa@quilmora.example', '+351 21 555 0100']\n"
    "boxes = [((0, 40 * k), (400, 40 * k), (400, 40 * k + 30), (0, 40 * k + 30)) for k in range(len(lines))]\n"
    "seen = [AgreedLine(text, box, 0.98, (), (text,)) for text, box in zip(lines, boxes)]\n"
    "corners = ((0, 0), (850, 0), (850, 550), (0, 550))\n"
    "parse(seen, corners)\n"
)
READY_TO_SEARCH = (
    "import tempfile; from pathlib import Path; from followup_cards.store import contacts\n"
    "from tests.benchmarks.store import filled\n"
    "db = filled(Path(tempfile.mkdtemp()), 200)\n"
)
PARTS: Mapping[str, tuple[str, str]] = {
    "find the cards of a photo": (READY_TO_FIND, "find_cards(photo)\n"),
    "parse a card's lines": (READY_TO_PARSE, "parse(seen, corners)\n"),
    "search 200 contacts": (READY_TO_SEARCH, "with db.reading() as tx:\n    contacts.matching(tx, 'sousa')\n"),
    "import what `due` needs": ("import click\n", "import followup_cards.bootstrap, followup_cards.cli.due\n"),
}
"""What is done before the part, and the part."""

Count = Callable[[str], int]


def main() -> int:
    """Print millions of instructions for each part; say so where nothing can count them."""
    count = counter()
    if count is None:
        sys.stdout.write("INSTRUCTIONS NOT COUNTED: neither perf (with counters) nor valgrind is here.\n")
        return 0
    for name, (ready, part) in PARTS.items():
        sys.stdout.write(f"{name:32}{(count(ready + part) - count(ready)) / 1e6:>10.1f} million instructions\n")
        sys.stdout.flush()
    return 0


def counter() -> Count | None:
    """Return what counts the instructions of a Python program: the quicker one that works here."""
    if shutil.which("perf") and _by_perf("pass") > 0:
        return _by_perf
    return _by_valgrind if shutil.which("valgrind") else None


def _by_perf(program: str) -> int:
    """Return the instructions of a program; 0 where the counters can't be read."""
    done = _run(["perf", "stat", "-x,", "-e", "instructions:u", sys.executable, "-c", program])
    found = re.search(r"^(\d+),,instructions:u", done, re.MULTILINE)
    return int(found.group(1)) if found else 0


def _by_valgrind(program: str) -> int:
    with tempfile.TemporaryDirectory() as folder:
        words = ["--tool=cachegrind", "--cache-sim=no", f"--cachegrind-out-file={Path(folder) / 'out'}"]
        done = _run(["valgrind", *words, sys.executable, "-c", program])
    found = re.search(r"I\s+refs:\s+([\d,]+)", done)
    if found is None:
        message = f"valgrind counted nothing: {done[-500:]}"
        raise RuntimeError(message)
    return int(found.group(1).replace(",", ""))


def _run(words: list[str]) -> str:
    """Return what a program says on its standard error; it must end well."""
    given = {**os.environ, "PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=given, check=False)
    if done.returncode and words[0] != "perf":
        message = f"{words[0]} ended with {done.returncode}: {done.stderr[-500:]}"
        raise RuntimeError(message)
    return done.stderr


if __name__ == "__main__":
    sys.exit(main())
