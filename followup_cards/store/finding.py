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
    """Return what is searched for: each word of it, folded; a telephone number also by its digits, however spaced."""
    words = folded(text).split()
    ways = [words] if words else []
    return [*ways, [digits(text)]] if is_number(text) else ways


def keys_of(name: str) -> list[str]:
    """Return the keys of a name: all its words in any order, and its ends, each with the other's initial."""
    words = [word.translate(LOOK_ALIKES) for word in name_words(name)]
    if not words:
        return []
    first, last = words[0], words[-1]
    ends = {f"{last} {first[0]}", f"{first} {last[0]}"} if len(words) > 1 else set()
    return sorted({"= " + " ".join(sorted(words)), *ends})


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
        "INSERT INTO name_keys (key, contact_id) VALUES (?, ?)", [(key, contact_id) for key in keys_of(details.name)]
    )


def add_functions(connection: sqlite3.Connection) -> None:
    """Give SQL the two functions by which a migration fills the tables."""
    connection.create_function("folded_text", -1, text_of, deterministic=True)
    connection.create_function("keys_of_name", 1, lambda name: json.dumps(keys_of(name)), deterministic=True)
