"""Run a command here, as quickly as that goes: what it said, and its exit code."""

import io
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from followup_cards.bootstrap import App
from followup_cards.cli.main import run
from followup_cards.settings import Settings
from tests.recorded import NOW, Recorded


@dataclass(frozen=True)
class Said:
    """What a command said."""

    code: int
    out: str
    err: str


def said_by(home: Path, *words: str) -> Said:
    """Run a command on a home, with nobody to ask and no photograph to read."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(list(words), App(Settings(home), Recorded(), lambda: NOW))
    out.flush()
    buffer = out.buffer
    assert isinstance(buffer, io.BytesIO)
    return Said(code, buffer.getvalue().decode("utf-8"), err.getvalue())
