"""Run commands in this process, with recorded readings and a clock that stands still."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from followup_cards.bootstrap import App
from followup_cards.cli.main import run
from followup_cards.settings import Settings
from tests.recorded import NOW, Recorded


@dataclass(frozen=True)
class Ran:
    """What a command gave back."""

    code: int
    out: str
    err: str


@dataclass
class Program:
    """The program with recorded readings."""

    home: Path
    photos: Path
    invoke: Callable[[list[str], str], Ran]
    recorded: Recorded = field(default_factory=Recorded)

    def __call__(self, *words: object, answers: str = "") -> Ran:
        """Run a command; `answers` is what stands in standard input."""
        return self.invoke([str(word) for word in words], answers)


@pytest.fixture
def program(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Return the program, with a home of its own."""
    recorded = Recorded()
    app = App(Settings(home), recorded, lambda: NOW)

    def invoke(words: list[str], answers: str) -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO(answers))
        capsys.readouterr()
        code = run(words, app)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return Program(home, tmp_path, invoke, recorded)
