"""Progress over many photos, on a terminal only."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from followup_cards.cli.text import harmless


def over(paths: Sequence[Path], what: str) -> Iterator[Path]:
    """Give one path after the other, and show how far along that is where a person can see it."""
    if not sys.stderr.isatty() or len(paths) < 2:
        yield from paths
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(
        *columns, console=Console(stderr=True), transient=True, redirect_stdout=False, refresh_per_second=4
    ) as bar:
        task = bar.add_task(what, total=len(paths))
        for path in paths:
            bar.update(task, description=f"{what} {escape(harmless(path.name))}")
            yield path
            bar.advance(task)


@contextmanager
def patience(what: str, needed: object) -> Iterator[None]:
    """Say what is being waited for while it lasts, where a person can see it, and leave no trace of it."""
    told = bool(needed) and sys.stderr.isatty()
    if told:
        sys.stderr.write(f"{what} …")
        sys.stderr.flush()
    try:
        yield
    finally:
        if told:
            sys.stderr.write("\r" + " " * (len(what) + 2) + "\r")
            sys.stderr.flush()
