"""The only reader of the environment: where data lives, which readers to use, and how to treat a terminal."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from followup_cards.errors import UsageError

READERS = ("auto", "rapidocr", "tesseract")
ON, OFF = ("1", "true", "yes", "on"), ("", "0", "false", "no", "off")


@dataclass(frozen=True)
class Settings:
    """Everything that is decided before a command starts."""

    home: Path
    reader: str = "auto"
    """Both engines when `auto`; either alone reads too, with fewer things called sure."""
    region: str | None = None
    """ISO 3166 country for phone numbers that name none."""
    color: bool = True
    check_dns: bool = False
    """Whether to ask the name server if a domain takes mail; it then learns whose cards you hold."""


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
        check_dns=switched_on(env.get("FOLLOWUP_CARDS_CHECK_DNS", ""), "FOLLOWUP_CARDS_CHECK_DNS"),
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
