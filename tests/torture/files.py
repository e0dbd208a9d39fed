"""Hostile pictures and PDFs: thousands of mutants, opened, and a share of them read."""

import random
from collections.abc import Iterator

from followup_cards.batch.job import Job, Order, read_here
from followup_cards.errors import NotAPicture
from followup_cards.photo.load import pages_in
from tests.torture import pictures
from tests.torture.mutate import mutant
from tests.torture.outcome import Bounds, Outcome
from tests.torture.tried import Tried, Trier

MUTANTS = 5_000
READ = 250
"""Of those that still open: reading one takes most of a second."""


def opened(name: str, data: bytes) -> None:
    """Open every page and encode it for keeping, as `capture` does."""
    from followup_cards.photo.load import encode_for_keeping

    for photo in pages_in(data, name):
        encode_for_keeping(photo)


def read(name: str, data: bytes) -> None:
    """Read it with both engines, as the process does that reads photographs.

    Raises:
        NotAPicture: that is what the reading says.
    """
    for page in read_here(Job(name, data, Order())):
        if page.failure and page.failure.code == NotAPicture.code:
            raise NotAPicture(page.failure.message)


def mutants(bounds: Bounds) -> Iterator[tuple[str, bytes]]:
    """Give the mutants, format by format in turn."""
    kinds = list(pictures.originals().items())
    for number in range(bounds.of(MUTANTS)):
        name, data = kinds[number % len(kinds)]
        label = f"{name}/{bounds.seed}/{number}"
        yield label, mutant(label, data)


def run(bounds: Bounds) -> list[Outcome]:
    """Open all mutants, read some of those that open, then read the largest files that are accepted."""
    chance = random.Random(bounds.seed)
    whole = bounds.share >= 1
    with Trier("tests.torture.files:opened") as tries:
        long = [tries(name, made()) for name, made in pictures.LONGEST.items()] if whole else []
        results = [(tries(name, data), data) for name, data in mutants(bounds)]
    opening = [result for result, _ in results]
    still_open = [(one.name, data) for one, data in results if one.verdict == "done"]
    chosen = chance.sample(still_open, min(len(still_open), bounds.of(READ)))
    with Trier("tests.torture.files:read") as tries:
        reading = [tries(name, data) for name, data in chosen]
        large = [tries(name, made()) for name, made in pictures.LARGEST.items()] if whole else []
    share = f"{len(still_open)} of them opened"
    rows = [outcome("mutated pictures, opened", f"every page opened and encoded, no file touched; {share}", opening)]
    rows.append(outcome("mutated pictures, read", "one that opened, read by both engines; no file touched", reading))
    if large:
        rows.append(outcome("largest pictures, read", "near the limit in every mode, read by both engines", large))
        rows.append(outcome("longest documents, opened", "forty pages, near every limit", long))
    return rows


def outcome(campaign: str, exercised: str, tried: list[Tried]) -> Outcome:
    """Return the row of what was tried."""
    return Outcome(
        campaign,
        exercised,
        len(tried),
        tuple(fault for one in tried if (fault := one.fault)),
        max(one.seconds for one in tried),
        max(one.mebibytes for one in tried),
    )
