"""Which text on a card is the company."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from followup_cards.contact import spelling, vocabulary, words
from followup_cards.contact.company_evidence import codes_of, setting_of
from followup_cards.contact.evidence import COMPANY_REASONS, confidence, reasons
from followup_cards.contact.layout import Layout, Placed
from followup_cards.contact.people import EDGES
from followup_cards.contact.spelled_out import spelled_out
from followup_cards.model import Evidence

CONTACT_LABEL = re.compile(r"^(?:(?:url|web|website|www)\s*[:.]?|internet\s*[:.])\s*", re.IGNORECASE)
EDGES_OF_NAMES = EDGES.replace(".", "").replace(")", "").replace("(", "")

LARGE = 1.25
"""Times the usual height of a card's print."""

GUESSED_BELOW = 0.4
"""Confidence of the reader below which its text is a guess at a picture."""

NOT_OF_THE_SPELLED_OUT = frozenset({"side-by-side", "far-apart", "line-left-out", "goes-on", "dim"})
"""Reasons against words' belonging together, which an address that is made of just them outweighs."""


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
    layout: Layout,
    leftovers: Sequence[str],
    addresses: Sequence[str],
    domains: Sequence[str],
    people: Collection[Placed] = (),
) -> list[Company]:
    """Return possible companies, the likeliest first.

    `domains` are those of websites and addresses, `people` the lines that are likely a person's name.
    """
    around = setting_of(layout, addresses, domains, people)
    texts = {line: _clean(leftover, line) for line, leftover in zip(layout.lines, leftovers, strict=True)}
    companies = []
    for group in _groups(layout, texts):
        text = " ".join(texts[line] for line in group)
        if not all(_is_agreed(line) for line in group):
            text = spelling.by_domain(text, around.owners)
        if max(line.height for line in group) >= LARGE * layout.usual_height:
            text = spelling.completed(text, (*around.owners, *around.locals_))
        companies.append(Company(text, group, reasons(COMPANY_REASONS, codes_of(text, group, around))))
    large = [line for line in layout.lines if line.height >= LARGE * layout.usual_height and line not in around.people]
    for text, group in spelled_out({line: texts[line] for line in large}, (*around.owners, *around.locals_)):
        codes = {"spelled-out"} | codes_of(text, group, around) - NOT_OF_THE_SPELLED_OUT
        if codes & {"local-whole", "domain-whole", "domain"}:
            companies.append(Company(text, group, reasons(COMPANY_REASONS, codes)))
    return sorted(companies, key=lambda company: -company.confidence)


def _is_agreed(line: Placed) -> bool:
    """Say whether another reader saw the same letters."""
    return any(words.letters(other) == words.letters(line.text) for other in line.line.others)


def _clean(leftover: str, line: Placed) -> str:
    """Return the text of a line that a company's name could be; empty where it could not."""
    if line.line.confidence < GUESSED_BELOW:
        return ""
    bare = CONTACT_LABEL.sub("", leftover.strip(EDGES_OF_NAMES))
    text = spelling.legal_form(spelling.I_AFTER_MAC.sub("I", words.with_spaces(bare, line.line.others)))
    return "" if "@" in text or len(words.letters(text)) < 2 or _is_label(text) else text


def _is_label(text: str) -> bool:
    """Say whether only the labels of a contact line are left of it ("Tel: Fax:")."""
    parts = words.tokens(text)
    return bool(parts) and all(part in vocabulary.CONTACT_WORDS for part in parts)


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
        other
        for other in layout.row(line)
        if 0 <= other.left - line.right + 0.3 * line.height < _widest_gap(line, other, layout)
    ]
    close = sorted(
        (
            other
            for other in layout.lines
            if other.middle - line.middle > 0.5 * min(line.height, other.height)
            and other.top - line.bottom < 0.9 * max(line.height, other.height)
            and _aligned(line, other)
        ),
        key=lambda other: other.middle,
    )
    return [other for other in (*beside[:1], *close[:2]) if texts[other]]


def _widest_gap(line: Placed, other: Placed, layout: Layout) -> float:
    """Return how far apart two halves of a name may stand on a row: farther where both are large and alike."""
    lower, higher = sorted((line.height, other.height))
    return (2.2 if lower >= max(LARGE * layout.usual_height, 0.8 * higher) else 1.6) * lower


def _aligned(line: Placed, other: Placed) -> bool:
    """Say whether two lines share an edge or their centre, or overlap as the staggered halves of a logo do."""
    slack = 0.8 * max(line.height, other.height)
    centres = abs((line.left + line.right) - (other.left + other.right)) / 2
    shared = min(line.right, other.right) - max(line.left, other.left)
    narrower = min(line.right - line.left, other.right - other.left)
    return min(abs(line.left - other.left), abs(line.right - other.right), centres) < slack or shared > 0.4 * narrower
