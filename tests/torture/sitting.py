"""One person's sitting in a process that may be killed at any moment: every command, with recorded readings.

Run as `python -m tests.torture.sitting FOLDER`; says READY, then what each command says, then DONE and its exit code.
"""

import hashlib
import io
import os
import sqlite3
import sys
from dataclasses import replace
from pathlib import Path
from typing import TextIO, cast

from followup_cards.bootstrap import App
from followup_cards.cli.main import run
from followup_cards.model import ContactDetails, Field
from followup_cards.settings import Settings
from followup_cards.store import contacts, migrations
from followup_cards.store.database import FILE_NAME, open_database
from tests.cli.conftest import ANSWERS
from tests.recorded import ANA, BILL, DORA, NOW, Recorded, card, sure

OLDER = "Zoë Older"
AGAIN = replace(ANA, company=sure(Field.COMPANY, "Other Ltd"), emails=(sure(Field.EMAIL, "ana@other.example"),))
LEA = card(name=sure(Field.NAME, "Lea Wolff"), emails=(sure(Field.EMAIL, "lea.wolff@quilmora.example"),))
GONE = b"lind"
"""What is left nowhere once Dora Lind was purged."""


class Screen(io.StringIO):
    """What the program says to the person, who answers what was asked last."""

    def answer(self) -> str:
        """Return the line that the person types."""
        asked = self.getvalue().rsplit("\n", 1)[-1]
        if asked.startswith(("Type the address", "Look again")):
            return "bill.karn@quilmora.example\n"
        return "3\n" if asked.startswith("Which?") else "\n"  # two who are alike are two


class Person:
    """Standard input, where every answer depends on the question."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._asked = 0

    def readline(self) -> str:
        """Answer; somebody may take the home away at a question."""
        self._asked += 1
        if os.environ.get("TORTURE_MOVE_AWAY_AT") == str(self._asked):
            self._home.rename(self._home.with_name("elsewhere"))
            print("MOVED AWAY", flush=True)  # noqa: T201 - this is a program
        screen = sys.stderr
        assert isinstance(screen, Screen)
        return screen.answer()

    def isatty(self) -> bool:
        """Say that this is no terminal."""
        return False


def recorded(folder: Path) -> Recorded:
    """Return the readings of the photographs, which are made where they are not there."""
    readings = Recorded()
    photos = folder / "photos"
    photos.mkdir(exist_ok=True)
    for name, seen in (("a.png", (ANA, BILL)), ("b.png", (DORA,)), ("c.png", (AGAIN,)), ("d.png", (LEA,))):
        if (photos / name).exists():
            readings.by_digest[hashlib.sha256((photos / name).read_bytes()).hexdigest()] = seen
        else:
            readings.photo(photos, name, *seen)
    return readings


def prepare(folder: Path) -> None:
    """Make what stands there before the sitting: photographs, answers, and a store of the first layout."""
    recorded(folder)
    (folder / "answers.toml").write_text(ANSWERS, encoding="utf-8")
    (folder / "out").mkdir()
    with open_database(folder / "home") as db, db.transaction() as tx:
        contacts.add(tx, ContactDetails(OLDER, email="zoe@quilmora.example"), NOW)
    raw = sqlite3.connect(folder / "home" / FILE_NAME)
    rows = raw.execute("SELECT * FROM contacts").fetchall()
    raw.close()
    for file in (folder / "home").iterdir():
        file.unlink()
    raw = sqlite3.connect(folder / "home" / FILE_NAME, isolation_level=None)
    for statement in migrations.statements(migrations.STEPS[0]):
        raw.execute(statement)
    raw.executemany(f"INSERT INTO contacts VALUES ({', '.join('?' * len(rows[0]))})", rows)  # noqa: S608 - question marks
    raw.execute("PRAGMA user_version = 1")
    raw.close()


def commands(folder: Path) -> list[list[str]]:
    """Return the commands of the sitting, in order."""
    out = folder / "out"
    acme = ["--company", "Acme Ltd", "--role", "Planner", "--ended", "2026-03-02T15:30Z"]
    want_it = ["draft", "Acme", "--scenario", "want-it", "--answers", str(folder / "answers.toml")]
    return [
        ["contacts", "list"],  # migrates
        ["interview", "add", "Acme", *acme],
        ["capture", str(folder / "photos"), "--interview", "Acme"],
        ["contacts", "merge", "ana.sousa@quilmora.example", "ana@other.example", "--yes"],
        [*want_it, "--to", "eml", "--out", str(out / "drafts")],
        ["export", "vcard", "--out", str(out / "contacts.vcf")],
        ["export", "csv", "--out", str(out / "contacts.csv")],
        [*want_it, "--to", "mailbox", "--password-command", f"cat {folder / 'password'}"],
        ["contacts", "purge", "Dora Lind", "--yes"],
    ]


def main(folder: Path) -> None:
    """Run the commands."""
    home = folder / "home"
    settings = Settings(home, mailbox=os.environ.get("TORTURE_MAILBOX"), mail_user="robin")
    app = App(settings, recorded(folder), lambda: NOW)
    print("READY", flush=True)  # noqa: T201 - this is a program
    person = Person(home)
    for number, words in enumerate(commands(folder)):
        if number > int(os.environ.get("TORTURE_LAST", "99")):
            return
        if not home.exists():  # it was taken away; another would be begun
            return
        if "mailbox" in words and not settings.mailbox:
            continue
        sys.stderr, sys.stdin = Screen(), cast("TextIO", person)
        code = run(words, app)
        print("DONE", number, code, " ".join(sys.stderr.getvalue().split())[-300:], flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
