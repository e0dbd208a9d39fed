"""The table of formats that contacts are exported in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from followup_cards.export import contact_json, spreadsheet, vcard
from followup_cards.model import Contact


@dataclass(frozen=True)
class Format:
    """One format: its name on the command line, its file suffix, and the function that writes it."""

    name: str
    suffix: str
    write: Callable[[Sequence[Contact]], bytes]


FORMATS: Final[Mapping[str, Format]] = {
    one.name: one
    for one in (
        Format("json", ".json", contact_json.write),
        Format("vcard", ".vcf", vcard.write_3),
        Format("vcard4", ".vcf", vcard.write_4),
        Format("csv", ".csv", spreadsheet.write_spreadsheet),
        Format("google-csv", ".csv", spreadsheet.write_google),
        Format("outlook-csv", ".csv", spreadsheet.write_outlook),
    )
}
