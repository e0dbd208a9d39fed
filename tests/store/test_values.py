"""What the store writes, it gives back."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followup_cards.model import Answers, Candidate, ContactDetails, Doubt, Evidence, Field, Me, Phone, Reading, Status
from followup_cards.store import contacts
from followup_cards.store.database import open_database
from followup_cards.store.readings import reading_from_json, reading_to_json
from followup_cards.store.values import (
    answers_from_json,
    answers_to_json,
    key_of,
    storable,
)
from tests.recorded import BOX, CORNERS, NOW


def offset_of(moment: datetime) -> timezone:
    """Return the distance to UTC that a zone has at a moment."""
    return timezone(moment.utcoffset() or timedelta())


TEXT = st.text(max_size=30)
MAYBE = st.none() | TEXT
CANDIDATES = st.builds(
    Candidate,
    st.sampled_from(Field),
    TEXT,
    TEXT,
    st.just(BOX),
    st.floats(0, 1),
    st.sampled_from(Status),
    st.lists(st.builds(Evidence, TEXT, TEXT, st.floats(-5, 5)), max_size=2).map(tuple),
    st.lists(TEXT, max_size=2).map(tuple),
    st.lists(st.builds(Doubt, st.integers(0, 9), st.integers(0, 9), TEXT, st.floats(0, 1)), max_size=2).map(tuple),
    MAYBE,
    MAYBE,
)
SEVERAL = st.lists(CANDIDATES, max_size=2).map(tuple)
READINGS = st.builds(
    Reading,
    st.just(CORNERS),
    st.none() | CANDIDATES,
    st.none() | CANDIDATES,
    st.none() | CANDIDATES,
    SEVERAL,
    SEVERAL,
    SEVERAL,
    st.none() | CANDIDATES,
    st.lists(TEXT, max_size=2).map(tuple),
)
# A zone's clock shows one hour twice a year, and Python calls no time of another zone equal to such an hour.
MOMENTS = st.datetimes(timezones=st.timezones()).map(lambda moment: moment.replace(tzinfo=offset_of(moment)))
DETAILS = st.builds(
    ContactDetails,
    TEXT,
    MAYBE,
    MAYBE,
    MAYBE,
    st.none() | MOMENTS,
    MAYBE,
    MAYBE,
    st.lists(st.builds(Phone, TEXT, MAYBE, MAYBE), max_size=3).map(tuple),
    st.lists(TEXT, max_size=3).map(tuple),
    MAYBE,
    MAYBE,
)


@given(READINGS)
def test_a_reading_comes_back_as_it_was(reading: Reading) -> None:
    """Every candidate with its reasons, alternatives and doubts survives."""
    assert reading_from_json(reading_to_json(reading)) == reading


@given(st.builds(Answers, st.none() | st.builds(Me, TEXT, MAYBE, MAYBE), MAYBE, MAYBE, MAYBE, MAYBE))
def test_answers_come_back_as_they_were(answers: Answers) -> None:
    """What the candidate said survives, whatever the script."""
    assert answers_from_json(answers_to_json(answers)) == answers


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DETAILS)
def test_any_unicode_goes_through_the_store(home: Path, details: ContactDetails) -> None:
    """A contact comes back equal, with controls, emoji, right-to-left text and nulls."""
    with open_database(home) as db:
        with db.transaction() as tx:
            added = contacts.add(tx, details, NOW)
        with db.reading() as tx:
            assert contacts.get(tx, added.id) == added
    assert added.details == details


def test_one_key_for_one_name() -> None:
    """Case, width and spaces don't make another person; another letter does."""
    assert key_of("  Ana  SOUSA ") == key_of("ana sousa") == key_of("Ａｎａ sousa")
    assert key_of("Ana Souza") != key_of("Ana Sousa")


def test_odd_file_names_can_be_stored() -> None:
    """A file name that is not UTF-8 loses the odd byte and nothing else."""
    assert storable(b"caf\xe9.jpg".decode("utf-8", "surrogateescape")) == "caf?.jpg"
    assert storable("café.jpg") == "café.jpg"


def test_times_keep_their_offset(home: Path) -> None:
    """The moment and its offset come back."""
    confirmed = datetime.fromisoformat("2026-03-02T15:30:00.123456+01:00")
    with open_database(home) as db, db.transaction() as tx:
        added = contacts.add(tx, ContactDetails("Ana", email="a@b.example", email_confirmed_at=confirmed), NOW)

    assert added.details.email_confirmed_at == confirmed
    assert added.details.email_confirmed_at is not None
    assert added.details.email_confirmed_at.isoformat() == confirmed.isoformat()
