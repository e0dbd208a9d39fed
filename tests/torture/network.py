"""A hostile network: mail, address book and writing-help servers, and name servers, that do what they should not."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cache
from unittest import mock

import trustme

from followup_cards import mail_domain
from followup_cards.assist.endpoint import ask, endpoint
from followup_cards.carddav.address_book import Entry, find, put
from followup_cards.carddav.client import Client
from followup_cards.errors import FollowupCardsError
from followup_cards.mailbox import session
from followup_cards.mailbox.account import Account, Security
from followup_cards.mailbox.folders import drafts_folder
from followup_cards.mailbox.storing import Outgoing, store
from tests.carddav.odd_server import MULTISTATUS
from tests.torture import servers
from tests.torture.files import outcome
from tests.torture.outcome import Bounds, Outcome
from tests.torture.tried import Tried, Trier

PATIENCE = 1.0
SLOWEST = 15.0
"""Seconds, where each piece of an answer is waited for one."""
SECRET = "s3cret-of-robin"  # noqa: S105 - of nobody
HELP = b'{"choices": [{"message": {"content": "Subject\\n\\nThank you."}}]}'
ABUSES = (
    *("stall", "drop", "cut", "drip", "flood-line", "flood-lines", "flood-headers", "literal", "lie", "refuse"),
    *(f"mutant-{number}" for number in range(12)),
)
BEGINS = (0, 1, 2, 3, 5)
"""After so many proper answers."""
NAMES = ("silent", "rubbish", "flood", "another", "cut")


def to_mailbox(port: int, security: Security = Security.NONE) -> None:
    """Store a draft."""
    account = Account("127.0.0.1", port, security, "robin")
    with session.opened(account, SECRET) as box:
        folder = drafts_folder(box)
        message = Outgoing("<1@followup-cards.invalid>", b"To: ana@quilmora.example\r\n\r\nThanks.\r\n")
        list(store(box, folder, [message], datetime(2026, 3, 3, tzinfo=UTC)))


def to_address_book(port: int, scheme: str = "http") -> None:
    """Put a card."""
    with Client(f"{scheme}://127.0.0.1:{port}/b/", "robin", SECRET, patience=PATIENCE) as client:
        entry = Entry("1", "20260303T170000Z", b"BEGIN:VCARD\r\n")
        put(client, find(client), entry, lambda _: None, replace=True)


def to_help(port: int, scheme: str = "http") -> None:
    """Ask for help."""
    ask(endpoint(f"{scheme}://127.0.0.1:{port}", (), SECRET, PATIENCE), b"{}")


def to_names(port: int) -> None:
    """Ask whether a domain takes mail; whatever comes back, an honest answer is that it isn't known."""
    said = mail_domain.asker(("127.0.0.1",), port)("quilmora.example")
    assert said is mail_domain.Verdict.UNSAID, said


KINDS: dict[str, tuple[Callable[[socket.socket, servers.Line], None], Callable[[int], None]]] = {
    "imap": (servers.imap, to_mailbox),
    "carddav": (servers.http(MULTISTATUS.encode(), b"207 Multi-Status"), to_address_book),
    "help": (servers.http(HELP, b"200 OK"), to_help),
}


@cache
def impatient() -> None:
    """Let the program wait for a second where it would wait for half a minute."""
    for name, seconds in (("PATIENCE", PATIENCE), ("WHOLE", 5 * PATIENCE), ("FAREWELL", PATIENCE)):
        mock.patch.object(session, name, seconds).start()
    mock.patch.object(mail_domain, "LIFETIME", PATIENCE).start()


def talked(name: str, data: bytes) -> None:
    """Talk with one hostile server; runs in a process of its own.

    Raises:
        FollowupCardsError: the program's sentence, which holds no secret.
    """
    del data
    impatient()
    kind, abuse, begins = name.split("/")
    started = time.monotonic()
    try:
        if kind == "names":
            with hostile_names(abuse) as port:
                to_names(port)
        elif abuse == "certificate":
            speak = KINDS[kind][0]
            with servers.abusive(speak, "none", 99, untrusted()) as port:
                encrypted(kind, port)
            raise AssertionError("it spoke with a server that could not prove who it is")
        else:
            speak, talk = KINDS[kind]
            with servers.abusive(speak, abuse, int(begins)) as port:
                talk(port)
    except FollowupCardsError as error:
        require_sentence(str(error))
        raise
    finally:
        took = time.monotonic() - started
        assert took < SLOWEST, f"took {took:.1f} s"


def require_sentence(said: str) -> None:
    """Assert that a message is one, on one line, and tells no secret."""
    assert SECRET not in said, said
    assert len(said) < 500, said
    assert said.isprintable(), said


def encrypted(kind: str, port: int) -> None:
    """Talk over TLS."""
    if kind == "imap":
        to_mailbox(port, Security.TLS)
    elif kind == "carddav":
        to_address_book(port, "https")
    else:
        to_help(port, "https")


def untrusted() -> ssl.SSLContext:
    """Return a certificate that nobody vouches for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    return context


@contextmanager
def hostile_names(abuse: str) -> Iterator[int]:
    """Answer questions for names with anything but the answer."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ours:
        ours.bind(("127.0.0.1", 0))

        def serve() -> None:
            with suppress(OSError):
                while True:
                    asked, who = ours.recvfrom(4096)
                    said = {
                        "rubbish": b"\xff" * 300,
                        "flood": b"\0" * 60000,
                        "another": bytes([asked[0] ^ 1]) + asked[1:],
                        "cut": asked[:5],
                    }.get(abuse)
                    for _ in range(200 if abuse == "flood" else 1):
                        if said is not None:
                            ours.sendto(said, who)

        threading.Thread(target=serve, daemon=True).start()
        yield int(ours.getsockname()[1])


def scenarios() -> list[str]:
    """Return every scenario: who is talked to, how it is abused, after how many proper answers."""
    abused = [f"{kind}/{abuse}/{begins}" for kind in KINDS for abuse in ABUSES for begins in BEGINS]
    return [*abused, *(f"{kind}/certificate/0" for kind in KINDS), *(f"names/{abuse}/0" for abuse in NAMES)]


def run(bounds: Bounds) -> list[Outcome]:
    """Go through the scenarios, or an even share of them."""
    every = scenarios()
    chosen = every[bounds.seed % max(1, round(1 / bounds.share)) :: max(1, round(1 / bounds.share))]
    return [tried(chosen)]


def tried(chosen: list[str]) -> Outcome:
    """Talk with servers and return the row."""
    results: list[Tried] = []
    with Trier("tests.torture.network:talked") as tries:
        results = [tries(name, b"") for name in chosen]
    how = "a loopback server that stalls, drips, drops, floods, lies, is mutated, or has a bad certificate"
    return outcome("hostile network", how, results)
