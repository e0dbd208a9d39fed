"""Contacts and panels as files of other programs."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from followup_cards.errors import UsageError
from followup_cards.export import drafter, qr
from followup_cards.export.characters import plain_ascii
from followup_cards.export.destination import make_folder, write_atomically
from followup_cards.export.formats import FORMATS
from followup_cards.model import Contact
from followup_cards.service import interviews
from followup_cards.service.card_pictures import of_contacts
from followup_cards.service.contacts import find, resolve
from followup_cards.store import contacts
from followup_cards.store.database import Database


def chosen(db: Database, who: tuple[str, ...]) -> tuple[Contact, ...]:
    """Return those who are named, each once; everybody when nobody is.

    Raises:
        UnknownName: somebody who is named is not a contact, or could be several.
    """
    with db.reading() as tx:
        found = tuple({contact.id: contact for contact in (resolve(tx, text) for text in who)}.values())
        return found if who else contacts.every(tx)


def contacts_file(db: Database, name: str, who: tuple[str, ...], *, photos: bool = False) -> tuple[bytes, int]:
    """Return contacts in a format, with pictures of their cards if asked for, and how many there are."""
    them = chosen(db, who)
    return written(name, them, of_contacts(db, them) if photos else {}), len(them)


def contact_files(db: Database, name: str, who: tuple[str, ...], *, photos: bool = False) -> Mapping[str, bytes]:
    """Return a file for each contact, by file name; names on cards cannot lead out of a folder."""
    them = chosen(db, who)
    pictures = of_contacts(db, them) if photos else {}
    suffix = FORMATS[name].suffix
    return {
        f"{plain_ascii(one.details.name)[:60] or 'contact'}-{one.id}{suffix}": written(name, (one,), pictures)
        for one in them
    }


def written(name: str, them: Sequence[Contact], pictures: Mapping[int, bytes]) -> bytes:
    """Return contacts in a format, with pictures where it holds some.

    Raises:
        UsageError: pictures for a format that can't hold any.
    """
    form = FORMATS[name]
    if not pictures:
        return form.write(them)
    if form.write_with_photos is None:
        raise UsageError(f"The format {name} can't hold photographs. Leave --photo out.")
    return form.write_with_photos(them, pictures)


def panel_file(db: Database, interview: str) -> tuple[bytes, int]:
    """Return an interview with its panel as the file that `draft --contacts` takes, and how many it holds."""
    one = interviews.get(db, interview)
    return drafter.write(one), len(one.panel)


def qr_lines(db: Database, who: str, *, color: bool) -> list[str]:
    """Return a contact's QR code for a terminal."""
    return list(qr.terminal_lines(qr.matrix(find(db, who)), color=color))


def qr_file(db: Database, who: str, suffix: str) -> bytes:
    """Return a contact's QR code as a picture."""
    return qr.picture(find(db, who), suffix)


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        DestinationFailure: it can't be written.
    """
    write_atomically(path, data)


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, made if it is not there; each whole or not at all.

    Raises:
        DestinationFailure: the folder can't be made, or a file can't be written.
    """
    make_folder(folder)
    for name, data in files.items():
        write_atomically(folder / name, data)
