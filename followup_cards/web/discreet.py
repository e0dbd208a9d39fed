"""What is written about mistakes while the page is served: which and where, and nothing of cards or requests."""

import logging
import traceback
from pathlib import Path
from typing import Final

MISTAKE: Final = "Something on the page failed because of a mistake in followup-cards"


def told_of_bug(error: BaseException) -> str:
    """Return which error it was and where; not its own text, which may hold what stands on the card."""
    steps = traceback.extract_tb(error.__traceback__)
    place = f" in {Path(steps[-1].filename).name}, line {steps[-1].lineno}" if steps else ""
    return f"{type(error).__name__}{place}"


class Discreet(logging.Formatter):
    """Writes a message alone; of an error only what `told_of_bug` tells, whatever the server would say of it."""

    def format(self, record: logging.LogRecord) -> str:
        """Return a line."""
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            return f"{MISTAKE}: {told_of_bug(error)}. What was confirmed is kept."
        return record.getMessage()


def log_discreetly() -> None:
    """Let everything that this process logs from now on be written so."""
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
