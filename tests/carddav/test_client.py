"""Requests to servers that are not as they should be, and addresses that nothing is sent to."""

import socket
import ssl
from collections.abc import Mapping
from urllib.parse import quote

import pytest
import trustme

from followup_cards.carddav.address import server_of
from followup_cards.carddav.address_book import Entry, find, put
from followup_cards.carddav.client import Client
from followup_cards.errors import DestinationFailure, UsageError
from tests.carddav.odd_server import MULTISTATUS, Said, serving

BOOK: Mapping[str, Said] = {"PROPFIND": (207, {}, MULTISTATUS.encode()), "REPORT": (501, {}, b"")}
ENTRY = Entry("1", "20260303T170000Z", b"BEGIN:VCARD\r\n")


def talk(answers: Mapping[str, Said], *, hangs_up: bool = False) -> list[str]:
    """Find the address book and put a card; return what was asked."""
    with serving(answers, hangs_up=hangs_up) as (url, asked), Client(url, "ana", "secret") as client:
        put(client, find(client), ENTRY, lambda _: None, replace=True)
        return asked


@pytest.mark.parametrize(
    "url",
    [
        "http://dav.example.org/ana/",
        "http://127.0.0.1.example.org/",
        "http://localhost.example.org/",
        "http://user:secret@127.0.0.1/",
        "https://user@dav.example.org/",
        "ftp://dav.example.org/",
        "dav.example.org",
        "https://",
        "https://dav.example.org:port/",
        "http://[::1/",
    ],
)
def test_nothing_is_sent_to_an_address_that_is_not_safe(url: str) -> None:
    """No TLS to another machine, a password within the address, or no address at all."""
    with pytest.raises(UsageError) as caught:
        Client(url, "ana", "secret")

    assert "secret" not in str(caught.value).replace(url, "")
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:5232/", "http://localhost/", "http://[::1]:80/", "https://example.org/"]
)
def test_this_machine_needs_no_encryption(url: str) -> None:
    """What does not travel cannot be overheard."""
    assert server_of(url).tls == url.startswith("https")


@pytest.mark.parametrize("user", ["ana:bob", "ana\r\nX: y"])
def test_a_user_that_breaks_the_header_is_refused(user: str) -> None:
    """A colon would end the name; a line break would begin another header."""
    with pytest.raises(UsageError, match="can't be a user"):
        Client("https://example.org/", user, "secret")


def test_a_password_stays_out_of_what_is_shown() -> None:
    """Not in a traceback, not in a log."""
    assert "secret" not in repr(Client("https://example.org/", "ana", "secret"))


def test_a_server_without_a_search_is_served_by_name() -> None:
    """Where the UID can't be searched for, the card's own address tells whether it is there."""
    card = (200, {"ETag": '"1"'}, b"BEGIN:VCARD\r\nUID:1\r\n")

    assert [one.split()[0] for one in talk({**BOOK, "PUT": (201, {}, b"")})] == ["PROPFIND", "REPORT", "PUT"]
    with pytest.raises(DestinationFailure, match="was changed while this ran"):
        talk({**BOOK, "PUT": (412, {}, b""), "GET": card})


def test_a_server_that_hangs_up_is_called_again() -> None:
    """Between two requests, a server may close the connection without a word."""
    asked = talk({**BOOK, "PUT": (201, {}, b"")}, hangs_up=True)

    assert [one.split()[0] for one in asked] == ["PROPFIND", "REPORT", "PUT"]


@pytest.mark.parametrize("path", ["/bücher/ana sousa/", "/a%20b/?c=d e", "/a\r\nX: y/"])
def test_any_path_is_asked_for_as_the_standard_has_it(path: str) -> None:
    """Letters of other scripts and blanks are encoded; what is encoded stays so; no line break begins a header."""
    with serving(BOOK) as (url, asked), Client(url.removesuffix("/b/") + path, "ana", "secret") as client:
        find(client)

    assert asked == [f"PROPFIND {quote(path, safe='/%?=') if chr(10) not in path else '/aX:%20y/'}"]


@pytest.mark.parametrize(
    ("answers", "part"),
    [
        ({"PROPFIND": (207, {}, b"<html>")}, "does not answer as an address book"),
        ({"PROPFIND": (207, {}, b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')}, "does not answer as an address book"),
        ({"PROPFIND": (207, {}, '<!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16"))}, "does not answer as"),
        ({"PROPFIND": (207, {}, b"<multistatus xmlns='DAV:'/>")}, "There is no address book"),
        ({"PROPFIND": (405, {}, b"")}, "is no server of address books"),
        ({"PROPFIND": (302, {"Location": "/b/"}, b"")}, "only refers to other addresses"),
        ({**BOOK, "PUT": (507, {}, b"")}, "no room left"),
        ({**BOOK, "PUT": (413, {}, b"")}, "refuses a card of that size"),
        ({**BOOK, "PUT": (500, {}, b"")}, "answered with 500"),
        ({**BOOK, "PUT": (412, {}, b""), "GET": (404, {}, b"")}, "does not show"),
    ],
)
def test_what_goes_wrong_is_one_sentence(answers: Mapping[str, Said], part: str) -> None:
    """The cause and the next step, and never the password."""
    with pytest.raises(DestinationFailure, match=part) as caught:
        talk(answers)

    assert str(caught.value).endswith(".")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("elsewhere", ["https://example.net/b/", "http://127.0.0.1:1/b/"])
def test_the_password_never_follows_to_another_server(elsewhere: str) -> None:
    """A redirection to another host or port is named, and not followed."""
    with pytest.raises(UsageError, match="another server"):
        talk({"PROPFIND": (301, {"Location": elsewhere}, b"")})


def test_a_server_that_does_not_answer_is_given_up() -> None:
    """Nothing hangs: the time-out is told."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(DestinationFailure, match="did not answer within"), Client(url, "a", "b", 0.2) as client:
            find(client)


def test_a_server_that_is_not_there_is_named() -> None:
    """A port at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as gone:
        url = f"http://127.0.0.1:{gone.getsockname()[1]}/"
    with pytest.raises(DestinationFailure, match="can't be reached: connection refused"):
        find(Client(url, "ana", "secret"))


def test_a_certificate_that_nobody_vouches_for_is_refused() -> None:
    """TLS is checked: the same server is fine once its authority is trusted."""
    authority = trustme.CA()
    ours, theirs = ssl.create_default_context(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(theirs)
    authority.configure_trust(ours)
    with serving(BOOK, theirs) as (url, _):
        with pytest.raises(DestinationFailure, match=r"certificate of 127\.0\.0\.1 is not valid"):
            find(Client(url, "ana", "secret"))
        with Client(url, "ana", "secret", tls=ours) as client:
            assert find(client) == url
