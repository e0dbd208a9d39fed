"""Contacts taken over from files: whole or not at all, nothing confirmed unasked, nobody twice."""

from datetime import timedelta
from pathlib import Path

import pytest

from followup_cards.errors import BadAnswers, UsageError
from followup_cards.export import contact_json
from followup_cards.model import Contact, ContactDetails, Phone
from followup_cards.service import contacts, imports
from followup_cards.service.imports import Came
from followup_cards.store import contacts as stored
from followup_cards.store.database import Database, open_database
from tests.imports.files import GOOGLE_OLD, VCARD_30, VCARD_40
from tests.recorded import NOW

ANA = ContactDetails(
    *("Ana Sousa", "Ana", "Sousa", "ANA.Sousa@quilmora.example", NOW, "Quilmora Lda"),
    phones=(Phone("21 555 0100", "+351215550100", "work"),),
    notes="Met in March",
)


def add(db: Database, details: ContactDetails) -> Contact:
    """Add a contact."""
    with db.transaction() as tx:
        return stored.add(tx, details, NOW)


def file(folder: Path, name: str, text: str | bytes) -> Path:
    """Write a file."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def taken(
    db: Database, *paths: Path, merge: bool = False, confirmed: bool = False
) -> list[tuple[Came, ContactDetails]]:
    """Import files and return what became of everybody."""
    found = imports.read_files(paths, encoding=None, region=None)
    outcomes = imports.take_over(db, found, merge=merge, confirmed=confirmed, now=NOW)
    return [(outcome.came, outcome.contact.details) for outcome in outcomes]


def test_nobody_is_taken_over_twice(home: Path, tmp_path: Path) -> None:
    """The same address, however written, and the same name where there is none, within and across files."""
    cards = [file(tmp_path, "a.vcf", VCARD_30), file(tmp_path, "b.csv", GOOGLE_OLD), file(tmp_path, "c.vcf", VCARD_40)]
    with open_database(home) as db:
        first = [came for came, _ in taken(db, *cards)]
        second = [came for came, _ in taken(db, *cards)]
        names = [one.details.name for one in contacts.every(db)]

    assert first == [Came.ADDED, Came.SKIPPED, Came.SKIPPED, Came.ADDED]
    assert second == [Came.SKIPPED] * 4
    assert names == ["Bo", "Dr. Ana de Sousa"]


def test_who_is_here_already_stays_as_they_are(home: Path, tmp_path: Path) -> None:
    """Not even an empty field is filled unasked."""
    with open_database(home) as db:
        add(db, ANA)
        ((came, _),) = taken(db, file(tmp_path, "a.vcf", VCARD_30))

        assert (came, contacts.find(db, "1").details) == (Came.SKIPPED, ANA)


def test_merging_only_adds(home: Path, tmp_path: Path) -> None:
    """What the contact knows stays, the confirmed address too; what it doesn't know is taken over."""
    with open_database(home) as db:
        add(db, ANA)
        ((came, details),) = taken(db, file(tmp_path, "a.vcf", VCARD_30), merge=True)
        again = taken(db, tmp_path / "a.vcf", merge=True)

    assert (came, details.name, details.company) == (Came.MERGED, "Ana Sousa", "Quilmora Lda")
    assert (details.email, details.email_confirmed_at) == ("ANA.Sousa@quilmora.example", NOW)
    assert details.job_title == "Head of Tea\nand Coffee"
    assert [phone.number for phone in details.phones] == ["21 555 0100", "+351 912 345 678", "(21) 555 0100"]
    assert (details.notes or "").startswith("Met in March\nVery long line")
    assert [came for came, _ in again] == [Came.SKIPPED]


def test_an_address_found_in_a_file_is_not_confirmed(home: Path, tmp_path: Path) -> None:
    """Our own JSON is believed when the person says so, and nothing else ever is."""
    one = Contact(7, "7", ContactDetails("Bo", email="bo@example.org", email_confirmed_at=NOW), NOW, NOW)
    ours, card = file(tmp_path, "a.json", contact_json.write([one])), file(tmp_path, "a.vcf", VCARD_40)
    with open_database(home) as db:
        unasked = taken(db, ours, card)
    with open_database(home.with_name("other")) as db:
        asked = taken(db, ours, card, confirmed=True)

    assert [details.email_confirmed_at for _, details in unasked] == [None, None, None]
    assert [details.email_confirmed_at for _, details in asked] == [NOW, None, NOW]


def test_a_confirmation_in_the_future_is_none(home: Path, tmp_path: Path) -> None:
    """A file with a wrong clock, or made up, confirms nothing."""
    later = ContactDetails("Bo", email="bo@example.org", email_confirmed_at=NOW + timedelta(minutes=1))
    ours = file(tmp_path, "a.json", contact_json.write([Contact(7, "7", later, NOW, NOW)]))
    with open_database(home) as db:
        ((_, details),) = taken(db, ours, confirmed=True)

    assert details.email_confirmed_at is None


def test_a_name_in_one_piece_is_split_as_on_cards(home: Path, tmp_path: Path) -> None:
    """So that a greeting and an address book know the given name."""
    text = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Maria Sousa\nEND:VCARD\n"
    with open_database(home) as db:
        ((_, details),) = taken(db, file(tmp_path, "a.vcf", text))

    assert (details.given_name, details.family_name) == ("Ana Maria", "Sousa")


def test_one_bad_file_changes_nothing(home: Path, tmp_path: Path) -> None:
    """Everything is read and checked before the first contact is kept."""
    good, bad = file(tmp_path, "a.vcf", VCARD_30), file(tmp_path, "b.vcf", VCARD_40[:-12])
    with open_database(home) as db:
        with pytest.raises(BadAnswers, match=r"b\.vcf ends within the card"):
            taken(db, good, bad)
        with pytest.raises(UsageError, match="can't be read"):
            taken(db, good, tmp_path / "nowhere.vcf")

        assert contacts.every(db) == ()


def test_an_import_is_undone_as_one(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody goes who came, and who took something over is as before."""
    with open_database(home) as db:
        add(db, ANA)
        taken(db, file(tmp_path, "a.vcf", VCARD_30), file(tmp_path, "b.vcf", VCARD_40), merge=True)
        what = contacts.undo(db).what
        left = [one.details for one in contacts.every(db)]
        monkeypatch.setattr(imports, "MOST_UNDONE", 1)
        taken(db, tmp_path / "b.vcf")
        with pytest.raises(UsageError, match="nothing to undo"):
            contacts.undo(db)

    assert "a.vcf" in what
    assert left == [ANA]
