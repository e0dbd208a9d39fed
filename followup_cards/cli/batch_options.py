"""The options of commands that read many photographs, and what Ctrl-C means to them."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from threading import Event, current_thread, main_thread
from types import FrameType
from typing import Any

import click

from followup_cards.batch.plan import Plan
from followup_cards.cli.streams import note

PROCESSES = click.option(
    "--processes",
    metavar="N",
    type=click.IntRange(1, 256),
    help="How many processes read; as many as pay, if not said.",
)
SCHEDULER = click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Let the workers of a Dask cluster read, as in tcp://10.0.0.1:8786; the photos go to them.",
)
TIME_OUT = click.option(
    "--time-out",
    "seconds",
    metavar="SECONDS",
    type=click.FloatRange(1),
    default=Plan.seconds,
    show_default=True,
    help="Give a photo (or a page) up that takes longer, or that hangs for a quarter of it.",
)
RESUME = click.option(
    "--resume",
    "journal",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Note what was read in FILE; run again with it, and only the rest is read.",
)


def batch_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options, and hand the command the plan that they make."""

    @PROCESSES
    @SCHEDULER
    @TIME_OUT
    @wraps(command)
    def planned(
        *arguments: Any,  # noqa: ANN401 - click's own
        processes: int | None,
        scheduler: str | None,
        seconds: float,
        journal: Path | None = None,
        **options: Any,  # noqa: ANN401
    ) -> None:
        command(*arguments, plan=Plan(processes, scheduler, seconds, journal), **options)

    return planned


@contextmanager
def finishing(stop: Event) -> Iterator[None]:
    """Let the first Ctrl-C finish what is being read, and the second one end it; then pass it on.

    Raises:
        KeyboardInterrupt: it was pressed.
    """
    if current_thread() is not main_thread():  # only there can a program hear of it
        yield
        return

    def finish(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            signal.default_int_handler(number, frame)
        stop.set()
        note("\nFinishing the photographs that are being read; Ctrl-C again ends at once.")

    before = signal.signal(signal.SIGINT, finish)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if stop.is_set():
        raise KeyboardInterrupt
