"""The only reader of the environment: where data lives, which readers to use, and how to treat a terminal."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from followup_cards.errors import UsageError

READERS = ("auto", "rapidocr", "tesseract")


@dataclass(frozen=True)
class Settings:
    """Everything that is decided before a command starts."""

    home: Path
    reader: str = "auto"
    """Both engines when `auto`; either alone reads too, with fewer things called sure."""
    region: str | None = None
    """ISO 3166 country for phone numbers that name none."""
    color: bool = True


def load(
    *,
    home: Path | None = None,
    reader: str | None = None,
    region: str | None = None,
    environ: Mapping[str, str] | None = None,
) -> Settings:
    """Return the settings: an option given wins over the environment, which wins over the default.

    Raises:
        UsageError: a reader that does not exist.
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
    )


def default_home() -> Path:
    """Return the platform's own folder for this program's data."""
    import platformdirs

    return Path(platformdirs.user_data_path("followup-cards", appauthor=False))
