"""Whom the writing help may be, and every way in which it may fail."""

import pytest

from followup_cards.assist.endpoint import Endpoint, ask, endpoint
from followup_cards.errors import DestinationFailure, UsageError
from tests.assist.endpoint import Said, WritingHelp


@pytest.mark.parametrize(
    ("url", "allowed", "whole"),
    [
        ("http://localhost:8080", (), "http://localhost:8080/v1/chat/completions"),
        ("http://127.0.0.1:8080/v1", (), "http://127.0.0.1:8080/v1/chat/completions"),
        ("http://[::1]:8080/v1/", (), "http://[::1]:8080/v1/chat/completions"),
        ("http://127.9.9.9/v1/chat/completions", (), "http://127.9.9.9/v1/chat/completions"),
        ("https://ai.example.org/api", ("AI.example.org",), "https://ai.example.org/api/v1/chat/completions"),
    ],
)
def test_the_help_is_on_this_machine_or_allowed_by_name(url: str, allowed: tuple[str, ...], whole: str) -> None:
    """The address is completed to the one that answers."""
    assert endpoint(url, allowed).url == whole


@pytest.mark.parametrize(
    ("url", "allowed", "says"),
    [
        ("https://ai.example.org", (), "--allow-remote ai.example.org"),
        ("https://ai.example.org", ("example.org",), "--allow-remote"),
        ("http://ai.example.org", ("ai.example.org",), "https:// or not at all"),
        ("http://127.0.0.1.example.org", (), "is not this machine"),
        ("http://localhost.example.org", (), "is not this machine"),
        ("http://key@localhost", (), "no address"),
        ("file:///etc/passwd", (), "no address"),
        ("localhost:8080", (), "no address"),
        ("http://[", (), "no address"),
        ("http://localhost:port", (), "no address"),
    ],
)
def test_nobody_else_is_asked(url: str, allowed: tuple[str, ...], says: str) -> None:
    """Refused before anything is composed."""
    with pytest.raises(UsageError, match=says):
        endpoint(url, allowed)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Said(status=500), "HTTP 500"),
        (Said(status=302, location="https://elsewhere.example.org/"), "HTTP 302"),
        (Said(raw=b"not json"), "holds no text"),
        (Said(raw=b'{"choices": []}'), "holds no text"),
        (Said(raw=b'{"choices": [{"message": {"content": 7}}]}'), "holds no text"),
        (Said(raw=b"[" * 100_000), "holds no text"),
        (Said(text="  "), "holds no text"),
        (Said(text="late", seconds=1.5), "did not answer|took too long"),
    ],
)
def test_what_is_no_answer_is_said(answer: Said, says: str) -> None:
    """One sentence for each; nobody is followed elsewhere."""
    with WritingHelp(answer) as helper, pytest.raises(DestinationFailure, match=says):
        ask(endpoint(helper.url, (), patience=0.5), b"{}")


def test_a_help_that_is_not_there() -> None:
    """Nobody listens any more."""
    with WritingHelp() as helper:
        gone = helper.url
    with pytest.raises(DestinationFailure, match="can't be reached"):
        ask(Endpoint(gone), b"{}")


def test_the_key_goes_along(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the interface asks for it; a proxy of the environment is not used."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with WritingHelp(Said(text="Subject: A\n\nB")) as helper:
        text = ask(endpoint(helper.url, (), key="secret"), b'{"a": 1}')

    assert (text, helper.asked, helper.keys) == ("Subject: A\n\nB", [b'{"a": 1}'], ["Bearer secret"])
    assert helper.paths == ["/v1/chat/completions"]
