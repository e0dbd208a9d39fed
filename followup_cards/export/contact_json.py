"""Contacts as JSON, everything that is known of them."""

from collections.abc import Mapping, Sequence
from typing import Final

from followup_cards.export.escaped import json_bytes
from followup_cards.model import Contact

SCHEMA: Final = 1


def write(contacts: Sequence[Contact]) -> bytes:
    """Return contacts as one JSON document, as contacts.schema.json beside this module describes it."""
    return json_bytes({"schema": SCHEMA, "contacts": [_contact(contact) for contact in contacts]})


def _contact(contact: Contact) -> Mapping[str, object]:
    details = contact.details
    confirmed_at = details.email_confirmed_at
    return {
        "id": contact.id,
        "uid": contact.uid,
        "name": details.name,
        "given_name": details.given_name,
        "family_name": details.family_name,
        "email": details.email,
        "email_confirmed_at": confirmed_at.isoformat() if confirmed_at else None,
        "company": details.company,
        "job_title": details.job_title,
        "phones": [{"number": phone.number, "e164": phone.e164, "kind": phone.kind} for phone in details.phones],
        "websites": list(details.websites),
        "address": details.address,
        "notes": details.notes,
        "created_at": contact.created_at.isoformat(),
        "updated_at": contact.updated_at.isoformat(),
    }
