"""What every request must pass before a page sees it, and what every answer carries."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY: Final = 64_000_000
"""Bytes; a telephone's largest JPEG has some 25 million."""
IDLE_SECONDS: Final = 20.0
"""Without a byte, a sender has gone."""
WHOLE_SECONDS: Final = 300.0
"""For a whole body; a photo takes seconds on a home network."""

POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    # With no-referrer a browser sends "Origin: null" for our own forms too, and the check of it would be lost.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}


TOO_LARGE: Final = (
    f"This is more than {LARGEST_BODY // 1_000_000} MB at once, which is the most. Nothing was kept of it; send fewer"
    " photos at a time, or smaller copies."
)
Refuse = Callable[[str, int], Response]


class Guard:
    """Refuses foreign hosts and foreign pages, cuts off slow senders, and forbids framing and caching."""

    def __init__(
        self, app: ASGIApp, hosts: Iterable[str], idle: float = IDLE_SECONDS, refuse: Refuse = PlainTextResponse
    ) -> None:
        self._app = app
        self._refuse = refuse
        self._hosts = frozenset(hosts)
        self._idle = idle

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        refusal = self._refusal(scope)
        if refusal:
            await refusal(scope, receive, sending)
        else:
            await self._app(scope, timed(receive, self._idle), sending)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if name_in(host) not in self._hosts:
            return self._refuse("This page is known by another address. Scan the QR code again.", 421)
        origin = headers.get("origin")
        if origin is not None and origin != f"{scope['scheme']}://{host}":
            return self._refuse("Another page tried to use this one. Nothing was changed.", 403)
        if scope["method"] != "GET" and headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return self._refuse("Another page tried to use this one. Nothing was changed.", 403)
        length = headers.get("content-length", "0")
        if length.isascii() and length.isdigit() and int(length[:20]) > LARGEST_BODY:
            return self._refuse(TOO_LARGE, 413)
        return None


def name_in(host: str) -> str:
    """Return the name in a Host header, without the port."""
    return host.rpartition(":")[0] if ":" in host.rpartition("]")[2] else host


def timed(receive: Receive, idle: float) -> Receive:
    """Return a receiver that gives up on a sender who falls silent, or takes too long in all."""
    ends: list[float] = []

    async def receiving() -> Message:
        clock = asyncio.get_running_loop().time
        if not ends:
            ends.append(clock() + WHOLE_SECONDS)
        try:
            return await asyncio.wait_for(receive(), max(0.0, min(idle, ends[0] - clock())))
        except TimeoutError as error:
            raise HTTPException(408, "The upload stopped. Nothing was kept of it; send the photo again.") from error

    return receiving
