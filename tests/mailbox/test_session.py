"""Getting into a mailbox, and every way of not getting in."""

import socket
import threading
from collections.abc import Callable

import pytest

from followup_cards.errors import DestinationFailure
from followup_cards.mailbox import session
from followup_cards.mailbox.account import Account, Security
from followup_cards.mailbox.folders import NoDraftsFolder, drafts_folder, marked_on_request
from followup_cards.mailbox.session import opened
from tests.mailbox.dovecot import PASSWORD, Dovecot, token


def folder_of(account: Account, secret: str = PASSWORD, wanted: str | None = None) -> str:
    """Log in and find the drafts."""
    with opened(account, secret) as box:
        return drafts_folder(box, wanted)


def test_the_folder_that_the_server_marks_is_found(robin: Account) -> None:
    """By its flag, whatever it is called; also when the server marks it only on request."""
    with opened(robin, PASSWORD) as box:
        names = tuple(one.name for one in box.folder.list())
        assert drafts_folder(box) == "Entwürfe"
        assert marked_on_request(box, names) == ("Entwürfe",)


def test_a_folder_may_be_named(robin: Account) -> None:
    """The option wins; a folder that is not there is never made."""
    assert folder_of(robin, wanted="Archive") == "Archive"
    with pytest.raises(NoDraftsFolder, match=r'no folder "Draughts"\. It has: .*Archive'):
        folder_of(robin, wanted="Draughts")


def test_a_usual_name_is_recognised(dovecot: Dovecot) -> None:
    """Where nothing is marked, a folder that is called like one for drafts; where none is, the person says which."""
    plain = Account("127.0.0.1", dovecot.ports.plain, Security.NONE, "plain")
    with pytest.raises(NoDraftsFolder, match="--drafts-folder") as unknown:
        folder_of(plain)
    assert unknown.value.folders == ("Archive", "INBOX")

    with opened(plain, PASSWORD) as box:
        box.folder.create("Mine/Rascunhos")
    assert folder_of(plain) == "Mine/Rascunhos"


def test_an_access_token_opens_the_mailbox(robin: Account, dovecot: Dovecot) -> None:
    """XOAUTH2 with a token that lives; one that has run out is refused with the next step."""
    by_token = Account(robin.host, dovecot.ports.plain, Security.NONE, "robin", oauth=True)

    assert folder_of(by_token, token("robin")) == "Entwürfe"
    with pytest.raises(DestinationFailure, match=r"did not accept the access token of robin\. Get a new one"):
        folder_of(by_token, token("robin", lives=-5))


@pytest.mark.parametrize("secret", ["wrong", "wröng", "", "line\nbreak"])
def test_a_wrong_password_is_refused(robin: Account, secret: str) -> None:
    """One sentence that doesn't repeat it."""
    with pytest.raises(DestinationFailure, match="password") as refused:
        folder_of(robin, secret)
    assert not secret or secret not in str(refused.value)


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_a_server_must_prove_who_it_is(dovecot: Dovecot, security: Security, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown certificate, or one of another name, ends the conversation; a known one begins it."""
    port = dovecot.ports.tls if security is Security.TLS else dovecot.ports.plain
    with pytest.raises(DestinationFailure, match="can't prove that it is localhost"):
        folder_of(Account("localhost", port, security, "robin"))
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.ca_file))
    with pytest.raises(DestinationFailure, match=r"can't prove that it is 127\.1"):
        folder_of(Account("127.1", port, security, "robin"))

    assert folder_of(Account("localhost", port, security, "robin")) == "Entwürfe"


def test_a_port_without_encryption_is_said(dovecot: Dovecot) -> None:
    """TLS spoken to a port that waits for STARTTLS."""
    with pytest.raises(DestinationFailure, match="no encrypted connection"):
        folder_of(Account("localhost", dovecot.ports.plain, Security.TLS, "robin"))


def test_nobody_listens() -> None:
    """A server that is not there."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(DestinationFailure, match="can't be reached: connection refused"):
            folder_of(Account("127.0.0.1", taken.getsockname()[1], Security.NONE, "robin"))


def serving(answer: Callable[[socket.socket], None]) -> int:
    """Let somebody who is no mail server answer one call; return the port."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with listener, listener.accept()[0] as line:
            answer(line)

    threading.Thread(target=serve, daemon=True).start()
    return int(listener.getsockname()[1])


def test_a_server_that_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Patience ends."""
    monkeypatch.setattr(session, "PATIENCE", 0.3)
    done = threading.Event()

    def wait(_: socket.socket) -> None:
        done.wait(10)

    port = serving(wait)
    with pytest.raises(DestinationFailure, match="did not answer"):
        folder_of(Account("127.0.0.1", port, Security.NONE, "robin"))
    done.set()


def test_a_server_that_hangs_up() -> None:
    """A line that ends before a word was said."""
    port = serving(lambda line: line.close())
    with pytest.raises(DestinationFailure, match=r"ended the connection|can't be reached"):
        folder_of(Account("127.0.0.1", port, Security.NONE, "robin"))


def test_something_that_is_no_mail_server() -> None:
    """What it says is no part of the protocol."""
    port = serving(lambda line: line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n"))
    with pytest.raises(DestinationFailure, match=r"refused|ended"):
        folder_of(Account("127.0.0.1", port, Security.NONE, "robin"))
