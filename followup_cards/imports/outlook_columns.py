"""What a row of Outlook's classic export (in English) says."""

from collections.abc import Mapping
from typing import Final

from followup_cards.imports.person import Said, whole_name
from followup_cards.imports.phones import phone

_PHONES: Final = (
    *("Business Phone", "Business Phone 2", "Company Main Phone", "Primary Phone", "Mobile Phone"),
    *("Home Phone", "Home Phone 2", "Other Phone", "Business Fax", "Home Fax", "Other Fax"),
)
_EMAILS: Final = ("E-mail Address", "E-mail 2 Address", "E-mail 3 Address")
_PLACES: Final = ("Business", "Home", "Other")


def said(where: str, row: Mapping[str, str], region: str | None) -> Said:
    """Return what a row says."""
    first, middle, last = row["First Name"], row.get("Middle Name", ""), row["Last Name"]
    name = whole_name(_display_name(row), (row.get("Title", ""), first, middle, last, row.get("Suffix", "")))
    phones = (phone(row.get(column, ""), column, region) for column in _PHONES)
    return Said(
        where=where,
        name=name,
        given=" ".join(filter(None, (first, middle))),
        family=last,
        emails=tuple(row.get(column, "") for column in _EMAILS),
        company=row.get("Company", ""),
        job_title=row.get("Job Title", ""),
        phones=tuple(one for one in phones if one),
        websites=tuple(filter(None, [row.get("Web Page", "")])),
        address=next(filter(None, (_address(row, place) for place in _PLACES)), ""),
        notes=row.get("Notes", ""),
    )


def _display_name(row: Mapping[str, str]) -> str:
    """Return the name beside the address, unless it repeats the address: "Ana Sousa (ana@example.com)"."""
    display, address = row.get("E-mail Display Name", ""), row["E-mail Address"]
    return "" if address and address in display else display


def _address(row: Mapping[str, str], place: str) -> str:
    """Return an address line by line."""
    streets = (row.get(f"{place} Street{number}", "") for number in ("", " 2", " 3"))
    city = " ".join(filter(None, (row.get(f"{place} Postal Code", ""), row.get(f"{place} City", ""))))
    rest = (city, row.get(f"{place} State", ""), row.get(f"{place} Country/Region", ""))
    return "\n".join(filter(None, (*streets, *rest)))
