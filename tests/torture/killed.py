"""Killed at any moment (`kill -9`), and the power cut at every frame of the write-ahead log."""

import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from followup_cards.bootstrap import App
from followup_cards.settings import Settings
from followup_cards.store.database import FILE_NAME, open_database
from tests.mailbox.dovecot import PASSWORD, Dovecot, program
from tests.recorded import Recorded
from tests.torture import sitting
from tests.torture.outcome import Bounds, Outcome

KILLS = 300
ACKNOWLEDGED = re.compile(r"^Contact \d+: (?P<name>[^<(]+) [<(]", re.MULTILINE)
MERGE, PURGE = 3, 8
"""The steps after which a contact that was acknowledged may be gone, because the person said so."""
TO_END = 120.0


@contextmanager
def mailbox() -> Iterator[Dovecot | None]:
    """Give a mail server, where this machine has one."""
    if program() is None:
        yield None
        return
    with Dovecot() as server:
        yield server


@dataclass(frozen=True)
class Kill:
    """In which step, and how long after its beginning."""

    step: int
    seconds: float


class Round:
    """A sitting in a folder of its own."""

    def __init__(self, folder: Path, server: Dovecot | None) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.server = server
        (folder / "password").write_text(PASSWORD, encoding="utf-8")
        if server:
            server.empty("robin")

    def sit(self, kill: "Kill | None" = None, env: Mapping[str, str] = MappingProxyType({})) -> tuple[str, list[float]]:
        """Run the sitting, or kill it in one of its steps; return what it said, and when each step was done."""
        env = {**os.environ, **env}
        if self.server:
            env["TORTURE_MAILBOX"] = f"imap+plain://127.0.0.1:{self.server.ports.plain}"
        words = [sys.executable, "-m", "tests.torture.sitting", str(self.folder)]
        process = subprocess.Popen(
            words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env, text=True, encoding="utf-8"
        )
        assert process.stdout
        said, times = "", []
        timer = threading.Timer(TO_END, process.kill)
        timer.start()
        for line in process.stdout:
            said += line
            if line.startswith(("READY", "DONE")):
                times.append(time.monotonic())
                if kill and len(times) == kill.step + 1:
                    timer.cancel()
                    timer = threading.Timer(kill.seconds, process.kill)
                    timer.start()
        process.wait()
        timer.cancel()
        process.stdout.close()
        return said, times

    def check_killed(self, said: str) -> None:
        """Assert that nothing which the screen acknowledged is lost, and nothing is half there."""
        check_store(self.home / FILE_NAME)
        done = {int(line.split()[1]): line.split()[2] for line in said.splitlines() if line.startswith("DONE ")}
        at = max(done, default=-1)
        at += at == PURGE - 2 and self.server is None  # the step between is left out
        there = Counter(self.names())
        confirmed = False
        wanted = Counter(found["name"] for found in ACKNOWLEDGED.finditer(said))
        if at + 1 >= MERGE:
            wanted["Ana Sousa"] = min(wanted["Ana Sousa"], 1)
        if at + 1 >= PURGE:
            confirmed = bool(wanted.pop("Dora Lind", None))
        assert not wanted - there, f"acknowledged, and gone: {wanted - there}"
        assert not there - Counter({**dict.fromkeys(there, 1), "Ana Sousa": 2}), f"twice: {there}"
        if at + 1 >= PURGE and confirmed:
            self.check_purge(finished=done.get(PURGE) == "0")
        self.check_files()

    def check_purge(self, *, finished: bool) -> None:
        """Assert that a purged person is gone whole once the next command has opened the store, or still here."""
        App(Settings(self.home), Recorded()).database().close()
        gone = "Dora Lind" not in self.names()
        assert gone or not finished, "purged, and still here"
        if gone:
            assert not left_of(self.home, sitting.GONE), f"a purged person is left: {left_of(self.home, sitting.GONE)}"
            kept = {path.name for path in (self.home / "photos").glob("*")}
            assert kept == self.kept(), f"pictures of a purged person: {kept - self.kept()}"

    def check_files(self) -> None:
        """Assert that each file under a name of its own is whole."""
        for path in (self.folder / "out").rglob("*"):
            if path.suffix == ".eml":
                body = message_from_bytes(path.read_bytes(), policy=default).get_content()
                assert body.rstrip().endswith("Robin Example"), f"{path.name} is cut short"
            elif path.suffix in (".vcf", ".csv", ".html") and not path.name.startswith("."):
                assert path.read_bytes().endswith((b"END:VCARD\r\n", b"\r\n", b"</html>\n", b"</html>")), path.name

    def check_finished(self) -> None:
        """Assert that the rerun came to what an undisturbed sitting comes to."""
        check_store(self.home / FILE_NAME)
        names = [sitting.OLDER, "Ana Sousa", "Bill Karn", "Lea Wolff"]
        assert sorted(self.names()) == sorted(names), self.names()
        assert not left_of(self.home, sitting.GONE), f"a purged person is left in {left_of(self.home, sitting.GONE)}"
        kept = {path.name for path in (self.home / "photos").glob("*")}
        assert kept == self.kept(), f"pictures that no card belongs to: {kept - self.kept()}"
        files = {path.suffix for path in (self.folder / "out").rglob("*") if path.is_file()}
        assert {".eml", ".html", ".vcf", ".csv"} <= files
        if self.server:
            messages = [message_from_bytes(path.read_bytes()) for path in self.server.messages("robin")]
            assert sorted(str(one["To"]).split()[0] for one in messages) == ["Ana", "Bill", "Lea"], len(messages)

    def names(self) -> list[str]:
        """Return the names of all contacts."""
        with open_database(self.home) as db, db.reading() as tx:
            return [str(row["name"]) for row in tx.execute("SELECT name FROM contacts")]

    def kept(self) -> set[str]:
        """Return the pictures that the store knows of."""
        with open_database(self.home) as db, db.reading() as tx:
            return {str(row["kept"]) for row in tx.execute("SELECT kept FROM photos")}


