"""Which folder of a mailbox holds its drafts: what the server marks so, else what is usually called so."""

import re
from typing import TYPE_CHECKING, Final

from followup_cards.errors import UsageError
from followup_cards.mailbox.session import able

if TYPE_CHECKING:
    from imap_tools import BaseMailBox

USUAL_NAMES: Final = frozenset(
    [
        *("drafts", "draft", "entwürfe", "brouillons", "borradores", "rascunhos", "bozze", "concepten", "utkast"),
        *("kladder", "luonnokset", "szkice", "kopie robocze", "koncepty", "piszkozatok", "черновики", "чернетки"),
        *("taslaklar", "πρόχειρα", "下書き", "草稿", "草稿箱", "임시보관함"),
    ]
)  # what Gmail, Outlook, Thunderbird and Apple Mail call the folder in their languages, 2026-11; never another folder
_LISTED: Final = re.compile(rb'\([^)]*\\Drafts[^)]*\) (?:NIL|"(?:[^"\\]|\\.)*") (?P<name>.+)', re.IGNORECASE)
# (\HasNoChildren \Drafts) "/" "Entw&APw-rfe"


class NoDraftsFolder(UsageError):  # noqa: N818 - named like the other causes, for what happened
    """No folder of the mailbox is known to hold drafts; `folders` are those there are."""

    def __init__(self, message: str, folders: tuple[str, ...]) -> None:
        super().__init__(message)
        self.folders = folders


def drafts_folder(box: "BaseMailBox", wanted: str | None = None) -> str:
    """Return the folder of a mailbox that holds its drafts; none is ever made.

    Raises:
        NoDraftsFolder: none is known, or the one that is wanted is not there.
    """
    listed = [one for one in box.folder.list() if "\\noselect" not in {flag.casefold() for flag in one.flags}]
    names: tuple[str, ...] = tuple(one.name for one in listed)
    if wanted is not None:
        if wanted in names:
            return wanted
        raise NoDraftsFolder(f'The mailbox has no folder "{wanted}". It has: {"; ".join(names)}.', names)
    marked: list[str] = [one.name for one in listed if "\\drafts" in {flag.casefold() for flag in one.flags}]
    usual = [one.name for one in listed if last_part(one.name, one.delim).casefold() in USUAL_NAMES]
    found: str | None = next(iter([*(marked or marked_on_request(box, names)), *usual]), None)
    if found is None:
        raise NoDraftsFolder(
            f"It can't be told which folder of the mailbox holds its drafts. Say so with --drafts-folder NAME; it has:"
            f" {'; '.join(names)}.",
            names,
        )
    return found


def marked_on_request(box: "BaseMailBox", names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the folders that a server marks as drafts only when asked for special uses (RFC 6154)."""
    from imap_tools.utils import encode_folder

    if not able(box, "SPECIAL-USE"):
        return ()
    box.client.response("LIST")  # forget what was listed before
    status, _ = box.client.xatom("LIST", "(SPECIAL-USE)", '""', "*")
    lines = box.client.response("LIST")[1] if status == "OK" else []
    said = [found["name"].strip(b'"') for line in lines if isinstance(line, bytes) and (found := _LISTED.match(line))]
    return tuple(name for name in names if encode_folder(name).strip(b'"') in said)


def last_part(name: str, delimiter: str) -> str:
    """Return a folder's own name, without those that it lies in."""
    return name.rsplit(delimiter, 1)[-1] if delimiter and delimiter != "NIL" else name
