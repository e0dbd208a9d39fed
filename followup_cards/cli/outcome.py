"""What a batch exits with: the one cause when all failed alike, `partly` when some did."""

from collections.abc import Iterable

from followup_cards.cli.streams import note
from followup_cards.cli.text import harmless, plural
from followup_cards.errors import FollowupCardsError, NotAPicture, NothingReadable, PartlyDone, ReaderStopped
from followup_cards.model import PhotoReading, ReadFailure

CAUSES: dict[str, type[FollowupCardsError]] = {
    cause.code: cause for cause in (NotAPicture, NothingReadable, ReaderStopped)
}


class Batch:
    """Counts what became of each photo while the batch goes on."""

    def __init__(self) -> None:
        self.done = 0
        self.failures: list[ReadFailure] = []

    def add(self, pages: Iterable[PhotoReading]) -> None:
        """Count the pages of one photo; say at once what could not be read."""
        for page in pages:
            if page.failure is None:
                self.done += 1
            else:
                self.failures.append(page.failure)

    def close(self) -> None:
        """Fail if anything did.

        Raises:
            FollowupCardsError: the cause, when nothing was read, or `PartlyDone` when some was.
        """
        if not self.failures:
            return
        if self.done:
            for failure in self.failures:
                note(harmless(failure.message))
            total = plural(self.done + len(self.failures), "photo")
            raise PartlyDone(f"{len(self.failures)} of {total} could not be read; the rest is done.")
        for failure in self.failures[1:]:
            note(harmless(failure.message))
        kinds = {failure.code for failure in self.failures}
        cause = CAUSES.get(self.failures[0].code, NothingReadable) if len(kinds) == 1 else NothingReadable
        raise cause(harmless(self.failures[0].message))
