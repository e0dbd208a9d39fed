"""`doctor`: what is found on this machine, and how to get the rest."""

import sys

import click

from followup_cards.bootstrap import App
from followup_cards.cli.streams import line_of_json, note, result
from followup_cards.cli.text import harmless, moment, plural
from followup_cards.errors import NoEngine, StoreFailure
from followup_cards.service import repairing
from followup_cards.service.health import STORE, Finding, examine, has_engine
from followup_cards.store.photos import FOLDER as PHOTOS


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each finding, on one line.")
@click.option("--repair", is_flag=True, help="Put the newest good copy in the place of a damaged store.")
@click.pass_obj
def doctor(app: App, *, as_json: bool, repair: bool) -> None:
    """Show what is found on this machine, and how to get the rest.

    With --repair, a damaged store is kept aside and the newest good copy takes its place; one that is whole is left
    alone.
    """
    if repair:
        put_right(app)
        return
    findings = (*examine(app.settings), terminal())
    for finding in findings:
        if as_json:
            line_of_json({"check": finding.check, "found": finding.found, "detail": finding.detail})
        else:
            result(line(finding))
    if not has_engine(findings):
        raise NoEngine("No OCR engine was found, so no card can be read. Install one as said above.")
    if any(finding.check == STORE and not finding.found for finding in findings):
        raise StoreFailure("The store is damaged. `followup-cards doctor --repair` puts back the newest good copy.")


def put_right(app: App) -> None:
    """Repair the store and say what was done."""
    home = app.settings.home
    found = repairing.repair(home, app.now())
    if found is None:
        result("The store is whole; nothing was changed.")
        return
    when = moment(found.done.copied_at.astimezone())
    result(
        f"The store was damaged ({harmless(found.done.fault)}). It is as it stood on {when} again, with"
        f" {plural(found.contacts, 'contact')}, from {found.done.copy}."
    )
    note(f"The damaged one is kept in {found.done.aside}, until you delete it or purge somebody.")
    if found.unknown_photos:
        count = plural(len(found.unknown_photos), "photograph is", "photographs are")
        note(f"{count} younger than that. Read them again: `followup-cards capture {home / PHOTOS}`.")


def line(finding: Finding) -> str:
    """Return one finding as a line."""
    mark = click.style("found  ", fg="green") if finding.found else click.style("missing", fg="yellow")
    return f"{mark}  {finding.check:<18} {finding.detail}"


def terminal() -> Finding:
    """Look at whether a person can be asked here, and whether any letter can be shown."""
    encoding = (sys.stdout.encoding or "unknown").lower()
    asks = "asks at the prompt" if sys.stdin.isatty() else "not a terminal: answers are read line by line"
    if encoding.replace("-", "") == "utf8":
        return Finding("terminal", found=True, detail=f"{asks}; shows any letter (UTF-8)")
    return Finding("terminal", found=False, detail=f"{asks}; shows only {encoding}: set LANG=C.UTF-8 to see every name")
