"""Contacts as Google Contacts imports them."""

from collections.abc import Mapping, Sequence
from typing import Final

from followup_cards.export.cells import address_cell, as_csv, cell, dialled, names
from followup_cards.export.characters import one_line
from followup_cards.model import Contact, ContactDetails

HEADER: Final = (
    *("First Name", "Middle Name", "Last Name", "Phonetic First Name", "Phonetic Middle Name", "Phonetic Last Name"),
    *("Name Prefix", "Name Suffix", "Nickname", "File As", "Organization Name", "Organization Title"),
    *("Organization Department", "Birthday", "Notes", "Photo", "Labels", "E-mail 1 - Label", "E-mail 1 - Value"),
)
"""Google Contacts' current layout, before the parts that repeat; from four exports in public repositories, 2026-11."""

ADDRESS: Final = (
    *("Address 1 - Label", "Address 1 - Formatted", "Address 1 - Street", "Address 1 - City", "Address 1 - PO Box"),
    *("Address 1 - Region", "Address 1 - Postal Code", "Address 1 - Country", "Address 1 - Extended Address"),
)

_LABELS: Final = {"mobile": "Mobile", "fax": "Work Fax", "home": "Home"}
"""What Google calls each kind of phone; any other is for work."""


def write(contacts: Sequence[Contact]) -> bytes:
    """Return contacts as Google Contacts imports them, with as many phone and website columns as are needed."""
    phones = range(1, max([1, *(len(one.details.phones) for one in contacts)]) + 1)
    sites = range(1, max([1, *(len(one.details.websites) for one in contacts)]) + 1)
    header = (
        *HEADER,
        *(f"Phone {number} - {part}" for number in phones for part in ("Label", "Value")),
        *ADDRESS,
        *(f"Website {number} - {part}" for number in sites for part in ("Label", "Value")),
    )
    return as_csv(header, [_row(one.details) for one in contacts], mark=False)


def _row(details: ContactDetails) -> Mapping[str, str]:
    row = {
        **names(details),
        "File As": cell(details.name),
        "Organization Name": cell(details.company),
        "Organization Title": cell(details.job_title),
        "Notes": cell(details.notes),
        "Labels": "* myContacts",
    }
    if details.email:
        row |= {"E-mail 1 - Label": "* Work", "E-mail 1 - Value": address_cell(details.email)}
    for number, phone in enumerate(details.phones, 1):
        label = _LABELS.get(phone.kind or "", "Work")
        row |= {f"Phone {number} - Label": label, f"Phone {number} - Value": dialled(phone)}
    if details.address:
        row |= {"Address 1 - Label": "Work", "Address 1 - Formatted": cell(details.address)}
    for number, site in enumerate(details.websites, 1):
        row |= {f"Website {number} - Label": "Work", f"Website {number} - Value": cell(one_line(site))}
    return row
