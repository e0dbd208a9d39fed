"""Texts of any script, as cards and people write them, for property tests."""

from datetime import UTC, datetime
from uuid import UUID

from hypothesis import strategies as st

from followup_cards.model import Contact, ContactDetails, Phone

TRICKY = [
    "Zoë Müller", "李 明", "محمد الحسن", "Siobhán O'Connor", 'The "Tea" Co; Ltd, Inc.', "Ana María\u0301 🍵 Quispe",
    "=cmd|' /C calc'!A0", "+44 20 7946 0012", "-1+1", "@SUM(1)", "＝1+1", "a\\b;c,d", "Нина Орлова", " padded ", "?==?",
    "=?utf-8?q?fake?=", "x" * 200, "é" * 120, "line one\nline two", "\tTab", "'quoted", "José", "ﬁ", "ß",
]  # fmt: skip

text = st.one_of(
    st.sampled_from(TRICKY),
    st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp"), blacklist_characters="\ufffe\uffff")),
)
"""Any printable text."""

line = text.map(lambda value: " ".join(value.split()))
"""Any printable text on one line."""

name = line.filter(bool)

header_text = name
"""What a subject or a name may be: one line, words one space apart."""

moment = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # zoned here

phone = st.builds(
    Phone,
    number=st.sampled_from(["+44 20 7946 0012", "+49 (0)30 123456", "030 / 12 34 56", "+1 (415) 555-2671 ext. 12"]),
    e164=st.sampled_from([None, "+442079460012"]),
    kind=st.sampled_from([None, "work", "mobile", "fax"]),
)

details = st.builds(
    ContactDetails,
    name=name,
    given_name=st.none() | name,
    family_name=st.none() | name,
    email=st.none() | st.sampled_from(["dana.osei@example.com", "o'connor+jobs@example.org"]),
    email_confirmed_at=st.none() | moment,
    company=st.none() | name,
    job_title=st.none() | name,
    phones=st.lists(phone, max_size=4).map(tuple),
    websites=st.lists(st.sampled_from(["https://example.com/a?b=c,d;e", "example.org"]), max_size=2).map(tuple),
    address=st.none() | text.filter(str.strip),
    notes=st.none() | text.filter(str.strip),
)

contact = st.builds(
    Contact,
    id=st.integers(1, 10_000),
    uid=st.uuids().map(str),
    details=details,
    created_at=moment,
    updated_at=moment,
)

UID = str(UUID(int=7))
AT = datetime(2026, 3, 3, 17, 0, tzinfo=UTC)
