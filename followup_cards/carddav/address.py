"""The address of an address book on a server: TLS, unless the server is this machine."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from followup_cards.errors import UsageError


@dataclass(frozen=True)
class Server:
    """Where to connect to."""

    host: str
    port: int
    tls: bool


def server_of(url: str) -> Server:
    """Return the server that a URL names.

    Raises:
        UsageError: no URL, no host, a password within it, or no TLS to another machine.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise UsageError(f"{url} is no address of a server. Give one such as https://dav.example.org/ana/.") from error
    if parts.scheme not in ("http", "https") or not host:
        raise UsageError(f"{url} is no address of a server. Give one such as https://dav.example.org/ana/.")
    if parts.username or parts.password:
        raise UsageError(
            "The address holds a user or a password, which other programs could see. Give the user with --user; the"
            " password is asked for."
        )
    if parts.scheme == "http" and not is_this_machine(host):
        raise UsageError(
            f"{url} would send your password and your contacts unencrypted. Use the server's https address."
        )
    return Server(host, port or (443 if parts.scheme == "https" else 80), parts.scheme == "https")


def is_this_machine(host: str) -> bool:
    """Tell whether a host is this machine, so that nothing travels."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def joined(base: str, href: str) -> str:
    """Return where a server's own reference leads, which stays on that server.

    Raises:
        UsageError: it leads to another server, which would get to see the password.
    """
    url = urljoin(base, href)
    if server_of(url) != server_of(base):
        raise UsageError(f"{base} refers to {url} on another server. Give that address, if you trust it.")
    return url


def path_of(url: str) -> str:
    """Return what is asked of the server."""
    parts = urlsplit(url)
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~")
    return (path or "/") + (f"?{quote(parts.query, safe='/%:@!$&()*+,;=~?')}" if parts.query else "")
