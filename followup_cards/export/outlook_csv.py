"""Contacts as Outlook imports them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from followup_cards.export.cells import address_cell, as_csv, cell, dialled, full_number, names
from followup_cards.export.characters import one_line
from followup_cards.model import Contact, ContactDetails, Phone

HEADER: Final = (
    *("Title", "First Name", "Middle Name", "Last Name", "Suffix", "Company", "Department", "Job Title"),
    *("Business Street", "Business City", "Business State", "Business Postal Code", "Business Country/Region"),
    *("Business Fax", "Business Phone", "Business Phone 2", "Home Phone", "Mobile Phone", "E-mail Address"),
    *("E-mail Display Name", "Notes", "Web Page"),
)
"""Outlook's classic export in English; names must match exactly to be mapped; from public samples, 2026-11."""

_COLUMNS: Final = {
    "work": ("Business Phone", "Business Phone 2"),
    "mobile": ("Mobile Phone",),
    "fax": ("Business Fax",),
    "home": ("Home Phone",),
}
"""The columns for each kind of phone."""


def write(contacts: Sequence[Contact]) -> bytes:
    """Return contacts as Outlook imports them; what it has no column for goes to the notes."""
    return as_csv(HEADER, [_row(one.details) for one in contacts], mark=True)


def _row(details: ContactDetails) -> Mapping[str, str]:
    phones, rest = _phones(details.phones)
    rest += [f"Website: {one_line(site)}" for site in details.websites[1:]]
    return {
        **_names(details),
        **phones,
        "Company": cell(details.company),
        "Job Title": cell(details.job_title),
        "Business Street": cell(details.address),
        "E-mail Address": address_cell(details.email),
        "E-mail Display Name": cell(details.name) if details.email else "",
        "Notes": cell("\n".join([*([details.notes] if details.notes else []), *rest])),
        "Web Page": cell(one_line(details.websites[0])) if details.websites else "",
    }


def _phones(phones: Sequence[Phone]) -> tuple[dict[str, str], list[str]]:
    """Return the phones by column, and lines for the notes about those that find no column free."""
    free = {kind: list(columns) for kind, columns in _COLUMNS.items()}
    columns, rest = {}, []
    for phone in phones:
        left = free.get(phone.kind or "work", free["work"])
        if left:
            columns[left.pop(0)] = dialled(phone)
        else:
            rest.append(f"{(phone.kind or 'work').capitalize()} phone: {full_number(phone)}")
    return columns, rest


def _names(details: ContactDetails) -> dict[str, str]:
    """Return the name in two columns; in one, where they would lose some of it and no display name carries it."""
    parts = " ".join(part for part in (details.given_name, details.family_name) if part)
    if details.email or parts == details.name:
        return names(details)
    return names(replace(details, given_name=None, family_name=None))
