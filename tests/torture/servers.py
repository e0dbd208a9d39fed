"""Servers on loopback that begin as they should and then stall, drip, drop, flood or lie."""

import random
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from tests.torture.mutate import TEXT_DAMAGES, mutant

Say = Callable[[bytes], None]
"""Puts bytes on the line, in whatever way this server does it."""
FLOOD = 400_000_000
"""Bytes: more than any client may take in."""


class Line:
    """One connection, and how it is abused: after so many answers the abuse begins."""

    def __init__(self, peer: socket.socket, abuse: str, begins: int, seed: str) -> None:
        self._peer = peer
        self._abuse = abuse
        self._left = begins
        self._seed = seed

    def say(self, data: bytes) -> None:
        """Put an answer on the line, or what the abuse makes of it."""
        self._left -= 1
        if self._left >= 0:
            self._peer.sendall(data)
            return
        match self._abuse:
            case "stall":
                time.sleep(30)
            case "drop":
                raise ConnectionAbortedError
            case "cut":
                self._peer.sendall(data[: len(data) // 2])
                raise ConnectionAbortedError
            case "drip":
                for byte in data * 1000:
                    self._peer.sendall(bytes([byte]))
                    time.sleep(0.2)
            case "flood-line":
                self._flood(b"x" * 65536)
            case "flood-lines":
                self._flood(b"* OK [ALERT] more\r\n" * 4000)
            case "flood-headers":
                self._flood(b"HTTP/1.1 200 OK\r\n" + b"X-More: yes\r\n" * 4000)
            case "literal":
                self._peer.sendall(b"* LIST () {4000000000}\r\n")
                self._flood(b"y" * 65536)
            case "lie":
                self._peer.sendall(re.sub(rb"Content-Length: \d+", b"Content-Length: 4000000000", data))
                self._flood(b" " * 65536)
            case "refuse":
                self._peer.sendall(re.sub(rb"OK|207|200", b"NO", data))
            case _:
                self._peer.sendall(mutant(self._seed, data, TEXT_DAMAGES))

    def _flood(self, piece: bytes) -> None:
        for _ in range(FLOOD // len(piece)):
            self._peer.sendall(piece)


def imap(peer: socket.socket, line: Line) -> None:
    """Speak IMAP, as far as a client of drafts needs it."""
    read = peer.makefile("rb")
    line.say(b"* OK ready\r\n")
    for command in iter(read.readline, b""):
        tag, _, rest = command.strip().partition(b" ")
        word = rest.upper()
        if literal := re.search(rb"\{(\d+)\+?\}$", rest):
            peer.sendall(b"+ go on\r\n")
            read.read(int(literal[1]) + 2)
        before = b""
        if word.startswith(b"CAPABILITY"):
            before = b"* CAPABILITY IMAP4REV1 UIDPLUS\r\n"
        elif word.startswith(b"LIST"):
            before = b'* LIST (\\HasNoChildren \\Drafts) "/" "Drafts"\r\n'
        elif word.startswith(b"SELECT"):
            before = b"* 0 EXISTS\r\n* OK [UIDVALIDITY 1] ok\r\n"
        elif word.startswith(b"UID SEARCH"):
            before = b"* SEARCH\r\n"
        line.say(before + tag + b" OK done\r\n")


def http(body: bytes, status: bytes) -> Callable[[socket.socket, Line], None]:
    """Return what answers every request alike."""

    def speak(peer: socket.socket, line: Line) -> None:
        read = peer.makefile("rb")
        while request := read.readline():
            length = 0
            for header in iter(read.readline, b"\r\n"):
                if not header:
                    return
                if header.lower().startswith(b"content-length:"):
                    length = int(header.split(b":")[1])
            read.read(length)
            said = (b"201 Created", b"") if request.startswith(b"PUT") else (status, body)
            head = b"HTTP/1.1 %s\r\nContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n" % (said[0], len(said[1]))
            line.say(head + said[1])

    return speak


@contextmanager
def abusive(
    speak: Callable[[socket.socket, Line], None], abuse: str, begins: int, tls: ssl.SSLContext | None = None
) -> Iterator[int]:
    """Serve on a free port until the end; yield it."""
    listener = socket.create_server(("127.0.0.1", 0))
    seed = random.Random(f"{abuse}/{begins}").randbytes(8).hex()

    def serve(peer: socket.socket) -> None:
        with suppress(OSError, ValueError), peer:
            peer.settimeout(30)
            spoken = tls.wrap_socket(peer, server_side=True) if tls else peer
            speak(spoken, Line(spoken, abuse, begins, seed))

    def accept() -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield int(listener.getsockname()[1])
    finally:
        listener.close()
