"""`serve`: where it listens, what it refuses, and what a stopped page leaves to be read."""

import json
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import trustme
from httpx2 import Client

from followup_cards.bootstrap import App
from followup_cards.cli.main import run
from followup_cards.errors import ExitCode, UsageError
from followup_cards.service import capture
from followup_cards.service.pairing import INVITATION_LASTS, PAIRING_LASTS, NotInvited, Pairing
from followup_cards.settings import Settings
from followup_cards.web.inbox import Inbox, State
from followup_cards.web.server import hosts_for, lan_address, listening
from tests.recorded import ANA, BILL, NOW, Recorded


def program(home: Path) -> App:
    """Return the program with recorded readings."""
    return App(Settings(home), Recorded(), lambda: NOW)


def at(moments: list[datetime]) -> Callable[[], datetime]:
    """Return a clock that shows the last of some moments."""
    return lambda: moments[-1]


def test_a_taken_port_is_said_so(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another program on the port is a matter of choosing another port."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        code = run(["serve", "--port", str(port)], program(home))

    assert code == ExitCode.USAGE
    assert "Choose another with --port" in capsys.readouterr().err


def test_a_certificate_needs_its_key(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Half of what HTTPS takes is refused before anything is served."""
    cert = tmp_path / "cert.pem"
    cert.touch()

    assert run(["serve", "--tls-cert", str(cert)], program(home)) == ExitCode.USAGE
    assert "takes both" in capsys.readouterr().err


def test_https_with_a_certificate_of_ones_own(home: Path, tmp_path: Path) -> None:
    """Served with --tls-cert and --tls-key: encrypted, the cookie for encrypted pages alone, and no word of danger."""
    authority = trustme.CA()
    issued = authority.issue_cert("127.0.0.1")
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    issued.cert_chain_pems[0].write_to_path(cert)
    issued.private_key_pem.write_to_path(key)
    trusted = ssl.create_default_context()
    authority.configure_trust(trusted)
    words = [sys.executable, "-m", "followup_cards", "--home", str(home), "serve", "--port", "0", "--json"]
    tls = ["--tls-cert", str(cert), "--tls-key", str(key), "--mailbox", "imaps://imap.example", "--mail-user", "robin"]
    with subprocess.Popen(
        [*words, *tls], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout
        first = json.loads(process.stdout.readline())
        with Client(verify=trusted) as client:
            paired = client.get(first["pair_url"])
            page = client.get(first["url"])
        process.send_signal(signal.SIGINT)
        code = process.wait(timeout=30)

    assert first["url"].startswith("https://127.0.0.1:")
    assert "Secure" in paired.headers["set-cookie"]
    assert page.status_code == 200
    assert "overhear" not in page.text
    assert code == 0


def test_a_mailbox_is_refused_before_anything_is_served(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One that would be spoken to unencrypted, or that is nobody's, is said at once."""
    for options, says in (
        (["--mailbox", "imap+plain://imap.example", "--mail-user", "robin"], "encrypted or not at all"),
        (["--mailbox", "imaps://imap.example"], "whose mailbox"),
    ):
        assert run(["serve", *options], program(home)) == ExitCode.USAGE
        assert says in capsys.readouterr().err


def test_an_address_that_is_not_ours_is_refused(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--address` takes one of this computer's own; another's can't be listened at."""
    assert run(["serve", "--address", "192.0.2.7", "--port", "0"], program(home)) == ExitCode.USAGE
    assert "can't be served at 192.0.2.7" in capsys.readouterr().err


def test_the_address_on_the_network_is_one_to_listen_at() -> None:
    """What `--lan` finds out, without sending anything, is this computer's own; or it says that there is none."""
    found, words = None, ""
    try:
        found = lan_address()
    except UsageError as error:
        words = str(error)

    assert found or "leave out --lan" in words
    if found:
        with listening(found, 0) as listener:
            assert hosts_for(found) == (listener.getsockname()[0],)


def test_forget_says_how_many(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`serve --forget` drops what was paired, and serves nothing."""
    home.mkdir()
    pairing = Pairing(home, lambda: NOW)
    cookie = pairing.by_token(pairing.invite().token)

    assert run(["serve", "--forget"], program(home)) == ExitCode.OK

    assert "1 pairing was dropped" in capsys.readouterr().err
    assert pairing.session(cookie) is None


def test_invitations_and_pairings_end(home: Path) -> None:
    """A code is good for five minutes, a pairing for a week."""
    home.mkdir()
    moments = [NOW]
    pairing = Pairing(home, at(moments))
    late = pairing.invite()
    moments.append(NOW + INVITATION_LASTS + timedelta(seconds=1))
    with pytest.raises(NotInvited):
        pairing.by_code(late.code)

    cookie = pairing.by_code(pairing.invite().code)
    assert pairing.session(cookie)
    moments.append(moments[-1] + PAIRING_LASTS + timedelta(seconds=1))
    assert pairing.session(cookie) is None


def test_what_a_stopped_page_left_is_read_the_next_time(home: Path, tmp_path: Path) -> None:
    """Uploads that waited when the page was stopped are neither lost nor doubled."""
    app = program(home)
    recorded = app.read
    assert isinstance(recorded, Recorded)
    photos = [recorded.photo(tmp_path, f"{n}.png", card).read_bytes() for n, card in enumerate((ANA, BILL))]
    with app.database():
        pass
    stopped = Inbox(home, app.database, app.read, app.now)
    (home / "inbox").mkdir()
    for photo in photos:
        stopped.take(photo, "somebody", None)

    again = Inbox(home, app.database, app.read, app.now)
    again.start()
    while any(job.state in (State.WAITING, State.READING) for job in again.jobs_of("anybody")):
        time.sleep(0.01)
    jobs = again.jobs_of("anybody")
    again.stop()

    assert all(again.job(job.id, "anybody") == job for job in jobs)
    with app.database() as db:
        assert [card.reading for card in capture.pending(db)] == [ANA, BILL]
    assert list((home / "inbox").iterdir()) == []
