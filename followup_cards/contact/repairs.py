"""Undo misreadings, only where another reading and the grammar both allow it."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from followup_cards.contact.vocabulary import fold
from followup_cards.model import AgreedLine, Doubt

CAPITAL_I = re.compile(r"(?<=[a-z0-9._-])I|I(?=[a-z0-9._-]*[a-z])")
"""A capital I beside small letters: in most typefaces it looks like a small l, and addresses are written small."""

COMMA_IN_LOCAL = re.compile(r"(?<=[A-Za-z0-9]),(?=[A-Za-z0-9._-]*@)")  # "mara,lind@example.com"
COMMA_IN_DOMAIN = re.compile(r"(?<=[A-Za-z0-9]),(?=[a-z]{2,3}\b)")  # "mara@example,com"
SMALL_L_FIRST = re.compile(r"(?:(?<=\s)|^)l(?!(?:a|e|i|o|as|es|os)\s)(?=[a-z])(?=[a-z]*(?:\s|$))")
"""A word that begins small with l where names begin large ("lyer"); the particles la, le, los stay."""

BAR_BEFORE_DOT = re.compile(r"(?<![^\s:])\|(?=\.[a-z0-9._-]+@)")
"""A bar before a dot in an address ("|.lind@example.com"): a separator has a gap after it, so this is a small l."""

LABEL_START = re.compile(r"^\W*[EM](?=[a-z])")  # "Emara@example.com"
SMALL_I_AMONG_CAPITALS = re.compile(r"(?<=[^\W\d_a-z]{2})i(?![a-z])|(?<![a-z])i(?=[^\W\d_a-z]{2})")  # "iBRAHiM"
MISREAD_FORMS = (
    (re.compile(r"\bS\.(\s?)r\.(\s?)[1I|](?=\.|$)"), r"S.\1r.\2l"),  # "S.r.1."
    (re.compile(r"\b([Zz]) ?[o0]\. ?[o0](?=\.|$)"), r"\1 o.o"),  # "Sp. z o.0."
    (re.compile(r"\b([Ss]) ?r\. ?[o0](?=\.|$)"), r"\1 r.o"),  # "s r.0."
    (re.compile(r"\b([Ss])\.(\s?)r\.(\s?)0(?=\.|$)"), r"\1.\2r.\3o"),  # "s.r.0."
    (re.compile(r"\bA\.(\s?)\$(?=\.|$)"), r"A.\1Ş"),  # "A.$."
    (re.compile(r"\bS\.(\s?)[AÅÁ4](?=\.|$)"), r"S.\1A"),  # "S.4."
)
"""Legal forms are few: what nearly spells one is one."""

LIKE_AT = re.compile(r"(?:ad|a|©|®|&|Q|0|e|\(a\)|\(@\)|\(0\))$")
"""What the sign @ is taken for."""

SEEN_AS_ACCENT = 0.1
"""A second choice with an accent counts from here: the first reader prefers bare letters."""

SEEN_AS_LOST = 0.25
"""A letter nearly seen where none was counts from here, if another reader saw one there."""


def small_l(address: str) -> str:
    """Return an address with capital I read as the small l that it is, unless capitals are its style."""
    return CAPITAL_I.sub(_l_unless_capitalised, address)


def _l_unless_capitalised(match: re.Match[str]) -> str:
    before = match.string[: match.start()]
    starts_a_word = not before or before[-1] in "._-@"
    others = re.findall(r"(?:^|[._-])([A-Z])", match.string.replace("I", "l"))
    return "I" if starts_a_word and others else "l"


def capital_i(name: str, addresses: Sequence[str]) -> str:
    """Return a name with a small l read as capital I: where the name begins with it, or where an address says so."""
    if SMALL_L_FIRST.search(name) and not re.search(r"(?:^|\s)(?!l)[a-z]", name):
        name = SMALL_L_FIRST.sub("I", name)
    for match in re.finditer(r"(?<=[a-z])l", name):
        other = name[: match.start()] + "I" + name[match.end() :]
        words = [fold(word) for word in other.split()]
        if any(
            word in fold(address) and fold(name.split()[i]) not in fold(address)
            for address in addresses
            for i, word in enumerate(words)
        ):
            return other
    return name


def dotted_i(name: str) -> str:
    """Return a name with a small i among capitals read as the Turkish capital that it is ("iBRAHiM")."""
    return SMALL_I_AMONG_CAPITALS.sub("İ", name)


def legal_form(company: str) -> str:
    """Return a company's name with the digits and signs in its legal form read as the letters that they must be."""
    for pattern, letters in MISREAD_FORMS:
        company = pattern.sub(letters, company)
    return company


