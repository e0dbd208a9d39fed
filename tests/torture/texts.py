"""Hostile text through every exit: terminal, JSON, tables, vCard, message, calendar, pages, file names, log."""

import csv
import email
import email.policy
import io
import json
import random
import time
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import icalendar
import vobject

from followup_cards.cli.text import JOINERS, LONGEST, escaped, harmless, shown
from followup_cards.errors import DestinationFailure
from followup_cards.export import calendar, eml, explain, overview
from followup_cards.export.characters import printable
from followup_cards.export.formats import FORMATS
from followup_cards.formulas import unguarded
from followup_cards.model import (
    Contact,
    ContactDetails,
    Draft,
    DraftSet,
    Field,
    Interview,
    Lint,
    Me,
    PhotoReading,
    Severity,
    Withheld,
)
from followup_cards.server_words import as_part_of_a_sentence
from followup_cards.service.drafts import folder_for
from followup_cards.web.discreet import told_of_bug
from tests.hostile import mixed
from tests.recorded import ANA, NOW, sure
from tests.torture.outcome import Bounds, Outcome

TEXTS = 3_000
"""For each exit."""
DUE = datetime(2026, 3, 5, 14, 30, tzinfo=UTC)
ADDRESS = "dana.osei@quilmora.example"


def contact(text: str) -> Contact:
    """Return somebody all of whose fields say the text."""
    details = ContactDetails(text, email=ADDRESS, company=text, job_title=text, address=text, notes=text)
    return Contact(1, "00000000-0000-4000-8000-000000000007", details, NOW, NOW)


def draft(text: str) -> Draft:
    """Return a message that says it wherever a message can."""
    lint = Lint("test", Severity.WARN, text)
    return Draft(ADDRESS, text, Me(text, "robin@example.org"), text, f"{text}\n", DUE, (lint,))


def acts_upon_a_terminal(text: str) -> bool:
    """Say whether a terminal would do anything but show it, line ends aside."""
    tower = 0
    for character in text:
        tower = tower + 1 if unicodedata.combining(character) else 0
        hidden = unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Co", "Cs")
        if (hidden and character != "\n" and character not in JOINERS) or tower > 3:
            return True
    return False


def terminal(text: str) -> None:
    """What is shown acts upon nothing, makes no line of its own, and leaves room on the screen."""
    for said in (harmless(text), shown(text), as_part_of_a_sentence(text)):
        assert not acts_upon_a_terminal(said)
        assert len(said.splitlines()) <= 1
    assert len(shown(text)) <= 10 * LONGEST


def json_line(text: str) -> None:
    """A line of JSON means the text exactly, and harms no terminal."""
    line = escaped(json.dumps({"name": text}, ensure_ascii=False).encode("utf-8", "replace").decode())
    assert json.loads(line)["name"] == text.encode("utf-8", "replace").decode()
    assert not acts_upon_a_terminal(line)


def json_file(text: str) -> None:
    """Our own JSON holds the text exactly, in UTF-8."""
    data = FORMATS["json"].write((contact(text),))
    (one,) = json.loads(data.decode("utf-8"))["contacts"]
    assert (one["name"], one["notes"]) == (text, text)


def tables(text: str) -> None:
    """One person is one row, and no cell begins what a spreadsheet would calculate."""
    for name in ("csv", "google-csv", "outlook-csv"):
        rows = list(
            csv.reader(io.StringIO(FORMATS[name].write((contact(text),)).decode("utf-8-sig"), newline=""), strict=True)
        )
        assert len(rows) == 2, name
        assert len(rows[0]) == len(rows[1]), name
        assert not any(cell.lstrip(" \t\r\n")[:1] in tuple("=+-@＝＋－＠") for cell in rows[1] if cell.strip()), name
        assert any(unguarded(cell) == printable(text) for cell in rows[1]) or not text.strip() or len(text) > 900, name


def vcards(text: str) -> None:
    """One person is one card, by the count of its lines and by somebody else's reader."""
    for name in ("vcard", "vcard4"):
        data = FORMATS[name].write((contact(text),)).decode("utf-8")
        lines = data.replace("\r\n ", "").split("\r\n")
        starts = [line.partition(":")[0].partition(";")[0].upper() for line in lines if line]
        assert starts.count("BEGIN") == starts.count("END") == starts.count("FN") == starts.count("EMAIL") == 1, name
    (card,) = vobject.readComponents(FORMATS["vcard"].write((contact(text),)).decode("utf-8"))
    assert card.note.value == printable(text) if printable(text).strip() else True


