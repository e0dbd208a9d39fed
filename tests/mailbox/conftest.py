"""The server that the tests of this folder share; where it is missing, they say so, and fail on CI."""

import os
from collections.abc import Iterator

import pytest

from followup_cards.mailbox.account import Account, Security
from tests.mailbox.dovecot import Dovecot, program

MISSING = "dovecot is not installed: apt-get install dovecot-imapd. Nothing of the mailbox was tried."


@pytest.fixture(scope="session")
def running() -> Iterator[Dovecot]:
    """Start the server once; without it these tests are skipped here, and are a failure on CI."""
    if program() is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with Dovecot() as server:
        yield server


@pytest.fixture
def dovecot(running: Dovecot) -> Dovecot:
    """Return the server with nobody's messages on it."""
    for user in ("robin", "full", "plain"):
        running.empty(user)
    return running


@pytest.fixture
def robin(dovecot: Dovecot) -> Account:
    """Return the mailbox that most tests write to, over a connection that stays on this machine."""
    return Account("127.0.0.1", dovecot.ports.plain, Security.NONE, "robin")
