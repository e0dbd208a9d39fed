"""Contacts as CSV: for a spreadsheet, where every cell is guarded, and for two address books, which dial the phones."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from typing import Final

from followup_cards.export.characters import one_line, printable
from followup_cards.export.formulas import guarded
from followup_cards.model import Contact, ContactDetails, Phone

_BYTE_ORDER_MARK: Final = "\ufeff"
"""Tells Excel and Outlook that the file is UTF-8."""

SPREADSHEET_HEADER: Final = (
    *("name", "given_name", "family_name", "job_title", "company", "email", "email_confirmed_at"),
    *("phones", "websites", "address", "notes"),
)

GOOGLE_HEADER: Final = (
    *("First Name", "Middle Name", "Last Name", "Phonetic First Name", "Phonetic Middle Name", "Phonetic Last Name"),
    *("Name Prefix", "Name Suffix", "Nickname", "File As", "Organization Name", "Organization Title"),
    *("Organization Department", "Birthday", "Notes", "Photo", "Labels", "E-mail 1 - Label", "E-mail 1 - Value"),
)
"""Google Contacts' current layout, before the parts that repeat; from four exports in public repositories, 2026-11."""

GOOGLE_ADDRESS: Final = (
    *("Address 1 - Label", "Address 1 - Formatted", "Address 1 - Street", "Address 1 - City", "Address 1 - PO Box"),
    *("Address 1 - Region", "Address 1 - Postal Code", "Address 1 - Country", "Address 1 - Extended Address"),
)

OUTLOOK_HEADER: Final = (
    *("Title", "First Name", "Middle Name", "Last Name", "Suffix", "Company", "Department", "Job Title"),
    *("Business Street", "Business City", "Business State", "Business Postal Code", "Business Country/Region"),
    *("Business Fax", "Business Phone", "Business Phone 2", "Mobile Phone", "E-mail Address", "E-mail Display Name"),
    *("Notes", "Web Page"),
)
"""Outlook's classic export in English; names must match exactly to be mapped; from public samples, 2026-11."""

_DIALLED: Final = re.compile(r"^\+[0-9 ]+$")  # "+44 20 7946 0012"
_TRUNK_ZERO: Final = re.compile(r"^(\+\d[\d ]*)\(0\)")  # "+49 (0)30 123456"
_NOT_DIALLED: Final = re.compile(r"[^0-9 ]+")


def write_spreadsheet(contacts: Sequence[Contact]) -> bytes:
    """Return contacts as CSV for a spreadsheet; every cell is guarded, so a phone may begin with an apostrophe."""
    rows = [{key: guarded(cell) for key, cell in _spreadsheet_row(one.details).items()} for one in contacts]
    return _csv(SPREADSHEET_HEADER, rows, mark=True)


def write_google(contacts: Sequence[Contact]) -> bytes:
    """Return contacts as Google Contacts imports them, with as many phone and website columns as are needed."""
    phones = range(1, max([1, *(len(one.details.phones) for one in contacts)]) + 1)
    sites = range(1, max([1, *(len(one.details.websites) for one in contacts)]) + 1)
    header = (
        *GOOGLE_HEADER,
        *(f"Phone {number} - {part}" for number in phones for part in ("Label", "Value")),
        *GOOGLE_ADDRESS,
        *(f"Website {number} - {part}" for number in sites for part in ("Label", "Value")),
    )
    return _csv(header, [_google_row(one.details) for one in contacts], mark=False)


def write_outlook(contacts: Sequence[Contact]) -> bytes:
    """Return contacts as Outlook imports them; what it has no column for goes to the notes."""
    return _csv(OUTLOOK_HEADER, [_outlook_row(one.details) for one in contacts], mark=True)


def _spreadsheet_row(details: ContactDetails) -> Mapping[str, str]:
    confirmed_at = details.email_confirmed_at
    return {
        "name": details.name,
        "given_name": details.given_name or "",
        "family_name": details.family_name or "",
        "job_title": details.job_title or "",
        "company": details.company or "",
        "email": details.email or "",
        "email_confirmed_at": confirmed_at.isoformat() if confirmed_at else "",
        "phones": "\n".join(one_line(phone.number) for phone in details.phones),
        "websites": "\n".join(one_line(site) for site in details.websites),
        "address": details.address or "",
        "notes": details.notes or "",
    }


def _google_row(details: ContactDetails) -> Mapping[str, str]:
    row = {
        **_names(details),
        "File As": guarded(one_line(details.name)),
        "Organization Name": guarded(details.company or ""),
        "Organization Title": guarded(details.job_title or ""),
        "Notes": guarded(details.notes or ""),
        "Labels": "* myContacts",
    }
    if details.email:
        row |= {"E-mail 1 - Label": "* Work", "E-mail 1 - Value": guarded(details.email)}
    for number, phone in enumerate(details.phones, 1):
        label = {"mobile": "Mobile", "fax": "Work Fax"}.get(phone.kind or "", "Work")
        row |= {f"Phone {number} - Label": label, f"Phone {number} - Value": dialled(phone)}
    if details.address:
        row |= {"Address 1 - Label": "Work", "Address 1 - Formatted": guarded(details.address)}
    for number, site in enumerate(details.websites, 1):
        row |= {f"Website {number} - Label": "Work", f"Website {number} - Value": guarded(one_line(site))}
    return row


def _outlook_row(details: ContactDetails) -> Mapping[str, str]:
    columns = {"mobile": ["Mobile Phone"], "fax": ["Business Fax"]}
    free = {"work": ["Business Phone", "Business Phone 2"], **columns}
    row, rest = {}, []
    for phone in details.phones:
        left = free.get(phone.kind or "work", free["work"])
        if left:
            row[left.pop(0)] = dialled(phone)
        else:
            rest.append(f"Phone: {one_line(phone.number)}")
    rest += [f"Website: {one_line(site)}" for site in details.websites[1:]]
    return {
        **_names(details),
        **row,
        "Company": guarded(details.company or ""),
        "Job Title": guarded(details.job_title or ""),
        "Business Street": guarded(details.address or ""),
        "E-mail Address": guarded(details.email or ""),
        "E-mail Display Name": guarded(one_line(details.name)) if details.email else "",
        "Notes": guarded("\n".join([*([details.notes] if details.notes else []), *rest])),
        "Web Page": guarded(one_line(details.websites[0])) if details.websites else "",
    }


def _names(details: ContactDetails) -> dict[str, str]:
    """Return given and family name where they are known; else the whole name as the first, nothing guessed."""
    if not details.given_name and not details.family_name:
        return {"First Name": guarded(one_line(details.name)), "Last Name": ""}
    return {
        "First Name": guarded(one_line(details.given_name or "")),
        "Last Name": guarded(one_line(details.family_name or "")),
    }


def dialled(phone: Phone) -> str:
    """Return a number that an address book dials: a leading plus stays, and only digits and spaces follow it."""
    number = one_line(phone.e164 or phone.number)
    if number.startswith("+"):
        number = "+" + " ".join(_NOT_DIALLED.sub(" ", _TRUNK_ZERO.sub(r"\1", number)).split())
    return number if _DIALLED.match(number) else guarded(number)


def _csv(header: Sequence[str], rows: Sequence[Mapping[str, str]], *, mark: bool) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, header, restval="", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({key: printable(cell) for key, cell in row.items()} for row in rows)
    return ((_BYTE_ORDER_MARK if mark else "") + file.getvalue()).encode("utf-8")
