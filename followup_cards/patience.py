"""An end to waiting: a server that sends a byte now and then keeps every time-out of a socket from passing."""

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


def within(seconds: float, work: Callable[[], T]) -> T:
    """Return what some work returns, or raise what it raises.

    Raises:
        TimeoutError: it takes longer; it is given up as it stands, on a thread that no ending waits for.
    """
    came: SimpleQueue[tuple[T] | BaseException] = SimpleQueue()

    def run() -> None:
        try:
            came.put((work(),))
        except BaseException as error:  # noqa: BLE001 - raised where the caller is
            came.put(error)

    Thread(target=run, name="waiting for a server", daemon=True).start()
    try:
        outcome = came.get(timeout=seconds)
    except Empty:
        raise TimeoutError from None
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome[0]
