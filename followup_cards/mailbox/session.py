"""A connection to a mailbox, logged in; what goes wrong on it becomes one sentence."""

import imaplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from typing import TYPE_CHECKING, Final

from followup_cards.errors import DestinationFailure
from followup_cards.mailbox.account import Account
from followup_cards.patience import within
from followup_cards.server_words import as_part_of_a_sentence

if TYPE_CHECKING:
    from imap_tools import BaseMailBox

PATIENCE: Final = 30.0
"""Seconds to wait for the next piece of an answer, and for a connection as a whole."""
WHOLE: Final = 300.0
"""Seconds for everything; storing a draft takes a fraction of one."""
FAREWELL: Final = 5.0
_AGAIN: Final = "Run the same command again: what is there already is not stored twice."


@contextmanager
def opened(account: Account, secret: str) -> Iterator["BaseMailBox"]:
    """Connect and log in; leave politely where the connection still stands.

    Raises:
        DestinationFailure: the server can't be reached, can't prove who it is, refuses, or goes away.
    """
    from imap_tools import ImapToolsError

    with translated(account):
        box = within(PATIENCE, lambda: connected(account))
        over = Timer(WHOLE, _cut, [box])
        over.daemon = True
        over.start()
        try:
            log_in(box, account, secret)
            yield box
        finally:
            over.cancel()
            # All is stored by now: a server that is gone needs no farewell, and the line is closed all the same.
            with suppress(OSError, imaplib.IMAP4.error, ImapToolsError, DestinationFailure):
                within(FAREWELL, box.logout)
            with suppress(OSError):
                box.client.shutdown()


def connected(account: Account) -> "BaseMailBox":
    """Return a connection that is encrypted, unless it stays on this machine."""
    from followup_cards.mailbox.connection import Box

    return Box(account, PATIENCE)


def _cut(box: "BaseMailBox") -> None:
    """End a connection under whoever waits at it."""
    with suppress(OSError):
        box.client.socket().shutdown(socket.SHUT_RDWR)


def log_in(box: "BaseMailBox", account: Account, secret: str) -> None:
    """Log in with a password (an app password, as most providers ask for) or with an access token.

    Raises:
        DestinationFailure: the server refuses.
    """
    from imap_tools import MailboxLoginError

    what = "access token" if account.oauth else "password"
    if not secret or not secret.isprintable():
        raise DestinationFailure(f"The {what} for {account.name} is empty or holds a control character. Try again.")
    try:
        if account.oauth:
            box.xoauth2(account.user, secret, initial_folder=None)
        elif (account.user + secret).isascii():
            box.login(account.user, secret, initial_folder=None)
        else:
            box.login_utf8(account.user, secret, initial_folder=None)
    except imaplib.IMAP4.abort:
        raise
    except (MailboxLoginError, imaplib.IMAP4.error) as error:
        remedy = (
            "Get a new one, then try again."
            if account.oauth
            else "Many providers want an app password here, made in the settings of your account."
        )
        raise DestinationFailure(
            f"The mail server {account.host} did not accept the {what} of {account.user}. {remedy}"
        ) from error


def able(box: "BaseMailBox", what: str) -> bool:
    """Say whether the server offers an extension; most are offered only once one is logged in."""
    status, said = box.client.capability()
    words = said[0].decode("ascii", "replace").upper().split() if status == "OK" and said and said[0] else []
    return what in words


@contextmanager
def translated(account: Account) -> Iterator[None]:
    """Turn what goes wrong on a connection into a sentence with the next step."""
    from imap_tools import ImapToolsError

    server = f"The mail server {account.host}:{account.port}"
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise DestinationFailure(
            f"{server} can't prove that it is {account.host}: {error.verify_message.rstrip('.')}. Nothing was said to"
            " it. Check the address; on a network that asks you to log in first, do so."
        ) from error
    except ssl.SSLError as error:
        raise DestinationFailure(
            f"{server} offers no encrypted connection that is safe ({error.reason or 'unknown cause'}). Check the port:"
            " 993 for imaps://, 143 for imap://."
        ) from error
    except TimeoutError as error:
        raise DestinationFailure(f"{server} did not answer within {PATIENCE:.0f} seconds. {_AGAIN}") from error
    except (imaplib.IMAP4.abort, ConnectionResetError, BrokenPipeError, EOFError) as error:
        raise DestinationFailure(f"{server} ended the connection. {_AGAIN}") from error
    except OSError as error:
        cause = as_part_of_a_sentence(error.strerror or str(error)).lower()
        raise DestinationFailure(f"{server} can't be reached: {cause}. Check the address and the network.") from error
    except (imaplib.IMAP4.error, ImapToolsError) as error:
        raise DestinationFailure(f"{server} refused: {answer(error)}. {_AGAIN}") from error


def answer(error: Exception) -> str:
    """Return a server's own words about a refusal, on one line and not too long."""
    result = getattr(error, "command_result", None)
    texts = [part.decode("utf-8", "replace") for part in result[1] if isinstance(part, bytes)] if result else []
    return as_part_of_a_sentence(" ".join(texts) or str(error))
