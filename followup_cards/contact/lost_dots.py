"""Put back the dots of a domain that a reader lost, where a website or the list of public suffixes tells of them."""

import re
from collections.abc import Sequence

from followup_cards.contact import emails

GAP_IN_DOMAIN = re.compile(r"(@[a-z0-9-]+(?:\.[a-z0-9-]+)*) ((?:[a-z]{2,3}[. ])?[a-z]{2,4})\s*$", re.IGNORECASE)
"""A gap where a domain's ending should go on: "mara@example com", "mara@example com.sg", "mara@example.com sg"."""


def with_dots(text: str, domains: Sequence[str]) -> str | None:
    """Return a line's text with the lost dots of its address's domain; None where nothing tells that any were lost."""
    return _as_on_website(text, domains) or _for_gap(text)


def _as_on_website(text: str, domains: Sequence[str]) -> str | None:
    start, at, end = text.rpartition("@")
    seen = re.sub(r"[^a-z0-9-]", "", end.lower())
    found = next((domain for domain in domains if seen and domain.replace(".", "") == seen), None)
    return f"{start}@{found}" if at and found else None


def _for_gap(text: str) -> str | None:
    """Return the text with dots for the gaps before an ending, which has to be a whole public suffix with them."""
    match = GAP_IN_DOMAIN.search(text)
    if match is None:
        return None
    head, tail = match.group(1), match.group(2).replace(" ", ".")
    domain = f"{head[1:]}.{tail}".lower()
    labels = emails.has_public_suffix(domain)
    whole = labels == 2 if "." in tail or emails.has_public_suffix(head[1:].lower()) else labels == 1
    return f"{text[: match.start()]}@{domain}" if whole else None
