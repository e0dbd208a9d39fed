"""Contacts: found by what a person types, listed, changed, removed."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from followup_cards.errors import UnknownName, UsageError
from followup_cards.folding import folded
from followup_cards.model import Contact, ContactDetails, Phone
from followup_cards.service.names import split
from followup_cards.store import contacts
from followup_cards.store.database import Database, Transaction

if TYPE_CHECKING:  # what only changing a contact takes is loaded there: most commands just look
    from followup_cards.model import Field
    from followup_cards.store.changes import LastChange

SHOWN_WHEN_AMBIGUOUS = 5


@dataclass(frozen=True)
class Changes:
    """What is to change in a contact; None leaves a field as it is, and an empty text empties it."""

    name: str | None = None
    email: str | None = None
    company: str | None = None
    job_title: str | None = None
    phones: tuple[str, ...] | None = None
    websites: tuple[str, ...] | None = None
    address: str | None = None
    notes: str | None = None


def find(db: Database, who: str) -> Contact:
    """Return the contact that an id, an address or an unambiguous name names.

    Raises:
        UnknownName: none does, or several do.
    """
    with db.reading() as tx:
        return resolve(tx, who)


def resolve(tx: Transaction, who: str) -> Contact:
    """Return the contact that is meant, within a transaction."""
    found = candidates(tx, who.strip())
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownName(f'No contact fits "{who}". See them with `followup-cards contacts list`.')
    names = "; ".join(f"{contact.id} {contact.details.name}" for contact in found[:SHOWN_WHEN_AMBIGUOUS])
    more = ", and others" if len(found) > SHOWN_WHEN_AMBIGUOUS else ""
    raise UnknownName(f'Several contacts fit "{who}": {names}{more}. Say which by its number.')


def candidates(tx: Transaction, who: str) -> tuple[Contact, ...]:
    """Return whom a text may mean: by id, else by address, else by the whole name, else by a part of it."""
    if who.isascii() and who.isdigit() and len(who) < 19:
        contact = contacts.get(tx, int(who))
        return (contact,) if contact else ()
    return contacts.with_email(tx, who) or contacts.with_name(tx, who) or with_part(tx, who)


def with_part(tx: Transaction, who: str) -> tuple[Contact, ...]:
    """Return whose name holds a text; for a text that is in nobody's name, who holds it in another field."""
    found = contacts.matching(tx, who)
    return tuple(contact for contact in found if folded(who) in folded(contact.details.name)) or found


def every(db: Database, words: str | None = None) -> tuple[Contact, ...]:
    """Return all contacts, or those that hold some words in any field."""
    with db.reading() as tx:
        return contacts.matching(tx, words) if words else contacts.every(tx)


def each(db: Database) -> Generator[Contact, None, None]:
    """Give all contacts by name, one after the other; close the iterator before the store."""
    with db.reading() as tx:
        yield from contacts.each(tx)


def edit(db: Database, who: str, changes: Changes, *, retyped: str | None, now: datetime) -> Contact:
    """Change a contact; a new address counts as confirmed only when it was typed a second time alike.

    Raises:
        UnknownName: nobody, or several, are meant.
        UsageError: a name left empty, or something that can't be an address.
    """
    from followup_cards.confirmation.typed import fault_in_address
    from followup_cards.store import changes as store_changes

    if changes.name is not None and not changes.name.strip():
        raise UsageError("A contact needs a name. Give it with --name.")
    if changes.name is not None and len(changes.name.splitlines()) > 1:
        raise UsageError("A name can't hold a line break. Write it on one line.")
    if changes.email and (fault := fault_in_address(changes.email)):
        raise UsageError(fault)
    with db.transaction() as tx:
        contact = resolve(tx, who)
        before = store_changes.before(tx, [contact.id])
        after = contacts.update(tx, contact.id, changed(contact.details, changes, retyped, now), now)
        store_changes.keep(tx, f"the edit of {contact.details.name}", before, now)
        return after


def changed(old: ContactDetails, changes: Changes, retyped: str | None, now: datetime) -> ContactDetails:
    """Return the details after the changes."""
    from followup_cards.confirmation.typed import same_address

    texts: dict[str, Any] = {
        name: value.strip() or None
        for name in ("company", "job_title", "address", "notes")
        if (value := getattr(changes, name)) is not None
    }
    new = replace(old, **texts)
    if changes.name is not None:
        given, family = split(changes.name.strip())
        new = replace(new, name=changes.name.strip(), given_name=given, family_name=family)
    if changes.email is not None:
        email = changes.email.strip() or None
        confirmed = email is not None and retyped is not None and same_address(email, retyped)
        new = replace(new, email=email, email_confirmed_at=now if confirmed else None)
    if changes.phones is not None:
        known = {phone.number: phone for phone in old.phones}
        new = replace(new, phones=tuple(known.get(n, Phone(n)) for n in changes.phones if n.strip()))
    if changes.websites is not None:
        new = replace(new, websites=tuple(url for url in changes.websites if url.strip()))
    return new


def remove(db: Database, contact_id: int, now: datetime) -> None:
    """Remove a contact, and with it every seat on a panel and every decision about it; it can be undone."""
    from followup_cards.store import changes as store_changes

    with db.transaction() as tx:
        before = store_changes.before(tx, [contact_id])
        contact = contacts.get(tx, contact_id)
        contacts.remove(tx, contact_id)
        if contact:
            store_changes.keep(tx, f"the removal of {contact.details.name}", before, now)


def merge(db: Database, into: int, other: int, stays: "frozenset[Field]", now: datetime) -> Contact:
    """Make one contact of two: the first takes over what the second says, its seats, its cards, and their grounds.

    Raises:
        UsageError: they are the same contact, or one is gone.
    """
    from followup_cards.confirmation.merging import merged
    from followup_cards.store import changes as store_changes

    if into == other:
        raise UsageError("That is one and the same contact. Name two.")
    with db.transaction() as tx:
        kept, gone = contacts.get(tx, into), contacts.get(tx, other)
        if kept is None or gone is None:
            raise UsageError("One of the two contacts is gone. See who is there with `followup-cards contacts list`.")
        before = store_changes.before(tx, [into, other])
        one = contacts.update(tx, into, merged(kept.details, gone.details, stays), now)
        contacts.take_over(tx, into, other)
        contacts.remove(tx, other)
        store_changes.keep(tx, f"the merge of {gone.details.name} into {kept.details.name}", before, now)
        return one


def undo(db: Database) -> "LastChange":
    """Take back the last change to contacts; return what it was.

    Raises:
        UsageError: there is none, or a contact was changed since by something that can't be undone.
    """
    from followup_cards.store import changes as store_changes

    with db.transaction() as tx:
        change = store_changes.last(tx)
        if change is None:
            raise UsageError("There is nothing to undo. Only the last change to contacts is kept.")
        try:
            store_changes.undo(tx)
        except store_changes.Overtaken:
            raise UsageError(
                f"{change.what[:1].upper()}{change.what[1:]} can't be undone any more: what it touched was changed"
                " since. Nothing was changed; use `followup-cards contacts edit`."
            ) from None
        return change
