"""The command line: one module for each group of commands, `prompt.py` asks, `display.py` shows."""

from followup_cards.cli.entry import main

__all__ = ["main"]
