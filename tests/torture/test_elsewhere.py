"""A short part of the campaign: no file is touched elsewhere, and nobody is told of anything."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture import elsewhere
from tests.torture.outcome import Bounds
from tests.torture.touching import can_trace, listened, outside, reached_out, started_with, touched_in, traced

SEED = 20261125
READS = """
import numpy
from followup_cards.text.reader import open_readers
open_readers("rapidocr").first.read_lines([numpy.full((48, 400, 3), 255, dtype=numpy.uint8)])
"""
TOUCHES = """
import os, pathlib, sqlite3
folder = pathlib.Path({folder!r})
(folder / "made").mkdir()
(folder / "made" / "a").write_text("a")
(folder / "made" / "a").rename(folder / "b")
os.symlink("b", folder / "c")
(folder / "b").read_text()
sqlite3.connect(folder / "d.db").execute("CREATE TABLE t (a)").connection.close()
at = os.open(folder, os.O_RDONLY)
os.unlink("c", dir_fd=at)
"""


@pytest.mark.live
def test_nothing_is_touched_but_the_home_what_was_named_and_temporary_files(tmp_path: Path) -> None:
    """The main commands, then mutated files of each kind; no temporary file is left when they have ended."""
    commands = elsewhere.by_commands(tmp_path / "commands", demo=False)
    mutants = elsewhere.by_mutants(tmp_path / "mutants", Bounds(SEED, 0.03))

    assert (commands.tried, commands.failures) == (14, ())
    assert (mutants.tried, mutants.failures) == (15, ())


@pytest.mark.live
def test_the_engine_keeps_and_reports_nothing(tmp_path: Path) -> None:
    """ONNX Runtime would number the computer in a file under the home folder, and report to its maker what it runs."""
    person, temporary, log = tmp_path / "person", tmp_path / "temporary", tmp_path / "network.txt"
    person.mkdir()
    temporary.mkdir()
    own = ("ORT_", "CI", "XDG_", "TMP")
    env = {key: value for key, value in os.environ.items() if not key.startswith(own)}
    env |= {"HOME": str(person), "TMPDIR": str(temporary), "PYTHONDONTWRITEBYTECODE": "1"}
    words = [*(listened(log) if can_trace() else []), sys.executable, "-c", READS]

    subprocess.run(words, env=env, check=True, capture_output=True)

    assert list(person.rglob("*")) == []
    assert list(temporary.rglob("*")) == []
    assert not log.exists() or reached_out(log) == []


@pytest.mark.parametrize("by", ["audit events", "strace"])
def test_a_file_that_is_touched_is_seen(by: str, tmp_path: Path) -> None:
    """The watch itself: made, written, renamed, linked, removed; what is only read is not touched."""
    if by == "strace" and not can_trace():
        pytest.skip("no strace here, or it may not look")
    log, folder, python = tmp_path / "log.txt", tmp_path / "touched", tmp_path / "python"
    folder.mkdir()
    python.mkdir()
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    if by == "audit events":
        (python / "sitecustomize.py").write_text(started_with(log), encoding="utf-8")
        env["PYTHONPATH"] = f"{python}:{Path.cwd()}"
    words = [*(traced(log) if by == "strace" else []), sys.executable, "-c", TOUCHES.format(folder=str(folder))]

    subprocess.run(words, env=env, check=True, capture_output=True, cwd=tmp_path)

    seen = touched_in(log, tmp_path) if by == "strace" else log.read_text(encoding="utf-8").splitlines()
    names = {Path(path).relative_to(folder).as_posix() for path in seen if path.startswith(f"{folder}/")}
    assert {name for name in names if "-journal" not in name} == {"made", "made/a", "b", "c", "d.db"}
    assert outside([str(folder / "made"), "/dev/null", "/etc/passwd", f"{folder}-not"], [folder]) == [
        "/etc/passwd",
        f"{folder}-not",
    ]