def by_domain(company: str, owners: Sequence[str]) -> str:
    """Return a company's name, on which the readers differ, spelled as a domain on the card spells it.

    Only where the two are alike but for two letters; spaces and capitals stay as they were read.
    """
    solid = [i for i, ch in enumerate(company) if fold(ch).isalnum()]
    compact = "".join(fold(company[i])[:1] for i in solid)
    for owner in owners:
        matcher = SequenceMatcher(None, compact, owner, autojunk=False)
        strokes = [step for step in matcher.get_opcodes() if step[0] != "equal"]
        changed = sum(max(end - start, stop - begin) for _, start, end, begin, stop in strokes)
        if len(owner) >= 6 and 0 < changed <= 2:
            return _respelled(company, solid, owner, matcher.get_opcodes())
    return company


def _respelled(company: str, solid: list[int], owner: str, steps: Sequence[tuple[str, int, int, int, int]]) -> str:
    letters = list(company)
    for kind, start, end, begin, stop in reversed(steps):
        if kind == "equal":
            continue
        place = solid[start] if start < len(solid) else len(letters)
        last = solid[end - 1] + 1 if end > start else place
        new = owner[begin:stop]
        letters[place:last] = new.upper() if company.isupper() else new
    return "".join(letters)


def dots_for_commas(text: str) -> str:
    """Return text with commas inside an address read as the dots that they must be."""
    words = [COMMA_IN_LOCAL.sub(".", word) if word.count("@") == 1 else word for word in text.split(" ")]
    return " ".join(_domain_dots(word) for word in words)


def _domain_dots(word: str) -> str:
    local, at, domain = word.partition("@")
    if not at or "." in domain.partition(",")[0]:
        return word
    return local + at + COMMA_IN_DOMAIN.sub(".", domain)


def with_at_sign(line: AgreedLine, domains: Sequence[str]) -> str | None:
    """Return a line's text with the @ that was taken for a letter; None where nothing tells of one.

    Either the first reader had @ as a second choice, or what follows is the domain of a website on the card.
    """
    text = line.text
    if "@" in text:
        return None
    solid = text.rstrip(" .,:;-")
    for domain in domains:
        if solid.lower().endswith(domain) and (match := LIKE_AT.search(solid[: -len(domain)])) and match.start() > 0:
            return f"{solid[: match.start()]}@{solid[-len(domain) :]}"
    best = max((doubt for doubt in line.doubts if doubt.other == "@"), key=lambda doubt: doubt.weight, default=None)
    return text[: best.start] + "@" + text[best.end :] if best else None


def with_dots(text: str, domains: Sequence[str]) -> str | None:
    """Return a line's text with the lost dots of a domain that a website on the card shows; None where it fits none."""
    start, at, end = text.rpartition("@")
    seen = re.sub(r"[^a-z0-9-]", "", end.lower())
    found = next((domain for domain in domains if seen and domain.replace(".", "") == seen), None)
    return f"{start}@{found}" if at and found else None


def label_apart(line: AgreedLine) -> str:
    """Return a line's text with a gap after its label where the first reader nearly saw one ("Emara@" of "E mara@")."""
    label = LABEL_START.match(line.text)
    gap = any(doubt.other == " " and doubt.weight >= SEEN_AS_LOST for doubt in _at(line.doubts, label))
    return f"{line.text[: label.end()]} {line.text[label.end() :]}" if label and gap else line.text


def _at(doubts: Sequence[Doubt], match: re.Match[str] | None) -> list[Doubt]:
    return [doubt for doubt in doubts if match and doubt.start == doubt.end == match.end()]


def best_spelling(line: AgreedLine, *, accents: bool = True) -> str:
    """Return a line's text with the accents and the letters that the first reader nearly saw and another confirms.

    `accents` says whether the card has any at all: where it has none, a faint one is a speck.
    """
    text = line.text
    for doubt in sorted(_strongest(line.doubts), key=lambda doubt: -doubt.start):
        if (accents and _is_accent(text, doubt)) or _is_lost_letter(text, doubt, line.others):
            text = text[: doubt.start] + doubt.other + text[doubt.end :]
    return text


def _strongest(doubts: Sequence[Doubt]) -> list[Doubt]:
    best: dict[tuple[int, int], Doubt] = {}
    for doubt in doubts:
        place = (doubt.start, doubt.end)
        if place not in best or doubt.weight > best[place].weight:
            best[place] = doubt
    return list(best.values())


def _is_accent(text: str, doubt: Doubt) -> bool:
    """Say whether the second choice is the same letter with an accent."""
    first = text[doubt.start : doubt.end]
    return (
        doubt.weight >= SEEN_AS_ACCENT
        and first.isascii()
        and first.isalpha()
        and not doubt.other.isascii()
        and fold(first) == fold(doubt.other)
        and first.isupper() == doubt.other.isupper()
    )


def _is_lost_letter(text: str, doubt: Doubt, others: Sequence[str]) -> bool:
    """Say whether another reader saw a letter where the first one only nearly did."""
    if doubt.start != doubt.end or doubt.weight < SEEN_AS_LOST or not doubt.other.isalpha():
        return False
    mended = fold(text[: doubt.start] + doubt.other + text[doubt.end :])
    return any(_alike(mended, fold(other)) > _alike(fold(text), fold(other)) for other in others)


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
