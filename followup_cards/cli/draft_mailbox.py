"""`draft --to mailbox`: find the way in before a word is written, then put the drafts there."""

import click

from followup_cards.bootstrap import App
from followup_cards.cli.draft_options import MailboxOptions
from followup_cards.cli.streams import EndOfInput, ask, at_terminal, note
from followup_cards.cli.text import harmless
from followup_cards.errors import UsageError
from followup_cards.mailbox.account import Account, account
from followup_cards.mailbox.folders import NoDraftsFolder
from followup_cards.model import DraftSet, Interview, Scenario
from followup_cards.service import mailbox as service
from followup_cards.service.drafts import Delivered
from followup_cards.service.mailbox import Drafts


def way_in(app: App, options: MailboxOptions) -> Drafts:
    """Return the drafts folder of the mailbox that the options or the settings name.

    Raises:
        UsageError: it isn't said which mailbox, or there is no password and nobody to ask.
        DestinationFailure: the server can't be reached or refuses.
    """
    url = options.mailbox or app.settings.mailbox
    if not url:
        raise UsageError(
            "Say which mailbox: --mailbox imaps://imap.example.org --mail-user you@example.org, or set"
            " FOLLOWUP_CARDS_MAILBOX and FOLLOWUP_CARDS_MAIL_USER."
        )
    where = account(url, options.mail_user or app.settings.mail_user, oauth=options.oauth)
    secret, typed = service.secret_for(where, options.password_command, lambda: asked(where))
    if secret is None:
        raise UsageError(
            "There is no password, and nobody to ask. Name a command that prints it with --password-command, or run"
            " this in a terminal."
        )
    found = looked_up(where, secret, options.drafts_folder)
    if typed and options.remember and not service.keep_secret(found):
        note("This system has no keyring, so the password is not kept.")
    return found


def looked_up(where: Account, secret: str, wanted: str | None) -> Drafts:
    """Return the drafts folder; ask a person which it is where it can't be told."""
    try:
        return service.look(where, secret, wanted)
    except NoDraftsFolder as error:
        if wanted is not None or not at_terminal():
            raise
        for number, name in enumerate(error.folders, 1):
            note(f"  {number}  {harmless(name)}")
        try:
            said = ask("Which folder holds your drafts? > ")
        except EndOfInput:
            raise error from None
        numbers = {str(number): name for number, name in enumerate(error.folders, 1)}
        return service.look(where, secret, numbers.get(said, said))


def asked(where: Account) -> str | None:
    """Ask for the password without showing it; None when nobody is there."""
    if not at_terminal():
        return None
    what = "Access token" if where.oauth else "Password"
    said: str = click.prompt(f"{what} of {harmless(where.name)}", prompt_suffix=" > ", hide_input=True, err=True)
    return said


def put(
    app: App, into: Drafts, drafts: DraftSet, interview: Interview, scenario: Scenario, *, replace: bool
) -> tuple[Delivered, ...]:
    """Put every draft that no lint blocks into the mailbox."""
    sound = tuple(draft for draft in drafts.drafts if not draft.blocked)
    became = service.put(into, sound, interview, scenario, app.now(), replace=replace)
    states = {id(draft): state.value for draft, state in zip(sound, became, strict=True)}
    return tuple(Delivered(draft, mailbox=states.get(id(draft))) for draft in drafts.drafts)
