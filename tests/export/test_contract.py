"""What every format of contacts promises: its own reader, and a reader by somebody else, give back what was written."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import jsonschema
import pytest
import vobject
import vobjectx
from hypothesis import given, settings
from hypothesis import strategies as st

import followup_cards.export as export_package
from followup_cards.errors import BadAnswers
from followup_cards.export.cells import full_number
from followup_cards.export.characters import one_line, printable
from followup_cards.export.formats import FORMATS
from followup_cards.export.vcard_values import uri
from followup_cards.formulas import unguarded
from followup_cards.imports import formats as imports
from followup_cards.model import Contact, ContactDetails, Phone
from tests.export.texts import AT, UID, contact, text
from tests.hostile import EVERY

SCHEMA = json.loads((Path(export_package.__file__).parent / "contacts.schema.json").read_text(encoding="utf-8"))

HOSTILE = tuple(text for text in EVERY if printable(text).strip() and len(text) < 500)
"""Of the shared corpus, what leaves something to be read back."""


@dataclass(frozen=True)
class Read:
    """What a reader by somebody else finds in a file of one contact."""

    name: str
    email: str
    company: str
    notes: str


def by_vobject(data: bytes) -> Read:
    """Return what vobject finds, which reads 3.0 as it should."""
    (card,) = vobject.readComponents(data.decode("utf-8"))
    return Read(*(values_of(card.contents, key) for key in ("fn", "email", "org", "note")))


def by_vobjectx(data: bytes) -> Read:
    """Return what vobjectx finds, which reads 4.0 (and ends every file with a component without a name)."""
    (card,) = (found for found in vobjectx.read_components(data.decode("utf-8")) if found.name)
    return Read(*(values_of(card.contents, key) for key in ("FN", "EMAIL", "ORG", "NOTE")))


def values_of(contents: Mapping[str, Sequence[vobject.base.ContentLine]], key: str) -> str:
    """Return the one value of a property, or nothing."""
    found = [line.value[0] if isinstance(line.value, list) else line.value for line in contents.get(key, ())]
    assert len(found) <= 1
    return str(found[0]) if found else ""


def by_csv(name: str, email: str, company: str, notes: str) -> Callable[[bytes], Read]:
    """Return a reader of some columns, with the csv module."""

    def read(data: bytes) -> Read:
        (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        return Read(*(unguarded(row[column]) for column in (name, email, company, notes)))

    return read


def by_json(data: bytes) -> Read:
    """Return what the json module finds, once the schema allows it."""
    document = json.loads(data)
    jsonschema.validate(document, SCHEMA, format_checker=jsonschema.FormatChecker())
    (row,) = document["contacts"]
    return Read(*(row[key] or "" for key in ("name", "email", "company", "notes")))


OTHERS: Mapping[str, Callable[[bytes], Read]] = {
    "json": by_json,
    "vcard": by_vobject,
    "vcard4": by_vobjectx,
    "csv": by_csv("name", "email", "company", "notes"),
    "google-csv": by_csv("File As", "E-mail 1 - Value", "Organization Name", "Notes"),
    "outlook-csv": by_csv("E-mail Display Name", "E-mail Address", "Company", "Notes"),
}
"""A reader of each format that is not ours."""


def exact(value: str) -> str:
    """Return a text as it is."""
    return value


def kept_by(name: str) -> Callable[[str], str]:
    """Return what a format keeps of a text: JSON everything; others what prints, since the rest could do harm."""
    return exact if name == "json" else printable


def whole(one: Contact) -> Contact:
    """Return a contact as the program makes them: given and family name are parts of the name, in this order."""
    details = one.details
    given, family = details.given_name, details.family_name
    parts = [part for part in (given, family) if part]
    name = " ".join(parts) if parts else details.name
    return replace(one, details=replace(details, name=name, given_name=given, family_name=family))


people = contact.map(whole)

several = st.lists(people, min_size=2, max_size=3)

hostile = st.sampled_from(HOSTILE) | st.text(st.characters(blacklist_categories=["Cs"])).filter(
    lambda value: bool(printable(value).strip())
)


def expected(name: str, details: ContactDetails) -> ContactDetails:
    """Return what a round trip leaves: everything, but for what a format has no place for, or writes otherwise."""
    keep = kept_by(name)

    def text_of(value: str | None) -> str | None:
        return keep(value) or None if value else None

    family, full = text_of(details.family_name), keep(details.name)
    given = text_of(details.given_name)
    return ContactDetails(
        name=full,
        given_name=None if given == full and not family else given,
        family_name=family,
        email=details.email,
        company=text_of(details.company),
        job_title=text_of(details.job_title),
        phones=tuple(phone_after(name, phone) for phone in details.phones),
        websites=tuple(site_after(name, site) for site in details.websites),
        address=text_of(details.address),
        notes=text_of(details.notes),
    )


def phone_after(name: str, phone: Phone) -> Phone:
    """Return a phone as a format leaves it: an address book gets the number it can dial, and takes it for work."""
    if name == "json":
        return phone
    if name == "csv":
        return Phone(phone.number)
    return Phone(full_number(phone), None, phone.kind or "work")


def site_after(name: str, site: str) -> str:
    """Return a website as a format leaves it: vCards encode what their readers would split at."""
    if name == "json":
        return site
    return uri(site) if name.startswith("vcard") else one_line(site)


def without_what_is_known_of_numbers(details: ContactDetails) -> ContactDetails:
    """Return details with phones as written alone."""
    return replace(details, phones=tuple(replace(phone, e164=None) for phone in details.phones))


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "outlook-csv"])
@settings(max_examples=60)
@given(one=people)
def test_our_reader_gives_back_what_was_written(name: str, one: Contact) -> None:
    """Every field comes back, in any script; no address comes back as confirmed."""
    (back,) = imports.people(FORMATS[name].write([one]), "file")
    want = expected(name, one.details)

    assert without_what_is_known_of_numbers(back.details) == without_what_is_known_of_numbers(want)
    assert back.details.email_confirmed_at is None
    assert back.confirmed_at == (one.details.email_confirmed_at if name == "json" and one.details.email else None)


@settings(max_examples=60)
@given(one=people)
def test_outlook_gets_what_it_has_columns_for(one: Contact) -> None:
    """Name, address, company and title come back; phones and websites too, the surplus of them in the notes."""
    (back,) = imports.people(FORMATS["outlook-csv"].write([one]), "file")
    want = expected("outlook-csv", one.details)

    assert (back.details.name, back.details.email) == (want.name, want.email)
    assert (back.details.company, back.details.job_title, back.details.address) == (
        *(want.company, want.job_title, want.address),
    )
    everything = "\n".join([*(phone.number for phone in back.details.phones), back.details.notes or ""])
    assert [phone.number for phone in want.phones if phone.number not in everything] == []
    assert (back.details.notes or "").startswith(want.notes or "")


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=60)
@given(one=people)
def test_somebody_elses_reader_gives_back_what_was_written(name: str, one: Contact) -> None:
    """vobject, vobjectx, the csv module, and the json module behind the schema agree with us."""
    keep, details = kept_by(name), one.details
    read = OTHERS[name](FORMATS[name].write([one]))

    assert read.email == (details.email or "")
    assert read.company == keep(details.company or "")
    if name != "outlook-csv" or details.email:
        assert read.name == keep(details.name)
    if name == "outlook-csv":
        assert read.notes.startswith(keep(details.notes or ""))
    else:
        assert read.notes == keep(details.notes or "")


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=20)
@given(many=several)
def test_several_contacts_stay_several(name: str, many: list[Contact]) -> None:
    """As many come back as were written, in their order."""
    back = imports.people(FORMATS[name].write(many), "file")

    assert [one.details.email for one in back] == [one.details.email for one in many]


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=40)
@given(value=hostile, note=hostile)
def test_hostile_text_stays_text(name: str, value: str, note: str) -> None:
    """Whatever a card, a QR code or a file says: one contact stays one contact, with that text in its fields."""
    details = ContactDetails(value, email="dana@example.com", company=value, notes=note)
    data = FORMATS[name].write([Contact(1, UID, details, AT, AT)])
    (back,) = imports.people(data, "file")
    read, keep = OTHERS[name](data), kept_by(name)

    assert (back.details.name, back.details.company) == (keep(value), keep(value))
    assert (back.details.email, back.details.notes) == ("dana@example.com", keep(note))
    assert (read.name, read.company, read.email, read.notes) == (
        keep(value),
        keep(value),
        "dana@example.com",
        keep(note),
    )


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("value", HOSTILE)
def test_a_file_shown_in_a_terminal_does_nothing_to_it(name: str, value: str) -> None:
    """No control character but line ends and tabs, and nothing that turns the direction of text, is in any file."""
    details = ContactDetails(
        value, value, value, "dana@example.com", None, value, value, (Phone(value),), (value,), value
    )
    shown = FORMATS[name].write([Contact(1, UID, details, AT, AT)]).decode("utf-8-sig")

    acting = {sign for sign in shown if (sign < " " and sign not in "\r\n\t") or "\x7f" <= sign <= "\x9f"}
    assert acting == set()
    assert not {sign for sign in shown if "\u202a" <= sign <= "\u202e" or "\u2066" <= sign <= "\u2069"}


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=40)
@given(one=people, cut=st.floats(0.02, 0.98))
def test_a_file_that_was_cut_off_is_refused_or_whole(name: str, one: Contact, cut: float) -> None:
    """Half a file never yields a contact that differs from the one written, except where CSV cannot tell."""
    data = FORMATS[name].write([one])
    part = data[: int(len(data) * cut)]
    try:
        back = imports.people(part, "file")
    except BadAnswers:
        return
    assert back == [] or name.endswith("csv")


@given(value=text)
@settings(max_examples=25)
def test_json_holds_any_text_exactly(value: str) -> None:
    """Nothing is folded, guarded or left out, invisible characters included."""
    odd = f"x{value}\x00\x1b\u202e\ufeff"
    data = FORMATS["json"].write([Contact(1, UID, ContactDetails(odd), AT, AT)])

    assert by_json(data).name == odd
