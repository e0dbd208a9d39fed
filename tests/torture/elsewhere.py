"""Nothing is touched but the home, what was named, and the system's folder for temporary files, which is left empty."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.torture import files, pictures, text_files
from tests.torture.outcome import Bounds, Outcome
from tests.torture.private import ME, commands
from tests.torture.touching import can_trace, outside, started_with, touched_in, traced

PICTURES = 400
TEXTS = 100
TO_LEAVE = 20.0
"""Seconds in which the processes that read have taken their files with them."""


@dataclass
class Place:
    """A folder in which the program is run, with a log of every file that it touches."""

    folder: Path
    trace: bool = False
    """Whether by `strace`, which also sees native libraries and other programs, rather than by Python alone."""

    def __post_init__(self) -> None:
        for name in ("person", "working", "temporary", "out", "photos", "python"):
            (self.folder / name).mkdir(parents=True)
        self.log = self.folder / "touched.txt"
        self.log.touch()
        (self.folder / "me.toml").write_text(ME, encoding="utf-8")
        pictures.card(1400, 800).save(self.folder / "photos" / "card.jpg")
        if not self.trace:
            customize = self.folder / "python" / "sitecustomize.py"
            customize.write_text(started_with(self.log), encoding="utf-8")

    def run(self, words: list[str], codes: tuple[int, ...] = (0, 9)) -> list[str]:
        """Run a command; return what is wrong: an exit code, files elsewhere, files left behind."""
        own = ("FOLLOWUP_CARDS_", "XDG_", "TMP", "TEMP", "COVERAGE", "PYTHON")
        env = {key: value for key, value in os.environ.items() if not key.startswith(own)}
        env |= {
            "PYTHONPATH": f"{self.folder / 'python'}:{Path.cwd()}",
            "PYTHONDONTWRITEBYTECODE": "1",
            "FOLLOWUP_CARDS_HOME": str(self.folder / "home"),
            "HOME": str(self.folder / "person"),
            "TMPDIR": str(self.folder / "temporary"),
        }
        command = [*(traced(self.log) if self.trace else []), sys.executable, "-m", "followup_cards", *words]
        answers = "ana.sousa@quilmora.example\n" * 3 + "\n" * 6
        ran = subprocess.run(
            *(command,), input=answers, capture_output=True, text=True, env=env, cwd=self.folder / "working",
            check=False, timeout=900,
        )  # fmt: skip
        said = " ".join(words[:2])
        wrong = [f"{said} exits with {ran.returncode}: {ran.stderr[-300:]}"] if ran.returncode not in codes else []
        wrong += [f"{said} says: {ran.stderr[-300:]}"] if "Traceback" in ran.stderr else []
        wrong += [f"{said} touched {path}" for path in self.elsewhere()]
        return wrong + [f"{said} left {path}" for path in self.left()]

    def elsewhere(self) -> list[str]:
        """Return what was touched since the last look besides the home, what was named, and temporary files."""
        allowed = [self.folder / name for name in ("home", "out", "temporary")]
        if self.trace:
            touched = list(touched_in(self.log, self.folder / "working"))
        else:
            touched = os.fsdecode(self.log.read_bytes()).splitlines()
        self.log.write_bytes(b"")
        return outside(touched, [*allowed, self.log])

    def left(self) -> list[str]:
        """Return what is left where nothing may be, once the processes that read have ended."""
        until = time.monotonic() + TO_LEAVE
        while (found := list(self.remains())) and time.monotonic() < until:
            time.sleep(0.05)
        return found

    def remains(self) -> Iterator[str]:
        """Yield what lies in the folder for temporary files, the person's own, and the one that was worked in."""
        for name in ("temporary", "person", "working"):
            for path in (self.folder / name).iterdir():
                if not path.name.startswith("followup-cards-demo-"):  # it tells where that is
                    yield str(path.relative_to(self.folder))


def run(bounds: Bounds) -> list[Outcome]:
    """Run every command, then give the program mutated files, and look at what was touched."""
    rows = []
    for trace in (False, True):
        if trace and not can_trace():
            rows.append(Outcome("files elsewhere", "NOT TRACED: no strace here, or it may not look", 0))
            continue
        with tempfile.TemporaryDirectory(prefix="torture-") as place:
            rows.append(by_commands(Path(place) / "commands", trace=trace))
            rows.append(by_mutants(Path(place) / "mutants", bounds, trace=trace))
    return rows


def how(*, trace: bool) -> str:
    """Say how it was looked."""
    return "traced with strace" if trace else "by audit events of every Python"


def by_commands(folder: Path, *, trace: bool = False, demo: bool = True) -> Outcome:
    """Run the commands that a person runs."""
    place = Place(folder, trace)
    chosen = commands(folder)[0 if demo else 1 :]
    wrong = [one for words in chosen for one in place.run(words)]
    return Outcome("files elsewhere", f"the demo and the main commands, {how(trace=trace)}", len(chosen), tuple(wrong))


def by_mutants(folder: Path, bounds: Bounds, *, trace: bool = False) -> Outcome:
    """Read, explain and capture mutated pictures, then take mutated files over."""
    place = Place(folder, trace)
    mutants = folder / "mutants"
    mutants.mkdir()
    count = bounds.of(PICTURES)
    for number, (name, data) in zip(range(count), files.mutants(Bounds(bounds.seed + 1)), strict=False):
        kind = name.partition("/")[0].partition("-")[0].replace("mpo", "jpg")
        (mutants / f"{number:03}.{kind}").write_bytes(data)
    codes = (0, 4, 5, 8, 9)
    wrong = place.run(["read", "--json", "--explain", str(folder / "out"), str(mutants)], codes)
    wrong += place.run(["capture", str(mutants)], codes)
    texts = bounds.of(TEXTS)
    for number, (name, data) in zip(range(texts), text_files.mutants(Bounds(bounds.seed + 1)), strict=False):
        kind = name.partition("/")[0]
        file = folder / f"{number}{'.vcf' if 'vcard' in kind else text_files.SUFFIXES[kind.rpartition('-')[2]]}"
        file.write_bytes(data)
        if kind == "answers-toml":
            words = ["draft", "Acme", "--scenario", "went-badly", "--answers", str(file), "--out", str(folder / "out")]
        elif kind == "drafter-json":
            own = ["--answers", str(folder / "me.toml"), "--out", str(folder / "out")]
            words = ["draft", "--contacts", str(file), "--scenario", "went-badly", *own]
        else:
            words = ["import", "--merge", str(file)]
        wrong += place.run(words, (0, 2, 7, 9))
    what = f"{count} mutated pictures read, explained and captured, {texts} mutated texts, {how(trace=trace)}"
    return Outcome("files elsewhere", what, count + texts, tuple(wrong))
