"""Drafts in a real mailbox: whole, marked as drafts, and each there once."""

import random
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.utils import parseaddr

import pytest

from followup_cards.errors import DestinationFailure
from followup_cards.export import eml
from followup_cards.mailbox.account import Account, Security
from followup_cards.mailbox.session import opened
from followup_cards.mailbox.storing import Became, Outgoing, message_id, store
from followup_cards.model import Draft, Me
from tests.mailbox.dovecot import PASSWORD, Dovecot

NOW = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
MANY = 2_000
LETTERS = (
    "abcdefghij'-.,;",
    "ąćęłńóśźżđšžàéîõü",
    "абвгдеёжзиї",
    "αβγδεζηθάώ",
    "אבגדהוזח",
    "ابتثجحخد",
    "कखगघङचछज",
    "กขคงจฉชซ",
    "李明王小花田中",
    "ひらがなカタカナ",
    "한국어이름",
    "🍵🚲🔬",
    "e\u0301o\u0308a\u0328",
    '"\\=?_<>@()[]:',
    "\u200d\u00a0\u3000ﬁ",
)


def mixed(chance: random.Random, most: int) -> str:
    """Return some words of several scripts, on one line."""
    words = ("".join(chance.choices(chance.choice(LETTERS), k=chance.randint(1, 14))) for _ in range(most))
    return " ".join(" ".join(words).split()) or "Ana"


def draft(number: int) -> Draft:
    """Return a draft to a fictional person whose name is of one of many scripts, the same for the same number."""
    chance = random.Random(number)
    name, subject = mixed(chance, chance.randint(1, 4)), mixed(chance, chance.randint(1, 12))
    body = "\n".join(mixed(chance, chance.randint(1, 30)) for _ in range(chance.randint(1, 6))) + "\n"
    return Draft(f"person{number}@example.org", name, Me("Robin Éxample", "robin@example.org"), subject, body, NOW)


def outgoing(number: int) -> Outgoing:
    """Return a draft as it goes to the mailbox."""
    own = message_id("Acme", str(number), "want-it")
    return Outgoing(own, eml.to_bytes(draft(number), message_id=own, date=NOW))


def put(account: Account, messages: list[Outgoing], *, replace_them: bool = False) -> list[Became]:
    """Store messages in the drafts."""
    with opened(account, PASSWORD) as box:
        return list(store(box, "Entwürfe", messages, NOW, replace=replace_them))


def test_a_draft_is_a_draft_and_there_once(robin: Account, dovecot: Dovecot) -> None:
    """Marked as a draft that was seen; putting it there again changes nothing."""
    first = put(robin, [outgoing(1)])
    again = put(robin, [outgoing(1), outgoing(2)])
    files = dovecot.messages("robin")

    assert first == [Became.STORED]
    assert again == [Became.THERE, Became.STORED]
    assert [path.name.rpartition(",")[2] for path in files] == ["DS", "DS"]
    assert {path.read_bytes() for path in files} == {outgoing(1).data, outgoing(2).data}


def test_another_scenario_takes_the_place_of_the_first(robin: Account, dovecot: Dovecot) -> None:
    """The draft that it replaces is gone, other messages stay."""
    new = replace(outgoing(3), replaces=(outgoing(1).message_id,))
    put(robin, [outgoing(1), outgoing(2)])
    became = put(robin, [new])

    assert became == [Became.REPLACED]
    assert {path.read_bytes() for path in dovecot.messages("robin")} == {outgoing(2).data, new.data}


def test_a_draft_is_replaced_only_on_request(robin: Account, dovecot: Dovecot) -> None:
    """What the person may have changed in the mailbox is theirs."""
    newer = replace(outgoing(1), data=outgoing(1).data + b"PS\r\n")
    put(robin, [outgoing(1)])

    assert put(robin, [newer]) == [Became.THERE]
    assert dovecot.messages("robin")[0].read_bytes() == outgoing(1).data
    assert put(robin, [newer], replace_them=True) == [Became.REPLACED]
    assert [path.read_bytes() for path in dovecot.messages("robin")] == [newer.data]


