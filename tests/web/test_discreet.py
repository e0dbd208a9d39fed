"""Mistakes while the page is served: a plain sentence on the page, and a log that tells nothing of a card."""

import logging
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from httpx2 import Client

from followup_cards.bootstrap import App
from followup_cards.cli.main import run
from followup_cards.errors import ExitCode, StoreFailure
from followup_cards.settings import Settings
from followup_cards.store.database import FILE_NAME
from followup_cards.web.discreet import Discreet
from followup_cards.web.inbox import Inbox
from tests.recorded import ANA, BILL, NOW, Recorded
from tests.web.conftest import Page, when_read
from tests.web.faulty import SECRET, fail


@contextmanager
def served_faulty(home: Path) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """Serve a page with planted mistakes; give the link that pairs, and the process."""
    words = [sys.executable, "-m", "tests.web.faulty", str(home)]
    process = subprocess.Popen(
        words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    try:
        assert process.stdout
        yield process.stdout.readline().strip(), process
    finally:
        process.kill()
        process.communicate()


def test_a_mistake_in_the_page_is_a_sentence_and_tells_nothing_of_a_card(home: Path) -> None:
    """The browser reads what happened; the terminal says which error it was and where, without its text."""
    with served_faulty(home) as (link, process):
        with Client() as client:
            client.get(link)
            answer = client.get(link.partition("pair?")[0])
        process.send_signal(signal.SIGINT)
        _, logged = process.communicate(timeout=20)

    assert answer.status_code == 500
    assert "because of a mistake in followup-cards. What was confirmed is kept." in answer.text
    assert "ValueError in faulty.py, line " in logged
    for told in (answer.text, logged):
        assert "Traceback" not in told
        assert not [word for word in SECRET.split() if word in told], told
    assert len(logged.splitlines()) == 1


def test_what_the_server_logs_of_an_error_is_never_its_text() -> None:
    """Neither the traceback, nor a message around it that shows the error."""
    try:
        fail()
    except ValueError as error:
        record = logging.LogRecord("asyncio", logging.ERROR, "", 1, f"Task <{error!r}>", None, (None, error, None))  # type: ignore[arg-type]

    said = Discreet().format(record)

    assert "s3cret" not in said
    assert "ValueError in faulty.py, line " in said


def test_a_picture_that_cannot_be_made_ends_no_reading(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is drawn beforehand is a convenience: a mistake there costs nobody else's photo."""
    monkeypatch.setattr("followup_cards.web.inbox.prepare", lambda *_: (_ for _ in ()).throw(ValueError(SECRET)))
    browser = page.paired()
    browser.get("/")
    browser.send(page.photo("a.png", ANA))
    when_read(browser)
    browser.send(page.photo("b.png", BILL))
    when_read(browser)

    assert "Look through 2 cards" in browser.get("/").text


@pytest.mark.parametrize("damage", ["no store", "no folder"])
def test_a_home_that_fails_is_told_before_anything_is_served(
    damage: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence and exit 6, as from every other command."""
    if damage == "no store":
        home.mkdir()
        (home / FILE_NAME).write_bytes(b"\xff" * 5000)
    else:
        home.write_text("a file where the folder should be", encoding="utf-8")

    assert run(["serve", "--port", "0"], App(Settings(home), Recorded(), lambda: NOW)) == ExitCode.STORE
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "Nothing was changed." in said or "Choose another with --home" in said


def test_an_upload_without_room_is_told(home: Path) -> None:
    """The phone reads why, and nothing half stays behind."""
    app = App(Settings(home), Recorded(), lambda: NOW)
    inbox = Inbox(home, app.database, app.read, app.now)
    inbox.look()
    (home / "inbox").rmdir()

    with pytest.raises(StoreFailure, match="can't be written: no such file or directory") as raised:
        inbox.take(b"a photo", "somebody", None)

    assert raised.value.http_status == 500
    assert inbox.jobs_of("somebody") == ()
