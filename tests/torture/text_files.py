"""Hostile vCards, tables, answers and JSON: mutants given to the commands that take such files."""

import atexit
import json
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from followup_cards.errors import UsageError
from followup_cards.model import ContactDetails, Interview, Part
from followup_cards.service import interviews
from followup_cards.store import contacts
from followup_cards.store.database import open_database
from tests.cli.conftest import ANSWERS
from tests.imports import files as imported
from tests.recorded import NOW
from tests.torture.files import outcome
from tests.torture.in_process import said_by
from tests.torture.mutate import TEXT_DAMAGES, mutant
from tests.torture.outcome import Bounds, Outcome
from tests.torture.tried import Trier

MUTANTS = 2_000
PERSON = {
    "name": "Ana Sousa",
    "given_name": "Ana",
    "family_name": "Sousa",
    "email": "ana.sousa@quilmora.example",
    "email_confirmed_at": "2026-03-02T15:30:00+00:00",
    "company": "Quilmora Lda",
    "job_title": None,
    "part": "hiring-manager",
}
DRAFTER = json.dumps(
    {
        "schema": 1,
        "interview": {"name": "Acme", "company": "Acme", "role": "Planner", "ended_at": "2026-03-02T15:30:00+00:00"},
        "contacts": [PERSON],
    }
)
TEXTS = {
    "vcard-2.1": imported.VCARD_21,
    "vcard-3.0": imported.VCARD_30,
    "vcard-4.0": imported.VCARD_40,
    "google-csv": imported.GOOGLE,
    "google-csv-old": imported.GOOGLE_OLD,
    "outlook-csv": imported.OUTLOOK,
    "answers-toml": ANSWERS,
    "drafter-json": DRAFTER,
    "contacts-json": "",
}


SUFFIXES = {"csv": ".csv", "old": ".csv", "toml": ".toml", "json": ".json"}


@cache
def home() -> Path:
    """Return a home with an interview and somebody confirmed on its panel."""
    place = Path(tempfile.mkdtemp(prefix="torture-texts-")) / "home"
    atexit.register(shutil.rmtree, place.parent, ignore_errors=True)
    place.with_name("answers.toml").write_text(ANSWERS, encoding="utf-8")
    with open_database(place) as db:
        details = ContactDetails(
            "Ana Sousa", email="ana.sousa@quilmora.example", email_confirmed_at=NOW, company="Quilmora Lda"
        )
        with db.transaction() as tx:
            contacts.add(tx, details, NOW)
        interviews.add(db, Interview("Acme", "Acme Ltd", "Planner", NOW, None))
        interviews.seat(db, "Acme", "1", Part.HR, "tea")
    return place


def contacts_json() -> str:
    """Return our own JSON of the contact."""
    return said_by(home(), "export", "json").out


def given(name: str, data: bytes) -> None:
    """Give a file to the command that takes its kind; the store is the same for every one.

    Raises:
        UsageError: the command refused it with a sentence.
        AssertionError: it did anything else.
    """
    kind = name.partition("/")[0]
    place = home()
    copy = place.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(place, copy)
    file = place.with_name(f"file{SUFFIXES[kind.rpartition('-')[2]]}" if "vcard" not in kind else "file.vcf")
    file.write_bytes(data)
    out = ("--out", str(place.with_name("drafts")))
    if kind == "answers-toml":
        words: tuple[str, ...] = ("draft", "Acme", "--scenario", "want-it", "--answers", str(file), *out)
    elif kind == "drafter-json":
        answers = ("--answers", str(place.with_name("answers.toml")))
        words = ("draft", "--contacts", str(file), "--scenario", "went-badly", *answers, *out)
    else:
        words = ("import", "--merge", str(file))
    ran = said_by(copy, *words)
    assert "bug" not in ran.err, ran.err[-400:]
    assert ran.code in (0, 2, 7, 9), f"{ran.code}: {ran.err[-300:]}"
    if ran.code:
        raise UsageError(ran.err.strip())


def mutants(bounds: Bounds) -> Iterator[tuple[str, bytes]]:
    """Give the mutants, kind by kind in turn."""
    kinds = list({**TEXTS, "contacts-json": contacts_json()}.items())
    for number in range(bounds.of(MUTANTS)):
        name, text = kinds[number % len(kinds)]
        label = f"{name}/{bounds.seed}/{number}"
        yield label, mutant(label, text.encode(), TEXT_DAMAGES)


def run(bounds: Bounds) -> list[Outcome]:
    """Give all mutants to their commands."""
    with Trier("tests.torture.text_files:given") as tries:
        results = [tries(name, data) for name, data in mutants(bounds)]
    taken = sum(one.verdict == "done" for one in results)
    how = f"vCards, CSV, TOML, JSON given to `import` and `draft`; {taken} taken, the rest refused; no file elsewhere"
    return [outcome("mutated texts", how, results)]
