"""Drafts into a mailbox, each once: the password found, the connection checked, the messages stored."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from followup_cards import passwords
from followup_cards.followup.greeting import full_name
from followup_cards.mailbox.account import Account
from followup_cards.mailbox.folders import drafts_folder
from followup_cards.mailbox.session import opened
from followup_cards.mailbox.storing import Became, Outgoing, message_id, store
from followup_cards.model import Draft, Interview, Scenario

KEYRING_SERVICE = "followup-cards mailbox"
"""Under this name, with the mailbox's, a keyring keeps the password."""


@dataclass(frozen=True)
class Drafts:
    """The drafts folder of a mailbox that has let us in."""

    account: Account
    secret: str
    folder: str


def secret_for(account: Account, command: str | None, ask: Callable[[], str | None]) -> tuple[str | None, bool]:
    """Return the password or token and whether the person typed it: from the command, the keyring, or the person."""
    if command is not None:
        return passwords.from_command(command), False
    kept = passwords.from_keyring(KEYRING_SERVICE, account.name)
    return (kept, False) if kept else (ask(), True)


def keep_secret(drafts: Drafts) -> bool:
    """Put a password that worked into the system's keyring; False where there is none."""
    return passwords.keep_in_keyring(KEYRING_SERVICE, drafts.account.name, drafts.secret)


def look(account: Account, secret: str, wanted: str | None) -> Drafts:
    """Log in and find the drafts folder, before the person writes a word that could be lost.

    Raises:
        DestinationFailure: the server can't be reached or refuses.
        NoDraftsFolder: it can't be told which folder holds the drafts.
    """
    with opened(account, secret) as box:
        return Drafts(account, secret, drafts_folder(box, wanted))


def put(
    into: Drafts,
    drafts: tuple[Draft, ...],
    interview: Interview,
    scenario: Scenario,
    now: datetime,
    *,
    replace: bool = False,
) -> tuple[Became, ...]:
    """Put drafts into the mailbox, each in the place of those of other scenarios; doing it again changes nothing.

    Raises:
        DestinationFailure: the server can't be reached, refuses or goes away; what is there already is whole.
    """
    outgoing = [message_for(draft, interview, scenario, now) for draft in drafts]
    with opened(into.account, into.secret) as box:
        return tuple(store(box, into.folder, outgoing, now, replace=replace))


def message_for(draft: Draft, interview: Interview, scenario: Scenario, now: datetime) -> Outgoing:
    """Return a draft as it stands in a mailbox: with a date, and an id that is the same every time."""
    from followup_cards.export import eml

    ids = {one: message_id(interview.name, person(draft, interview), one.value) for one in Scenario}
    others = tuple(ids[one] for one in Scenario if one is not scenario)
    return Outgoing(ids[scenario], eml.to_bytes(draft, message_id=ids[scenario], date=now), others)


def person(draft: Draft, interview: Interview) -> str:
    """Return what stays the same of the person a draft is written to: the contact's uid, else the address and name."""
    for member in interview.panel:
        same = (member.details.email or "").casefold() == draft.to.casefold()
        if same and member.uid and full_name(member.details) == draft.name:
            return member.uid
    return f"{draft.to.casefold()} {draft.name}"
