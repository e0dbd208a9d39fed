"""Which text on a card is the company."""

from collections.abc import Sequence
from dataclasses import dataclass

from followup_cards.contact import words
from followup_cards.contact.emails import registered_name
from followup_cards.contact.evidence import COMPANY_REASONS, confidence, reasons
from followup_cards.contact.layout import Layout, Placed
from followup_cards.contact.people import EDGES
from followup_cards.contact.vocabulary import FREEMAIL
from followup_cards.model import Evidence


@dataclass(frozen=True)
class Company:
    """One possible company name, with the reasons for it."""

    name: str
    line: Placed
    evidence: tuple[Evidence, ...]

    @property
    def confidence(self) -> float:
        """Return how likely this is the company."""
        return confidence(self.evidence)


def find_companies(
    layout: Layout, leftovers: Sequence[str], addresses: Sequence[str], domains: Sequence[str]
) -> list[Company]:
    """Return possible companies, the likeliest first; `domains` are those of websites and addresses."""
    owners = [words.letters(registered_name(domain)) for domain in domains if domain not in FREEMAIL]
    locals_ = [words.letters(address.partition("@")[0]) for address in addresses]
    companies = []
    for line, leftover in zip(layout.lines, leftovers, strict=True):
        text = words.with_spaces(leftover.strip(EDGES.replace(".", "").replace(")", "")), line.line.others)
        if len(words.letters(text)) >= 2 and "@" not in text:
            codes = _codes(text, line, layout, owners, locals_)
            companies.append(Company(text, line, reasons(COMPANY_REASONS, codes)))
    return sorted(companies, key=lambda company: -company.confidence)


def _codes(text: str, line: Placed, layout: Layout, owners: Sequence[str], locals_: Sequence[str]) -> set[str]:
    codes = {"prior"} | words.kinds(text) | _shape(text) | _fit(text, owners, locals_)
    if layout.relative_height(line) >= 1.25:
        codes.add("large")
    if line.height >= max(other.height for other in layout.lines):
        codes.add("largest")
    below = layout.below(line)
    if below and "place-word" in words.kinds(below.text) and any(ch.isdigit() for ch in below.text):
        codes.add("above-address")
    if line.line.confidence < 0.8:
        codes.add("dim")
    return codes


def _shape(text: str) -> set[str]:
    codes = set()
    count = len(text.split())
    if any(ch.isdigit() for ch in text):
        codes.add("digits")
    if not words.is_capitalised(text) and text[0].islower():
        codes.add("not-capitalised")
    if text.isupper():
        codes.add("capitals")
    if count > 7:
        codes.add("many-words")
    if count == 1:
        codes.add("one-word")
    return codes


def _fit(text: str, owners: Sequence[str], locals_: Sequence[str]) -> set[str]:
    """Return how the text fits the domains and the addresses' local parts."""
    compact, parts = words.letters(text), words.tokens(text)
    codes = set()
    for owner in owners:
        if len(owner) >= 3 and (owner in compact or (len(compact) >= 4 and compact in owner)):
            codes.add("domain")
        elif any(len(part) >= 4 and part in owner for part in parts) or owner == "".join(part[0] for part in parts):
            codes.add("domain-part")
    for local in locals_:
        if len(compact) >= 6 and (compact in local or (len(local) >= 8 and local in compact)):
            codes.add("local-part")
    return codes - {"domain-part"} if "domain" in codes else codes
