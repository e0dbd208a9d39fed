"""The process that reads the photographs it is sent, one after the other, until its parent has gone.

Started as `python -m followup_cards.batch.child`, with one end of a pair of sockets as its standard input.
"""

from multiprocessing.connection import Connection

from followup_cards.batch.job import Job, read_here
from followup_cards.errors import FollowupCardsError, Mistake
from followup_cards.model import PhotoReading

READY = "ready"
Answer = list[PhotoReading] | FollowupCardsError


def serve(parent: Connection) -> None:
    """Answer every job, with readings or with the reason why there are none."""
    try:
        parent.send(READY)
        while True:
            parent.send(_answer(parent.recv()))
    except (EOFError, ConnectionError):
        return


def _answer(job: Job) -> Answer:
    try:
        return read_here(job)
    except FollowupCardsError as error:
        return error
    except Exception as error:  # noqa: BLE001 - it must not end this process, and the parent says it in words
        return Mistake(
            f'"{job.name}" could not be read: a bug in followup-cards ({type(error).__name__}: {error}). '
            "Read it alone with --debug to report it."
        )


if __name__ == "__main__":
    serve(Connection(0))
