"""`serve`: the page for the telephone, until Ctrl-C."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path

import click

from followup_cards.bootstrap import App
from followup_cards.cli.dns_option import CHECK_DNS
from followup_cards.cli.streams import at_terminal, line_of_json, note
from followup_cards.cli.text import plural
from followup_cards.errors import UsageError

DEFAULT_PORT = 8347
OVERHEARD = (
    "This is plain HTTP: whoever shares the Wi-Fi can overhear it. Use your own network or your phone's hotspot, or"
    " give --tls-cert and --tls-key."
)


@click.command()
@click.option("--lan", is_flag=True, help="Let phones on your network reach the page; else only this computer can.")
@click.option("--address", metavar="IP", help="Which of this computer's addresses to serve at, when it has several.")
@click.option("--port", type=click.IntRange(0, 65535), default=DEFAULT_PORT, show_default=True, help="0 takes any.")
@click.option("--tls-cert", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Serve HTTPS.")
@click.option("--tls-key", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The certificate's key.")
@click.option("--forget", is_flag=True, help="Drop all paired phones and browsers, and stop.")
@click.option("--mailbox", metavar="URL", help="A mailbox that drafts may be put into from the page.")
@click.option("--mail-user", metavar="NAME", help="Your name at the mail server, usually your address.")
@click.option("--password-command", metavar="CMD", help="A command that prints its password; else the keyring's.")
@click.option("--drafts-folder", metavar="NAME", help="The mailbox's folder for drafts, if it can't be told.")
@CHECK_DNS
@click.option("--json", "as_json", is_flag=True, help="Print the addresses as one JSON object on the first line.")
@click.pass_obj
def serve(
    app: App,
    *,
    lan: bool,
    address: str | None,
    port: int,
    tls_cert: Path | None,
    tls_key: Path | None,
    forget: bool,
    mailbox: str | None,
    mail_user: str | None,
    password_command: str | None,
    drafts_folder: str | None,
    as_json: bool,
) -> None:
    """Photograph and confirm cards from your phone, on a page that this computer serves.

    Scan the QR code with your phone (with --lan), or open the link here. It pairs one browser, once. Press Enter for
    another code, Ctrl-C to stop; what was confirmed is kept, and uploads that wait are read the next time.
    """
    from followup_cards.service.pairing import forget_all

    if forget:
        note(f"{plural(forget_all(app.settings.home), 'pairing was', 'pairings were')} dropped.")
        return
    if (tls_cert is None) != (tls_key is None):
        raise UsageError("HTTPS takes both: --tls-cert and --tls-key.")
    from followup_cards.mailbox.account import account
    from followup_cards.web.app import make_ready, site_for
    from followup_cards.web.mailbox import Mailbox
    from followup_cards.web.server import LOOPBACK, Tls, lan_address, listening, run

    named = mailbox or app.settings.mailbox
    box = account(named, mail_user or app.settings.mail_user) if named else None
    where = address or (lan_address() if lan else LOOPBACK)
    tls = Tls(tls_cert, tls_key) if tls_cert and tls_key else None
    into = Mailbox(box, password_command, drafts_folder) if box else None
    site = site_for(app, secure=tls is not None, mailbox=into)
    make_ready(site)
    listener = listening(where, port)
    host = f"[{where}]" if ":" in where else where
    url = f"{'https' if tls else 'http'}://{host}:{listener.getsockname()[1]}/"

    def invite(*, first: bool = False) -> None:
        invitation = site.pairing.invite()
        link = f"{url}pair?t={invitation.token}"
        if as_json and first:
            line_of_json({"url": url, "pair_url": link})
        show(url, link, invitation.code)

    invite(first=True)
    if where != LOOPBACK and tls is None:
        note(OVERHEARD)
    if at_terminal():
        threading.Thread(target=invite_on_enter, args=(invite,), daemon=True).start()
    try:
        run(site, listener, where, tls)
    except KeyboardInterrupt:
        note("Stopped. What was confirmed is kept.")


def show(url: str, link: str, code: str) -> None:
    """Show how to pair a phone or a browser."""
    import segno

    segno.make(link, error="l").terminal(sys.stderr, compact=True)
    note(f"Scan this, or open {link}")
    note(f"Or open {url}pair and type {code[:3]} {code[3:]}. Each pairs one browser, within five minutes.")
    note("Enter: another code. Ctrl-C: stop.")


def invite_on_enter(invite: Callable[[], None]) -> None:
    """Make another invitation whenever the person presses Enter."""
    for _ in sys.stdin:
        invite()
