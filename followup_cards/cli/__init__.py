"""The command line: one module for each group of commands, `prompt.py` asks, `display.py` shows."""

import gc

gc.set_threshold(
    50_000
)  # imports make many objects and no rubbish: looking for some takes an eighth of a short command

from followup_cards.cli.main import main  # noqa: E402 - what it imports is what this is about

__all__ = ["main"]
