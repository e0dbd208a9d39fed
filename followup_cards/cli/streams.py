"""Results go to standard output, everything else to standard error; answers come line by line."""

import json
import sys
from collections.abc import Mapping
from typing import Any

import click

from followup_cards.cli.text import escaped


class EndOfInput(Exception):  # noqa: N818 - it is no error: the person, or the script, has said all
    """There are no more answers."""


class OutputClosed(Exception):  # noqa: N818 - it is no error: the reader of our output (such as `head`) has seen enough
    """Nobody reads the results any more."""


def result(text: str | bytes) -> None:
    """Write a result, at once: a line of text, or bytes as they are.

    Raises:
        OutputClosed: nobody reads any more.
    """
    try:
        click.echo(text, nl=isinstance(text, str))
    except BrokenPipeError as error:
        raise OutputClosed from error


def note(text: str) -> None:
    """Say something that is not the result."""
    click.echo(text, err=True)


def line_of_json(value: Mapping[str, Any]) -> None:
    """Write one JSON object on one line, at once; what a terminal could act upon stands as an escape of JSON's own."""
    result(escaped(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()))


def ask(prompt: str) -> str:
    """Show a prompt and return the line that answers it.

    Raises:
        EndOfInput: there are no more answers.
    """
    click.echo(prompt, nl=False, err=True)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        click.echo(err=True)
        raise EndOfInput
    if not sys.stdin.isatty():
        click.echo(err=True)  # a terminal has echoed the person's own Enter
    return line.strip()


def at_terminal() -> bool:
    """Say whether a person can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()
