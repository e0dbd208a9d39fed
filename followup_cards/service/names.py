"""Given and family names, for address books and greetings."""

from dataclasses import replace

from followup_cards.model import ContactDetails


def with_names_split(details: ContactDetails) -> ContactDetails:
    """Return the details with the name split, unless the person already said how it splits."""
    if details.given_name or details.family_name:
        return details
    given, family = split(details.name)
    return replace(details, given_name=given, family_name=family)


def split(name: str) -> tuple[str | None, str | None]:
    """Return given and family name as the field's parser sees them; None for what it doesn't find."""
    from nameparser import HumanName

    parsed = HumanName(name)
    given = " ".join(part for part in (parsed.first, parsed.middle) if part)
    return given or None, parsed.last or None
