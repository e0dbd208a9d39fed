"""What others on this machine can see of our processes: no password, and no key, whatever the program is doing."""

import json
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from httpx2 import Client
from starlette.testclient import TestClient

from followup_cards.model import ContactDetails, Interview, Part
from followup_cards.service import interviews
from followup_cards.store import contacts
from followup_cards.store.database import open_database
from tests.assist.endpoint import WritingHelp
from tests.carddav.odd_server import MULTISTATUS
from tests.recorded import NOW
from tests.torture import pictures, servers
from tests.torture.outcome import Bounds, Outcome
from tests.torture.private import ME
from tests.web.conftest import Browser, when_read

SECRET = "s3cret-0f-r0bin-wh1ch-nob0dy-hears"  # noqa: S105 - of nobody
PAUSE = 0.005
PROC = Path("/proc")
UNHURT = 10**6
"""Answers after which a server would begin to misbehave: never."""


@dataclass
class Listener:
    """Looks again and again at all processes that come of one, as any other program of the same person can."""

    process: "subprocess.Popen[str]"
    overheard: set[str] = field(default_factory=set)
    """What showed the secret: a program, and where."""
    programs: set[str] = field(default_factory=set)
    looks: int = 0

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Look until the end."""
        done = threading.Event()

        def look() -> None:
            while not done.is_set():
                self.look()
                time.sleep(PAUSE)

        thread = threading.Thread(target=look)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()

    def look(self) -> None:
        """Look once."""
        self.looks += 1
        for process in descendants(self.process.pid):
            words = content(process / "cmdline")
            program = " ".join(words.decode("utf-8", "replace").split("\0")[:4])
            self.programs.add(program)
            for where, what in (("words", words), ("environment", content(process / "environ"))):
                if SECRET.encode() in what:
                    self.overheard.add(f"{program}: its {where}")


def descendants(root: int) -> list[Path]:
    """Return a process and everything that it, or what it started, has started."""
    parents: dict[int, int] = {}
    for process in PROC.glob("[0-9]*"):
        state = content(process / "stat").rpartition(b")")[2].split()
        if len(state) > 1:
            parents[int(process.name)] = int(state[1])
    found = {root}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return [PROC / str(one) for one in found]


def content(path: Path) -> bytes:
    """Return what a file of a process says; nothing when it has gone."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


