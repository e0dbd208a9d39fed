"""Contacts as CSV for a spreadsheet, where every cell is guarded."""

from collections.abc import Mapping, Sequence
from typing import Final

from followup_cards.export.cells import as_csv, cell
from followup_cards.export.characters import one_line
from followup_cards.model import Contact, ContactDetails

HEADER: Final = (
    *("name", "given_name", "family_name", "job_title", "company", "email", "email_confirmed_at"),
    *("phones", "websites", "address", "notes"),
)


def write(contacts: Sequence[Contact]) -> bytes:
    """Return contacts as CSV for a spreadsheet; every cell is guarded, so a phone may begin with an apostrophe."""
    rows = [{key: cell(value) for key, value in _row(one.details).items()} for one in contacts]
    return as_csv(HEADER, rows, mark=True)


def _row(details: ContactDetails) -> Mapping[str, str | None]:
    confirmed_at = details.email_confirmed_at
    return {
        "name": details.name,
        "given_name": details.given_name,
        "family_name": details.family_name,
        "job_title": details.job_title,
        "company": details.company,
        "email": details.email,
        "email_confirmed_at": confirmed_at.isoformat() if confirmed_at else None,
        "phones": "\n".join(one_line(phone.number) for phone in details.phones),
        "websites": "\n".join(one_line(site) for site in details.websites),
        "address": details.address,
        "notes": details.notes,
    }
