"""A short part of the campaigns with hostile files."""

import pytest

from tests.torture import files, pictures, text_files
from tests.torture.outcome import Bounds
from tests.torture.tried import Trier

SEED = 20261125


@pytest.mark.live
def test_mutated_pictures_are_opened_or_refused() -> None:
    """No other error, no hang, no flood of memory; some of those that open are read by both engines."""
    opening, reading = files.run(Bounds(SEED, 0.02))

    assert (opening.tried, opening.failures) == (100, ())
    assert (reading.tried, reading.failures) == (5, ())


def test_mutated_texts_are_taken_or_refused() -> None:
    """vCards, tables, answers and JSON, by way of the commands that take them."""
    (row,) = text_files.run(Bounds(SEED, 0.06))

    assert (row.tried, row.failures) == (120, ())


@pytest.mark.live
def test_the_largest_pictures_one_after_the_other_stay_within_the_memory() -> None:
    """What one took is given back: kept for the next, it would not fit beside the next; WebP takes the most."""
    with Trier("tests.torture.files:read") as tries:
        tried = [tries(name, pictures.LARGEST[name]()) for name in ("png-60mp-alpha", "webp-51mp", "webp-51mp")]

    assert [one.fault for one in tried] == [None] * 3
    assert all(one.mebibytes > 300 for one in tried)  # it was measured
