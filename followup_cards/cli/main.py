"""The entry point: the table of commands, the options that all of them share, and what each failure exits with."""

import os
import sys
from pathlib import Path
from typing import NoReturn, TextIO

import click

from followup_cards import __version__
from followup_cards.cli.lazy import Entry, LazyGroup
from followup_cards.cli.streams import OutputClosed
from followup_cards.errors import ExitCode, FollowupCardsError

COMMANDS = {
    "demo": Entry("followup_cards.cli.demo", "Watch photographs of cards become drafts, in a throw-away home."),
    "read": Entry("followup_cards.cli.read", "Show what is on the cards; keep nothing, ask nothing."),
    "capture": Entry("followup_cards.cli.capture", "Read photographs, confirm each card, keep the contacts."),
    "review": Entry("followup_cards.cli.capture", "Confirm the cards that wait."),
    "interview": Entry("followup_cards.cli.interview", "Interviews: when each ended and who was on the panel."),
    "contacts": Entry("followup_cards.cli.contacts", "Confirmed people: list, show, edit, merge, undo, remove, purge."),
    "draft": Entry("followup_cards.cli.draft", "Write the follow-up messages of an interview; send nothing."),
    "due": Entry("followup_cards.cli.due", "Show who is still to be written to, the soonest first."),
    "sent": Entry("followup_cards.cli.sent", "Note that you have sent messages."),
    "bounced": Entry("followup_cards.cli.sent", "Note that a message came back."),
    "export": Entry("followup_cards.cli.export", "Hand contacts over: files, a QR code, an address book."),
    "import": Entry("followup_cards.cli.import_", "Take contacts over from vCard, CSV or JSON files.", "import_"),
    "serve": Entry("followup_cards.cli.serve", "Photograph and confirm from your phone: a page of this computer."),
    "doctor": Entry("followup_cards.cli.doctor", "Show what is found on this machine, and how to get the rest."),
    "completion": Entry("followup_cards.cli.completion", "Print the completion script of a shell."),
}


class Commands(LazyGroup):
    """The commands of followup-cards."""

    entries = COMMANDS


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--home", type=click.Path(path_type=Path), metavar="DIR", help="Where your data lives.")
@click.option("--reader", metavar="NAME", help="Which OCR engine reads: auto (both), rapidocr or tesseract.")
@click.option("--debug", is_flag=True, help="Show the traceback of a failure.")
@click.version_option(__version__, prog_name="followup-cards")
@click.pass_context
def followup_cards(ctx: click.Context, /, home: Path | None, reader: str | None, **_: bool) -> None:
    """From photographs of business cards to the right follow-up drafts, within 48 hours.

    Begin with `followup-cards demo`. Photographs never leave this machine, and nothing is sent.
    """
    from followup_cards.settings import load

    if ctx.obj is None:
        from followup_cards.bootstrap import app_for

        ctx.obj = app_for(load(home=home, reader=reader))
    if not ctx.obj.settings.color:
        ctx.color = False


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run a command and exit with its code."""
    forgiving(sys.stdin, sys.stdout, sys.stderr)
    words = sys.argv[1:] if arguments is None else arguments
    try:
        code = run(words)
    except OutputClosed:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for what Python flushes at its end
        code = ExitCode.OK
    sys.exit(code)


def run(words: list[str], app: object | None = None) -> int:
    """Run a command, in the program as given or as the settings make it; return its exit code.

    Every failure becomes one sentence.
    """
    try:
        result = followup_cards.main(args=words, prog_name="followup-cards", standalone_mode=False, obj=app)
    except (click.exceptions.Abort, KeyboardInterrupt):
        say("\nCancelled. What was confirmed is kept.")
        return ExitCode.CANCELLED
    except click.ClickException as error:
        from followup_cards.cli.text import harmless

        shown = "\n".join(map(harmless, error.message.split("\n")))
        error.message = shown  # type: ignore[misc]  # click would show a file's name as it is
        error.show()
        return error.exit_code
    except OutputClosed:
        raise
    except FollowupCardsError as error:
        return failed(str(error), error.exit_code, words)
    except Exception as error:  # noqa: BLE001 - the last line of defence: a bug must not look like an answer
        if damage := damage_behind(app, words):
            return failed(damage, ExitCode.STORE, words)
        what = f"{type(error).__name__}: {error}"
        return failed(
            f"This is a bug in followup-cards ({what}). Run it with --debug to report it.", ExitCode.BUG, words
        )
    return result if isinstance(result, int) else ExitCode.OK


def damage_behind(app: object, words: list[str]) -> str | None:
    """Return what to say where an error that nobody foresaw comes of a damaged store."""
    from followup_cards.bootstrap import App
    from followup_cards.service.repairing import damage

    chosen = followup_cards.make_context("followup-cards", list(words), resilient_parsing=True).params.get("home")
    home = app.settings.home if isinstance(app, App) else settings_home(chosen)
    return damage(home)


def settings_home(chosen: Path | None) -> Path:
    """Return the home that a command was meant for."""
    from followup_cards.settings import load

    return load(home=chosen).home


def failed(message: str, code: ExitCode, words: list[str]) -> int:
    """Say what went wrong, after the traceback if that was asked for."""
    if "--debug" in words:
        import traceback

        traceback.print_exc()
    from followup_cards.cli.text import harmless

    say(harmless(message))  # it may name a file, or quote a server
    return code


def say(message: str) -> None:
    """Write one sentence to standard error."""
    click.echo(message, err=True)


def forgiving(*streams: TextIO) -> None:
    """Let the terminal's streams pass any text: what a terminal can't show becomes a question mark."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
