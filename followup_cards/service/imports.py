"""Contacts out of the files of other programs: all read and checked before the first is written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from followup_cards.errors import UsageError
from followup_cards.imports import formats
from followup_cards.imports.person import Imported
from followup_cards.model import Contact, ContactDetails
from followup_cards.service.names import with_names_split
from followup_cards.store import changes, contacts
from followup_cards.store.database import Database, Transaction

MOST_UNDONE = 10_000
"""People in one import that can still be undone; a larger one would make the store's note of it unwieldy."""


class Came(StrEnum):
    """What became of a person in a file."""

    ADDED = "added"
    SKIPPED = "skipped"
    """The contact is here already, and stays as it is."""
    MERGED = "merged"
    """The contact is here already, and took over what it did not know."""


@dataclass(frozen=True)
class Outcome:
    """One person in a file, and the contact that they are now."""

    source: str
    imported: Imported
    came: Came
    contact: Contact


def read_files(paths: Sequence[Path], *, encoding: str | None, region: str | None) -> list[tuple[str, Imported]]:
    """Return everybody in some files, each with the file's name.

    Raises:
        UsageError: a file can't be read.
        BadAnswers: a file is not what its format says; then none of them counts.
    """
    found: list[tuple[str, Imported]] = []
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise UsageError(
                f"{path} can't be read: {(error.strerror or str(error)).lower()}. Nothing was imported; check its name."
            ) from error
        found += [(str(path), one) for one in formats.people(data, str(path), encoding=encoding, region=region)]
    return found


def take_over(
    db: Database, found: Sequence[tuple[str, Imported]], *, merge: bool, confirmed: bool, now: datetime
) -> list[Outcome]:
    """Keep everybody in one transaction, as one change that can be undone.

    Addresses stay unconfirmed unless `confirmed` says to believe our own JSON; `merge` completes who is here already.
    """
    with db.transaction() as tx:
        here = {old.id for _, one in found if (old := same(tx, one.details))} if merge else set[int]()
        undoable = len(here) + len(found) <= MOST_UNDONE
        before = changes.before(tx, sorted(here) if undoable else ())
        outcomes = [_taken(tx, source, one, merge=merge, confirmed=confirmed, now=now) for source, one in found]
        made = {one.contact.id for one in outcomes if one.came is Came.ADDED}
        if any(one.came is not Came.SKIPPED for one in outcomes):
            files = ", ".join(dict.fromkeys(source for source, _ in found))
            changes.keep(tx, f"the import of {files}", before, now, made) if undoable else changes.forget(tx)
        return outcomes


def _taken(tx: Transaction, source: str, person: Imported, *, merge: bool, confirmed: bool, now: datetime) -> Outcome:
    details = with_names_split(person.details)
    if confirmed and person.confirmed_at and person.confirmed_at <= now:  # nobody confirms in the future
        details = replace(details, email_confirmed_at=person.confirmed_at)
    old = same(tx, details)
    if old is None:
        return Outcome(source, person, Came.ADDED, contacts.add(tx, details, now))
    whole = completed(old.details, details)
    if not merge or whole == old.details:
        return Outcome(source, person, Came.SKIPPED, old)
    return Outcome(source, person, Came.MERGED, contacts.update(tx, old.id, whole, now))


def same(tx: Transaction, details: ContactDetails) -> Contact | None:
    """Return the contact at the same address; for somebody without one, the contact of the same name."""
    found = contacts.with_email(tx, details.email) if details.email else contacts.with_name(tx, details.name)
    return found[0] if found else None


def completed(old: ContactDetails, new: ContactDetails) -> ContactDetails:
    """Return a contact with what it did not know; nothing of it is replaced, and its address stays as confirmed."""
    known = {phone.e164 or phone.number for phone in old.phones}
    said = [note for note in (new.notes,) if note and note not in (old.notes or "")]
    notes = "\n".join([*([old.notes] if old.notes else []), *said])
    address = old if old.email else new
    return replace(
        old,
        company=old.company or new.company,
        job_title=old.job_title or new.job_title,
        address=old.address or new.address,
        email=address.email,
        email_confirmed_at=address.email_confirmed_at,
        phones=old.phones + tuple(phone for phone in new.phones if (phone.e164 or phone.number) not in known),
        websites=tuple(dict.fromkeys((*old.websites, *new.websites))),
        notes=notes or None,
    )