def check_store(path: Path) -> None:
    """Assert that SQLite finds its file sound, and no card or contact half there."""
    raw = sqlite3.connect(path)
    try:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        if raw.execute("PRAGMA user_version").fetchone()[0] > 1:
            half = "SELECT count(*) FROM contacts WHERE id NOT IN (SELECT contact_id FROM contact_texts)"
            assert raw.execute(half).fetchone() == (0,)
        if raw.execute("PRAGMA user_version").fetchone()[0]:
            lost = "SELECT count(*) FROM cards WHERE decision = 'confirmed' AND contact_id IS NULL"
            assert raw.execute(lost).fetchone() == (0,)
    finally:
        raw.close()


def left_of(home: Path, word: bytes) -> list[str]:
    """Return the files of a home that hold a word, in whatever case."""
    return [
        str(path.relative_to(home)) for path in home.rglob("*") if path.is_file() and word in path.read_bytes().lower()
    ]


def run(bounds: Bounds) -> list[Outcome]:
    """Kill sittings at random moments, then cut the log of one at every frame."""
    with mailbox() as server, tempfile.TemporaryDirectory(prefix="torture-") as place:
        return [killed(bounds, Path(place), server), power_loss(Path(place))]


def killed(bounds: Bounds, place: Path, server: Dovecot | None) -> Outcome:
    """Kill a sitting at a random moment, look at what is there, and sit again to the end."""
    chance = random.Random(bounds.seed)
    before = place / "before"
    before.mkdir()
    sitting.prepare(before)
    failures: list[str] = []
    worst = 0.0
    lasts = undisturbed(place, before, server)
    first = [2, len(lasts) - 1, 0, 3]  # capture, purge, migration, merge
    order = first + [step for step in range(len(lasts)) if step not in first]
    for number in range(bounds.of(KILLS)):
        step = order[number % len(order)]
        kill = Kill(step, chance.uniform(0.0, 1.1 * lasts[step]))
        folder = place / f"round-{number}"
        shutil.copytree(before, folder)
        one = Round(folder, server)
        try:
            said, _ = one.sit(kill)
            one.check_killed(said)
            again, times = one.sit()
            worst = max(worst, times[-1] - times[0])
            assert f"DONE {PURGE} 0" in again, again[-600:]
            one.check_finished()
        except AssertionError as error:
            failures.append(f"round {number}, {kill}: {error}")
        shutil.rmtree(folder)
    how = "nine commands in one process, recorded readings; killed in each in turn, checked, run again to the end"
    with_mail = how if server else how + " (no mailbox: no Dovecot here)"
    return Outcome("kill -9", with_mail, bounds.of(KILLS), tuple(failures), worst)


def undisturbed(place: Path, before: Path, server: Dovecot | None) -> list[float]:
    """Return how long each step takes that nobody kills, after checking that all came to the right end."""
    folder = place / "undisturbed"
    shutil.copytree(before, folder)
    one = Round(folder, server)
    _, times = one.sit()
    one.check_finished()
    shutil.rmtree(folder)
    return [after - before for before, after in pairwise(times)]


def power_loss(place: Path, every: int = 1) -> Outcome:
    """Cut the write-ahead log of a sitting after every frame, and in the middle of every frame."""
    folder = place / "power"
    folder.mkdir()
    sitting.prepare(folder)
    holding = sqlite3.connect(folder / "home" / FILE_NAME)
    holding.execute("PRAGMA journal_mode = WAL").fetchall()
    holding.execute("SELECT count(*) FROM contacts").fetchall()  # while it is open, nothing clears the log away
    Round(folder, None).sit(env={"TORTURE_LAST": str(PURGE - 1)})  # the purge would clear the log away
    base, frames = ((folder / "home" / (FILE_NAME + end)).read_bytes() for end in ("", "-wal"))
    holding.close()
    return cut_everywhere(place / "cut", base, frames, every)


def cut_everywhere(place: Path, base: bytes, log: bytes, every: int) -> Outcome:
    """Open a store with its log cut at every place; whole changes are there, one after the other, or not at all."""
    place.mkdir()
    page = int.from_bytes(base[16:18], "big") or 65536
    size = 24 + (1 if page == 1 else page)
    count = (len(log) - 32) // size
    cuts = [32 + number * size + extra for number in range(0, count, every) for extra in (0, size // 2)] + [
        32 + count * size,
        0,
        17,
    ]
    failures: list[str] = []
    states: list[int] = []
    for cut in cuts:
        (place / FILE_NAME).write_bytes(base)
        (place / (FILE_NAME + "-wal")).write_bytes(log[:cut])
        try:
            check_store(place / FILE_NAME)
            raw = sqlite3.connect(place / FILE_NAME)
            states.append(int(raw.execute("SELECT count(*) FROM contacts").fetchone()[0]))
            raw.close()
            open_database(place).close()
            check_store(place / FILE_NAME)
        except (AssertionError, sqlite3.Error) as error:
            failures.append(f"cut after {cut} of {len(log)} bytes: {error}")
        for file in place.iterdir():
            shutil.rmtree(file) if file.is_dir() else file.unlink()
    if len(set(states)) < (5 if every == 1 else 3):
        failures.append(f"the log held too little: {sorted(set(states))} contacts")
    return Outcome(
        "power loss",
        f"the log of the same sitting cut at and within each of {count} frames",
        len(cuts),
        tuple(failures),
    )
