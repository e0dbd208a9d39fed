"""What a row of Google Contacts says, in today's layout and in the one before 2022 or so."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from followup_cards.imports.person import Said, whole_name
from followup_cards.imports.phones import phone

_BETWEEN: Final = " ::: "
"""Stands between several values in one cell."""
_VALUE: Final = re.compile(r"^(E-mail|Phone|Website|Address) (\d+) - (?:Value|Formatted)$")  # "E-mail 1 - Value"


def said(where: str, row: Mapping[str, str], region: str | None) -> Said:
    """Return what a row of today's layout says."""
    first, middle, last = row["First Name"], row.get("Middle Name", ""), row["Last Name"]
    spoken = (row.get("Name Prefix", ""), first, middle, last, row.get("Name Suffix", ""))
    known = Said(
        where=where,
        name=whole_name(row.get("File As", ""), spoken),
        given=" ".join(filter(None, (first, middle))),
        family=last,
        company=row["Organization Name"],
        job_title=row.get("Organization Title", ""),
    )
    return _with_the_rest(known, row, region)


def said_old(where: str, row: Mapping[str, str], region: str | None) -> Said:
    """Return what a row of the old layout says."""
    given, middle, family = row["Given Name"], row.get("Additional Name", ""), row["Family Name"]
    known = Said(
        where=where,
        name=row["Name"] or " ".join(filter(None, (given, middle, family))),
        given=" ".join(filter(None, (given, middle))),
        family=family,
        company=row.get("Organization 1 - Name", ""),
        job_title=row.get("Organization 1 - Title", ""),
    )
    return _with_the_rest(known, row, region)


def _with_the_rest(known: Said, row: Mapping[str, str], region: str | None) -> Said:
    """Return a person with what both layouts say in the same columns."""
    emails = sorted(_values(row, "E-mail"), key=lambda pair: not pair[0].startswith("*"))
    phones = (phone(number, label, region) for label, number in _values(row, "Phone"))
    return replace(
        known,
        emails=tuple(address for _, address in emails),
        phones=tuple(one for one in phones if one),
        websites=tuple(site for _, site in _values(row, "Website")),
        address="\n".join(value for _, value in _values(row, "Address")),
        notes=row.get("Notes", ""),
    )


def _values(row: Mapping[str, str], what: str) -> Iterator[tuple[str, str]]:
    """Yield label and value of everything of one kind, from however many columns."""
    for column, cell in row.items():
        found = _VALUE.match(column)
        if found and found[1] == what and cell:
            place = f"{what} {found[2]}"
            label = row.get(f"{place} - Label", row.get(f"{place} - Type", ""))
            yield from ((label, value) for value in cell.split(_BETWEEN) if value.strip())
