"""Run the page: an address of this machine's own, a socket, a server."""

import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from followup_cards.errors import UsageError
from followup_cards.web.app import application
from followup_cards.web.discreet import log_discreetly
from followup_cards.web.visit import Site

LOOPBACK: Final = "127.0.0.1"
MOST_AT_ONCE: Final = 64


@dataclass(frozen=True)
class Tls:
    """A certificate and its key, in files."""

    cert: Path
    key: Path


def lan_address() -> str:
    """Return this machine's address on its network, without sending anything.

    Raises:
        UsageError: it is on none.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address for documentation: this only asks which way out there is
            found = str(probe.getsockname()[0])
        except OSError as error:
            raise UsageError(
                "This computer is on no network that a phone could reach it by. Join one, or leave out --lan."
            ) from error
    return found


def listening(address: str, port: int) -> socket.socket:
    """Return a socket that listens at one address.

    Raises:
        UsageError: the address is not this machine's, or the port is taken.
    """
    listener = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((address, port))
        listener.listen(MOST_AT_ONCE)  # who comes before the server is up waits a moment
    except OSError as error:
        listener.close()
        raise UsageError(
            f"The page can't be served at {address}, port {port}: {error.strerror}. Choose another with --port."
        ) from error
    return listener


def hosts_for(address: str) -> tuple[str, ...]:
    """Return the names under which the page is known."""
    return (address, "localhost") if address == LOOPBACK else (address,)


def run(site: Site, listener: socket.socket, address: str, tls: Tls | None) -> None:
    """Serve until Ctrl-C."""
    import uvicorn

    log_discreetly()
    config = uvicorn.Config(
        application(site, hosts_for(address)),
        access_log=False,  # it would hold the pairing token
        log_config=None,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=MOST_AT_ONCE,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=5,
        ssl_certfile=tls.cert if tls else None,
        ssl_keyfile=tls.key if tls else None,
    )
    uvicorn.Server(config).run(sockets=[listener])
