"""What kind of file it is, told from its content; the name of a file proves nothing."""

import codecs
from typing import Final

from followup_cards.errors import BadAnswers
from followup_cards.imports import contact_json, tables, vcard
from followup_cards.imports.person import Imported

LARGEST: Final = 100_000_000
"""Bytes; an address book of 100,000 people with pictures is smaller."""


def people(data: bytes, source: str, *, encoding: str | None = None, region: str | None = None) -> list[Imported]:
    """Return everybody in a file, or refuse the file as a whole.

    Raises:
        BadAnswers: no format that is known, damaged, cut off, or not text in the encoding.
    """
    text = _text(data, source, encoding)
    begins = text.lstrip()[:11].upper()
    if begins.startswith("{"):
        return contact_json.people(text, source)
    if begins.startswith("BEGIN:VCARD"):
        return vcard.people(text, source, region)
    return tables.people(text, source, region)


def _text(data: bytes, source: str, encoding: str | None) -> str:
    if len(data) > LARGEST:
        raise BadAnswers(f"{source} is larger than {LARGEST // 1_000_000} MB. Export fewer contacts at a time.")
    used = encoding or ("utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig")
    try:
        text = data.decode(used).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError) as error:
        raise BadAnswers(
            f"{source} is not text in {used.removesuffix('-sig')}. Export it as UTF-8, or name its encoding with"
            " --encoding (older Windows programs in Western Europe and America: cp1252)."
        ) from error
    if "\0" in text:
        raise BadAnswers(f"{source} is not a text. Give a vCard, CSV or JSON file.")
    return text
