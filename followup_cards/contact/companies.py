"""Which text on a card is the company."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from followup_cards.contact import words
from followup_cards.contact.emails import registered_name
from followup_cards.contact.evidence import COMPANY_REASONS, confidence, reasons
from followup_cards.contact.layout import Layout, Placed
from followup_cards.contact.people import EDGES
from followup_cards.contact.vocabulary import FREEMAIL
from followup_cards.model import Evidence

CONTACT_LABEL = re.compile(r"^(?:url|web|website|internet|www)\s*[:.]?\s*", re.IGNORECASE)
LEGAL_FORM_ONLY = re.compile(
    r"^\W*(?:india|international|co|company)?\W*(?:pvt|private|ltd|limited|inc|llc|gmbh)\b", re.IGNORECASE
)
"""How the second half of a company's name begins, when its line was too short for it ("Pvt. Ltd.")."""


@dataclass(frozen=True)
class Company:
    """One possible company name, on one line or on several that belong together, with the reasons for it."""

    name: str
    lines: tuple[Placed, ...]
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
    texts = {line: _clean(leftover, line) for line, leftover in zip(layout.lines, leftovers, strict=True)}
    companies = []
    for group in _groups(layout, texts):
        text = " ".join(texts[line] for line in group)
        codes = _codes(text, group, layout, owners, locals_)
        companies.append(Company(text, group, reasons(COMPANY_REASONS, codes)))
    return sorted(companies, key=lambda company: -company.confidence)


def _clean(leftover: str, line: Placed) -> str:
    """Return the text of a line that a company's name could be; empty where it could not."""
    bare = CONTACT_LABEL.sub("", leftover.strip(EDGES.replace(".", "").replace(")", "").replace("(", "")))
    text = words.with_spaces(bare, line.line.others)
    return "" if "@" in text or len(words.letters(text)) < 2 else text


def _groups(layout: Layout, texts: Mapping[Placed, str]) -> Iterator[tuple[Placed, ...]]:
    """Yield each line with text, and each run of two or three that a company's name may be broken over."""
    for line in layout.lines:
        if not texts[line]:
            continue
        yield (line,)
        for second in _next(line, layout, texts):
            yield (line, second)
            yield from ((line, second, third) for third in _next(second, layout, texts) if third is not line)


def _next(line: Placed, layout: Layout, texts: Mapping[Placed, str]) -> list[Placed]:
    """Return the line right of this one and the one under it, where they stand close enough to be its other half."""
    beside = [
        other for other in layout.row(line) if 0 <= other.left - line.right + 0.3 * line.height < 1.8 * line.height
    ]
    below = layout.below(line)
    close = [
        other
        for other in (below,)
        if other and other.top - line.bottom < 0.9 * max(line.height, other.height) and _aligned(line, other)
    ]
    return [other for other in (*beside[:1], *close) if texts[other]]


def _aligned(line: Placed, other: Placed) -> bool:
    slack = 0.8 * max(line.height, other.height)
    centres = abs((line.left + line.right) - (other.left + other.right)) / 2
    return min(abs(line.left - other.left), abs(line.right - other.right), centres) < slack


def _codes(
    text: str, group: tuple[Placed, ...], layout: Layout, owners: Sequence[str], locals_: Sequence[str]
) -> set[str]:
    codes = {"prior"} | words.kinds(text) | _shape(text) | _fit(text, owners, locals_) | _grouping(group)
    tallest = max(line.height for line in group)
    if tallest >= 1.25 * layout.usual_height:
        codes.add("large")
    if tallest >= max(other.height for other in layout.lines):
        codes.add("largest")
    below = layout.below(group[-1])
    if below and "place-word" in words.kinds(below.text) and any(ch.isdigit() for ch in below.text):
        codes.add("above-address")
    if min(line.line.confidence for line in group) < 0.8:
        codes.add("dim")
    if len(layout.likes(group[0])) >= 4:
        codes.add("one-of-a-list")
    return codes


def _grouping(group: tuple[Placed, ...]) -> set[str]:
    """Return how well several lines go together."""
    if len(group) == 1:
        return set()
    heights = [line.height for line in group]
    codes = {"two-lines"} if len(group) == 2 else {"three-lines"}
    if max(heights) > 1.5 * min(heights):
        codes.add("unlike-sizes")
    ends = [("legal-form" in words.kinds(line.text)) for line in group]
    if any(ends[:-1]):
        codes.add("form-before-end")
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
    if text.count(",") >= 2 or (text.count(",") == 1 and any(ch.isdigit() for ch in text)):
        codes.add("commas")
    if text[0] == "(" or LEGAL_FORM_ONLY.match(text):
        codes.add("second-half")
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
