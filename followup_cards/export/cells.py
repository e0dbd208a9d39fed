"""Cells and rows of CSV files: guarded text, phones that are dialled, names in two columns."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from typing import Final

from followup_cards.export.characters import one_line, printable
from followup_cards.formulas import guarded
from followup_cards.model import ContactDetails, Phone

_BYTE_ORDER_MARK: Final = "\ufeff"
"""Tells Excel and Outlook that the file is UTF-8."""

_DIALLED: Final = re.compile(r"^\+[0-9 ]+( ext\. [0-9]+)?$")  # "+44 20 7946 0012", "+1 415 555 2671 ext. 12"
_TRUNK_ZERO: Final = re.compile(r"^(\+\d[\d ]*)\(0\)")  # "+49 (0)30 123456"
_NOT_DIALLED: Final = re.compile(r"[^0-9 ]+")
_PLAIN_ADDRESS: Final = re.compile(r"^[+-][A-Za-z0-9._+-]*@[A-Za-z0-9.-]+$")  # "+jobs@example.org": calls nothing
_EXTENSION: Final = re.compile(r"(?:ext\.?|extension|x|#)\s*(\d{1,7})\s*$", re.IGNORECASE)  # "... ext. 12", "... x12"


def cell(text: str | None) -> str:
    """Return a text as a cell that begins no formula, without control characters."""
    return guarded(printable(text or ""))


def address_cell(address: str | None) -> str:
    """Return an e-mail address as a cell for an address book: never altered where it could not do harm."""
    return address if address and _PLAIN_ADDRESS.match(address) else cell(address)


def names(details: ContactDetails) -> dict[str, str]:
    """Return given and family name where the name is made of them; else the whole name as the first.

    A name in one script whose parts are known in another is not replaced by them.
    """
    given, family = details.given_name or "", details.family_name or ""
    place = details.name.find(given)
    if not (given or family) or place < 0 or family not in details.name[place + len(given) :]:
        return {"First Name": cell(details.name), "Last Name": ""}
    return {"First Name": cell(given), "Last Name": cell(family)}


def dialled(phone: Phone) -> str:
    """Return a number that an address book dials, as a cell: a leading plus stays where no formula can follow it."""
    number = full_number(phone)
    return number if _DIALLED.match(number) else cell(number)


def full_number(phone: Phone) -> str:
    """Return a number with its country where that is known, and with its extension."""
    printed = one_line(phone.number)
    extension = _EXTENSION.search(printed)
    number = phone.e164 or (printed[: extension.start()] if extension else printed)
    if number.startswith("+"):
        number = "+" + " ".join(_NOT_DIALLED.sub(" ", _TRUNK_ZERO.sub(r"\1", number)).split())
        return f"{number} ext. {extension[1]}" if extension else number
    return printed


def as_csv(header: Sequence[str], rows: Sequence[Mapping[str, str]], *, mark: bool) -> bytes:
    """Return rows as CSV, every cell in quotes; `mark` begins the file with a byte order mark."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, header, restval="", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return ((_BYTE_ORDER_MARK if mark else "") + file.getvalue()).encode("utf-8")
