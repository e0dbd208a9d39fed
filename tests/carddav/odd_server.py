"""Servers that misbehave in one way each, on loopback."""

import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

MULTISTATUS: Final = (
    '<multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><response><href>/b/</href><propstat><prop>'
    "<resourcetype><collection/><C:addressbook/></resourcetype></prop></propstat></response></multistatus>"
)

Said = tuple[int, Mapping[str, str], bytes]
"""Status, headers and body."""


@contextmanager
def serving(
    answers: Mapping[str, Said], tls: ssl.SSLContext | None = None, *, hangs_up: bool = False
) -> Iterator[tuple[str, list[str]]]:
    """Answer each method as given; yield the address and the list of what was asked.

    A server that hangs up does so after each answer, without having said that it would.
    """
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        """Answers by the table."""

        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            """Answer one request."""
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked.append(f"{self.command} {self.path}")
            status, headers, body = answers[self.command]
            self.send_response(status)
            for key, value in headers.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            self.close_connection = hangs_up

        do_PROPFIND = do_REPORT = do_PUT = do_GET = answer  # noqa: N815 - the names that the base class looks for

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}/b/", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