def message(text: str) -> None:
    """No header comes from the text: it is refused, or stands where it belongs."""
    try:
        data = eml.to_bytes(draft(text))
    except DestinationFailure:
        return
    read = email.message_from_bytes(data, policy=email.policy.default)
    assert [one.addr_spec for one in read["To"].addresses] == [ADDRESS]
    allowed = {"to", "from", "subject", "x-unsent", "mime-version", "content-type", "content-transfer-encoding"}
    assert {key.lower() for key in read} <= allowed
    assert not read.is_multipart()


def calendars(text: str) -> None:
    """One interview is one event with the same alarms and properties, whatever it is called."""
    found, plain = (
        icalendar.Calendar.from_ical(calendar.write([calendar.Reminder(of_name(name), DUE, (name, name))], NOW))
        for name in (text, "Acme")
    )
    shapes = [[(part.name, sorted(set(part.keys()))) for part in one.walk()] for one in (found, plain)]
    assert shapes[0] == shapes[1]


def of_name(text: str) -> Interview:
    """Return an interview all of whose fields say the text."""
    return Interview(text, text, text, NOW, None, place=text)


class Shape(HTMLParser):
    """The elements and attributes of a page, without its text."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, tuple(name for name, _ in attrs)))


def shape(page: bytes) -> list[tuple[str, tuple[str, ...]]]:
    """Return what a page is made of."""
    parser = Shape()
    parser.feed(page.decode("utf-8"))
    parser.close()
    return parser.elements


def pages(text: str) -> None:
    """A page with the text in it has the elements of a page with any other."""
    shapes = []
    for words in (text, "Dana"):
        reading = replace(ANA, name=sure(Field.NAME, words), company=sure(Field.COMPANY, words), lines=(words, words))
        page = PhotoReading(words, None, "0" * 64, None, 0.1, (words,), None, (reading,))
        found = tuple(explain.candidates_in_order(reading))
        card = explain.ShownCard(reading, found, "data:,", tuple("data:," for _ in found))
        shapes.append(shape(explain.write(page, "data:,", (120, 80), [card])))
    assert shapes[0] == shapes[1]
    drafted = [
        set(shape(overview.write(DraftSet((draft(words),), (Withheld(words, words),)), of_name(words))))
        for words in (text, "Dana")
    ]
    assert drafted[0] <= drafted[1]  # a long message has no link to open it by


def file_names(text: str) -> None:
    """Every name is one plain part of a path, on any system."""
    folder = Path("/home")
    names = [eml.file_name_for(text, text), eml.file_name_for(text, ADDRESS), folder_for(folder, text).name]
    assert folder_for(folder, text).parent == folder / "drafts"
    for name in names:
        assert Path(name).name == name
        assert name not in ("", ".", "..")
        assert not set(name) & set('/\\:*?"<>|\0\n\r')
        assert len(name.encode()) <= 255
        assert name.isprintable()


def log(text: str) -> None:
    """What is logged of a bug says where it was, and nothing of the card."""
    known: dict[str, str] = {}
    try:
        known[text]
    except KeyError as error:
        said = told_of_bug(error)
    assert said.startswith("KeyError in texts.py, line ")
    assert len(said) < 80


EXITS: dict[str, Callable[[str], None]] = {
    "terminal": terminal,
    "JSON lines": json_line,
    "JSON file": json_file,
    "tables": tables,
    "vCard": vcards,
    "message": message,
    "calendar": calendars,
    "pages": pages,
    "file names": file_names,
    "log": log,
}


def run(bounds: Bounds) -> list[Outcome]:
    """Send mixtures of the corpus through every exit."""
    return [through(name, leave, bounds) for name, leave in EXITS.items()]


def through(name: str, leave: Callable[[str], None], bounds: Bounds) -> Outcome:
    """Send texts through one exit."""
    failures: list[str] = []
    worst = 0.0
    for number in range(bounds.of(TEXTS)):
        text = mixed(random.Random(f"text/{bounds.seed}/{number}"))
        started = time.monotonic()
        try:
            leave(text)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            failures.append(f"{number} {text[:60]!r}: {type(error).__name__} {str(error)[:200]}")
        worst = max(worst, time.monotonic() - started)
    return Outcome(
        f"hostile text: {name}", "the corpus, mixed with any characters", bounds.of(TEXTS), tuple(failures), worst
    )
