"""One real server for all tests; each gets an address book of its own."""

from collections.abc import Iterator
from itertools import count

import pytest

from tests.carddav.radicale import Radicale

NUMBERS = count(1)


@pytest.fixture(scope="session")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Radicale]:
    """Return a running server."""
    with Radicale(tmp_path_factory.mktemp("radicale")) as server:
        yield server


@pytest.fixture
def book(radicale: Radicale) -> str:
    """Return the name of a new address book."""
    name = f"book{next(NUMBERS)}"
    radicale.add_book(name)
    return name
