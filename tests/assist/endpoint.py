"""A writing help of our own on this machine, which says what it is told to and remembers what it was asked."""

import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self


@dataclass
class Said:
    """One answer: what it holds, its status, and how long it takes."""

    text: str | None = None
    raw: bytes | None = None
    status: int = 200
    seconds: float = 0.0
    location: str | None = None


@dataclass
class WritingHelp:
    """A local server with an OpenAI-compatible interface."""

    answer: Said = field(default_factory=Said)
    asked: list[bytes] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)

    def __enter__(self) -> Self:
        us = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                us.asked.append(self.rfile.read(int(self.headers["Content-Length"])))
                us.paths.append(self.path)
                us.keys.append(self.headers["Authorization"])
                time.sleep(us.answer.seconds)
                body = us.body()
                try:
                    self.send_response(us.answer.status)
                    if us.answer.location:
                        self.send_header("Location", us.answer.location)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                except OSError:
                    return  # the client has lost patience, which is what is tested

            def log_message(self, *_: Any) -> None:  # noqa: ANN401 - http.server's signature
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        """Return where it listens."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def body(self) -> bytes:
        """Return the answer as it goes over the line."""
        if self.answer.raw is not None:
            return self.answer.raw
        return json.dumps({"choices": [{"message": {"role": "assistant", "content": self.answer.text}}]}).encode()
