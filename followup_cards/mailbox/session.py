"""A connection to a mailbox, logged in; what goes wrong on it becomes one sentence."""

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from followup_cards.errors import DestinationFailure
from followup_cards.mailbox.account import Account, Security

if TYPE_CHECKING:
    from imap_tools import BaseMailBox

PATIENCE: Final = 30.0
"""Seconds to wait for an answer."""
_AGAIN: Final = "Run the same command again: what is there already is not stored twice."


@contextmanager
def opened(account: Account, secret: str) -> Iterator["BaseMailBox"]:
    """Connect and log in; leave politely where the connection still stands.

    Raises:
        DestinationFailure: the server can't be reached, can't prove who it is, refuses, or goes away.
    """
    from imap_tools import ImapToolsError

    with translated(account):
        box = connected(account)
        try:
            log_in(box, account, secret)
            yield box
        finally:
            # All is stored by now: a server that is gone needs no farewell, and the line is closed all the same.
            with suppress(OSError, imaplib.IMAP4.error, ImapToolsError):
                box.logout()
            with suppress(OSError):
                box.client.shutdown()


def connected(account: Account) -> "BaseMailBox":
    """Return a connection that is encrypted, unless it stays on this machine."""
    from imap_tools import MailBox, MailBoxStartTls, MailBoxUnencrypted

    if account.security is Security.NONE:
        return MailBoxUnencrypted(account.host, account.port, PATIENCE)
    context = ssl.create_default_context()
    if account.security is Security.STARTTLS:
        return MailBoxStartTls(account.host, account.port, PATIENCE, context)
    return MailBox(account.host, account.port, PATIENCE, ssl_context=context)


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
        cause = (error.strerror or str(error)).lower()
        raise DestinationFailure(f"{server} can't be reached: {cause}. Check the address and the network.") from error
    except (imaplib.IMAP4.error, ImapToolsError) as error:
        raise DestinationFailure(f"{server} refused: {answer(error)}. {_AGAIN}") from error


def answer(error: Exception) -> str:
    """Return a server's own words about a refusal, on one line and not too long."""
    result = getattr(error, "command_result", None)
    texts = [part.decode("utf-8", "replace") for part in result[1] if isinstance(part, bytes)] if result else []
    words = " ".join((" ".join(texts) or str(error)).split())
    return "".join(character for character in words if character.isprintable())[:160].rstrip(".")
