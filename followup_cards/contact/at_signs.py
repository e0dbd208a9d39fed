"""Put back the sign @ where every reader took it for a letter."""

import re
from collections.abc import Iterator, Sequence

from followup_cards.contact import emails, vocabulary, words
from followup_cards.contact.name_fit import fit_to_local
from followup_cards.model import AgreedLine

LIKE_AT = re.compile(r"ad|a|©|®|&|Q|0|e|\(a\)|\(@\)|\(0\)")
"""What the sign @ is taken for."""

LIKE_AT_BEFORE = re.compile(rf"(?:{LIKE_AT.pattern})$")

IN_ADDRESS = re.compile(r"[A-Za-z0-9._%+'©®&()-]{6,}\.[A-Za-z]{2,24}$")
"""An address on which the sign @ is another one, at the end of its line."""

FIT = {"address-strong": 3, "address-part": 1, "address-initials": 1}
ENOUGH = 2
"""Points from which a place for the sign @ is believed."""

MOST_LINES, LONGEST_NAME = 40, 40
"""Lines that are held against an address, and the characters of the longest one."""


def with_at_sign(line: AgreedLine, domains: Sequence[str], printed: Sequence[str] = ()) -> str | None:
    """Return a line's text with the @ that was taken for a letter; None where nothing tells of one.

    Either what follows is the domain of a website on the card, or the first reader had @ as a second choice, or the
    line is labelled as an address and what is `printed` besides tells where it parts.
    """
    text = line.text
    if "@" in text:
        return None
    solid = text.rstrip(" .,:;-")
    for domain in domains:
        before = solid[: -len(domain)]
        if solid.lower().endswith(domain) and (match := LIKE_AT_BEFORE.search(before)) and match.start() > 0:
            return f"{before[: match.start()]}@{solid[-len(domain) :]}"
    best = max((doubt for doubt in line.doubts if doubt.other == "@"), key=lambda doubt: doubt.weight, default=None)
    if best:
        return text[: best.start] + "@" + text[best.end :]
    return _labelled(line, solid, printed)


def without_doubled(first: str, address: str) -> str | None:
    """Return an address without the letter that its @ was also taken for ("linda@" for "lind@").

    None where the first reader did not see the same characters but for the sign @.
    """
    local, _, domain = address.partition("@")
    match = LIKE_AT_BEFORE.search(local)
    if match is None or match.start() == 0 or "@" in first:
        return None
    return f"{local[: match.start()]}@{domain}" if (local + domain).lower() in first.replace(" ", "").lower() else None


def is_all_that_differs(text: str, address: str) -> bool:
    """Say whether a line shows an address but for its @, seen as a letter ("linda" + domain for "lind@")."""
    local, _, domain = (re.escape(part) for part in address.lower().partition("@"))
    return bool(re.search(rf"(?<![a-z0-9._-]){local}(?:{LIKE_AT.pattern}){domain}(?![a-z0-9-])", text.lower()))


def _labelled(line: AgreedLine, solid: str, printed: Sequence[str]) -> str | None:
    """Return the text with the @ put where the name, a function or a company on the card tells that it stands."""
    match = IN_ADDRESS.search(solid)
    before = solid[: match.start()] if match else ""
    seen_elsewhere = any(re.search(r"\w\s?@\s?\w", other) for other in line.others)
    if match is None or "www" in match.group(0) or not (seen_elsewhere or emails.has_label(before)):
        return None
    points = {address: _points(address, printed) for address in _partings(match.group(0))}
    best = max(points, key=lambda address: points[address], default=None)
    return f"{before}{best}" if best and points[best] >= ENOUGH else None


def _partings(solid: str) -> Iterator[str]:
    """Yield the addresses that a text without @ could be."""
    for match in LIKE_AT.finditer(solid):
        address = f"{solid[: match.start()]}@{solid[match.end() :]}"
        if match.start() >= 2 and emails.is_valid(address):
            yield address


def _points(address: str, printed: Sequence[str]) -> int:
    """Return how well the two halves of an address go with what else is printed."""
    local, _, domain = address.partition("@")
    names = [text for text in printed if len(text) <= LONGEST_NAME and "@" not in text][:MOST_LINES]
    owner = words.letters(emails.registered_name(domain))
    points = max((FIT[fit] for text in names if (fit := fit_to_local(text, local))), default=0)
    if emails.is_role(address):
        points += max(FIT.values())
    if domain.lower() in vocabulary.FREEMAIL:
        points += max(FIT.values())
    elif any(len(part) >= 4 and part in owner for text in names for part in words.tokens(text)):
        points += ENOUGH
    return points
