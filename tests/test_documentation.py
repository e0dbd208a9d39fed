"""What the README promises: each command stands in it, its examples run, its tables are the code's own."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from followup_cards.cli.main import followup_cards
from followup_cards.errors import ExitCode
from followup_cards.followup.answers import parse_answers
from followup_cards.followup.questions import unanswered
from followup_cards.model import Scenario

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")


def inside(command: click.Command) -> dict[str, click.Command]:
    """Return the commands of a group, loaded late or not."""
    if not isinstance(command, click.Group):
        return {}
    context = click.Context(command)
    found = {name: command.get_command(context, name) for name in command.list_commands(context)}
    return {name: inner for name, inner in found.items() if inner}


def commands(
    command: click.Command = followup_cards, path: tuple[str, ...] = ()
) -> Iterator[tuple[str, click.Command]]:
    """Yield every command and group below `command`, with the words that call it."""
    if path:
        yield " ".join(path), command
    for name, inner in inside(command).items():
        yield from commands(inner, (*path, name))


COMMANDS = dict(commands())
LEAVES = [name for name, command in COMMANDS.items() if not isinstance(command, click.Group)]


def blocks(info: str) -> list[str]:
    """Return the README's fenced blocks that are marked with `info`."""
    return re.findall(rf"^```{re.escape(info)}\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)


def rows(text: str, heading: str) -> list[list[str]]:
    """Return the cells of the table whose first heading is `heading`."""
    table = text[text.index(f"| {heading} |") :].split("\n\n", 1)[0]
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in table.splitlines()[2:]]


def examples() -> list[str]:
    """Return every line of the README that calls the program."""
    return re.findall(r"^ *(followup-cards .*)$", README, flags=re.MULTILINE)


def called(words: list[str]) -> tuple[click.Command, list[str]]:
    """Return the command that a line calls, and its arguments."""
    command: click.Command = followup_cards
    while words and words[0] in inside(command):
        command, words = inside(command)[words[0]], words[1:]
    return command, words


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    """Each command says in its first line what it does, and each of its options says what it is for."""
    command = COMMANDS[name]

    assert command.help
    assert command.help.strip().splitlines()[0].endswith(".")
    assert [p.name for p in command.params if isinstance(p, click.Option) and not p.help] == []


def test_every_command_stands_in_the_readme_with_a_line_of_its_own() -> None:
    """The README's table holds each command once, and no command that does not exist."""
    listed = [re.sub(r"[`\\]", "", cells[0]) for cells in rows(README, "Command")]

    assert sorted(listed) == sorted(LEAVES)
    assert all(cells[1].strip("| ") for cells in rows(README, "Command"))


def test_the_exit_codes_are_those_of_the_program() -> None:
    """The README's table has exactly the codes that the program can end with."""
    assert [int(cells[0]) for cells in rows(README, "Exit code")] == [int(code) for code in ExitCode]


@pytest.mark.parametrize("example", examples())
def test_every_example_is_a_call_that_exists(example: str) -> None:
    """Each call in the README names a command, its options and enough arguments."""
    command, arguments = called(shlex.split(example)[1:])
    if "COMMAND" in arguments:
        return
    options, _, _ = command.make_parser(click.Context(command)).parse_args(list(arguments))

    assert not isinstance(command, click.Group)
    assert set(options) <= {parameter.name for parameter in command.params}


@pytest.mark.live
def test_the_runnable_examples_run(home: Path) -> None:
    """The blocks marked `sh run` do what they say, one after the other, in a new home."""
    assert len(blocks("sh run")) >= 1
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

    for block in blocks("sh run"):
        outcome = subprocess.run(
            ["sh", "-eu", "-c", block],
            cwd=ROOT,
            env={**os.environ, "PATH": path},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert outcome.returncode == 0, f"{block}\n{outcome.stdout}\n{outcome.stderr}"
    assert home.exists()


def test_the_answers_in_the_readme_are_enough_for_a_draft() -> None:
    """The example of an answers file is accepted, and leaves no question open in any scenario."""
    answers = [parse_answers(block, "README.md") for block in blocks("toml")]

    assert [unanswered(scenario, given) for given in answers for scenario in Scenario] == [()] * len(Scenario)


def test_the_prompt_in_the_readme_is_the_programs_own() -> None:
    """The screen shown in the README is the golden one, line by line."""
    golden = (ROOT / "tests" / "cli" / "golden" / "sure.txt").read_text(encoding="utf-8")

    assert [golden.startswith(screen) for screen in blocks("text")] == [True]


def test_the_scenarios_in_the_readme_are_the_programs_own() -> None:
    """The README explains each scenario, and none that does not exist."""
    assert [cells[0].strip("`") for cells in rows(README, "Scenario")] == [str(scenario) for scenario in Scenario]


@pytest.mark.parametrize(
    "noun",
    [
        "photo",
        "card",
        "line",
        "reader",
        "reading",
        "candidate",
        "evidence",
        "review",
        "contact",
        "interview",
        "panel",
        "scenario",
        "draft",
        "deadline",
    ],
)
def test_the_glossary_explains_each_noun(noun: str) -> None:
    """A reader who meets one of the program's nouns finds it explained."""
    assert any(f"**{noun}**" in cells[0] and cells[1] for cells in rows(GLOSSARY, "Word"))


@pytest.mark.parametrize("page", ["README.md", "CHANGELOG.md", "docs/glossary.md"])
def test_links_lead_somewhere(page: str) -> None:
    """Each relative link and picture in the documentation exists."""
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in target]

    assert [target for target in targets if not ((ROOT / page).parent / target).exists()] == []
