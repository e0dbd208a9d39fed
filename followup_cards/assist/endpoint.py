"""Where the writing help runs: on this machine, unless another is allowed by name."""

import http.client
import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from ipaddress import ip_address
from typing import IO, Final
from urllib.parse import urlsplit

from followup_cards.errors import DestinationFailure, UsageError
from followup_cards.patience import within
from followup_cards.server_words import as_part_of_a_sentence

PATH: Final = "/v1/chat/completions"
PATIENCE: Final = 60.0
"""Seconds; a model on a small machine thinks slowly."""
GRACE: Final = 1.0
"""Seconds beyond those that a silent server is given, before one that sends a byte now and then is given up."""
_MOST: Final = 200_000
"""Bytes of an answer; no message is longer."""


@dataclass(frozen=True)
class Endpoint:
    """Where requests go, and the key that goes with them."""

    url: str
    key: str | None = None
    patience: float = PATIENCE


def endpoint(url: str, allowed: tuple[str, ...], key: str | None = None, patience: float = PATIENCE) -> Endpoint:
    """Return the endpoint that an address means.

    Raises:
        UsageError: no such address, or another machine that was not allowed by name, or one without encryption.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if host is None or parts.scheme not in ("http", "https") or parts.username or parts.query or parts.fragment:
        raise UsageError(f'"{url}" is no address of a writing help. Give it as http://localhost:8080.')
    if not is_loopback(host):
        if host not in {name.casefold() for name in allowed}:
            raise UsageError(
                f"{host} is not this machine, and what you say about people would leave yours. To allow that, add"
                f" --allow-remote {host}."
            )
        if parts.scheme != "https":
            raise UsageError(f"{host} is not this machine, so it is spoken to over https:// or not at all.")
    base = url.rstrip("/")
    whole = base if base.endswith(PATH) else base.removesuffix("/v1") + PATH
    return Endpoint(whole, key, patience)


def is_loopback(host: str) -> bool:
    """Say whether a host is this machine, by its number or by the one name that is always its own."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follow nobody elsewhere: only the machine that was named may see the payload."""

    def redirect_request(  # noqa: PLR0917 - urllib's signature
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> None:
        """Refuse; the answer then counts as an error."""


def ask(to: Endpoint, payload: bytes) -> str:
    """Send a payload and return the text that comes back.

    Raises:
        DestinationFailure: nothing, or nothing usable, comes back in time.
    """
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {to.key}"} if to.key else {})
    request = urllib.request.Request(to.url, payload, headers)  # noqa: S310 - http or https, checked above
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)
    try:
        return text_in(within(to.patience + GRACE, lambda: answer_of(opener, request, to.patience)))
    except urllib.error.HTTPError as error:
        raise DestinationFailure(f"The writing help at {to.url} refused (HTTP {error.code}).") from error
    except TimeoutError as error:
        raise DestinationFailure(f"The writing help did not answer within {to.patience:g} seconds.") from error
    except (OSError, http.client.HTTPException) as error:
        cause = (
            "it took too long"
            if isinstance(getattr(error, "reason", None), TimeoutError)
            else as_part_of_a_sentence(str(error))
        )
        raise DestinationFailure(f"The writing help at {to.url} can't be reached: {cause}.") from error


def answer_of(opener: urllib.request.OpenerDirector, request: urllib.request.Request, patience: float) -> bytes:
    """Return the beginning of what comes back, as much as an answer may hold."""
    try:
        with opener.open(request, timeout=patience) as answer:
            data: bytes = answer.read(_MOST)
    except urllib.error.HTTPError as error:
        error.close()  # it holds the connection
        raise
    return data


def text_in(answer: bytes) -> str:
    """Return the text of the first choice in an answer.

    Raises:
        DestinationFailure: there is none.
    """
    try:
        text = json.loads(answer)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise DestinationFailure("The writing help gave an answer that holds no text.") from error
    if not isinstance(text, str) or not text.strip():
        raise DestinationFailure("The writing help gave an answer that holds no text.")
    return text
