"""What kind of words a piece of text is made of."""

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from followup_cards.contact import vocabulary

CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af]")
LETTER = re.compile(r"[^\W\d_]")


def is_cjk(text: str) -> bool:
    """Say whether Chinese, Japanese or Korean characters stand in the text."""
    return bool(CJK.search(text))


def tokens(text: str) -> list[str]:
    """Return the words of a text, folded, letters only."""
    return [word for word in re.split(r"[^\w]+|[\d_]+", vocabulary.fold(text)) if word]


def spellings(name: str) -> tuple[str, ...]:
    """Return a name as it is, and as addresses spell its umlauts ("Müller" is "mueller" as often as "muller")."""
    written_out = name.casefold().translate(WRITTEN_OUT)
    return (name,) if written_out == name.casefold() else (name, written_out)


WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe", "ß": "ss"})


@lru_cache(maxsize=8192)
def letters(text: str) -> str:
    """Return the folded letters and digits of a text, nothing else."""
    return "".join(ch for ch in vocabulary.fold(text) if ch.isalnum())


@lru_cache(maxsize=8192)
def kinds(text: str) -> frozenset[str]:
    """Return which vocabularies the text's words are in: evidence codes that names and companies share."""
    words = tokens(text)
    joined = {word.strip(".,()") for word in vocabulary.fold(text).split()}
    found = set()
    if has_legal_form(text) or vocabulary.CJK_COMPANY.search(text):
        found.add("legal-form")
    for code, known in (
        ("company-word", vocabulary.COMPANY_WORDS),
        ("job-word", vocabulary.JOB_WORDS),
        ("place-word", vocabulary.ADDRESS_WORDS),
        ("slogan-word", vocabulary.SLOGAN_WORDS),
        ("contact-word", vocabulary.CONTACT_WORDS),
    ):
        if any(is_one_of(word, known) for word in words) or joined & known:
            found.add(code)
    if vocabulary.CJK_GROUP.search(text):
        found.add("company-word")
    if vocabulary.CJK_JOB.search(text):
        found.add("job-word")
    if vocabulary.CJK_ADDRESS.search(text):
        found.add("place-word")
    return frozenset(found)


def has_legal_form(text: str) -> bool:
    """Say whether a legal form stands in a text.

    Dotted letters that begin it are initials ("N.V. Lind"), and two before a postcode are a state ("CO 80202").
    """
    return any(
        (found.group(1).count(".") == 0 or text[: found.start(1)].strip(" ,("))
        and not re.match(r"[\s,.]*\d{5}", text[found.end(1) :])
        for found in vocabulary.LEGAL_FORMS.finditer(text)
    )


def is_one_of(word: str, known: Collection[str]) -> bool:
    """Say whether a folded word is in a list, in its singular or its plural."""
    return word in known or (len(word) >= 5 and (f"{word}s" in known or word.removesuffix("s") in known))


def is_capitalised(text: str) -> bool:
    """Say whether every word of three letters or more begins with a capital (always true of scripts without).

    Particles ("von", "binti") and what follows a hyphen or an apostrophe ("Min-seo") may be small.
    """
    found = [word for word in re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", text) if len(word) > 2]
    counted = [word for word in found if word not in vocabulary.PARTICLES] or found
    return all(not word[0].islower() for word in counted) and bool(counted)


def with_spaces(text: str, others: tuple[str, ...]) -> str:
    """Return the text with the word gaps that another reader saw, where the characters are otherwise the same.

    The first reader loses gaps ("OLIVERSTONE") more often than the second invents them.
    """
    same = [other for other in others if letters(other) == letters(text) and other.count(" ") > text.count(" ")]
    if not same:
        return text
    best = min(same, key=lambda other: other.count(" "))
    return _gapped_like(text, best) if min(map(len, best.split()), default=0) > 1 or " " not in text else text


def _gapped_like(text: str, other: str) -> str:
    """Return the text's own characters with the gaps of another: that reader may know no marks."""
    solid = text.replace(" ", "")
    if len(solid) != len(other.replace(" ", "")):
        return other
    own = iter(solid)
    return "".join(" " if ch == " " else next(own) for ch in other)


def one_slip(a: str, b: str) -> bool:
    """Say whether one character was changed, lost or added between two different texts."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    short, long = sorted((a, b), key=len)
    start = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[start:] == long[start + 1 :]


def proper_case(name: str) -> str:
    """Return a name printed in capitals in proper case ("ANNA-LENA" -> "Anna-Lena"), others as they are."""
    return " ".join(
        _proper_word(word) if word.isupper() and len(word) > 1 and "." not in word else word for word in name.split(" ")
    )


def _proper_word(word: str) -> str:
    parts = re.split(r"([-'’])", unicodedata.normalize("NFC", word))
    cased = "".join(part[:1] + part[1:].replace("İ", "i").lower() for part in parts)
    return re.sub(r"^Mc([a-z])", lambda m: "Mc" + m.group(1).upper(), cased)
