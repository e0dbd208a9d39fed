"""`doctor`: what is found on this machine, and how to get the rest."""

import sys

import click

from followup_cards.bootstrap import App
from followup_cards.cli.streams import line_of_json, result
from followup_cards.errors import NoEngine
from followup_cards.service.health import Finding, examine, has_engine


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each finding, on one line.")
@click.pass_obj
def doctor(app: App, *, as_json: bool) -> None:
    """Show what is found on this machine, and how to get the rest."""
    findings = (*examine(app.settings), terminal())
    for finding in findings:
        if as_json:
            line_of_json({"check": finding.check, "found": finding.found, "detail": finding.detail})
        else:
            result(line(finding))
    if not has_engine(findings):
        raise NoEngine("No OCR engine was found, so no card can be read. Install one as said above.")


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