@dataclass(frozen=True)
class Home:
    """A folder with a home in it, on whose panel one confirmed person sits, and the secret in a file."""

    folder: Path

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True)
        (self.folder / "secret").write_text(SECRET, encoding="utf-8")
        (self.folder / "me.toml").write_text(ME, encoding="utf-8")
        pictures.card(1400, 800).save(self.folder / "card.jpg")
        with open_database(self.folder / "home") as db:
            interviews.add(db, Interview("Acme", "Acme Ltd", "Planner", NOW, None))
            with db.transaction() as tx:
                details = ContactDetails("Ana Sousa", email="ana.sousa@quilmora.example", email_confirmed_at=NOW)
                contacts.add(tx, details, NOW)
            interviews.seat(db, "Acme", "1", Part.HR, "tea")

    def started(self, *words: str) -> "subprocess.Popen[str]":
        """Start a command."""
        return subprocess.Popen(
            [sys.executable, "-m", "followup_cards", "--home", str(self.folder / "home"), *words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip

    def ran(self, *words: str, answers: str = "") -> tuple[Listener, str]:
        """Run a command to its end; return who listened, and all that it said."""
        process = self.started(*words)
        listener = Listener(process)
        with listener.listening():
            said = "".join(process.communicate(answers, timeout=120))
        assert process.returncode == 0, said
        return listener, said

    @property
    def command(self) -> str:
        """Return the command that prints the secret, slowly enough to be seen."""
        return f"sh -c 'sleep 0.2; cat {self.folder / 'secret'}'"

    @property
    def answers(self) -> tuple[str, ...]:
        """Return the words of a draft."""
        return ("Acme", "--scenario", "not-a-match", "--answers", str(self.folder / "me.toml"))


def mailbox(home: Home) -> tuple[Listener, str]:
    """Put a draft into a mailbox."""
    with servers.abusive(servers.imap, "", UNHURT) as port:
        where = ("--mailbox", f"imap+plain://127.0.0.1:{port}", "--mail-user", "robin")
        return home.ran("draft", *home.answers, "--to", "mailbox", *where, "--password-command", home.command)


def address_book(home: Home) -> tuple[Listener, str]:
    """Put a contact into an address book."""
    speak = servers.http(MULTISTATUS.encode(), b"207 Multi-Status")
    with servers.abusive(speak, "", UNHURT) as port:
        where = (f"http://127.0.0.1:{port}/b/", "--user", "robin", "--password-command", home.command)
        return home.ran("export", "carddav", *where)


def writing_help(home: Home) -> tuple[Listener, str]:
    """Let a draft be polished."""
    with WritingHelp() as helper:
        where = ("--assist", helper.url, "--assist-key-command", home.command, "--to", "stdout")
        listener, said = home.ran("draft", *home.answers, *where, answers="y\n")
        assert [key for key in helper.keys if key and SECRET in key], "the key was never used"
        return listener, said


def page(home: Home) -> tuple[Listener, str]:
    """Serve the page: a card is read, and drafts go into a mailbox, in one process and what it starts."""
    with servers.abusive(servers.imap, "", UNHURT) as port:
        where = ("--mailbox", f"imap+plain://127.0.0.1:{port}", "--mail-user", "robin")
        process = home.started("serve", "--port", "0", "--json", *where, "--password-command", home.command)
        listener = Listener(process)
        try:
            with listener.listening():
                assert process.stdout
                through_the_page(json.loads(process.stdout.readline()), (home.folder / "card.jpg").read_bytes())
        finally:
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                said = "".join(process.communicate(timeout=30))
            process.kill()
            process.wait()
    seen = " ".join(listener.programs)
    assert "followup_cards.batch.child" in seen, seen
    assert "tesseract" in seen, seen
    return listener, said


def through_the_page(served: dict[str, str], photo: bytes) -> None:
    """Send a photo and wait until it is read; write drafts and put them into the mailbox."""
    with Client(base_url=served["url"], follow_redirects=True, timeout=60) as client:
        browser = Browser(cast("TestClient", client))
        browser.get(served["pair_url"])
        browser.send(photo)
        when_read(browser)
        browser.post("/interview/drafts", name="Acme", scenario="not-a-match", **{"answer.name": "Robin Example"})
        answer = browser.post("/interview/mailbox", name="Acme", scenario="not-a-match")
        assert "They are in the drafts of robin@127.0.0.1" in answer.text, answer.text


RUNS: dict[str, Callable[[Home], tuple[Listener, str]]] = {
    "mailbox": mailbox,
    "address book": address_book,
    "writing help": writing_help,
    "page": page,
}


def run(bounds: Bounds) -> list[Outcome]:
    """Do everything that takes a secret, and listen."""
    del bounds
    if not (PROC / "self" / "environ").exists():
        return [Outcome("secrets", "NOT TRIED: this system does not show processes as files", 0)]
    failures: list[str] = []
    looks = 0
    for name, do in RUNS.items():
        with tempfile.TemporaryDirectory(prefix="torture-") as place:
            try:
                looks += listened_to(do, Home(Path(place) / "secrets"))
            except AssertionError as error:
                failures.append(f"{name}: {error}")
    how = f"words and environment of every process of a command that takes a password or a key, {looks} looks"
    return [Outcome("secrets", how, len(RUNS), tuple(failures))]


def listened_to(do: Callable[[Home], tuple[Listener, str]], home: Home) -> int:
    """Assert that nothing was overheard; return how often it was looked."""
    listener, said = do(home)
    assert not listener.overheard, listener.overheard
    assert SECRET not in said
    assert listener.looks > 20, listener.looks
    assert "sh -c" in " ".join(listener.programs), listener.programs
    return listener.looks
