"""Whether what was read is of a business card at all: text without contact details makes no contact."""

from collections.abc import Sequence
from dataclasses import replace

from followup_cards.contact import words
from followup_cards.model import Candidate, Code, Reading

NAME_FROM = 0.6
"""Confidence from which a name is believed that nothing to reach the person by stands beside."""

MOST_WORDS = 6
"""Words of a company's name; what is longer is a sentence."""

SHOWN = 40
"""Characters of a line that are enough to know it by."""


def believed(reading: Reading, codes: Sequence[Code] = ()) -> Reading:
    """Return a reading without what was only guessed from text that has no contact details.

    A menu or a page of a book has lines that look like a name or a company, too.
    """
    if _reaches_someone(reading) or codes:
        return reading
    name = reading.name if reading.name and reading.name.confidence >= NAME_FROM else None
    if name:
        return reading
    company = reading.company if _is_like_a_company(reading.company) else None
    return replace(reading, name=None, job_title=None, company=company, address=None)


def _reaches_someone(reading: Reading) -> bool:
    return bool(reading.emails or reading.phones or reading.websites)


def _is_like_a_company(company: Candidate | None) -> bool:
    """Say whether a company's name is one by its form alone: some words with capitals, no sentence."""
    return bool(company and len(company.value.split()) <= MOST_WORDS and words.is_capitalised(company.value))


def is_no_card(reading: Reading) -> bool:
    """Say whether it names nobody and reaches nobody."""
    return not (_reaches_someone(reading) or reading.name)


def remark(reading: Reading, *, clear: bool = False) -> str:
    """Return what was seen instead of contact details, and what to do; `clear` says that the photo is not to blame."""
    count = len(reading.lines)
    first = next((line for line in reading.lines if len(line) > 3), "")
    quoted = f' ("{first[:SHOWN]}{"…" if len(first) > SHOWN else ""}")' if first else ""
    lines = f"{count} lines of text" if count != 1 else "one line of text"
    seen = f"No contact details: {lines}{quoted}, but no name, phone number or e-mail address."
    if clear:
        return f"{seen} If they are on the other side of a card, photograph that side too."
    return f"{seen} If there is a card in the picture, take it again, closer and in good light."
