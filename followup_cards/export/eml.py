"""A draft as an .eml file that a mail program opens as an unsent message."""

import email.policy
import hashlib
from datetime import datetime
from email.charset import Charset
from email.contentmanager import raw_data_manager
from email.header import Header
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from typing import Final

from followup_cards.errors import DestinationFailure
from followup_cards.export.characters import holds_control, plain_ascii
from followup_cards.model import Draft

_POLICY: Final = email.policy.compat32.clone(linesep="\r\n", max_line_length=76)
"""Not `email.policy.SMTP`: it glues the words of headers that mix ASCII with other letters (found on 3.10 to 3.13)."""

_UTF_8: Final = Charset("utf-8")
"""Encodes a name as one encoded word, a very long one too (more than the 75 octets of RFC 2047): the standard library's
own reader, and what is built on it, puts a space between the words of a name that was split."""

_LONGEST_WORD: Final = 60
_LONGEST_NAME: Final = 80
_RESERVED: Final = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
"""Names that Windows keeps for devices, whatever the suffix."""


def to_bytes(draft: Draft, *, message_id: str | None = None, date: datetime | None = None) -> bytes:
    """Return a draft as an unsent message, lines ended by CRLF.

    The copy in a file carries neither Date nor Message-ID, which the sending program fills in; the copy in a mailbox
    carries both.

    Raises:
        DestinationFailure: a header would hold a control character, or an address that no header can carry.
    """
    message = EmailMessage(policy=_POLICY)
    message["Subject"] = _text_header("Subject", draft.subject, draft)
    if draft.sender.email:
        message["From"] = _mailbox(draft.sender.name, draft.sender.email, draft)
    message["To"] = _mailbox(draft.name, draft.to, draft)
    if date:
        message["Date"] = format_datetime(date)
    if message_id:
        message["Message-ID"] = _checked("Message-ID", message_id, draft)
    message["X-Unsent"] = "1"
    message["MIME-Version"] = "1.0"
    message.set_content(_encodable(draft.body), content_manager=raw_data_manager, cte="quoted-printable")
    return message.as_bytes()


def file_name(draft: Draft) -> str:
    """Return a file name for a draft that is safe on every system and differs for every name and address."""
    return file_name_for(draft.name, draft.to)


def file_name_for(name: str, address: str) -> str:
    """Return the file name of a draft to somebody."""
    whole = "_".join(part for part in (plain_ascii(name), plain_ascii(address.replace("@", "-at-"))) if part)
    stem = whole[:_LONGEST_NAME].strip("-._") or "draft"
    if stem.split(".")[0] in _RESERVED:
        stem = f"to-{stem}"
    if stem != whole or not name.isascii():  # two names may have become one
        stem += f"_{hashlib.sha256(f'{name} {address}'.encode('utf-8', 'replace')).hexdigest()[:8]}"
    return f"{stem}.eml"


def _text_header(name: str, value: str, draft: Draft) -> Header:
    _checked(name, value, draft)
    return Header(value, "us-ascii" if _stands_for_itself(value) else "utf-8", header_name=name)


def _mailbox(name: str, address: str, draft: Draft) -> str:
    _checked("name", name, draft)
    plain = _ascii_address(_checked("address", address, draft), draft)
    if _stands_for_itself(name):
        return formataddr((name, plain))
    return f"{_UTF_8.header_encode(name)} <{plain}>"


def _stands_for_itself(value: str) -> bool:
    """Tell whether a header may hold a text as it is: ASCII, no word of which need be split or looks encoded."""
    return value.isascii() and "=?" not in value and all(len(word) <= _LONGEST_WORD for word in value.split())


def _checked(what: str, value: str, draft: Draft) -> str:
    """Return a header's value; this policy would let a line break through, which begins another header."""
    if holds_control(value) or any("\ud800" <= character <= "\udfff" for character in value):
        raise DestinationFailure(
            f"The message to {draft.to!r} cannot be written: its {what.lower()} holds a line break or a control "
            "character. Correct it with `contacts edit`, or in the draft."
        )
    return value


def _ascii_address(address: str, draft: Draft) -> str:
    from email_validator import EmailNotValidError, validate_email

    try:
        valid = validate_email(address, check_deliverability=False, allow_smtputf8=False, test_environment=True)
    except EmailNotValidError as error:
        raise DestinationFailure(
            f"The message to {draft.to!r} cannot be written: {str(error).rstrip('.')}. Correct the address."
        ) from error
    return valid.ascii_email or address


def _encodable(body: str) -> str:
    return body.encode("utf-8", "replace").decode("utf-8")
