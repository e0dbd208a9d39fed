"""Where a mailbox is, and how it may be spoken to: never unencrypted, except on this very machine."""

import ipaddress
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import SplitResult, urlsplit

from followup_cards.errors import UsageError


class Security(StrEnum):
    """How the connection is encrypted."""

    TLS = "imaps"
    """From the first byte (port 993)."""
    STARTTLS = "imap"
    """After asking for it, before anything is said (port 143)."""
    NONE = "imap+plain"
    """Not at all; on this machine only."""


PORTS: Final = {Security.TLS: 993, Security.STARTTLS: 143}


@dataclass(frozen=True)
class Account:
    """One mailbox on one server."""

    host: str
    port: int
    security: Security
    user: str
    oauth: bool = False
    """Whether the secret is an access token (XOAUTH2) instead of a password."""

    @property
    def name(self) -> str:
        """Return the name by which messages and a keyring know the mailbox."""
        return f"{self.user}@{self.host}"


def account(url: str, user: str | None, *, oauth: bool = False) -> Account:
    """Return the mailbox that an address such as imaps://imap.example.org and a user name mean.

    Raises:
        UsageError: no such address, a password in it, no user, or a connection that would not be encrypted.
    """
    parts, port = _parsed(url)
    if parts.password is not None:
        raise UsageError(
            "A password does not belong into the mailbox's address, where others can see it. Leave it out, and give"
            " --password-command, or type it when you are asked."
        )
    name = user or parts.username
    if not name or not name.isprintable():
        raise UsageError("Say whose mailbox it is: --mail-user NAME, usually your address.")
    security = Security(parts.scheme)
    if security is Security.NONE and not is_loopback(parts.hostname or ""):
        raise UsageError(
            f"The mailbox at {parts.hostname} is not on this machine, so it is spoken to encrypted or not at all. Use"
            " imaps://, or imap:// for STARTTLS."
        )
    return Account(parts.hostname or "", port or PORTS.get(security, 143), security, name, oauth)


def _parsed(url: str) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(url if "://" in url else f"imaps://{url}")
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in set(Security) or not parts.hostname or parts.path not in ("", "/"):
        raise UsageError(
            f'"{without_password(url)}" is no address of a mailbox. Give it as imaps://imap.example.org, or'
            " imap://imap.example.org:143 for STARTTLS."
        )
    return parts, port


def without_password(url: str) -> str:
    """Return an address as it may be shown: without what stands before the @."""
    scheme, mark, rest = url.rpartition("://")
    return f"{scheme}{mark}{rest.rpartition('@')[2]}"


def is_loopback(host: str) -> bool:
    """Say whether a host is this machine, by its number or by the one name that is always its own."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"
