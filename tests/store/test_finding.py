"""What contacts are found by."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_cards.folding import folded
from followup_cards.model import ContactDetails, Phone
from followup_cards.store import contacts, migrations
from followup_cards.store.database import FILE_NAME, open_database
from followup_cards.store.finding import keys_of, text_of, ways_to_find
from tests.recorded import NOW

JOAO = ContactDetails(
    "João da Cunha",
    email="joao@quilmora.example",
    company="Quilmora Lda",
    job_title="Engenheiro",
    phones=(Phone("+351 21-555 0100", "+351215550100"),),
    websites=("https://quilmora.example/eu",),
    address="Rua Água 12\n4000 Porto",
    notes="met at the fair",
)


@pytest.mark.parametrize(
    "words",
    [
        *("joao", "JOÃO", "cunha joao", "quilmora.example", "lda", "engenheiro", "agua", "4000 porto", "fair"),
        *("+351215550100", "21 555 01", "(21) 555-0100", "quilmora.example/eu"),
    ],
)
def test_any_field_is_searched_without_case_and_accents(home: Path, words: str) -> None:
    """Each word counts wherever it stands; a number is found however it is spaced."""
    with open_database(home) as db, db.transaction() as tx:
        contacts.add(tx, JOAO, NOW)
        contacts.add(tx, ContactDetails("Bill Karn"), NOW)

        assert [one.details.name for one in contacts.matching(tx, words)] == ["João da Cunha"]


def test_what_is_not_there_is_not_found(home: Path) -> None:
    """All words must be there; what was changed or removed is found no more."""
    with open_database(home) as db, db.transaction() as tx:
        added = contacts.add(tx, JOAO, NOW)
        assert contacts.matching(tx, "joao karn") == ()
        assert contacts.matching(tx, " ") == ()
        contacts.update(tx, added.id, ContactDetails("Bill"), NOW)
        assert contacts.matching(tx, "joao") == ()
        contacts.remove(tx, added.id)
        assert tx.execute("SELECT count(*) FROM contact_texts").fetchone()[0] == 0
        assert tx.execute("SELECT count(*) FROM name_keys").fetchone()[0] == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Sousa", "Anna Souza"),
        ("Ana Sousa", "Sousa, Ana"),
        ("Ana Sousa", "Ana Maria de Sousa"),
        ("Ana Sousa", "A. Sousa"),
        ("Ana Sousa", "Ana Soura"),
        ("Bill Karn", "Bi1l Karn"),
        ("Łukasz Żak", "Lukasz Zak"),
    ],
)
def test_two_spellings_share_a_key(home: Path, one: str, other: str) -> None:
    """Whoever may be the same person is looked at more closely."""
    with open_database(home) as db, db.transaction() as tx:
        contacts.add(tx, ContactDetails(one), NOW)

        assert contacts.names_like(tx, other, 10) == ((1, one),)
        assert contacts.names_like(tx, "Dora Lind", 10) == ()
        assert contacts.names_like(tx, "", 10) == ()


def test_a_store_of_the_first_layout_is_searchable_after_its_migration(home: Path) -> None:
    """What was kept before is found like what is kept now; a copy of the old file stays."""
    with open_database(home) as db, db.transaction() as tx:
        contacts.add(tx, JOAO, NOW)
        now = [tuple(row) for row in tx.execute("SELECT * FROM contact_texts").fetchall()]
        keys = [tuple(row) for row in tx.execute("SELECT * FROM name_keys").fetchall()]
    raw = sqlite3.connect(home / FILE_NAME)
    for table in ("contact_texts", "name_keys", "last_change", "bounces", "erasures"):
        raw.execute(f"DROP TABLE {table}")
    raw.execute("DROP INDEX cards_by_front")
    for table, column in (
        ("interviews", "started_at"),
        ("interviews", "place"),
        ("panel", "note"),
        ("cards", "front_id"),
    ):
        raw.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    raw.execute("PRAGMA user_version = 1")
    raw.close()

    with open_database(home) as db, db.reading() as tx:
        assert migrations.version_of(tx) == len(migrations.STEPS)
        assert [tuple(row) for row in tx.execute("SELECT * FROM contact_texts").fetchall()] == now
        assert [tuple(row) for row in tx.execute("SELECT * FROM name_keys").fetchall()] == keys
        assert len(contacts.matching(tx, "joao 5550100")) == 1
    assert len(list((home / "backups").iterdir())) >= 1


@given(st.text(max_size=40))
def test_every_text_finds_itself(text: str) -> None:
    """Whatever a field holds, its own words are found in what is searched; keys are made of any name."""
    searched = text_of(text)

    assert all(all(word in searched for word in way) for way in ways_to_find(text)[:1])
    assert folded(folded(text)) == folded(text)
    assert len(keys_of(text)) <= 4
