"""The process that opens the photographs it is sent, one after the other, until its parent has gone.

Started as `python -m followup_cards.batch.child`, with one end of a pair of sockets as its standard input. First it is
told a folder of its own, for what tesseract is given as files; the folder goes with it.
"""

import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from threading import Lock
from typing import NoReturn

from followup_cards.batch.alive import ALIVE, NEW_PAGE
from followup_cards.batch.job import Job, Task, made_here, read_here
from followup_cards.errors import FollowupCardsError, Mistake

READY = "ready"


def serve(parent: Connection) -> None:
    """Answer everything that is sent, and leave no file behind."""
    tempfile.tempdir = folder = str(parent.recv())
    try:
        answer_all(parent)
    except (EOFError, ConnectionError):
        return
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def answer_all(parent: Connection) -> NoReturn:
    """Answer with what came of everything that is sent, or with the reason why nothing did.

    Raises:
        EOFError: nothing is sent any more.
    """
    talking = Lock()  # both readers give signs of life, each from a thread of its own

    def say(what: object) -> None:
        with talking:
            parent.send(what)

    say(READY)
    while True:
        say(_answer(parent.recv(), say))


def _answer(asked: Job | Task, say: Callable[[object], None]) -> object:
    try:
        if isinstance(asked, Job):
            return read_here(asked, partial(say, ALIVE), partial(say, NEW_PAGE))
        return made_here(asked, partial(say, NEW_PAGE))
    except FollowupCardsError as error:
        return error
    except ConnectionError:
        raise
    except Exception as error:  # noqa: BLE001 - it must not end this process, and the parent says it in words
        return Mistake(
            f'"{asked.name}" could not be read: a bug in followup-cards ({type(error).__name__}: {error}). '
            "Read it alone with --debug to report it."
        )


if __name__ == "__main__":
    serve(Connection(0))
