"""`--check-dns`: ask the name server whether an address's domain takes mail, and show what it says."""

from dataclasses import replace

import click

from followup_cards.bootstrap import App
from followup_cards.model import Review
from followup_cards.service.mail_domains import with_warnings


def noted(ctx: click.Context, _: click.Parameter, value: bool | None) -> None:  # noqa: FBT001 - click calls it so
    """Let the option win over the setting, for this command."""
    if value is not None and isinstance(ctx.obj, App):
        ctx.obj = replace(ctx.obj, settings=replace(ctx.obj.settings, check_dns=value))


CHECK_DNS = click.option(
    "--check-dns/--no-check-dns",
    default=None,
    expose_value=False,
    callback=noted,
    help="Warn when an address's domain takes no mail. Your name server then learns the domain.",
)


def checked(app: App, card: Review) -> Review:
    """Return a card with the warnings that are due, when they were asked for."""
    return with_warnings(card, app.ask_domain) if app.settings.check_dns else card
