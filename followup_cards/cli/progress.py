"""Progress over many photos, on a terminal only."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TypeVar

from followup_cards.batch.plan import Done

Item = TypeVar("Item", Path, Done)


def over(paths: Sequence[Path], what: str) -> Iterator[Path]:
    """Give one path after the other, and show how far along that is where a person can see it."""
    return along(iter(paths), len(paths), what)


def along(items: Iterator[Item], total: int, what: str) -> Iterator[Item]:
    """Give one item after the other, and show how far along that is, how fast, and the time left."""
    if not sys.stderr.isatty() or total < 2:
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        *(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()),
        *(TextColumn("{task.fields[rate]}"), TimeRemainingColumn()),
    )
    started = monotonic()
    with Progress(
        *columns, console=Console(stderr=True), transient=True, redirect_stdout=False, refresh_per_second=4
    ) as bar:
        task = bar.add_task(what, total=total, rate="")
        for number, item in enumerate(items, 1):
            yield item
            bar.update(task, advance=1, rate=f"{number / (monotonic() - started):.1f} a second")


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
