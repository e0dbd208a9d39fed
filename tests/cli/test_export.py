"""`export`, read back with real readers: vobject, a QR decoder, a CardDAV server."""

import base64
import csv
import io
import json
import re
from pathlib import Path

import keyring
import numpy as np
import pytest
import vobject
import zxingcpp
from keyring.backend import KeyringBackend
from keyring.backends import fail
from PIL import Image

from followup_cards.cli.export import shows_blocks
from followup_cards.export.qr import matrix, picture, terminal_lines
from followup_cards.imports.formats import people
from followup_cards.model import Contact, ContactDetails, Phone
from tests.carddav.radicale import PASSWORD, USER, Radicale
from tests.cli.conftest import Program
from tests.export.texts import AT, UID
from tests.imports.files import GOOGLE, VCARD_40
from tests.recorded import ANA

DANA = Contact(
    1,
    UID,
    ContactDetails("Dana Osei 王", "Dana", "Osei", "dana@example.org", phones=(Phone("1", "+442079460012", "mobile"),)),
    AT,
    AT,
)


class Memory(KeyringBackend):
    """A keyring that forgets at the end."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring's base class is not annotated
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """Return what is kept."""
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a password."""
        self.kept[service, username] = password


@pytest.fixture(autouse=True)
def memory() -> Memory:
    """Keep the developer's own keyring out of the tests."""
    ring = Memory()
    keyring.set_keyring(ring)
    return ring


@pytest.fixture
def stocked(program: Program, tmp_path: Path) -> Program:
    """Return the program with two contacts."""
    (tmp_path / "in.vcf").write_text(VCARD_40, encoding="utf-8")
    program("import", tmp_path / "in.vcf")
    return program


def test_each_contact_has_a_file_of_its_own(stocked: Program, tmp_path: Path) -> None:
    """Names on cards become file names that lead nowhere; a folder is made for them."""
    ran = stocked("export", "vcard", "--separate", "--out", tmp_path / "cards", "--version", "4.0")
    files = sorted((tmp_path / "cards").iterdir())

    assert (ran.code, [file.name for file in files]) == (0, ["bo-2.vcf", "contact-1.vcf"])
    assert [len(people(file.read_bytes(), file.name)) for file in files] == [1, 1]
    assert stocked("export", "vcard", "--separate").code == 2


def test_the_tables_of_the_address_books_are_written(stocked: Program) -> None:
    """One row for each contact, on standard output."""
    for name, column in (("google-csv", "E-mail 1 - Value"), ("outlook-csv", "E-mail Address")):
        rows = list(csv.DictReader(io.StringIO(stocked("export", name).out.removeprefix("\ufeff"), newline="")))
        assert [row[column] for row in rows] == ["", "ana.sousa@quilmora.example"]


def test_what_was_exported_is_imported_elsewhere(stocked: Program, tmp_path: Path) -> None:
    """Another home gets the same people from each format."""
    (tmp_path / "g.csv").write_text(GOOGLE, encoding="utf-8")
    stocked("import", tmp_path / "g.csv")
    names = [json.loads(line)["name"] for line in stocked("contacts", "list", "--json").out.splitlines()]
    for number, words in enumerate((["json"], ["vcard"], ["vcard", "--version", "4.0"], ["csv"], ["google-csv"])):
        stocked("export", *words, "--out", tmp_path / f"out{number}")
        back = people((tmp_path / f"out{number}").read_bytes(), "out")
        assert [one.details.name for one in back] == names


def test_the_picture_of_the_card_travels_with_the_contact(program: Program, tmp_path: Path) -> None:
    """--photo puts the card, cut out of the kept photograph, into both versions."""
    program("capture", program.recorded.photo(tmp_path, "one.png", ANA), answers="\n")
    begins_of = {"3.0": "PHOTO;ENCODING=b;TYPE=JPEG:", "4.0": "PHOTO:data:image/jpeg;base64,"}
    jpegs = []
    for version, begins in begins_of.items():
        text = program("export", "vcard", "--photo", "--version", version).out.replace("\r\n ", "")
        (encoded,) = re.findall(begins + r"([A-Za-z0-9+/=]+)\r\n", text)
        jpegs.append(base64.b64decode(encoded, validate=True))
        assert len(people(text.encode(), "file")) == 1

    assert [Image.open(io.BytesIO(jpeg)).format for jpeg in jpegs] == ["JPEG", "JPEG"]
    assert "PHOTO" not in program("export", "vcard").out


def test_a_camera_reads_the_code(stocked: Program, tmp_path: Path) -> None:
    """The picture holds a vCard with the name, the address and the phone."""
    assert stocked("export", "qr", "1", "--out", tmp_path / "ana.png").code == 0
    (code,) = zxingcpp.read_barcodes(Image.open(tmp_path / "ana.png"))
    card = vobject.readOne(code.text)

    assert (card.fn.value, card.email.value) == ("آنا سوسا", "ana.sousa@quilmora.example")
    assert stocked("export", "qr", "1", "--out", tmp_path / "ana.svg").code == 0
    assert (tmp_path / "ana.svg").read_bytes().startswith(b"<?xml")
    assert stocked("export", "qr", "1", "--out", tmp_path / "ana.gif").code == 2


