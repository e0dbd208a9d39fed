"""Unsent messages as files: read back by the standard library, the same in any script."""

import email
import email.policy
import re
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses, parseaddr

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from followup_cards.errors import DestinationFailure
from followup_cards.export import eml
from followup_cards.model import Draft, Me
from tests.export.texts import header_text, text

DUE = datetime(2026, 3, 5, 14, 30, tzinfo=UTC)
DRAFT = Draft("dana.osei@example.com", "Dana Osei", Me("Ines Okafor", "ines@example.org"), "Thank you", "Hello\n", DUE)


def draft(**changes: object) -> Draft:
    """Return a draft that is changed somewhere."""
    values = {"to": DRAFT.to, "name": DRAFT.name, "sender": DRAFT.sender, "subject": "Thank you", "body": "Hello\n"}
    return Draft(**(values | changes), deadline=DUE)  # type: ignore[arg-type]  # a test's shorthand


def parsed(data: bytes) -> EmailMessage:
    """Return a message as today's standard library reads it."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


@settings(max_examples=300)
@given(name=header_text, sender=header_text, subject=header_text, body=text)
@example(name="Müller, Zoë", sender='"Ines"', subject="Zoë ?==? Müller and " + "é" * 99, body=".\n.\nFrom me\n=3D \n")
def test_any_name_subject_and_body_come_back(name: str, sender: str, subject: str, body: str) -> None:
    """Two readers of the standard library, old and new, give back what was written, character by character."""
    data = eml.to_bytes(draft(name=name, sender=Me(sender, "ines@example.org"), subject=subject, body=f"{body}\n"))
    new, old = parsed(data), email.message_from_bytes(data)
    assert new["Subject"] == subject
    assert str(make_header(decode_header(old["Subject"]))) == subject
    to = new["To"].addresses
    assert [(one.display_name, one.addr_spec) for one in to] == [(name, "dana.osei@example.com")]
    assert str(make_header(decode_header(parseaddr(old["From"])[0]))) == sender
    assert new.get_content().replace("\r\n", "\n") == f"{body}\n"


@given(name=header_text, subject=header_text, body=text)
def test_lines_are_short_ascii_and_ended_by_crlf(name: str, subject: str, body: str) -> None:
    """No line is longer than mail servers promise to take, and no byte is outside ASCII."""
    data = eml.to_bytes(draft(name=name, subject=subject, body=body))
    assert data.isascii()
    assert b"\n" not in data.replace(b"\r\n", b"")
    head, _, rest = data.partition(b"\r\n\r\n")
    assert all(len(row) <= 76 for row in rest.split(b"\r\n"))
    assert all(len(row) <= 998 for row in head.split(b"\r\n"))
    encoded = re.search(rb"^Subject:((?: .*\r\n)+)", data, re.MULTILINE)
    assert encoded
    assert all(len(word) <= 75 for word in encoded.group(1).split())


def test_the_file_opens_as_an_unsent_message() -> None:
    """X-Unsent is 1, and neither Date nor Message-ID is there for the sending program to trip over."""
    message = parsed(eml.to_bytes(DRAFT))
    assert message["X-Unsent"] == "1"
    assert message["MIME-Version"] == "1.0"
    assert (message["Date"], message["Message-ID"]) == (None, None)
    assert message.get_content_type() == "text/plain"
    assert getaddresses([message["From"]]) == [("Ines Okafor", "ines@example.org")]


def test_a_mailbox_copy_carries_date_and_message_id() -> None:
    """The copy for a mailbox can be found again by its Message-ID."""
    message = parsed(eml.to_bytes(DRAFT, message_id="<a1@followup-cards.example>", date=DUE))
    assert message["Message-ID"] == "<a1@followup-cards.example>"
    assert message["Date"].datetime == DUE


def test_a_sender_without_address_leaves_from_to_the_mail_program() -> None:
    """No From is better than an empty one."""
    assert parsed(eml.to_bytes(draft(sender=Me("Ines Okafor"))))["From"] is None


@pytest.mark.parametrize("bad", ["\n", "\r", "\r\n", "\0", "\x1b", "\x7f", "\x85", "\u2028", "\ud800"])
@pytest.mark.parametrize("where", ["name", "subject", "to", "sender"])
def test_no_header_can_be_broken(where: str, bad: str) -> None:
    """A line break in any header could begin another header, so it is refused in words."""
    value = f"Dana{bad}Bcc: everyone@example.net"
    with pytest.raises(DestinationFailure, match="cannot be written"):
        eml.to_bytes(draft(**{where: Me(value, "x@example.org") if where == "sender" else value}))


def test_an_international_domain_is_written_in_ascii() -> None:
    """The domain's ASCII form is what every server takes."""
    assert b"To: Dana Osei <dana@xn--mnchen-3ya.example>" in eml.to_bytes(draft(to="dana@münchen.example"))


@pytest.mark.parametrize("address", ["zoë@example.com", "nobody", "a@b@c.example", "a b@example.com", ""])
def test_an_address_that_no_header_can_carry_is_refused(address: str) -> None:
    """Better no file than one that goes nowhere."""
    with pytest.raises(DestinationFailure, match="Correct the address"):
        eml.to_bytes(draft(to=address))


@given(name=text, address=st.sampled_from(["a@example.com", "../../etc/passwd@example.com", "con@example.com"]))
def test_file_names_are_safe_everywhere(name: str, address: str) -> None:
    """Lower-case ASCII letters, digits, dots, hyphens and underscores; never a path, a device or a hidden file."""
    made = eml.file_name(draft(name=name, to=address))
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-_")
    assert not made.startswith((".", "-", "_"))
    assert ".." not in made
    assert made.endswith(".eml")
    assert len(made) <= 100
    assert made.split(".")[0] not in {"con", "nul", "aux", "prn", "com1", "lpt1"}


def test_two_people_at_one_address_get_two_files() -> None:
    """Names that fold to the same ASCII letters, or to none, stay apart."""
    names = ["李 明", "王 芳", "Zoë", "Zoe", "Zoé", "x" * 99, "x" * 98]
    assert len({eml.file_name(draft(name=name, to="office@example.com")) for name in names}) == len(names)
