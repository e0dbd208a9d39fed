"""Spell names and companies as they must have been printed, where what was read cannot be."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from followup_cards.contact.vocabulary import fold

SMALL_L_FIRST = re.compile(r"(?:(?<=\s)|^)l(?!(?:a|e|i|o|as|es|os)\s)(?=[a-z])(?=[a-z]*(?:[\s,]|$))")
"""A word that begins small with l where names begin large ("lyer"); the particles la, le, los stay."""

I_AFTER_MAC = re.compile(r"(?<=\bMac)l(?=[b-df-hj-np-tvwxz])|(?<=\bMc)l(?=[b-df-hj-np-tvwxz])")
"""The capital I of "MacIvor" read as a small l: no name goes on with l and another consonant there."""

MISREAD_FORMS = (
    (re.compile(r"\bS\.(\s?)r\.(\s?)[1I|](?=\.|$)"), r"S.\1r.\2l"),  # "S.r.1."
    (re.compile(r"\b([Zz]) ?[o0]\. ?[o0](?=\.|$)"), r"\1 o.o"),  # "Sp. z o.0."
    (re.compile(r"\b([Ss]) ?r\. ?[o0](?=\.|$)"), r"\1 r.o"),  # "s r.0."
    (re.compile(r"\b([Ss])\.(\s?)r\.(\s?)0(?=\.|$)"), r"\1.\2r.\3o"),  # "s.r.0."
    (re.compile(r"\bA\.(\s?)\$(?=\.|$)"), r"A.\1Ş"),  # "A.$."
    (re.compile(r"\bS\.(\s?)[AÅÁ4](?=\.|$)"), r"S.\1A"),  # "S.4."
)
"""Legal forms are few: what nearly spells one is one."""


def capital_i(name: str, addresses: Sequence[str]) -> str:
    """Return a name with a small l read as capital I: where the name begins with it, or where an address says so."""
    name = I_AFTER_MAC.sub("I", name)
    if SMALL_L_FIRST.search(name) and not re.search(r"(?:^|\s)(?!l)[a-z]", name):
        name = SMALL_L_FIRST.sub("I", name)
    if name.startswith("lo ") and addresses and {fold(address)[:1] for address in addresses} <= {"i", "1"}:
        name = f"I{name[1:]}"  # "lo" may be a particle, or the name "Io"
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
    return " ".join(word.replace("i", "İ") if _is_capitals_but_for_i(word) else word for word in name.split(" "))


def _is_capitals_but_for_i(word: str) -> bool:
    letters = [ch for ch in word if ch.isalpha() and ch != "i"]
    return "i" in word and len(letters) >= 2 and all(ch.isupper() for ch in letters)


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


def completed(company: str, known: Sequence[str]) -> str:
    """Return a company's name with the last letter or two that a domain or an address on the card has more.

    Both readers see the same cut of a line, and large print runs out of it ("CIRCLEWOR", circlework.example).
    """
    compact = "".join(fold(ch)[:1] for ch in company if fold(ch).isalnum())
    for whole in known:
        if len(compact) >= 6 and whole.startswith(compact) and 0 < len(whole) - len(compact) <= 2:
            rest = whole[len(compact) :]
            return company + (rest.upper() if company.rsplit(maxsplit=1)[-1].isupper() else rest)
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
