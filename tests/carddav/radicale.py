"""A real CardDAV server on loopback: Radicale, a process of its own over a throw-away folder."""

import base64
import http.client
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

USER, PASSWORD = "ana", "corréct horse"
TOKEN = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
MAKE_BOOK = (
    '<mkcol xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><set><prop><resourcetype><collection/>'
    "<C:addressbook/></resourcetype><displayname>Contacts</displayname></prop></set></mkcol>"
)
PATIENCE = 60.0


@dataclass
class Radicale:
    """The server, with one user."""

    folder: Path

    def __enter__(self) -> Self:
        """Start it."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        users = self.folder / "users"
        users.write_text(f"{USER}:{PASSWORD}\n", encoding="utf-8")
        options = {
            "hosts": f"127.0.0.1:{self.port}",
            "type": "htpasswd",
            "htpasswd-filename": str(users),
            "htpasswd-encryption": "plain",
        }
        words = [f"--auth-{key}" if key != "hosts" else "--server-hosts" for key in options]
        pairs = [part for pair in zip(words, options.values(), strict=True) for part in pair]
        folder = ["--storage-filesystem-folder", str(self.folder / "collections")]
        self._log = (self.folder / "log").open("wb")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "radicale", "--config", "", *pairs, *folder, "--auth-delay", "0"],
            stdout=self._log,
            stderr=self._log,
        )
        self._wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop it."""
        self._process.terminate()
        self._process.wait(timeout=PATIENCE)
        self._log.close()

    @property
    def url(self) -> str:
        """Return the address of the server."""
        return f"http://127.0.0.1:{self.port}"

    def url_of(self, book: str) -> str:
        """Return the address of an address book."""
        return f"{self.url}/{USER}/{book}/"

    def add_book(self, name: str) -> None:
        """Make an address book."""
        status, said = self.ask("MKCOL", f"/{USER}/{name}/", MAKE_BOOK)
        assert status == http.client.CREATED, said

    def ask(self, method: str, path: str, body: str, **headers: str) -> tuple[int, str]:
        """Send a request as the user does with another program."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            given = {key.replace("_", "-"): value for key, value in headers.items()}
            connection.request(method, path, body.encode(), {"Authorization": f"Basic {TOKEN}", **given})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def cards(self, book: str) -> list[str]:
        """Return the text of each card in an address book, as the server keeps them in its files."""
        folder = self.folder / "collections" / "collection-root" / USER / book
        return [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.vcf"))]

    def _wait(self) -> None:
        begun = time.monotonic()
        while time.monotonic() - begun < PATIENCE:
            assert self._process.poll() is None, (self.folder / "log").read_text(encoding="utf-8")
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError("the server does not come up")