@pytest.mark.parametrize("color", [True, False])
def test_the_code_on_the_screen_is_the_code_in_the_picture(color: bool) -> None:
    """Dark on light by colours that no theme changes; without colours, light on a dark terminal."""
    dark = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}
    lines = list(terminal_lines(matrix(DANA), color=color))
    rows = [
        [dark[sign] for sign in line.removeprefix("\x1b[38;5;16;48;5;231m").removesuffix("\x1b[0m")] for line in lines
    ]
    modules = np.array([[pair[half] for pair in row] for row in rows for half in (0, 1)], dtype=bool)
    pixels = np.where(modules == color, 0, 255).astype(np.uint8).repeat(8, axis=0).repeat(8, axis=1)
    (shown,) = zxingcpp.read_barcodes(pixels)
    (drawn,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture(DANA, ".png"))))

    assert modules[:4].any() != color  # around the code it is white, by the background or by blocks
    assert shown.text == drawn.text
    assert "FN:Dana Osei 王" in shown.text
    assert all(line.startswith("\x1b[38;5;16;48;5;231m") == color for line in lines)


def test_a_code_is_shown_on_a_terminal_only(stocked: Program) -> None:
    """A file full of blocks helps nobody."""
    ran = stocked("export", "qr", "1")

    assert (ran.code, ran.out) == (2, "")
    assert "--out" in ran.err


def test_a_terminal_without_blocks_is_recognised() -> None:
    """Question marks are no code."""
    assert [shows_blocks(encoding) for encoding in ("utf-8", "cp437", "ascii", "latin-1")] == [True, True, False, False]


def test_more_than_a_code_holds_is_refused(stocked: Program) -> None:
    """One sentence, with another way."""
    stocked("contacts", "edit", "2", "--address", "x" * 4000)
    ran = stocked("export", "qr", "2", "--out", "x.png")

    assert (ran.code, "Export a vCard instead" in ran.err) == (2, True)


def test_contacts_go_to_a_server_and_again(stocked: Program, radicale: Radicale, book: str, memory: Memory) -> None:
    """With the password from the keyring: created, then unchanged; the server holds both people."""
    memory.set_password("followup-cards", f"{USER}@127.0.0.1", PASSWORD)
    words = ("export", "carddav", radicale.url_of(book), "--user", USER)
    first, second = stocked(*words), stocked(*words, "--json")

    assert (first.code, first.out, first.err) == (0, "", "2 contacts: 2 created.\n")
    assert [json.loads(line)["became"] for line in second.out.splitlines()] == ["unchanged", "unchanged"]
    assert sorted(vobject.readOne(card).fn.value for card in radicale.cards(book)) == ["Bo", "آنا سوسا"]


def test_what_was_changed_there_is_told(stocked: Program, radicale: Radicale, book: str, memory: Memory) -> None:
    """Exit code 8: the rest is done, and how to replace it is said."""
    memory.set_password("followup-cards", f"{USER}@127.0.0.1", PASSWORD)
    words = ("export", "carddav", radicale.url_of(book), "2", "--user", USER)
    stocked(*words)
    uid = json.loads(stocked("contacts", "show", "2", "--json").out)["uid"]
    foreign = f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nFN:Bob\r\nN:Bob;;;;\r\nEND:VCARD\r\n"
    radicale.ask("PUT", f"/{USER}/{book}/{uid}.vcf", foreign, Content_Type="text/vcard")
    kept, replaced = stocked(*words), stocked(*words, "--replace")

    assert (kept.code, replaced.code) == (8, 0)
    assert "Bo was changed on the server" in kept.err
    assert "1 updated" in replaced.err


def test_the_password_comes_from_a_command(stocked: Program, radicale: Radicale, book: str, tmp_path: Path) -> None:
    """Its first line, run without a shell; a wrong one is one sentence with exit code 7."""
    (tmp_path / "password").write_text(f"{PASSWORD}\nnot this\n", encoding="utf-8")
    words = ("export", "carddav", radicale.url_of(book), "--user", USER, "--password-command")

    assert stocked(*words, f"cat '{tmp_path / 'password'}'").code == 0
    wrong = stocked(*words, "echo wrong")
    assert (wrong.code, len(wrong.err.splitlines())) == (7, 1)
    assert stocked(*words, "false").code == 7
    assert stocked(*words, "true").code == 7
    assert stocked(*words, "no-such-program").code == 2
    assert stocked(*words, "'").code == 2


def test_without_a_keyring_and_a_person_there_is_no_password(stocked: Program, radicale: Radicale, book: str) -> None:
    """The sentence names the ways to give one."""
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]  # keyring's base class is not annotated
    ran = stocked("export", "carddav", radicale.url_of(book), "--user", USER)

    assert ran.code == 2
    assert "--password-command" in ran.err


def test_no_password_is_asked_for_an_address_that_is_not_safe(stocked: Program) -> None:
    """A plain http address elsewhere is refused at once; so is a server that is not there, with exit code 7."""
    words = ("export", "carddav", "--user", "ana", "--password-command", "echo secret")

    assert stocked(*words, "http://dav.example.org/").code == 2
    gone = stocked(*words, "http://127.0.0.1:1/")
    assert (gone.code, len(gone.err.splitlines())) == (7, 1)
    assert "secret" not in gone.err
