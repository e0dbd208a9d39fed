"""The table of formats; what each of them promises stands in test_contract.py."""

import csv
import io
import json

import pytest
import vobject
from hypothesis import given

from followup_cards.export.formats import FORMATS
from followup_cards.model import Contact
from tests.export.texts import contact


def test_formats_are_found_by_name() -> None:
    """The names that the command line takes."""
    assert list(FORMATS) == ["json", "vcard", "vcard4", "csv", "google-csv", "outlook-csv"]
    assert all(form.name == name for name, form in FORMATS.items())


@pytest.mark.parametrize("name", FORMATS)
def test_nobody_is_written_as_nobody(name: str) -> None:
    """A file about no contacts is one that real readers accept, and find empty."""
    text = FORMATS[name].write([]).decode("utf-8-sig")
    if name == "json":
        assert json.loads(text)["contacts"] == []
    elif name.endswith("csv"):
        assert list(csv.DictReader(io.StringIO(text, newline=""), strict=True)) == []
    else:
        assert list(vobject.readComponents(text)) == []


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
