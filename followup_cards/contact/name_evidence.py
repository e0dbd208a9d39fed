"""What speaks for and against a text's being a person's name: its shape, its size and place, and the address."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from followup_cards.contact import vocabulary, words
from followup_cards.contact.emails import is_role, registered_name
from followup_cards.contact.layout import Layout, Placed
from followup_cards.contact.name_fit import fit_to_local
from followup_cards.contact.phones import NUMBER
from followup_cards.model import Quad

INITIAL = re.compile(r"(?:^|[\s.])[^\W\d_]\.(?=\s|[^\W\d_]|$)|\s[^\W\d_]$|^[^\W\d_]\s")
ONLINE = re.compile(r"@|www|https?:", re.IGNORECASE)
PROFILE = re.compile(r"linkedin\.\w+/in/([\w.-]{5,})", re.IGNORECASE)  # "linkedin.com/in/mara-lind"


@dataclass(frozen=True)
class Piece:
    """A part of a line that could be a name, and what stood around it."""

    text: str
    raw: str
    box: Quad
    line: Placed
    codes: frozenset[str]


def codes_of(piece: Piece, layout: Layout, addresses: Sequence[str], coded: Sequence[str]) -> set[str]:
    """Return the codes (of NAME_REASONS) of all that speaks for or against a piece of a line.

    `coded` are the names in the QR codes on the card.
    """
    codes = {"prior"} | set(piece.codes) | _shape(piece.text) | _size(piece.line, layout) | words.kinds(piece.text)
    codes |= _by_address(piece.text, addresses)
    if "address-strong" in codes:
        codes -= {"place-word", "slogan-word"}  # family names are words of places too
    if "company-word" in codes and _names_a_site(piece, layout):
        codes.add("company-named")
    if "honorific" in codes and not all(word in vocabulary.JOB_WORDS for word in words.tokens(piece.text)):
        codes.discard("job-word")  # "Dr. Mara Dean"
    codes |= _neighbours(piece.line, layout)
    codes |= _below(layout.below(piece.line))
    whole = words.letters(piece.text)
    if whole in {words.letters(name) for name in coded}:
        codes.add("qr-code")
    if len(whole) >= 6 and any(_is_profile_of(whole, line.text) for line in layout.lines if line is not piece.line):
        codes.add("in-a-link")
    if piece.line.line.confidence < 0.8:
        codes.add("dim")
    return codes


def _below(line: Placed | None) -> set[str]:
    """Return what the line under a name says: a job title, or the person's own number."""
    if line is None:
        return set()
    kinds = words.kinds(line.text)
    codes = {"title-below"} if "job-word" in kinds and "legal-form" not in kinds else set()
    if NUMBER.search(line.text) and sum(ch.isalpha() for ch in line.text) <= 6 and "place-word" not in kinds:
        codes.add("phone-below")
    return codes


def _names_a_site(piece: Piece, layout: Layout) -> bool:
    """Say whether a website or an address on the card is made of the whole text."""
    whole = words.letters(piece.text)
    sites = [line.text for line in layout.lines if line is not piece.line and ONLINE.search(line.text)]
    return len(whole) >= 6 and any(whole in words.letters(site) for site in sites)


def _is_profile_of(name: str, text: str) -> bool:
    """Say whether the link to a profile is made of a name."""
    return any(name in words.letters(found.group(1)) for found in PROFILE.finditer(text))


def _neighbours(line: Placed, layout: Layout) -> set[str]:
    """Return what stands beside a line, and whether it is one of a list of like lines."""
    codes = set()
    if any(NUMBER.search(other.text) for other in layout.row(line)):
        codes.add("phone-beside")
    if len(layout.likes(line)) >= 3:
        codes.add("one-of-a-list")
    share = layout.share_of_height(line)
    codes |= {"top"} if share < 0.25 else {"bottom"} if share > 0.7 else set()
    return codes


def _shape(text: str) -> set[str]:
    if words.is_cjk(text):
        return _cjk_shape(text.replace(" ", ""))
    parts = [part for part in re.split(r"[\s.]+", text) if part]
    parts = [part for part in parts if part not in vocabulary.PARTICLES] or parts
    count = len([part for part in parts if len(part) > 1])
    codes = set() if words.is_capitalised(text) else {"not-capitalised"}
    if INITIAL.search(text):
        codes.add("initial")
    if 2 <= len(parts) <= 3 or (INITIAL.search(text) and len(parts) <= 5):
        codes.add("two-or-three-words")
    elif count == 1:
        codes.add("one-word")
    elif len(parts) > 4:
        codes.add("many-words")
    return codes


def _cjk_shape(text: str) -> set[str]:
    if re.fullmatch(r"[\uac00-\ud7af]{2,4}", text):
        return (
            {"two-or-three-words", "family-name"}
            if text[0] in vocabulary.KOREAN_SURNAMES and len(text) == 3
            else {"one-word"}
        )
    japanese = any(text.startswith(name) for name in vocabulary.CJK_FAMILY_NAMES)
    if 2 <= len(text) <= 6 and (japanese or (len(text) <= 4 and text[0] in vocabulary.CJK_SURNAMES)):
        return {"two-or-three-words", "family-name"}
    return {"two-or-three-words"} if 3 <= len(text) <= 5 else {"one-word" if len(text) == 2 else "many-words"}


def _size(line: Placed, layout: Layout) -> set[str]:
    ratio = layout.relative_height(line)
    codes = set()
    if ratio >= 1.2:
        codes.add("large")
    if ratio > 2.6:
        codes.add("huge")
    if ratio < 0.85:
        codes.add("small")
    if line.height >= max(other.height for other in layout.lines):
        codes.add("largest")
    return codes


def _by_address(text: str, addresses: Sequence[str]) -> set[str]:
    codes = set()
    for address in addresses:
        local, _, domain = address.partition("@")
        if fit := fit_to_local(text, local):
            codes.add(fit if not is_role(address) else "prior")
        owner = words.letters(registered_name(domain))
        if len(owner) >= 4 and words.letters(text) in (owner, f"{owner}s"):
            codes.add("company-domain")
    return codes
