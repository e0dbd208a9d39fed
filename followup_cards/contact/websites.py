"""Find websites in a line of OCR text."""

import re
import unicodedata
from collections.abc import Collection

from followup_cards.contact.emails import has_public_suffix

WEBSITE = re.compile(
    r"(?<![@\w.-])(?:https?\s*:\s*/{1,2}\s*)?(?:(?:www|vvww|wwvv|ww)\s?[.,]\s?)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}(?:/[\w./~%-]*)?(?![@\w])",
    re.IGNORECASE,
)  # "www.example.com", "https://example.com/team", "example.co.uk"
I_INSIDE = re.compile(r"(?<=[a-z0-9])I|(?<=[a-z0-9]-)I(?=[a-z])")  # "sterlux-Itd.example"
OTHER_CAPITALS = re.compile(r"[A-HJ-Z]")
WWW = re.compile(r"^(?:https?:/{1,2})?(?:www|vvww|wwvv|ww)[.,]", re.IGNORECASE)


def find_websites(text: str) -> list[str]:
    """Return every website in one line of text, as printed but for stray spaces."""
    normal = unicodedata.normalize("NFKC", text)
    found = []
    for match in WEBSITE.finditer(normal):
        raw = _small_l(re.sub(r"\s", "", match.group(0)))
        host = domain_of(raw)
        named = bool(WWW.match(raw)) or raw.lower().startswith("http")
        if has_public_suffix(host) and (named or _looks_like_a_site(raw, host)):
            found.append(WWW.sub(lambda m: "http://www." if m.group(0).lower().startswith("http") else "www.", raw))
    return found


def _small_l(website: str) -> str:
    """Return a website with a capital I inside it read as the small l that it is, unless it has other capitals."""
    return website if OTHER_CAPITALS.search(website) else I_INSIDE.sub("l", website)


def without_label(website: str, domains: Collection[str]) -> str:
    """Return a website without the label "w" glued to it, where the rest is the domain of an address on the card."""
    return website[1:] if website[:1] in "wW" and website[1:].lower() in domains else website


def domain_of(website: str) -> str:
    """Return the host of a website without "www." and path."""
    bare = WWW.sub("", re.sub(r"^https?:/{1,2}", "", website.strip(), flags=re.IGNORECASE))
    return bare.partition("/")[0].rstrip(".").lower()


def _looks_like_a_site(raw: str, host: str) -> bool:
    """Say whether a bare "name.tld" is a site and not two sentences or initials that touch ("Dr.Me", "M.Sc")."""
    labels = host.split(".")
    return len(labels[0]) >= 3 and raw == raw.lower()
