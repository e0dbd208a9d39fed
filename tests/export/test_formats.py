"""The table of formats: every one of them writes what a real reader of it reads."""

import csv
import io
import json
from collections.abc import Sequence

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from followup_cards.export.formats import FORMATS, Format
from followup_cards.model import Contact
from tests.export.texts import contact


def count(form: Format, data: bytes) -> int:
    """Return how many contacts a real reader of the format finds."""
    text = data.decode("utf-8-sig")
    if form.suffix == ".json":
        return len(json.loads(text)["contacts"])
    if form.suffix == ".csv":
        return len(list(csv.DictReader(io.StringIO(text, newline=""), strict=True)))
    return len(list(vobject.readComponents(text)))


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
@given(many=st.lists(contact, max_size=3))
def test_every_format_holds_every_contact(form: Format, many: Sequence[Contact]) -> None:
    """As many contacts are read as were written, none at all included."""
    assert count(form, form.write(many)) == len(many)


def test_formats_are_found_by_name() -> None:
    """The names that the command line takes."""
    assert list(FORMATS) == ["json", "vcard", "vcard4", "csv", "google-csv", "outlook-csv"]
    assert all(form.name == name for name, form in FORMATS.items())


@given(one=contact)
def test_json_holds_everything_as_it_is(one: Contact) -> None:
    """Nothing is guarded, folded or lost."""
    read = json.loads(FORMATS["json"].write([one]))
    row, details = read["contacts"][0], one.details
    assert read["schema"] == 1
    assert (row["uid"], row["name"], row["company"], row["notes"]) == (
        *(one.uid, details.name, details.company, details.notes),
    )
    assert [phone["number"] for phone in row["phones"]] == [phone.number for phone in details.phones]
    assert row["updated_at"] == one.updated_at.isoformat()
