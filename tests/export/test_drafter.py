"""The file that `draft --contacts` takes: written to the contract, read with suspicion."""

import copy
import json
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_cards.errors import BadAnswers
from followup_cards.export.drafter import parse_panel, write
from followup_cards.model import ContactDetails, Interview, PanelMember, Part
from tests.export.texts import AT, moment, name

ENDED = datetime(2026, 3, 3, 15, 30, tzinfo=timezone(timedelta(hours=1)))
DOCUMENT: dict[str, Any] = {
    "schema": 1,
    "interview": {"name": "acme", "company": "Acme Inc.", "role": "Nurse", "ended_at": "2026-03-03T15:30:00+01:00"},
    "contacts": [
        {
            "name": "Dana Osei",
            "given_name": "Dana",
            "family_name": "Osei",
            "email": "dana.osei@example.com",
            "email_confirmed_at": "2026-03-03T17:00:00+00:00",
            "company": "Acme Inc.",
            "job_title": None,
            "part": "hr",
        }
    ],
}
INTERVIEW = Interview(
    *("acme", "Acme Inc.", "Nurse", ENDED, None),
    panel=(
        PanelMember(ContactDetails("Dana Osei", "Dana", "Osei", "dana.osei@example.com", AT, "Acme Inc."), Part.HR),
    ),
)


def test_the_file_is_exactly_what_the_contract_says() -> None:
    """Keys, nesting and forms of time, and nothing besides."""
    assert json.loads(write(INTERVIEW)) == DOCUMENT


@given(person=name, firm=name, part=st.sampled_from(Part), confirmed=st.none() | moment)
def test_what_is_written_is_read_back(person: str, firm: str, part: Part, confirmed: datetime | None) -> None:
    """Any script, any part, confirmed or not."""
    details = ContactDetails(person, None, None, "dana.osei@example.com", confirmed, firm)
    interview = Interview("acme", firm, "Nurse", ENDED, None, (PanelMember(details, part),))
    assert parse_panel(write(interview).decode("utf-8"), "panel.json") == interview


def test_what_a_store_may_hold_can_be_read_back() -> None:
    """Names with line breaks and escapes, as other programs' files may bring them, are written on one clean line."""
    odd = "Dana\r\nBcc: x@example.net\x1b[2J\u202e"
    panel = (PanelMember(ContactDetails(odd, odd, odd, "dana.osei@example.com", AT, odd, odd), Part.HR),)
    read = parse_panel(write(Interview(odd, odd, odd, ENDED, None, panel)).decode("utf-8"), "panel.json")
    clean = "Dana Bcc: x@example.net[2J"

    assert (read.name, read.company, read.role) == (clean, clean, clean)
    assert read.panel[0].details == ContactDetails(
        *(clean, clean, clean, "dana.osei@example.com", AT, clean, clean),
    )


def test_an_address_without_a_confirmation_time_stays_unconfirmed() -> None:
    """Null, an empty text and no key at all mean the same: nobody confirmed it."""
    for change in (None, ""):
        document = changed(["contacts", 0, "email_confirmed_at"], change)
        assert parse_panel(json.dumps(document), "x").panel[0].details.email_confirmed_at is None
    document = copy.deepcopy(DOCUMENT)
    del document["contacts"][0]["email_confirmed_at"]
    assert parse_panel(json.dumps(document), "x").panel[0].details.email_confirmed_at is None


@pytest.mark.parametrize(
    ("path", "value", "part"),
    [
        (["schema"], 2, "schema"),
        (["schema"], True, "schema"),
        (["schema"], None, "schema"),
        (["interview"], None, '"interview"'),
        (["interview"], [], '"interview"'),
        (["contacts"], {}, '"contacts"'),
        (["contacts"], [7], "contact 1"),
        (["contacts"], [{}] * 1001, "1000"),
        (["interview", "company"], "", '"company"'),
        (["interview", "company"], 5, '"company"'),
        (["interview", "ended_at"], "2026-03-03T15:30:00", "offset"),
        (["interview", "ended_at"], "yesterday", "offset"),
        (["contacts", 0, "name"], None, '"name"'),
        (["contacts", 0, "name"], "Dana\nBcc: x@example.net", "line break"),
        (["contacts", 0, "name"], "Dana\ud800", "control character"),
        (["contacts", 0, "name"], "x" * 501, "501"),
        (["contacts", 0, "name"], ["Dana"], '"name"'),
        (["contacts", 0, "part"], "boss", "hiring-manager"),
        (["contacts", 0, "email"], "dana at example.com", "address"),
        (["contacts", 0, "email"], "dana@example.com\r\nBcc: x@example.net", "line break"),
        (["contacts", 0, "email"], "a@example.com, b@example.com", "address"),
        (["contacts", 0, "email_confirmed_at"], True, "email_confirmed_at"),
        (["contacts", 0, "email_confirmed_at"], "yes", "offset"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_place(path: list[str | int], value: object, part: str) -> None:
    """One sentence says which file, which contact, what is wrong and what to do."""
    with pytest.raises(BadAnswers) as caught:
        parse_panel(json.dumps(changed(path, value)), "panel.json")
    assert str(caught.value).startswith("panel.json")
    assert part in str(caught.value)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "7",
        '{"schema": 1, "schema": 1}',
        "[" * 100_000,
        "9" * 10_000,
        '"\ufeff',
        "NaN",
        "{'a': 1}",
    ],
    ids=range(11),
)
def test_what_is_no_such_file_is_refused_in_words(text: str) -> None:
    """Broken, nested too deeply, or another kind of JSON."""
    with pytest.raises(BadAnswers, match=r"^panel\.json"):
        parse_panel(text, "panel.json")


def changed(path: list[str | int], value: object) -> dict[str, Any]:
    """Return the document with one place changed."""
    document = copy.deepcopy(DOCUMENT)
    place: Any = document
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return document
