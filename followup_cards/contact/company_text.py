"""What a company's name looks like: the words and signs that stand in it."""

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from followup_cards.contact import vocabulary, words

LEGAL_FORM_ONLY = re.compile(
    r"^\W*(?:\w+\)\W*)?(?:india|international|co|company)?\W*(?:pvt|private|ltd|limited|inc|llc|gmbh)\b", re.IGNORECASE
)
"""How the second half of a company's name begins, when its line was too short for it ("(NH) India Pvt. Ltd.")."""

OPEN_END = re.compile(r"(?:\b(?:of|and|the|for|in|de|da|do|del|di|der|und|et|e|y|a)|[&,+-])\s*$", re.IGNORECASE)
"""How a name ends that goes on elsewhere ("UNIVERSITY OF")."""

LANDMARK = re.compile(r"^\W*(?:opp|opposite|near|nr|behind|beside|b/h|next to|adjacent to|adj)\b", re.IGNORECASE)
"""What an address says of its neighbours ("Opp. Northwind Company")."""

CERTIFIED = re.compile(
    r"\b(?:iso|qci|ce|gmp|haccp)\b.*\bcertified\b|\bcertified (?:company|firm|by)\b|\bcertified\s*$", re.IGNORECASE
)
"""How a card praises a company without naming it ("An ISO 9001 Certified Company")."""

SALES_TALK = re.compile(
    r"\b(?:free|gifts?|offers?|discounts?|available|contact|call|all (?:types?|kinds?)|we (?:do|make|sell|buy|are)"
    r"|undertaken|accepted|visit|here)\b|\bp/\s?\w",
    re.IGNORECASE,
)
"""What is offered, and asked for, rather than who offers it."""

DEPARTMENT = re.compile(
    r"\b(?:department|dept|division|faculty|abteilung|fachbereich|d[ée]partement|departamento|dipartimento)\b",
    re.IGNORECASE,
)
"""What names a part of a company or of a school, beside which the whole one is named."""

APART = re.compile(r"(?<=\w)(?:\s*[|•·]\s*|\s{2,})(?=\w)")
"""What parts the things of a list that stand side by side ("Plan  Build  Repair")."""

POSTCODE = re.compile(r"\b\d{3}\s?\d{2,3}\b|\b\d{4}\b|\b\d{2}-\d{3}\b")  # "411 05", "50667", "31-042"
GLUE_WORDS = vocabulary.PARTICLES | {"and", "the", "for", "in", "und", "et", "a"}


def is_half(text: str) -> bool:
    """Say whether a text alone is only half of a name ("Auto Parts", "(India) Pvt. Ltd.", "University of")."""
    return bool(LEGAL_FORM_ONLY.match(text) or OPEN_END.search(text)) or is_common(text)


def is_common(text: str) -> bool:
    """Say whether every word is one that many companies share ("Auto Parts"): the name's own half is missing."""
    parts = [part for part in words.tokens(text) if part not in GLUE_WORDS]
    known = vocabulary.COMPANY_WORDS | vocabulary.SLOGAN_WORDS | vocabulary.JOB_WORDS
    if len(parts) > 1:
        known |= vocabulary.COMMON_ADJECTIVES
    return bool(parts) and all(part in known or vocabulary.LEGAL_FORMS.fullmatch(part) for part in parts)


def is_title(text: str) -> bool:
    """Say whether a text is made of words of job titles more than of anything else."""
    if words.kinds(text) & {"legal-form", "company-word"}:
        return False
    parts = [part for part in words.tokens(text) if part not in GLUE_WORDS]
    return sum(part in vocabulary.JOB_WORDS for part in parts) >= max(1, 0.5 * len(parts))


def is_sentence(text: str) -> bool:
    """Say whether small words follow each other as in a sentence; two words all in small letters are a style."""
    parts = text.split()
    small = sum(word[0].islower() and word not in GLUE_WORDS for word in parts)
    return small >= 2 and not (small == len(parts) == 2)


def initials_of(text: str) -> set[str]:
    """Return the initials of three words or more, with small words and without."""
    parts = words.tokens(text)
    written = {"".join(part[0] for part in some) for some in (parts, [p for p in parts if p not in GLUE_WORDS])}
    return {initials for initials in written if len(initials) >= 3}


def repeats_itself(pieces: Sequence[str]) -> bool:
    """Say whether a line's word stands in another line again, or begins it ("OLIV" over "Olive Ltd."): a logo apart."""
    said = [[part for part in words.tokens(piece) if len(part) >= 3 and part not in GLUE_WORDS] for piece in pieces]
    return any(
        other.startswith(part) or part.startswith(other)
        for first, second in itertools.combinations(said, 2)
        for part in first
        for other in second
    )


SIGNS: Mapping[str, Callable[[str], object]] = {
    "digits": lambda text: any(ch.isdigit() for ch in text),
    "not-capitalised": lambda text: not words.is_capitalised(text) and text[0].islower(),
    "capitals": str.isupper,
    "commas": lambda text: text.count(",") >= 2 or (text.count(",") == 1 and any(ch.isdigit() for ch in text)),
    "second-half": lambda text: text[0] == "(" or LEGAL_FORM_ONLY.match(text) or vocabulary.CJK_BRANCH.search(text),
    "landmark": LANDMARK.search,
    "certified": CERTIFIED.search,
    "sales-talk": SALES_TALK.search,
    "department": DEPARTMENT.search,
    "list": lambda text: len(APART.findall(text)) >= 2,
    "stroke": re.compile(r"\S\s+/\s+\S").search,
    "open-end": OPEN_END.search,
    "scanner-mark": vocabulary.SCANNER_MARK.search,
    "sentence": is_sentence,
    "short": lambda text: len(words.letters(text)) <= 3,
    "one-word": lambda text: len(text.split()) == 1 and not words.is_cjk(text),
    "many-words": lambda text: len(text.split()) > 7,
    "common-words": is_common,
    "postcode": lambda text: POSTCODE.search(text) and not words.kinds(POSTCODE.sub(" ", text)) & {"legal-form"},
    "job-title": is_title,
}
"""A test for each code of COMPANY_REASONS that a text alone decides."""


@lru_cache(maxsize=8192)
def signs_of(text: str) -> frozenset[str]:
    """Return the codes of what a text's words and signs say for or against its being a company."""
    return words.kinds(text) | {code for code, holds in SIGNS.items() if holds(text)}
