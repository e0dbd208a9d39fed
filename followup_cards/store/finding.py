"""What contacts are found by: the text of all their fields, and the keys that two spellings of one name share."""

import json
import sqlite3

from followup_cards.folding import folded, name_words
from followup_cards.model import ContactDetails

LOOK_ALIKES = str.maketrans({"z": "s", "y": "i", "w": "v", "k": "c", "0": "o", "1": "i", "5": "s"})
"""Letters that spellings of one name exchange (Souza and Sousa, Schmidt and Schmitt), and digits that a reader sees in
the place of letters. Chosen by us, 2026-11; nothing that would bring different names together in large numbers."""

PHONE_SIGNS = frozenset("0123456789+-()./ ")
"""What telephone numbers are written with."""


def text_of(*values: str | None) -> str:
    """Return what a contact is searched by: its fields, folded, and its telephone numbers as digits alone too."""
    said = [value for value in values if value]
    numbers = [digits(part) for value in said for part in value.split(" / ") if is_number(part)]
    return "\n".join((*(folded(value) for value in said), *numbers))


def is_number(text: str) -> bool:
    """Say whether a text is written like a telephone number."""
    return PHONE_SIGNS.issuperset(text) and bool(digits(text))


def digits(text: str) -> str:
    """Return a text's digits."""
    return "".join(character for character in text if character in "0123456789")


def ways_to_find(text: str) -> list[list[str]]:
    """Return what is searched for: each word of it, folded; or a telephone number, as typed or by its digits."""
    if is_number(text):
        return [[folded(text)], [digits(text)]]
    words = folded(text).split()
    return [words] if words else []


def keys_of(name: str) -> list[str]:
    """Return the keys under which a name is noted: all its words in any order, and its ends.

    Each end stands whole in one key with the beginning of the other, so that a slip in one of them is forgiven; the
    initial is for who is looked for as "A. Sousa", and "A. Sousa" is noted for who is looked for in full.
    """
    words = looked_like(name)
    if len(words) < 2:
        return ["= " + " ".join(words)] if words else []
    first, last = words[0], words[-1]
    short = f". {last} {first[0]}"
    ends = [short] if len(first) == 1 else [f"{last} {first[:2]}", f"{first} {last[:2]}", f"i {last} {first[0]}"]
    return sorted({"= " + " ".join(sorted(words)), *ends})


def keys_for(name: str) -> list[str]:
    """Return the keys under which another spelling of a name would be noted."""
    words = looked_like(name)
    if len(words) < 2:
        return keys_of(name)
    first, last = words[0], words[-1]
    short = f". {last} {first[0]}"
    ends = [f"i {last} {first[0]}"] if len(first) == 1 else [f"{last} {first[:2]}", f"{first} {last[:2]}"]
    return sorted({"= " + " ".join(sorted(words)), short, *ends})


def looked_like(name: str) -> list[str]:
    """Return a name's words with the letters that spellings exchange made one."""
    return [word.translate(LOOK_ALIKES) for word in name_words(name)]


def index(tx: sqlite3.Connection, contact_id: int, details: ContactDetails) -> None:
    """Note what a contact is found by, in the place of what was noted before."""
    numbers = " / ".join(f"{phone.number} / {phone.e164 or ''}" for phone in details.phones)
    text = text_of(
        *(details.name, details.given_name, details.family_name, details.email, details.company, details.job_title),
        *(details.address, details.notes, numbers, " / ".join(details.websites)),
    )
    tx.execute("INSERT OR REPLACE INTO contact_texts (contact_id, folded) VALUES (?, ?)", (contact_id, text))
    tx.execute("DELETE FROM name_keys WHERE contact_id = ?", (contact_id,))
    tx.executemany(
        "INSERT INTO name_keys (key, contact_id, name) VALUES (?, ?, ?)",
        [(key, contact_id, details.name) for key in keys_of(details.name)],
    )


def add_functions(connection: sqlite3.Connection) -> None:
    """Give SQL the two functions by which a migration fills the tables."""
    connection.create_function("folded_text", -1, text_of, deterministic=True)
    connection.create_function("keys_of_name", 1, lambda name: json.dumps(keys_of(name)), deterministic=True)
