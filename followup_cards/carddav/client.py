"""Requests to a server: with a time-out, over one connection, each failure one sentence."""

import base64
import http.client
import ssl
from dataclasses import dataclass, field
from types import TracebackType
from typing import Final, Self
from urllib.parse import urlsplit

from followup_cards.carddav.address import joined, path_of, server_of
from followup_cards.errors import DestinationFailure, UsageError
from followup_cards.patience import within
from followup_cards.server_words import as_part_of_a_sentence

PATIENCE: Final = 20.0
"""Seconds for a server to connect or to send the next piece."""

WHOLE: Final = 6
"""Times as long may an answer take as a whole."""

_LARGEST: Final = 20_000_000
"""Bytes of an answer; a longer one is no address book's."""

_Response = http.client.HTTPResponse

_MOVED: Final = (301, 302, 307, 308)
_MOST_MOVES: Final = 5


@dataclass(frozen=True)
class Answer:
    """What a server says."""

    url: str
    status: int
    etag: str | None
    body: bytes


@dataclass
class Client:
    """One connection to the server of a URL, for one user."""

    url: str
    user: str
    password: str = field(repr=False)
    patience: float = PATIENCE
    tls: ssl.SSLContext | None = None
    """The certificates to trust; the system's own when not said."""
    _connection: http.client.HTTPConnection | None = field(default=None, init=False, repr=False)

    def __post_init__(self) -> None:
        """Refuse a user that a password could not be told from, before anything is sent.

        Raises:
            UsageError: the user holds a colon or a control character, or the URL is not usable.
        """
        if ":" in self.user or not self.user.isprintable():
            raise UsageError(f'"{self.user}" can\'t be a user of a server: take out colons and control characters.')
        server_of(self.url)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the connection."""
        if self._connection:
            self._connection.close()
            self._connection = None

    def ask(self, method: str, url: str, body: bytes = b"", **headers: str) -> Answer:
        """Send a request and return the answer, from where it has moved to on the same server.

        Raises:
            DestinationFailure: no connection, no answer in time, or the password is not accepted.
        """
        for _ in range(_MOST_MOVES):
            answer, moved = self._once(
                method, url, body, {key.replace("_", "-"): value for key, value in headers.items()}
            )
            if not moved:
                return answer
            url = joined(url, moved)
        raise DestinationFailure(f"{url} only refers to other addresses. Check the address with the server's owner.")

    def _once(self, method: str, url: str, body: bytes, headers: dict[str, str]) -> tuple[Answer, str | None]:
        """Send a request to where it is asked for; return the answer, and where else to ask if that is what it says."""
        host = urlsplit(self.url).hostname
        response, data = self._translated(method, url, body, headers | self._who())
        if len(data) > _LARGEST:
            self.close()
            raise DestinationFailure(f"{host} sent more than an address book holds. Check the address.")
        if response.status == http.HTTPStatus.UNAUTHORIZED:
            raise DestinationFailure(
                f"{host} does not accept the user {self.user} with this password. Check both; some servers want a"
                " password of its own for each program."
            )
        moved = response.headers.get("Location") if response.status in _MOVED else None
        return Answer(url, response.status, response.headers.get("ETag"), data), moved

    def _translated(self, method: str, url: str, body: bytes, headers: dict[str, str]) -> tuple[_Response, bytes]:
        """Exchange a request for its answer, each failure in words."""
        host = urlsplit(self.url).hostname
        try:
            return within(WHOLE * self.patience, lambda: self._exchanged(method, url, body, headers))
        except ssl.SSLCertVerificationError as error:
            self.close()
            raise DestinationFailure(
                f"The certificate of {host} is not valid ({error.verify_message}). Nothing was sent; check the address."
            ) from error
        except TimeoutError as error:
            self.close()
            raise DestinationFailure(
                f"{host} did not answer within {self.patience:.0f} seconds. Try again later."
            ) from error
        except (OSError, http.client.HTTPException, UnicodeError) as error:
            self.close()
            raise DestinationFailure(
                f"{host} can't be reached: {_words(error)}. Check the address and the network."
            ) from error

    def _exchanged(self, method: str, url: str, body: bytes, headers: dict[str, str]) -> tuple[_Response, bytes]:
        """Exchange a request for its answer; once more where the server had closed a connection that was in use.

        All that is asked for may be asked twice: a card that was created meanwhile is found unchanged.
        """
        used_before = self._connection is not None
        try:
            connection = self._connected()
            connection.request(method, path_of(url), body, headers)
            response = connection.getresponse()
            return response, response.read(_LARGEST + 1)
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self.close()
            if not used_before:
                raise
        return self._exchanged(method, url, body, headers)

    def _connected(self) -> http.client.HTTPConnection:
        if self._connection is None:
            server = server_of(self.url)
            self._connection = (
                http.client.HTTPSConnection(
                    server.host, server.port, timeout=self.patience, context=self.tls or ssl.create_default_context()
                )
                if server.tls
                else http.client.HTTPConnection(server.host, server.port, timeout=self.patience)
            )
        return self._connection

    def _who(self) -> dict[str, str]:
        token = base64.b64encode(f"{self.user}:{self.password}".encode()).decode("ascii")
        return {"Authorization": f"Basic {token}", "User-Agent": "followup-cards"}


def _words(error: Exception) -> str:
    """Return a failure's own words as part of a sentence."""
    words = as_part_of_a_sentence(getattr(error, "strerror", None) or str(error)) or type(error).__name__
    return words[:1].lower() + words[1:]
