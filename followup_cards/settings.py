"""The only reader of the environment: where data lives, which readers to use, and how to treat a terminal."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from followup_cards.errors import UsageError

READERS = ("auto", "rapidocr", "tesseract")
ON, OFF = ("1", "true", "yes", "on"), ("", "0", "false", "no", "off")


@dataclass(frozen=True)
class Terminal:
    """What the environment says about the terminal; a hint, since it is inherited by programs inside others."""

    term: str = ""
    program: str = ""
    """The terminal's own name, where it gives one."""
    colors: int = 0
    unicode: bool = False


@dataclass(frozen=True)
class Settings:
    """Everything that is decided before a command starts."""

    home: Path
    reader: str = "auto"
    """Both engines when `auto`; either alone reads too, with fewer things called sure."""
    region: str | None = None
    """ISO 3166 country for phone numbers that name none."""
    color: bool = True
    terminal: Terminal = Terminal()
    check_dns: bool = False
    """Whether to ask the name server if a domain takes mail; it then learns whose cards you hold."""
    mailbox: str | None = None
    """Where drafts may be put, as in imaps://imap.example.org; never with a password in it."""
    mail_user: str | None = None


def load(
    *,
    home: Path | None = None,
    reader: str | None = None,
    region: str | None = None,
    environ: Mapping[str, str] | None = None,
) -> Settings:
    """Return the settings: an option given wins over the environment, which wins over the default.

    Raises:
        UsageError: a reader that does not exist, or a switch that is neither on nor off.
    """
    env = os.environ if environ is None else environ
    chosen = reader or env.get("FOLLOWUP_CARDS_READER") or "auto"
    if chosen not in READERS:
        raise UsageError(f'There is no reader "{chosen}". Choose one of: {", ".join(READERS)}.')
    where = home or (Path(env["FOLLOWUP_CARDS_HOME"]) if env.get("FOLLOWUP_CARDS_HOME") else default_home())
    return Settings(
        home=where.expanduser(),
        reader=chosen,
        region=region or env.get("FOLLOWUP_CARDS_REGION") or None,
        color=not env.get("NO_COLOR"),
        terminal=terminal_in(env),
        check_dns=switched_on(env.get("FOLLOWUP_CARDS_CHECK_DNS", ""), "FOLLOWUP_CARDS_CHECK_DNS"),
        mailbox=env.get("FOLLOWUP_CARDS_MAILBOX") or None,
        mail_user=env.get("FOLLOWUP_CARDS_MAIL_USER") or None,
    )


def switched_on(text: str, name: str) -> bool:
    """Return what a switch in the environment says; nothing means off."""
    said = text.strip().casefold()
    if said not in (*ON, *OFF):
        raise UsageError(f'{name} is "{text}". Set it to 1 for on, or to 0 for off.')
    return said in ON


def default_home() -> Path:
    """Return the platform's own folder for this program's data."""
    import platformdirs

    return Path(platformdirs.user_data_path("followup-cards", appauthor=False))


def terminal_in(env: Mapping[str, str]) -> Terminal:
    """Return what an environment says about the terminal."""
    term = env.get("TERM", "")
    kitty = "kitty" if env.get("KITTY_WINDOW_ID") else ""
    konsole = "konsole" if env.get("KONSOLE_VERSION") else ""
    program = env.get("TERM_PROGRAM") or env.get("LC_TERMINAL") or kitty or konsole
    many = env.get("COLORTERM", "") in ("truecolor", "24bit") or "256color" in term or "direct" in term
    locale = env.get("LC_ALL") or env.get("LC_CTYPE") or env.get("LANG") or ""
    return Terminal(
        term=term,
        program=program,
        colors=256 if many and term not in ("", "dumb") else 0,
        unicode="utf-8" in locale.casefold() or "utf8" in locale.casefold(),
    )
