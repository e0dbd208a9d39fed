"""`draft --to mailbox`: the whole way into a real mailbox."""

from pathlib import Path

import pytest

from followup_cards.settings import load
from tests.cli.conftest import Program, lines
from tests.mailbox.conftest import dovecot, running
from tests.mailbox.dovecot import PASSWORD, Dovecot, token

__all__ = ["dovecot", "running"]


@pytest.fixture
def password(tmp_path: Path) -> str:
    """Return a command that prints the password."""
    file = tmp_path / "password"
    file.write_text(PASSWORD + "\n", encoding="utf-8")
    return f"cat {file}"


def words(server: Dovecot, user: str = "robin", scenario: str = "want-it") -> tuple[object, ...]:
    """Return the command without the password."""
    mailbox = ("--to", "mailbox", "--mailbox", f"imap+plain://127.0.0.1:{server.ports.plain}", "--mail-user", user)
    return ("draft", "Acme", "--scenario", scenario, *mailbox, "--json")


def test_drafts_are_in_the_mailbox_once(panel: Program, answers: Path, dovecot: Dovecot, password: str) -> None:
    """However often the command is repeated; another scenario replaces them."""
    first = panel(*words(dovecot), "--answers", answers, "--password-command", password)
    again = panel(*words(dovecot), "--password-command", password)
    after_two = len(dovecot.messages("robin"))
    changed = panel(*words(dovecot, scenario="went-badly"), "--change-scenario", "--password-command", password)

    assert [line["mailbox"] for line in lines(first.out)] == ["stored", "stored"]
    assert [line["mailbox"] for line in lines(again.out)] == ["already there", "already there"]
    assert after_two == 2
    assert [line["mailbox"] for line in lines(changed.out)] == ["replaced", "replaced"]
    assert len(dovecot.messages("robin")) == 2
    assert [line["drafted_as"] for line in lines(panel("due", "--json").out)] == ["went-badly", "went-badly"]


def test_a_token_and_a_folder_may_be_given(panel: Program, answers: Path, dovecot: Dovecot, tmp_path: Path) -> None:
    """XOAUTH2, into the folder that the person names."""
    (tmp_path / "token").write_text(token("robin"), encoding="utf-8")
    command = f"cat {tmp_path / 'token'}"
    extra = ("--answers", answers, "--oauth", "--drafts-folder", "Archive", "--password-command", command)
    ran = panel(*words(dovecot), *extra)

    assert ran.code == 0
    assert len(dovecot.messages("robin", "Archive")) == 2


@pytest.mark.parametrize(
    "case",
    [
        ("robin", "echo wrong", 7, "did not accept the password"),
        ("robin", "false", 7, "password command failed"),
        ("robin", "no-such-program-here", 2, "can't be run"),
        ("full", None, 7, "mailbox is full"),
        ("plain", None, 2, "--drafts-folder"),
    ],
)
def test_what_fails_is_one_sentence(
    panel: Program, answers: Path, dovecot: Dovecot, password: str, case: tuple[str, str | None, int, str]
) -> None:
    """With its exit code; nobody counts as drafted for."""
    user, command, code, says = case
    ran = panel(*words(dovecot, user), "--answers", answers, "--password-command", command or password)

    assert (ran.code, len(ran.err.strip().splitlines()), ran.out) == (code, 1, "")
    assert says in ran.err
    assert [line["drafted_as"] for line in lines(panel("due", "--json").out)] == [None, None]


def test_a_server_that_cannot_prove_who_it_is(panel: Program, answers: Path, dovecot: Dovecot, password: str) -> None:
    """Exit 7, and the password was never said."""
    url = f"imaps://localhost:{dovecot.ports.tls}"
    mailbox = ("--to", "mailbox", "--mailbox", url, "--mail-user", "robin", "--password-command", password)
    ran = panel("draft", "Acme", "--scenario", "want-it", "--answers", answers, *mailbox)

    assert (ran.code, "can't prove" in ran.err) == (7, True)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ((), "Say which mailbox"),
        (("--mailbox", "imaps://imap.example.org"), "whose mailbox"),
        (("--mailbox", "imaps://robin:secret@imap.example.org"), "does not belong"),
        (("--mailbox", "imap+plain://imap.example.org", "--mail-user", "robin"), "encrypted or not at all"),
    ],
)
def test_a_mailbox_must_be_named_safely(panel: Program, answers: Path, options: tuple[str, ...], says: str) -> None:
    """Refused before anybody is called."""
    ran = panel("draft", "Acme", "--scenario", "want-it", "--answers", answers, "--to", "mailbox", *options)

    assert (ran.code, says in ran.err, "secret" in ran.err) == (2, True, False)


def test_the_environment_may_name_the_mailbox(home: Path) -> None:
    """So that nobody has to type it every time; an empty value is none."""
    named = load(home=home, environ={"FOLLOWUP_CARDS_MAILBOX": "imap.example.org", "FOLLOWUP_CARDS_MAIL_USER": "robin"})
    empty = load(home=home, environ={"FOLLOWUP_CARDS_MAILBOX": ""})

    assert (named.mailbox, named.mail_user) == ("imap.example.org", "robin")
    assert (empty.mailbox, empty.mail_user) == (None, None)
