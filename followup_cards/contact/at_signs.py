"""Put back the sign @ where every reader took it for a letter."""

import re
from collections.abc import Iterator, Sequence

from followup_cards.contact import emails, vocabulary, words
from followup_cards.contact.name_fit import fit_to_local
from followup_cards.model import AgreedLine, Doubt

LIKE_AT = re.compile(r"ad|a|©|®|&|Q|0|e|\(a\)|\(@\)|\(0\)")
"""What the sign @ is taken for."""

LIKE_AT_BEFORE = re.compile(rf"(?:{LIKE_AT.pattern})$")

IN_ADDRESS = re.compile(r"[A-Za-z0-9._%+'©®&()-]{6,}\.[A-Za-z]{2,24}$")
"""An address on which the sign @ is another one, at the end of its line."""

FIT = {"address-strong": 3, "address-part": 1, "address-initials": 1}
PLAIN = 0.5
"""Weight from which a doubt is what a look at the letter alone plainly saw."""

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
    if any(f"@{solid.lower()}" in each.lower() for each in printed):
        return None  # the domain of an address, printed once more as a website
    ways = [text[: doubt.start] + "@" + text[doubt.end :] for doubt in _likeliest(line)]
    best = max(ways, key=lambda way: (max(_points_of(way, printed), default=0), way.index("@")), default=None)
    return best or _labelled(line, solid, printed)


def is_seen(line: AgreedLine) -> bool:
    """Say whether a look at a line's letters plainly saw that one is no letter but the sign @."""
    return "@" not in line.text and any(doubt.weight >= PLAIN for doubt in _likeliest(line))


def is_likely(line: AgreedLine) -> bool:
    """Say whether it did, or whether it left two places open and another look saw the sign."""
    return is_seen(line) or (
        "@" not in line.text and bool(_likeliest(line)) and any("@" in each for each in line.others)
    )


def _likeliest(line: AgreedLine) -> list[Doubt]:
    """Return the places that are the likeliest for the sign @, by what was seen there."""
    doubts = [doubt for doubt in line.doubts if doubt.other == "@"]
    most = max((doubt.weight for doubt in doubts), default=0.0)
    return [doubt for doubt in doubts if doubt.weight == most]


def _points_of(text: str, printed: Sequence[str]) -> Iterator[int]:
    """Yield how well each address on a line goes with what else is printed; one that cannot be goes with nothing."""
    for found in emails.find_emails(text):
        yield _points(found.value, printed) if emails.is_valid(found.value) else -1


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
    if any(_goes_on(part, local.lower(), domain) for text in names for part in words.tokens(text)):
        return 0
    owner = words.letters(emails.registered_name(domain))
    points = max((FIT[fit] for text in names if (fit := fit_to_local(text, local))), default=0)
    if emails.is_role(address):
        points += max(FIT.values())
    if domain.lower() in vocabulary.FREEMAIL:
        points += max(FIT.values())
    elif any(_is_told_by(owner, part) for text in names for part in words.tokens(text)):
        points += ENOUGH
    return points


def _is_told_by(owner: str, part: str) -> bool:
    """Say whether a domain is made of a printed word; one that many companies share tells nothing."""
    return len(part) >= 4 and part in owner and part not in vocabulary.COMPANY_WORDS


def _goes_on(part: str, local: str, domain: str) -> bool:
    """Say whether a printed word goes on over the sign's place: "Draratek" where it would part "drar" and "tek"."""
    rest = part[len(local) + 1 :]
    whole = len(rest) >= 2 or domain[len(rest) : len(rest) + 1] in ("-", ".")
    return bool(rest) and whole and part.startswith(local) and domain.startswith(rest)
