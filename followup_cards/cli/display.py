"""Show what was read: fields, how sure they are, and why."""

import shutil
from collections.abc import Sequence

import click

from followup_cards.cli.text import cells, harmless, padded, shortened, shown
from followup_cards.confirmation.fields import candidates_of
from followup_cards.confirmation.recommend import Care, care_for, veiled
from followup_cards.confirmation.telling import weightiest
from followup_cards.model import LABELS, Candidate, ContactDetails, Field, PhotoReading, Reading, Status

COLORS = {Status.SURE: "green", Status.CHECK: "yellow"}
COLUMNS_UNLESS_KNOWN = 100
WIDEST_VALUE = 44
"""Columns; a longer value pushes what follows to the right."""


def photo_lines(page: PhotoReading) -> list[str]:
    """Return what one photo (or one page) showed, card by card."""
    where = harmless(page.photo) + (f", page {page.page}" if page.page else "")
    if page.failure:
        return [f"{click.style(where, bold=True)}: {harmless(page.failure.message)}"]
    lines = []
    for number, reading in enumerate(page.readings, 1):
        several = f", card {number} of {len(page.readings)}" if len(page.readings) > 1 else ""
        lines += [click.style(where + several, bold=True), *card_lines(reading), ""]
    if not page.readings:
        lines += [f"{click.style(where, bold=True)}: no card was found.", ""]
    return lines[:-1] + [f"  {harmless(advice)}" for advice in page.advice] + [""]


def card_lines(reading: Reading, *, veil: bool = False) -> list[str]:
    """Return a card's fields as a table; with `veil`, a guess that is to be typed blind shows its shape alone."""
    found = [
        (candidate, one_line(veiled(candidate) if veil and is_blind(candidate) else candidate.value))
        for field in Field
        for candidate in candidates_of(reading, field)
    ]
    width = min(max((cells(value) for _, value in found), default=0), WIDEST_VALUE)
    rows = [candidate_line(candidate, value, width) for candidate, value in found]
    if not reading.emails:
        rows.append(f"  {LABELS[Field.EMAIL]:<10} {click.style('none on the card', dim=True)}")
    return rows


def is_blind(candidate: Candidate) -> bool:
    """Say whether a value is to be typed before it is shown."""
    return candidate.field is Field.EMAIL and care_for(candidate) is Care.TYPE


def candidate_line(candidate: Candidate, value: str, width: int) -> str:
    """Return one field's row: label, value, sure or check, and the reasons that weigh most."""
    mark = click.style(f"{candidate.status.value:<6}", fg=COLORS[candidate.status])
    label = LABELS[candidate.field]
    if candidate.kind and candidate.kind != "work":
        label = candidate.kind.capitalize()
    start = f"  {label:<10} {padded(value, width)} {mark} "
    reasons = _that_fit(
        [shown(item.text) for item in weightiest(candidate)],
        shutil.get_terminal_size((COLUMNS_UNLESS_KNOWN, 24)).columns - cells(click.unstyle(start)),
    )
    return (start + click.style(reasons, dim=True)).rstrip()


def _that_fit(reasons: Sequence[str], room: int) -> str:
    """Return the first reason, and as many more as stand on the same row."""
    told = ""
    for reason in reasons:
        longer = f"{told}; {reason}" if told else reason
        if told and cells(longer) > room:
            break
        told = longer
    return told


def details_lines(details: ContactDetails) -> list[str]:
    """Return a contact's fields as a table."""
    email = details.email or "none"
    if details.email and details.email_confirmed_at is None:
        email += "  (not confirmed)"
    rows = [("Name", details.name), ("Job title", details.job_title), ("Company", details.company), ("E-mail", email)]
    rows += [((phone.kind or "phone").capitalize(), phone.number) for phone in details.phones]
    rows += [("Website", site) for site in details.websites]
    rows += [("Address", details.address), ("Notes", details.notes)]
    return [row(label, value) for label, value in rows if value]


def row(label: str, value: str) -> str:
    """Return one labelled line; what runs over several lines is joined."""
    return f"  {label:<10} {one_line(value)}"


def one_line(value: str) -> str:
    """Return a value of several lines in one."""
    return " / ".join(shortened(harmless(line)) for line in value.splitlines())
