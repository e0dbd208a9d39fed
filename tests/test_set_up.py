"""What `make` does before anything else: choose a Python, fill the virtual environment, say what is missing."""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NAMES = ("python3", "python3.13", "python3.12", "python3.11", "python")


@dataclass(frozen=True)
class Checkout:
    """A copy of what the set-up reads, on a machine whose Pythons are made up."""

    folder: Path
    programs: Path

    def set_up(self, what: str = "run", **variables: str) -> subprocess.CompletedProcess[str]:
        """Run the set-up; only the made-up Pythons and the system's basic tools are within reach."""
        environment = {"PATH": f"{self.programs}:/usr/bin:/bin", **variables}
        return subprocess.run(
            [self.folder / "scripts" / "set-up", what], env=environment, capture_output=True, text=True, check=False
        )

    def has_pythons(self, versions: Mapping[str, str], *, body: str = "exit 1") -> None:
        """Let each name answer with a version like 312, or not run; `body` is what else it does."""
        for name in NAMES:
            answer = f"echo {versions[name]}; exit 0" if name in versions else "exit 127"
            program = self.programs / name
            program.write_text(f'#!/bin/sh\ncase "$*" in *version_info*) {answer} ;; esac\n{body}\n')
            program.chmod(0o755)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """Give a copy of the set-up script and of everything it looks at."""
    folder = tmp_path / "a folder"
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    shutil.copytree(ROOT / "requirements", folder / "requirements")
    shutil.copy(ROOT / "pyproject.toml", folder)
    programs = tmp_path / "programs"
    programs.mkdir()
    return Checkout(folder, programs)


def filled(checkout: Checkout, what: str = "run") -> Path:
    """Let a set-up succeed with an installer that only notes what it was asked for; return its notes."""
    notes = checkout.folder / "notes"
    script = (
        f'echo "$*" >>"{notes}"\ncase "$*" in "-m venv "*) mkdir -p "$4/bin"; cp "$0" "$4/bin/python" ;; esac\nexit 0'
    )
    checkout.has_pythons({"python3": "312"}, body=script)
    outcome = checkout.set_up(what)
    assert outcome.returncode == 0, outcome.stderr
    return notes


@pytest.mark.parametrize("versions", [{}, {"python3": "309"}, {"python3": "310", "python": "207"}])
def test_without_a_python_that_is_new_enough_it_says_so(checkout: Checkout, versions: Mapping[str, str]) -> None:
    """One sentence names the need and the next step, and nothing is made."""
    checkout.has_pythons(versions)

    outcome = checkout.set_up()

    assert outcome.returncode == 1
    assert "needs Python 3.11 or newer" in outcome.stderr
    assert "Install one, then run make again" in outcome.stderr
    assert not (checkout.folder / ".venv").exists()


def test_without_venv_it_names_the_package(checkout: Checkout) -> None:
    """Debian leaves the venv module to a package of its own."""
    checkout.has_pythons({"python3": "311"})

    outcome = checkout.set_up()

    assert outcome.returncode == 1
    assert "apt install python3-venv" in outcome.stderr


@pytest.mark.parametrize(
    ("versions", "chosen"),
    [
        ({"python3": "312"}, "python3"),
        ({"python3": "309", "python3.12": "312", "python3.11": "311"}, "python3.12"),
        ({"python3": "314", "python3.11": "311"}, "python3.11"),  # one that was tested with, before a newer one
        ({"python3": "314"}, "python3"),
        ({"python": "313"}, "python"),
    ],
)
def test_it_chooses_a_python_that_serves(checkout: Checkout, versions: Mapping[str, str], chosen: str) -> None:
    """The usual name if it serves, else the newest that was tested with, else a newer one."""
    checkout.has_pythons(versions)

    outcome = checkout.set_up()

    assert outcome.stderr.splitlines()[-1].startswith(f"{chosen} lacks its venv module")
    assert ("newer than Python 3.11 to 3.13" in outcome.stderr) == (versions[chosen] == "314")


def test_a_named_python_is_the_one_taken(checkout: Checkout) -> None:
    """PYTHON decides, even where the usual name would serve."""
    checkout.has_pythons({"python3": "311", "python3.13": "313"})

    outcome = checkout.set_up(PYTHON="python3.13")

    assert outcome.stderr.splitlines()[-1].startswith("python3.13 lacks")


def test_it_installs_pinned_wheels_and_then_the_project(checkout: Checkout) -> None:
    """Hashes are required, nothing is compiled, and the project's own installation asks for nothing more."""
    packages, project = [line for line in filled(checkout, "dev").read_text().splitlines() if " install " in line]

    assert "--require-hashes --only-binary :all:" in packages
    assert [word for word in packages.split() if word.endswith(".txt")] == [
        f"requirements/{name}.txt" for name in ("run", "build", "dev")
    ]
    assert "--no-deps --no-build-isolation" in project


def test_a_second_time_it_has_nothing_to_do(checkout: Checkout) -> None:
    """What is set up stays; no installer runs and nothing is said."""
    notes = filled(checkout)
    before = notes.read_text()

    outcome = checkout.set_up()

    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, "", "")
    assert [line for line in notes.read_text().removeprefix(before).splitlines() if "pip" in line] == []


@pytest.mark.parametrize("changed", ["requirements/run.txt", "pyproject.toml"])
def test_changed_pins_are_installed(checkout: Checkout, changed: str) -> None:
    """A lock file that has changed is noticed by its content."""
    notes = filled(checkout)
    before = notes.read_text()
    with (checkout.folder / changed).open("a", encoding="utf-8") as file:
        file.write("# changed\n")

    assert checkout.set_up().returncode == 0
    assert " install " in notes.read_text().removeprefix(before)


def test_a_folder_that_was_moved_is_set_up_afresh(checkout: Checkout) -> None:
    """The commands in a virtual environment name its folder, so a moved one is made again."""
    filled(checkout).unlink()
    moved = Checkout(checkout.folder.rename(checkout.folder.with_name("moved")), checkout.programs)

    assert "-m venv --clear .venv" in filled(moved).read_text()


def test_a_failed_installation_is_tried_again(checkout: Checkout) -> None:
    """A set-up that was cut short does not count as done."""
    filled(checkout)
    python = checkout.folder / ".venv" / "bin" / "python"
    python.write_text(python.read_text().replace("exit 0", 'case "$*" in *install*) exit 1 ;; esac'))
    (checkout.folder / "requirements" / "run.txt").write_text("")

    first, second = checkout.set_up(), checkout.set_up()

    assert first.returncode == second.returncode == 1
    assert "Check the network connection, then run make again" in second.stderr


def test_make_lists_what_it_can_do() -> None:
    """Bare `make` explains itself."""
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert {line.split()[1] for line in listed.splitlines()} >= {"demo", "test", "check", "lock", "clean"}
