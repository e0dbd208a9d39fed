"""What the tests of reading lines share."""

import pytest

from followup_cards.text.rapid import RapidReader


@pytest.fixture(scope="module")
def reader() -> RapidReader:
    """Return the reader that reads first."""
    return RapidReader()
