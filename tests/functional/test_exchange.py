"""Contacts on a real terminal: a QR code on the screen, a password that is typed and not shown."""

import os
import sys
from pathlib import Path

import pytest

from tests.carddav.radicale import PASSWORD, USER, Radicale
from tests.functional.terminal import Terminal
from tests.imports.files import VCARD_40

pytestmark = pytest.mark.pty


def at_terminal(cwd: Path, *words: str) -> Terminal:
    """Run the program in a terminal, with no keyring at hand."""
    env = {**os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring", "TERM": "xterm-256color"}
    return Terminal([sys.executable, "-m", "followup_cards", *words], env, cwd)


def test_contacts_are_imported_shown_as_a_code_and_uploaded(radicale: Radicale, book: str, tmp_path: Path) -> None:
    """The whole way of a contact from a file to a telephone and to a server."""
    (tmp_path / "cards.vcf").write_text(VCARD_40, encoding="utf-8")
    with at_terminal(tmp_path, "import", "cards.vcf") as terminal:
        assert terminal.close() == 0
        assert "2 contacts added." in terminal.screen
    with at_terminal(tmp_path, "export", "qr", "1") as terminal:
        assert terminal.close() == 0
        assert "█▀▀▀▀▀█" in terminal.screen
    words = ("export", "carddav", radicale.url_of(book), "--user", USER, "--remember")
    with at_terminal(tmp_path, *words) as terminal:
        assert "Password of ana@127.0.0.1" in (terminal.prompt() or "")
        terminal.type(PASSWORD)
        assert terminal.close() == 0
        assert "2 contacts: 2 created." in terminal.screen
        assert "This system has no keyring" in terminal.screen
        assert PASSWORD not in terminal.screen
    assert len(radicale.cards(book)) == 2
