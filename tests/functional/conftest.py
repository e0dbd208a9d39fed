"""Run the installed command, in a process of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


def command() -> str:
    """Return the installed command, which stands beside this Python."""
    beside = Path(sys.executable).with_name("followup-cards")
    found = str(beside) if beside.exists() else shutil.which("followup-cards")
    assert found, "followup-cards is not installed beside this Python: pip install -e ."
    return found


@pytest.fixture
def followup_cards(home: Path) -> Run:
    """Return a function that runs the command in the test's own home."""

    def run(
        *words: object, answers: str = "", env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        assert os.environ["FOLLOWUP_CARDS_HOME"] == str(home)
        return subprocess.run(
            [command(), *(str(word) for word in words)],
            input=answers,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
            env={**os.environ, "OMP_NUM_THREADS": "1", **(env or {})},
        )

    return run
