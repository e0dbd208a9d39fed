"""The options of `draft` that belong together: the mailbox, and the writing help."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True)
class MailboxOptions:
    """Which mailbox, and how to get in."""

    mailbox: str | None
    mail_user: str | None
    password_command: str | None
    oauth: bool
    drafts_folder: str | None
    remember: bool
    replace: bool


@dataclass(frozen=True)
class AssistOptions:
    """Which writing help."""

    assist: str | None
    assist_model: str
    assist_key_command: str | None
    allow_remote: tuple[str, ...]
    assist_timeout: float


MAILBOX = (
    click.option("--mailbox", metavar="URL", help="The mailbox of --to mailbox, as in imaps://imap.example.org."),
    click.option("--mail-user", metavar="NAME", help="Your name at the mail server, usually your address."),
    click.option("--password-command", metavar="CMD", help="A command that prints the mailbox's password or token."),
    click.option("--oauth", is_flag=True, help="It is an access token, not a password (XOAUTH2)."),
    click.option("--drafts-folder", metavar="NAME", help="The mailbox's folder for drafts, if it can't be told."),
    click.option("--remember", is_flag=True, help="Keep the password that you type in the system's keyring."),
    click.option("--replace", is_flag=True, help="Replace drafts that are in the mailbox already."),
)
ASSIST = (
    click.option("--assist", metavar="URL", help="Let a language model polish the drafts (OpenAI's interface)."),
    click.option("--assist-model", metavar="NAME", default="default", help="Which model."),
    click.option("--assist-key-command", metavar="CMD", help="A command that prints its key."),
    click.option(
        "--assist-timeout",
        metavar="SECONDS",
        type=click.FloatRange(1, 600),
        default=60.0,
        show_default=True,
        help="How long to wait for it.",
    ),
    click.option("--allow-remote", metavar="HOST", multiple=True, help="Allow it to be this other machine."),
)


def mailbox_options(command: Command) -> Command:
    """Add the options of the mailbox, gathered in one argument `mailbox`."""
    return gathered(command, MAILBOX, MailboxOptions, "mailbox")


def assist_options(command: Command) -> Command:
    """Add the options of the writing help, gathered in one argument `assist`."""
    return gathered(command, ASSIST, AssistOptions, "assist")


def gathered(
    command: Command,
    options: tuple[Callable[[Command], Command], ...],
    kind: type[MailboxOptions | AssistOptions],
    name: str,
) -> Command:
    """Add options to a command that gets them as one value."""
    from functools import update_wrapper

    def with_one_value(*args: Any, **given: Any) -> Any:  # noqa: ANN401 - whatever click passes on
        own = {field: given.pop(field) for field in kind.__dataclass_fields__}
        return command(*args, **given, **{name: kind(**own)})

    wrapped: Any = update_wrapper(with_one_value, command)
    for option in reversed(options):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[no-any-return] # it is called like the command, with more options
