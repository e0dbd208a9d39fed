"""Our own JSON, read with suspicion."""

import copy
import json
from typing import Any

import pytest

from followup_cards.errors import BadAnswers
from followup_cards.export import contact_json as written
from followup_cards.imports.formats import people
from followup_cards.model import Contact, ContactDetails, Phone
from tests.export.texts import AT, UID

DETAILS = ContactDetails(
    *("Ana Sousa", "Ana", "Sousa", "ana@example.org", AT, "Quilmora Lda", "Head of Tea"),
    phones=(Phone("(21) 555 0100", "+351215550100", "work"),),
    websites=("example.org",),
)
DOCUMENT: dict[str, Any] = json.loads(written.write([Contact(1, UID, DETAILS, AT, AT)]))


def changed(path: list[str | int], value: object) -> str:
    """Return the document with one place changed, as text."""
    document = copy.deepcopy(DOCUMENT)
    place: Any = document
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return json.dumps(document)


def test_a_confirmation_is_told_but_does_not_count_by_itself() -> None:
    """The time stands beside the contact, whose address is unconfirmed until the person decides."""
    (one,) = people(json.dumps(DOCUMENT).encode(), "file")

    assert (one.details.email_confirmed_at, one.confirmed_at) == (None, AT)
    assert people(changed(["contacts", 0, "email"], None).encode(), "file")[0].confirmed_at is None


@pytest.mark.parametrize(
    ("path", "value", "part"),
    [
        (["schema"], 2, "schema 2"),
        (["schema"], True, "schema True"),
        (["contacts"], {}, '"contacts"'),
        (["contacts"], ["Ana"], "contact 1"),
        (["contacts", 0, "name"], " ", '"name"'),
        (["contacts", 0, "name"], 5, "not text"),
        (["contacts", 0, "notes"], "\ud800", "half a character"),
        (["contacts", 0, "notes"], "x" * 20_001, "20001"),
        (["contacts", 0, "phones"], "1", '"phones"'),
        (["contacts", 0, "phones", 0], "1", "phone 1"),
        (["contacts", 0, "phones", 0, "number"], "", "phone 1 of contact 1"),
        (["contacts", 0, "websites"], [1], '"websites"'),
        (["contacts", 0, "email_confirmed_at"], "yesterday", "no time with an offset"),
        (["contacts", 0, "email_confirmed_at"], "2026-03-03T17:00:00", "no time with an offset"),
        (["interview"], {}, "draft --contacts"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(path: list[str | int], value: object, part: str) -> None:
    """One sentence says which file, which contact, what is wrong and what to do."""
    with pytest.raises(BadAnswers) as caught:
        people(changed(path, value).encode(), "contacts.json")

    assert str(caught.value).startswith("contacts.json")
    assert part in str(caught.value)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("text", ["{", '{"schema": 1, "schema": 1}', '{"a":' * 100_000, '{"schema": 1}'], ids=range(4))
def test_what_is_no_such_file_is_refused_in_words(text: str) -> None:
    """Broken, ambiguous, nested too deeply, or without contacts."""
    with pytest.raises(BadAnswers, match=r"^contacts\.json"):
        people(text.encode(), "contacts.json")
