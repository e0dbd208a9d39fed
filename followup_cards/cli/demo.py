"""`demo`: watch photographs of cards become drafts, in a throw-away home."""

import shlex
import shutil
import sys
import tempfile
from pathlib import Path

import click

from followup_cards.bootstrap import App
from followup_cards.cli.progress import over
from followup_cards.cli.streams import note, result
from followup_cards.cli.text import harmless, moment, plural
from followup_cards.followup.deadline import deadline
from followup_cards.model import PanelMember
from followup_cards.service import demo as service
from followup_cards.store.database import open_database


@click.command()
@click.option(
    "--samples",
    type=click.Path(path_type=Path),
    default=service.SAMPLES,
    show_default="sample_cards in the source tree",
    metavar="DIR",
    help="The photographs to show it on.",
)
@click.pass_obj
def demo(app: App, samples: Path) -> None:
    """Watch photographs of cards become contacts and drafts.

    Works in a throw-away folder, confirms only what is sure, opens nothing and sends nothing.
    """
    photos = service.sample_photos(samples)
    home = Path(tempfile.mkdtemp(prefix="followup-cards-demo-"))
    note(f"Reading {plural(len(photos), 'photograph')} of cards; this takes a second or two for each.")
    with open_database(home) as db:
        account = service.run(db, over(photos, "Reading"), app.read, app.now, app.develop)
    for line in account_lines(account, home):
        result(line)


def account_lines(account: service.Account, home: Path) -> list[str]:
    """Return what the demonstration did, where everything is, and what to type next."""
    interview = account.interview
    call = program()
    by = moment(deadline(interview.ended_at).astimezone())
    waiting = plural(account.waiting, "card waits", "cards wait")
    ago = plural(service.ENDED_AGO.seconds // 3600, "hour")
    lines = [
        f"Read {plural(account.photos, 'photograph')}: {plural(account.cards, 'card')}.",
        f"Confirmed {plural(len(account.contacts), 'contact')} whose address is sure; {waiting} for your eyes.",
        *(f"Could not read {harmless(page.failure.message)}" for page in account.failures if page.failure),
        "",
        f"{interview.name} at {harmless(interview.company)} ({interview.role}) ended {ago} ago.",
        f"Write to everyone by {by}:",
        *(seat_line(member) for member in interview.panel),
    ]
    lines += ["", "Drafts, unsent, for your mail program to open:"]
    lines += [f"  {one.file}" for one in account.drafts if one.file]
    lines += [
        "",
        "What to type next:",
        f"  export FOLLOWUP_CARDS_HOME={shlex.quote(str(home))}",
        f"  {call} review    # the cards that wait, each beside its picture",
        f'  {call} draft "{interview.name}" --scenario not-a-match --to stdout',
        f"  {call} due",
        "and in a new terminal, for your own cards and in your own folder:",
        f"  {call} capture PHOTO",
        "",
        f"Everything is in {home}; delete it when you have seen enough.",
    ]
    return lines


def program() -> str:
    """Return how this program is called from here: by its name when the shell finds it, else by its path."""
    name = "followup-cards"
    found, own = shutil.which(name), Path(sys.argv[0])
    if own.name != name or (found and own.exists() and Path(found).samefile(own)):
        return name
    return shlex.quote(str(own))


def seat_line(member: PanelMember) -> str:
    """Return one panel member as a line."""
    details = member.details
    return f"  {member.part.value:<15} {harmless(details.name)} <{harmless(details.email or '')}>"
