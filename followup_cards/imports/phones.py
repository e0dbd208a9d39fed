"""Phones as files write them."""

import re
from typing import Final

from followup_cards.model import Phone

_TEL_URI: Final = re.compile(r"^tel:(?P<number>[^;]*)(?:.*?;ext=(?P<ext>[^;]*))?", re.IGNORECASE)  # tel:+1-415;ext=12

_KINDS: Final = (("fax", "fax"), ("cell", "mobile"), ("mobile", "mobile"), ("home", "home"), ("work", "work"))
"""A word in a vCard's type or a table's heading, and what we call it; the first that fits."""


def phone(text: str, label: str, region: str | None) -> Phone | None:
    """Return a phone in the form written, and in E.164 where that can be known; None where nothing is written."""
    number = text.strip()
    if uri := _TEL_URI.match(number):
        number = uri["number"] + (f" ext. {uri['ext']}" if uri["ext"] else "")
    return Phone(number, _e164(number, region), kind(label)) if number else None


def kind(label: str) -> str | None:
    """Return what kind of phone a label names."""
    words = label.casefold().replace("business", "work")
    return next((ours for word, ours in _KINDS if word in words), None)


def _e164(number: str, region: str | None) -> str | None:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
