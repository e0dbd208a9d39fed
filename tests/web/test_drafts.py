"""Drafts on the page: into a real mailbox, and never two stories to one panel."""

from dataclasses import replace
from pathlib import Path

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from followup_cards.bootstrap import App
from followup_cards.mail_domain import Verdict
from followup_cards.mailbox.account import Account, Security
from followup_cards.model import Part
from followup_cards.service import contacts, interviews
from followup_cards.settings import Settings
from followup_cards.web.app import application, site_for
from followup_cards.web.mailbox import Mailbox
from tests.mailbox.conftest import dovecot, running
from tests.mailbox.dovecot import PASSWORD, Dovecot
from tests.recorded import ANA, NOW, Recorded
from tests.web.conftest import URL, Browser, Page, when_read

__all__ = ["dovecot", "running"]

SAID = {"name": "Acme", "scenario": "not-a-match", "answer.name": "Robin Example"}


def drafted(page: Page) -> Browser:
    """Return a browser that has come as far as the drafts."""
    page.interview()
    browser = page.paired()
    browser.send(page.photo("one.png", ANA), interview="Acme")
    when_read(browser)
    asked = browser.answer(1, tap="", page=browser.get("/cards/1"))
    browser.answer(1, tap="3", page=asked)
    browser.post("/interview/drafts", **SAID)
    return browser


def with_mailbox(page: Page, mailbox: Mailbox) -> Browser:
    """Return a browser of the same page, served with a mailbox."""
    site = replace(page.site, mailbox=mailbox)
    browser = Browser(TestClient(application(site, ("127.0.0.1",)), base_url=URL))
    browser.get(f"/pair?t={site.pairing.invite().token}")
    return browser


def put(browser: Browser) -> Response:
    """Tap the button that puts the drafts into the mailbox."""
    return browser.post("/interview/mailbox", name="Acme", scenario="not-a-match")


def robin(server: Dovecot) -> Account:
    """Return a mailbox on this machine."""
    return Account("127.0.0.1", server.ports.plain, Security.NONE, "robin")


def test_drafts_go_into_the_mailbox_once(page: Page, dovecot: Dovecot, tmp_path: Path) -> None:
    """The button is there when a mailbox is set up; tapping it twice leaves each draft once."""
    plain = drafted(page)
    assert "/interview/mailbox" not in plain.get("/interview/drafts?name=Acme&scenario=not-a-match").text
    assert "No mailbox was set up" in put(plain).text

    (tmp_path / "password").write_text(PASSWORD, encoding="utf-8")
    browser = with_mailbox(page, Mailbox(robin(dovecot), f"cat {tmp_path / 'password'}"))
    shown = browser.get("/interview/drafts?name=Acme&scenario=not-a-match")
    first, second = put(browser), put(browser)

    assert "Put them into the drafts of robin@127.0.0.1" in shown.text
    for answer in (first, second):
        assert "They are in the drafts of robin@127.0.0.1" in answer.text
    (message,) = dovecot.messages("robin")
    assert b"ana.sousa@quilmora.example" in message.read_bytes()


def test_a_mailbox_is_called_by_its_address() -> None:
    """Where the name at the server is an address, that is what a person knows it by."""
    accounts = [Account("imap.example", 993, Security.TLS, user) for user in ("robin@mail.example", "robin")]

    assert [Mailbox(account).name for account in accounts] == ["robin@mail.example", "robin@imap.example"]


@pytest.mark.parametrize(
    ("command", "says"),
    [("echo wrong", "did not accept the password"), ("false", "password command failed"), (None, "never asks for one")],
)
def test_a_mailbox_that_does_not_open_is_said_so(
    page: Page, dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch, command: str | None, says: str
) -> None:
    """A sentence on the page, nothing in the mailbox, and no password in the answer."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    drafted(page)
    answer = put(with_mailbox(page, Mailbox(robin(dovecot), command)))

    assert answer.status_code >= 400
    assert says in answer.text
    assert dovecot.messages("robin") == []


def test_another_scenario_replaces_drafts_only_when_that_is_said(page: Page) -> None:
    """The page asks as the terminal does, and after a message went out it refuses."""
    browser = drafted(page)
    other = {**SAID, "scenario": "went-badly"}
    form = browser.get("/interview?name=Acme&scenario=went-badly")

    assert "Replace 1 draft of before (it is not for me)" in form.text
    assert "Go back, and say that they are to be" in browser.post("/interview/drafts", **other).text
    assert browser.post("/interview/drafts", **other, change="yes").status_code == 200
    browser.post("/interview/sent", name="Acme", scenario="went-badly", contact="1")
    assert "would contradict it" in browser.post("/interview/drafts", **SAID, change="yes").text
    with page.site.app.database() as db:
        assert interviews.get(db, "Acme").panel[0].part is Part.HR


@pytest.mark.parametrize(("ask", "warned"), [(True, True), (False, False)])
def test_a_domain_without_mail_is_warned_of(home: Path, tmp_path: Path, *, ask: bool, warned: bool) -> None:
    """With --check-dns the page shows what the name server says beside the address; it decides nothing."""
    asked: list[str] = []

    def takes_none(domain: str) -> Verdict:
        asked.append(domain)
        return Verdict.UNKNOWN_DOMAIN

    recorded = Recorded()
    app = App(Settings(home, check_dns=ask), recorded, lambda: NOW, takes_none)
    site = site_for(app)
    with TestClient(application(site, ("127.0.0.1",)), base_url=URL) as client:
        browser = Browser(client)
        browser.get(f"/pair?t={site.pairing.invite().token}")
        browser.send(recorded.photo(tmp_path, "one.png", ANA).read_bytes())
        when_read(browser)
        shown = browser.get("/cards/1")
        browser.answer(1, tap="", page=shown)

    assert ("its domain does not exist, says the name server" in shown.text) is warned
    assert bool(asked) is ask
    with app.database() as db:
        (contact,) = contacts.every(db)
    assert contact.details.email_confirmed_at == NOW
