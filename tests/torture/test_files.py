"""A short part of the campaigns with hostile files."""

import pytest

from tests.torture import files, text_files
from tests.torture.outcome import Bounds

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
