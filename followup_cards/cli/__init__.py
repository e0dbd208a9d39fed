"""The command line: one module for each group of commands, `prompt.py` asks, `display.py` shows."""

from followup_cards.cli.main import main

__all__ = ["main"]
