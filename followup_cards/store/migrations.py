"""The numbered steps that bring a store to this program's layout; `user_version` counts those already taken."""

import re
import sqlite3
from pathlib import Path

from followup_cards.errors import StoreFailure
from followup_cards.store import backups

FIRST_LAYOUT = """
CREATE TABLE photos (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL,
    page INTEGER NOT NULL DEFAULT 0,  -- 0: the file has no pages
    source TEXT NOT NULL,
    taken_at TEXT,
    read_at TEXT NOT NULL,
    kept TEXT NOT NULL,  -- file name under photos/
    UNIQUE (digest, page)
) STRICT;

CREATE TABLE interviews (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    name_key TEXT NOT NULL UNIQUE,
    company TEXT NOT NULL,
    role TEXT NOT NULL,
    ended_at TEXT NOT NULL,
    zone TEXT,
    met INTEGER,
    answers TEXT
) STRICT;

CREATE TABLE contacts (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    given_name TEXT,
    family_name TEXT,
    email TEXT,
    email_key TEXT,
    email_confirmed_at TEXT,
    company TEXT,
    job_title TEXT,
    address TEXT,
    notes TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX contacts_by_email ON contacts (email_key);
CREATE INDEX contacts_by_name ON contacts (name_key);

CREATE TABLE phones (
    contact_id INTEGER NOT NULL REFERENCES contacts ON DELETE CASCADE,
    position INTEGER NOT NULL,
    number TEXT NOT NULL,
    e164 TEXT,
    kind TEXT,
    PRIMARY KEY (contact_id, position)
) STRICT;

CREATE TABLE websites (
    contact_id INTEGER NOT NULL REFERENCES contacts ON DELETE CASCADE,
    position INTEGER NOT NULL,
    url TEXT NOT NULL,
    PRIMARY KEY (contact_id, position)
) STRICT;

CREATE TABLE cards (
    id INTEGER PRIMARY KEY,
    photo_id INTEGER NOT NULL REFERENCES photos ON DELETE CASCADE,
    reading TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('pending', 'confirmed', 'discarded')),
    interview_id INTEGER REFERENCES interviews ON DELETE SET NULL,
    contact_id INTEGER REFERENCES contacts ON DELETE SET NULL
) STRICT;
CREATE INDEX cards_by_photo ON cards (photo_id);
CREATE INDEX cards_by_contact ON cards (contact_id);
CREATE INDEX cards_by_decision ON cards (decision);

CREATE TABLE decisions (
    id INTEGER PRIMARY KEY,
    card_id INTEGER NOT NULL REFERENCES cards ON DELETE CASCADE,
    contact_id INTEGER REFERENCES contacts ON DELETE CASCADE,
    field TEXT NOT NULL,
    was_read TEXT,
    evidence TEXT NOT NULL,  -- JSON list: which readers saw what, and why
    decided TEXT,
    how TEXT NOT NULL,
    decided_at TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_by_contact ON decisions (contact_id);
CREATE INDEX decisions_by_card ON decisions (card_id);

CREATE TABLE panel (
    interview_id INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contacts ON DELETE CASCADE,
    part TEXT NOT NULL,
    topic TEXT,
    sent_at TEXT,
    drafted_as TEXT,
    PRIMARY KEY (interview_id, contact_id)
) STRICT;
CREATE INDEX panel_by_contact ON panel (contact_id);
"""

FINDING_AND_UNDOING = """
CREATE TABLE contact_texts (
    contact_id INTEGER PRIMARY KEY REFERENCES contacts ON DELETE CASCADE,
    folded TEXT NOT NULL  -- every field, without case and accents
) STRICT;

CREATE TABLE name_keys (
    key TEXT NOT NULL,  -- what two spellings of one name are likely to share
    contact_id INTEGER NOT NULL REFERENCES contacts ON DELETE CASCADE,
    name TEXT NOT NULL,  -- as the contact has it, so that a look at many names reads one place in the file
    PRIMARY KEY (key, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_keys_by_contact ON name_keys (contact_id);

CREATE TABLE last_change (
    one INTEGER PRIMARY KEY CHECK (one = 1),  -- only the last can be undone, and nothing older is kept
    what TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    state TEXT NOT NULL  -- JSON: the rows as they were, and as they are after it
) STRICT;

INSERT INTO contact_texts (contact_id, folded)
SELECT id, folded_text(name, given_name, family_name, email, company, job_title, address, notes,
    (SELECT group_concat(number || ' / ' || ifnull(e164, ''), ' / ') FROM phones WHERE contact_id = contacts.id),
    (SELECT group_concat(url, ' / ') FROM websites WHERE contact_id = contacts.id))
FROM contacts;
INSERT INTO name_keys (key, contact_id, name)
SELECT DISTINCT keys.value, contacts.id, contacts.name FROM contacts, json_each(keys_of_name(contacts.name)) AS keys;
"""

INTERVIEWS_IN_FULL = """
ALTER TABLE interviews ADD COLUMN started_at TEXT;
ALTER TABLE interviews ADD COLUMN place TEXT;
ALTER TABLE panel ADD COLUMN note TEXT;

CREATE TABLE bounces (
    contact_id INTEGER NOT NULL REFERENCES contacts ON DELETE CASCADE,
    address_key TEXT NOT NULL,
    bounced_at TEXT NOT NULL,
    PRIMARY KEY (contact_id, address_key)
) STRICT, WITHOUT ROWID;
"""

FORGETTING_TO_THE_END = """
CREATE TABLE erasures (
    id INTEGER PRIMARY KEY,
    what TEXT NOT NULL  -- JSON: the files that are still to go, or to be painted over, after who they show is gone
) STRICT;
"""

TWO_SIDES = """
ALTER TABLE cards ADD COLUMN front_id INTEGER REFERENCES cards ON DELETE SET NULL;  -- set on a back, never on a front
CREATE UNIQUE INDEX cards_by_front ON cards (front_id);
"""

STEPS: tuple[str, ...] = (FIRST_LAYOUT, FINDING_AND_UNDOING, INTERVIEWS_IN_FULL, FORGETTING_TO_THE_END, TWO_SIDES)


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the store to this program's layout, after a backup of what was there.

    Raises:
        StoreFailure: the store was written by a newer program.
    """
    version = version_of(connection)
    if version > len(STEPS):
        raise StoreFailure(
            f"The store {path} was written by a newer followup-cards (layout {version}; this one knows up to"
            f" {len(STEPS)}). Upgrade followup-cards, or choose another folder with --home."
        )
    for number in range(version, len(STEPS)):
        if version:  # a new store holds nothing to copy
            backups.take(connection, path, f"layout{number}")
        take_step(connection, number)


def version_of(connection: sqlite3.Connection) -> int:
    """Return how many steps a store has already taken."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def take_step(connection: sqlite3.Connection, number: int) -> None:
    """Take one step whole or not at all; a step that another process took meanwhile is left alone."""
    connection.execute("BEGIN EXCLUSIVE")
    try:
        if version_of(connection) == number:
            for statement in statements(STEPS[number]):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def statements(step: str) -> list[str]:
    """Return a step's statements one by one (`executescript` would commit in between)."""
    without_comments = re.sub(r"--[^\n]*", "", step)
    return [statement.strip() for statement in without_comments.split(";") if statement.strip()]
