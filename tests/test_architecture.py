"""The shape of the house: who may import whom, and who may touch the terminal and the environment."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "followup_cards"
SKINS = ("cli", "__main__.py")
"""Only these speak to the person: they may print, prompt and end the process."""


def check_contracts(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the package and the pyproject.toml in `folder`."""
    linter = Path(sys.executable).parent / "lint-imports"
    return subprocess.run(
        [linter, "--no-cache", "--config", "pyproject.toml"], cwd=folder, capture_output=True, text=True, check=False
    )


def copy_of_the_project(folder: Path) -> Path:
    """Copy what import-linter looks at."""
    shutil.copytree(PACKAGE, folder / "followup_cards", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def core_modules() -> Iterator[Path]:
    """Yield every module below the skins, except the one reader of the environment."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.relative_to(PACKAGE).parts[0] not in (*SKINS, "settings.py"):
            yield path


def forbidden_in_core(tree: ast.AST) -> Iterator[str]:
    """Yield what a module does that only the skins and the settings may do."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="print" | "input" | "exit" | "quit" as name)):
                yield f"line {node.lineno}: {name}()"
            case ast.Attribute(value=ast.Name(id="sys"), attr="exit" | "argv" | "stdin" | "stdout" | "stderr" as name):
                yield f"line {node.lineno}: sys.{name}"
            case ast.Call(func=ast.Attribute(value=ast.Name(id="os"), attr="getenv")):
                yield f"line {node.lineno}: os.getenv()"
            # Setting a variable for an engine that is about to be started is no reading.
            case ast.Subscript(value=ast.Attribute(value=ast.Name(id="os"), attr="environ"), ctx=ast.Load()):
                yield f"line {node.lineno}: os.environ[...]"
            case ast.Attribute(value=ast.Attribute(value=ast.Name(id="os"), attr="environ"), attr="get" | "items"):
                yield f"line {node.lineno}: os.environ.{node.attr}"


def test_the_import_contracts_are_kept() -> None:
    """Skins, bootstrap, service, stages, settings, model and errors import downwards only."""
    outcome = check_contracts(ROOT)

    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert " 0 broken" in outcome.stdout


@pytest.mark.parametrize(
    ("module", "statement"),
    [
        ("contact/__init__.py", "import followup_cards.store"),  # a stage that knows another stage
        ("store/__init__.py", "import followup_cards.service"),  # a stage that knows what uses it
        ("followup/__init__.py", "import sqlite3"),  # what decides, touching the outside
        ("model.py", "import followup_cards.settings"),
    ],
)
def test_a_forbidden_import_breaks_a_contract(tmp_path: Path, module: str, statement: str) -> None:
    """The contracts bite: the same package with one import too many does not pass."""
    project = copy_of_the_project(tmp_path)
    with (project / "followup_cards" / module).open("a", encoding="utf-8") as source:
        source.write(f"\n{statement}\n")

    outcome = check_contracts(project)

    assert outcome.returncode != 0
    assert "broken" in outcome.stdout.lower()


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(PACKAGE))) for path in core_modules()])
def test_the_core_leaves_terminal_and_environment_alone(path: Path) -> None:
    """No module below the skins prints, prompts, exits or reads the environment."""
    assert list(forbidden_in_core(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "source",
    ["print('x')", "input()", "sys.exit(1)", "os.getenv('A')", "os.environ['A']", "os.environ.get('A')"],
)
def test_what_the_core_must_not_do_is_recognised(source: str) -> None:
    """The check above finds each of the things it looks for."""
    assert list(forbidden_in_core(ast.parse(source))) != []


def test_sql_names_its_values_or_counts_on_their_order() -> None:
    """Numbered placeholders (?1) with a sequence of values are an error from Python 3.14 on."""
    numbered = [
        f"{path.name}, line {node.lineno}"
        for path in (PACKAGE / "store").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search(r"\?\d", node.value)
    ]

    assert numbered == []


def test_every_module_says_what_it_is_for() -> None:
    """Each module of the package, and each test folder, opens with a docstring."""
    modules = [*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("__init__.py")]

    silent = [path for path in modules if ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) is None]

    assert silent == []