def test_a_full_mailbox_is_said(dovecot: Dovecot) -> None:
    """One sentence, and nothing half stored."""
    full = Account("127.0.0.1", dovecot.ports.plain, Security.NONE, "full")
    with pytest.raises(DestinationFailure, match="The mailbox is full"):
        put(full, [outgoing(1)])
    assert dovecot.messages("full") == []


def test_two_thousand_drafts_come_back_identical(robin: Account, dovecot: Dovecot) -> None:
    """Names, subjects and bodies in many scripts: Dovecot takes them all, and the standard library reads them back."""
    became = put(robin, [outgoing(number) for number in range(MANY)])
    stored = {message_from_bytes(path.read_bytes())["To"]: path.read_bytes() for path in dovecot.messages("robin")}
    read = {parseaddr(to)[1]: message_from_bytes(data) for to, data in stored.items()}

    assert became == [Became.STORED] * MANY
    assert len(read) == MANY
    for number in range(MANY):
        written, message = draft(number), read[f"person{number}@example.org"]
        payload = message.get_payload(decode=True)
        assert isinstance(payload, bytes)
        assert payload.decode().replace("\r\n", "\n").rstrip("\n") == written.body.rstrip("\n")
        assert str(make_header(decode_header(message["Subject"]))) == written.subject
        assert str(make_header(decode_header(parseaddr(message["To"])[0]))) == written.name


def test_a_run_that_is_killed_leaves_no_draft_twice(robin: Account, dovecot: Dovecot) -> None:
    """Killed at any moment (kill -9), the next run completes: each draft is visible once."""
    messages = 60
    for pause in (0.15, 0.3, 0.5):
        child = subprocess.Popen([sys.executable, "-m", __name__, str(dovecot.ports.plain), str(messages)])
        wait_for_some(dovecot)
        time.sleep(pause)
        child.send_signal(signal.SIGKILL)
        child.wait()
    put(robin, [outgoing(number) for number in range(messages)])
    ids = [message_from_bytes(path.read_bytes())["Message-ID"] for path in dovecot.messages("robin")]

    assert sorted(ids) == sorted(outgoing(number).message_id for number in range(messages))


def cut_at(port: int, appended: int) -> int:
    """Stand between a program and the server, and cut the line in the middle of storing a message; return the port."""
    listener = socket.create_server(("127.0.0.1", 0))

    def stand_between() -> None:
        seen = 0
        with listener, listener.accept()[0] as ours, socket.create_connection(("127.0.0.1", port)) as theirs:
            while True:
                for ready in select.select([ours, theirs], [], [], 10)[0]:
                    data = ready.recv(65_536)
                    seen += data.count(b" APPEND ") if ready is ours else 0
                    if not data:
                        return
                    (theirs if ready is ours else ours).sendall(data)
                    if seen == appended and ready is ours and b" APPEND " not in data:
                        while select.select([ours], [], [], 0.3)[0]:
                            theirs.sendall(ours.recv(65_536))
                        return  # the server has the message; its answer never arrives

    threading.Thread(target=stand_between, daemon=True).start()
    return int(listener.getsockname()[1])


@pytest.mark.parametrize("appended", [1, 3])
def test_a_server_that_goes_away_leaves_no_draft_twice(robin: Account, dovecot: Dovecot, appended: int) -> None:
    """One sentence; what had arrived without an answer is found by the next run."""
    messages = [outgoing(number) for number in range(5)]
    with pytest.raises(DestinationFailure, match=r"ended the connection\. Run the same command again"):
        put(replace(robin, port=cut_at(robin.port, appended)), messages)
    arrived = len(dovecot.messages("robin"))
    became = put(robin, messages)

    assert arrived in (appended - 1, appended)
    assert became.count(Became.THERE) == arrived
    assert {path.read_bytes() for path in dovecot.messages("robin")} == {message.data for message in messages}
    assert len(dovecot.messages("robin")) == len(messages)


def wait_for_some(dovecot: Dovecot, seconds: float = 30) -> None:
    """Wait until the first messages have arrived."""
    end = time.monotonic() + seconds
    while not dovecot.messages("robin") and time.monotonic() < end:
        time.sleep(0.02)


if __name__ == "__main__":
    port, count = map(int, sys.argv[1:])
    put(Account("127.0.0.1", port, Security.NONE, "robin"), [outgoing(number) for number in range(count)])
