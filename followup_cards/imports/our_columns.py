"""What a row of our own spreadsheet says."""

from collections.abc import Mapping

from followup_cards.imports.person import Said
from followup_cards.imports.phones import phone


def said(where: str, row: Mapping[str, str], region: str | None) -> Said:
    """Return what a row says; a table that anybody may have edited confirms no address."""
    phones = (phone(number, "", region) for number in row["phones"].split("\n"))
    return Said(
        where=where,
        name=row["name"],
        given=row["given_name"],
        family=row.get("family_name", ""),
        emails=(row["email"],),
        company=row.get("company", ""),
        job_title=row.get("job_title", ""),
        phones=tuple(one for one in phones if one),
        websites=tuple(filter(str.strip, row.get("websites", "").split("\n"))),
        address=row.get("address", ""),
        notes=row.get("notes", ""),
    )
