"""Passwords from where a person keeps them: the system's keyring, or a command; never a file of ours."""

import shlex
import subprocess
from typing import Final

from followup_cards.errors import DestinationFailure, UsageError

_PATIENCE: Final = 60.0
"""Seconds; a command may have to ask the person to unlock something first."""


def from_command(command: str) -> str:
    """Return the first line that a command prints; it is run as it stands, without a shell.

    Raises:
        UsageError: there is no such command.
        DestinationFailure: it failed, took too long or printed nothing.
    """
    try:
        words = shlex.split(command)
        ran = subprocess.run(words, stdout=subprocess.PIPE, check=True, timeout=_PATIENCE)  # noqa: S603 - the person's own command
    except (ValueError, IndexError, FileNotFoundError, PermissionError) as error:
        raise UsageError(
            f"The password command can't be run: {command}. Write it as you would in a terminal."
        ) from error
    except subprocess.TimeoutExpired as error:
        raise DestinationFailure(
            f"The password command did not end within {_PATIENCE:.0f} seconds. Try it in a terminal first."
        ) from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise DestinationFailure("The password command failed. Try it in a terminal first.") from error
    lines = ran.stdout.decode("utf-8", "replace").splitlines()
    if not lines or not lines[0]:
        raise DestinationFailure("The password command printed no password. Try it in a terminal first.")
    return lines[0]


def from_keyring(service: str, user: str) -> str | None:
    """Return a password that the system's keyring keeps, or None when it has none or there is no keyring."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(service, user)
    except KeyringError:  # none installed, locked, or its owner said no: then the person is asked
        return None


def keep_in_keyring(service: str, user: str, password: str) -> bool:
    """Put a password into the system's keyring; False where there is none that takes it."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(service, user, password)
    except KeyringError:
        return False
    return True
