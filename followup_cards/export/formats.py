"""The table of formats that contacts are exported in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from followup_cards.export import contact_json, google_csv, outlook_csv, spreadsheet, vcard
from followup_cards.model import Contact


@dataclass(frozen=True)
class Format:
    """One format: its name on the command line, its file suffix, and the function that writes it."""

    name: str
    suffix: str
    write: Callable[[Sequence[Contact]], bytes]
    write_with_photos: Callable[[Sequence[Contact], Mapping[int, bytes]], bytes] | None = None
    """Where a format can hold a picture: a JPEG for each contact that has one, by the contact's number."""


FORMATS: Final[Mapping[str, Format]] = {
    one.name: one
    for one in (
        Format("json", ".json", contact_json.write),
        Format("vcard", ".vcf", vcard.write_3, vcard.write_3),
        Format("vcard4", ".vcf", vcard.write_4, vcard.write_4),
        Format("csv", ".csv", spreadsheet.write),
        Format("google-csv", ".csv", google_csv.write),
        Format("outlook-csv", ".csv", outlook_csv.write),
    )
}
