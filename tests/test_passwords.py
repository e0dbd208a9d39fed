"""Passwords from a command and from a keyring."""

import sys

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.errors import KeyringLocked

from followup_cards import passwords
from followup_cards.errors import DestinationFailure, UsageError


class Locked(KeyringBackend):
    """A keyring whose owner does not unlock it."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        """Refuse."""
        raise KeyringLocked(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        """Refuse."""
        raise KeyringLocked(service, username, password)


def python(code: str) -> str:
    """Return a command that runs some Python."""
    return f'"{sys.executable}" -c "{code}"'


def test_the_first_line_counts() -> None:
    """Password managers print notes below it."""
    assert passwords.from_command(python("print('corréct horse \\n url: example.org')")) == "corréct horse "


def test_a_command_is_run_without_a_shell() -> None:
    """What a shell would act upon is passed on as it stands."""
    assert passwords.from_command("echo $HOME; echo `id` | cat") == "$HOME; echo `id` | cat"


@pytest.mark.parametrize("command", ["", "no-such-program x", "'", "/"])
def test_what_is_no_command_is_refused(command: str) -> None:
    """Nothing to run, an open quote, a folder."""
    with pytest.raises(UsageError, match="can't be run"):
        passwords.from_command(command)


@pytest.mark.parametrize(
    ("code", "part"), [("raise SystemExit(1)", "failed"), ("", "no password"), ("print()", "no password")]
)
def test_a_command_without_an_answer_is_told(code: str, part: str) -> None:
    """The sentence never repeats what was printed."""
    with pytest.raises(DestinationFailure, match=part):
        passwords.from_command(python(code))


def test_a_command_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A locked password manager does not hold up the program for ever."""
    monkeypatch.setattr(passwords, "_PATIENCE", 0.1)

    with pytest.raises(DestinationFailure, match="did not end within"):
        passwords.from_command("sleep 5")


@pytest.mark.parametrize("ring", [fail.Keyring, Locked])
def test_a_keyring_that_is_not_there_or_stays_locked_is_no_failure(
    ring: type[KeyringBackend], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then the person is asked, and nothing is kept."""
    monkeypatch.setattr(keyring.core, "_keyring_backend", ring())

    assert passwords.from_keyring("followup-cards", "ana@example.org") is None
    assert not passwords.keep_in_keyring("followup-cards", "ana@example.org", "secret")
