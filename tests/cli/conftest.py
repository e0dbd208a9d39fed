"""Run commands in this process, with recorded readings and a clock that stands still."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from followup_cards.bootstrap import App
from followup_cards.cli.main import run
from followup_cards.settings import Settings
from tests.recorded import ANA, BILL, NOW, Recorded

ANSWERS = """
[me]
name = "Robin Example"
[answers]
bring = "I bring six years of keeping busy service teams calm, reachable and on time."
fit = "I see myself as the person between planning and the people who carry the plan out."
value = "In the first month I can map where requests wait today and halve the longest of those waits."
[topics]
"ana.sousa@quilmora.example" = "the move to two sites"
"""

JsonLine = dict[str, object]


@dataclass(frozen=True)
class Ran:
    """What a command gave back."""

    code: int
    out: str
    err: str


@dataclass
class Clock:
    """A clock that stands still until it is told otherwise."""

    time: datetime = NOW

    def __call__(self) -> datetime:
        """Return the time."""
        return self.time

    def pass_by(self, time: timedelta) -> None:
        """Let time pass."""
        self.time += time


@dataclass
class Program:
    """The program with recorded readings."""

    home: Path
    photos: Path
    invoke: Callable[[list[str], str], Ran]
    clock: Clock
    recorded: Recorded = field(default_factory=Recorded)

    def __call__(self, *words: object, answers: str = "") -> Ran:
        """Run a command; `answers` is what stands in standard input."""
        return self.invoke([str(word) for word in words], answers)


@pytest.fixture
def program(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Return the program, with a home of its own."""
    recorded = Recorded()
    clock = Clock()
    app = App(Settings(home), recorded, clock)

    def invoke(words: list[str], answers: str) -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO(answers))
        capsys.readouterr()
        code = run(words, app)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return Program(home, tmp_path, invoke, clock, recorded)


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """Return a candidate's answers file."""
    path = tmp_path / "answers.toml"
    path.write_text(ANSWERS, encoding="utf-8")
    return path


@pytest.fixture
def panel(program: Program) -> Program:
    """Return the program with an interview and two people on its panel, HR first."""
    photo = program.recorded.photo(program.photos, "one.png", ANA, BILL)
    program("interview", "add", "Acme", "--company", "Acme Ltd", "--role", "Planner", "--ended", "2026-03-02T15:30Z")
    assert program("capture", photo, "--interview", "Acme", answers="\n3\nbill.karn@quilmora.example\n\n\n").code == 0
    return program


def lines(text: str) -> list[JsonLine]:
    """Return the objects of JSON lines."""
    return [json.loads(line) for line in text.splitlines()]
