"""Contacts to an address book on a server, and the password for it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from followup_cards import passwords
from followup_cards.carddav import address_book
from followup_cards.carddav.address import server_of
from followup_cards.carddav.address_book import Became, Entry
from followup_cards.carddav.client import Client
from followup_cards.export import vcard
from followup_cards.model import Contact
from followup_cards.service.card_pictures import of_contact
from followup_cards.service.exchange import chosen
from followup_cards.store.database import Database

KEYRING_SERVICE = "followup-cards"
"""Under this name, with the user's at the server's, a keyring keeps the password."""


@dataclass(frozen=True)
class Target:
    """An address book on a server, and who writes to it."""

    url: str
    user: str

    @property
    def account(self) -> str:
        """Return the name that a keyring keeps the password by."""
        return f"{self.user}@{server_of(self.url).host}"


@dataclass(frozen=True)
class Uploaded:
    """What became of one contact on the server."""

    contact: Contact
    became: Became


def password_for(target: Target, command: str | None, ask: Callable[[], str | None]) -> tuple[str | None, bool]:
    """Return the password and whether the person typed it: from the command, else the keyring, else the person.

    Raises:
        UsageError: the address would send it unencrypted; nobody is asked for it then.
    """
    server_of(target.url)
    if command is not None:
        return passwords.from_command(command), False
    kept = passwords.from_keyring(KEYRING_SERVICE, target.account)
    return (kept, False) if kept else (ask(), True)


def keep_password(target: Target, password: str) -> bool:
    """Put a password that worked into the system's keyring; False where there is none."""
    return passwords.keep_in_keyring(KEYRING_SERVICE, target.account, password)


def upload(
    db: Database, target: Target, password: str, who: tuple[str, ...], *, photos: bool, replace: bool
) -> Iterator[Uploaded]:
    """Put contacts into the address book, one by one; doing it again changes only what has changed.

    Raises:
        DestinationFailure: the server can't be reached or refuses; those yielded before are there.
    """
    them: Sequence[Contact] = chosen(db, who)
    with Client(target.url, target.user, password) as client:
        book = address_book.find(client)
        for contact in them:
            picture = of_contact(db, contact) if photos else None
            card = vcard.write_3((contact,), {contact.id: picture} if picture else {})
            entry = Entry(contact.uid, vcard.revision(contact), card)
            yield Uploaded(contact, address_book.put(client, book, entry, vcard.revision_of, replace=replace))
