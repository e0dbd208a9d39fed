"""Every cause of failure, with its exit code, its HTTP status and a message that names the next step."""

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """What the process tells its caller (the stable contract of the command line)."""

    OK = 0
    BUG = 1
    USAGE = 2
    NO_ENGINE = 3
    NOT_A_PICTURE = 4
    NOTHING_READABLE = 5
    STORE = 6
    DESTINATION = 7
    PARTLY = 8
    NEEDS_CONFIRMATION = 9
    CANCELLED = 130


class FollowupCardsError(Exception):
    """A failure with a known cause; its text is a finished sentence: the thing, the cause, the next step."""

    code: ClassVar[str] = "bug"
    exit_code: ClassVar[ExitCode] = ExitCode.BUG
    http_status: ClassVar[int] = 500


class UsageError(FollowupCardsError):
    """The request itself can't be carried out as given."""

    code = "usage"
    exit_code = ExitCode.USAGE
    http_status = 400


class UnknownName(UsageError):
    """An interview or a contact that the store does not know, or that fits several."""

    code = "unknown-name"
    http_status = 404


class BadAnswers(UsageError):
    """An answers file or a contacts file that is not what its format says."""

    code = "bad-answers"


class NoEngine(FollowupCardsError):
    """No OCR engine, or not the language that was asked for."""

    code = "no-engine"
    exit_code = ExitCode.NO_ENGINE
    http_status = 503


class NotAPicture(FollowupCardsError):
    """A file that cannot be opened as a picture."""

    code = "not-a-picture"
    exit_code = ExitCode.NOT_A_PICTURE
    http_status = 415


class NothingReadable(FollowupCardsError):
    """Nothing on the photograph, or in the folder, could be read."""

    code = "nothing-readable"
    exit_code = ExitCode.NOTHING_READABLE
    http_status = 422


class StoreFailure(FollowupCardsError):
    """The store cannot be opened, read or written; it is as it was before."""

    code = "store"
    exit_code = ExitCode.STORE
    http_status = 500


class DestinationFailure(FollowupCardsError):
    """A file or a mailbox could not be written; nothing there is half done."""

    code = "destination"
    exit_code = ExitCode.DESTINATION
    http_status = 502


class PartlyDone(FollowupCardsError):
    """Part of a batch failed; the rest is done."""

    code = "partly-done"
    exit_code = ExitCode.PARTLY
    http_status = 207


class ReaderStopped(FollowupCardsError):
    """A photo hung or crashed the process that read it; the rest of the batch is done."""

    code = "reader-stopped"
    exit_code = ExitCode.PARTLY
    http_status = 422


class ClusterUnfit(FollowupCardsError):
    """The other machines cannot be reached, or are not fit to read; what was read before is kept."""

    code = "cluster"
    exit_code = ExitCode.PARTLY
    http_status = 502


class Mistake(FollowupCardsError):
    """A bug that one photograph brought to light; the rest of the batch is done."""


class NeedsConfirmation(FollowupCardsError):
    """Something waits for the person's confirmation first."""

    code = "needs-confirmation"
    exit_code = ExitCode.NEEDS_CONFIRMATION
    http_status = 409
