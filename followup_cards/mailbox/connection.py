"""A connection to a mail server that may send only so much."""

import imaplib
import ssl

from imap_tools import BaseMailBox
from imap_tools.errors import MailboxStarttlsError
from imap_tools.utils import check_command_status

from followup_cards.errors import DestinationFailure
from followup_cards.mailbox.account import Account, Security

MOST = 50_000_000
"""Bytes that a server may send in one session: the headers of some ten thousand drafts."""


class _Counted(imaplib.IMAP4):
    """Counts what a server sends, before it is kept."""

    left = MOST

    def read(self, size: int) -> bytes:
        """Read so many bytes, if that many may still come."""
        self._count(size)
        return super().read(size)

    def readline(self) -> bytes:
        """Read a line."""
        line = super().readline()
        self._count(len(line))
        return line

    def _count(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise DestinationFailure(
                f"The mail server {self.host} sends without end, so nothing more is read from it. Check the address."
            )


class _CountedTls(_Counted, imaplib.IMAP4_SSL):
    """The same, encrypted from the first byte."""


class Box(BaseMailBox):
    """A mailbox behind such a connection, encrypted unless it stays on this machine."""

    def __init__(self, account: Account, patience: float) -> None:
        self._account = account
        self._patience = patience
        super().__init__()

    def _get_mailbox_client(self) -> imaplib.IMAP4:
        at, patience = self._account, self._patience
        if at.security is Security.NONE:
            return _Counted(at.host, at.port, patience)
        context = ssl.create_default_context()
        if at.security is Security.TLS:
            return _CountedTls(at.host, at.port, ssl_context=context, timeout=patience)
        client = _Counted(at.host, at.port, patience)
        check_command_status(client.starttls(context), MailboxStarttlsError)
        return client
