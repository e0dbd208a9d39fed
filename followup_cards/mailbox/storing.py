"""Putting messages into a mailbox's drafts so that each is there once, however often it is tried."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from followup_cards.errors import DestinationFailure
from followup_cards.mailbox.session import able, answer

if TYPE_CHECKING:
    from imap_tools import BaseMailBox

FLAGS: Final = ("\\Draft", "\\Seen")
_OURS: Final = "@followup-cards.invalid"
"""The end of every id of ours; no such domain can exist (RFC 2606)."""
_AT_ONCE: Final = 500
_FULL: Final = ("OVERQUOTA", "quota")


class Became(StrEnum):
    """What became of a message in the mailbox."""

    STORED = "stored"
    THERE = "already there"
    REPLACED = "replaced"


@dataclass(frozen=True)
class Outgoing:
    """One message as it is to stand in the mailbox, and the ids of those whose place it takes."""

    message_id: str
    data: bytes
    replaces: tuple[str, ...] = ()


def message_id(*parts: str) -> str:
    """Return the id of the message that some facts mean: the same facts give the same id, on every day."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()
    return f"<{digest[:32]}{_OURS}>"


def store(
    box: "BaseMailBox", folder: str, messages: Sequence[Outgoing], now: datetime, *, replace: bool = False
) -> Iterator[Became]:
    """Put messages into a folder, one by one; one that is there already stays, unless it is to be replaced.

    What is replaced goes first: were this interrupted, the next run would find none and store the new one.

    Raises:
        DestinationFailure: the mailbox is full, or the server refuses; those yielded before are there.
    """
    box.folder.set(folder)
    there = ours(box)
    for message in messages:
        old = [uid for replaced in message.replaces for uid in there.get(replaced, ())]
        same = there.get(message.message_id, [])
        if same and not replace:
            remove(box, old)
            yield Became.THERE
            continue
        remove(box, [*old, *same])
        append(box, folder, message, now)
        yield Became.REPLACED if old or same else Became.STORED


def ours(box: "BaseMailBox") -> Mapping[str, list[str]]:
    """Return the messages of the folder that carry an id of ours, by that id; asked for once, not for each message."""
    uids = box.uids(f'HEADER Message-ID "{_OURS}" UNDELETED', charset=None)
    found = defaultdict[str, list[str]](list)
    if uids:
        for message in box.fetch(uid_list=uids, mark_seen=False, headers_only=True, bulk=_AT_ONCE):
            found[str(message.obj["Message-ID"]).strip()].append(message.uid or "")
    return found


def remove(box: "BaseMailBox", uids: Sequence[str]) -> None:
    """Remove messages of ours; where the server can't remove them alone, they stay marked as deleted."""
    from imap_tools import MailboxDeleteError

    if uids:
        status, said = box.client.uid("STORE", ",".join(uids), "+FLAGS", r"(\Deleted)")
        if status != "OK":
            raise MailboxDeleteError((status, said), "OK")
        if able(box, "UIDPLUS"):
            box.client.uid("EXPUNGE", ",".join(uids))


def append(box: "BaseMailBox", folder: str, message: Outgoing, now: datetime) -> None:
    """Put one message into a folder.

    Raises:
        DestinationFailure: the mailbox is full.
    """
    from imap_tools import MailboxAppendError

    try:
        box.append(message.data, folder, now, FLAGS)
    except MailboxAppendError as error:
        said = answer(error)
        if any(word.casefold() in said.casefold() for word in _FULL):
            raise DestinationFailure(
                "The mailbox is full, so the draft was not stored. Make room in it, then run the same command again."
            ) from error
        raise
