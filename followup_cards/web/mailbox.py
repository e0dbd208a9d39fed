"""The mailbox that the page may put drafts into: found again each time, since its password is kept nowhere here."""

from dataclasses import dataclass

from followup_cards.errors import UsageError
from followup_cards.mailbox.account import Account
from followup_cards.service import mailbox as service
from followup_cards.service.mailbox import Drafts


@dataclass(frozen=True)
class Mailbox:
    """Which mailbox, and how to get in without asking anybody: the page never takes a password."""

    account: Account
    password_command: str | None = None
    drafts_folder: str | None = None

    @property
    def name(self) -> str:
        """Return what a person knows the mailbox by: their address, where that is the name at the server."""
        return self.account.user if "@" in self.account.user else self.account.name

    def opened(self) -> Drafts:
        """Return the drafts folder, once the mailbox has let us in.

        Raises:
            UsageError: nothing knows the password.
            DestinationFailure: the server can't be reached or refuses.
        """
        secret, _ = service.secret_for(self.account, self.password_command, lambda: None)
        if secret is None:
            raise UsageError(
                "The computer does not know the mailbox's password, and this page never asks for one. Start `serve`"
                " with --password-command, or run `followup-cards draft --to mailbox --remember` there once."
            )
        return service.look(self.account, secret, self.drafts_folder)
