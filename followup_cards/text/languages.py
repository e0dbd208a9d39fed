"""Which language a card is printed in, by what it says of its country, and which marked letters that language has.

Written down by hand in November 2026 from each language's alphabet. Not to be added: letters that a language only
borrows. English needs none, and a card that shows no sign of a country is left alone.
"""

import re
from collections.abc import Sequence

ALPHABETS: dict[str, str] = {
    "vi": "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "tr": "çğıöşüâîû",
    "ro": "ăâîșț",
    "hu": "áéíóöőúüű",
    "de": "äöü",
    "nordic": "åäöøé",
    "fr": "àâçèéêëîïôùûüÿ",
    "es": "áéíñóúü",
    "pt": "áâãàçéêíóôõúü",
    "it": "àèéìíòóùú",
}
"""The marked letters of each language, small, by its usual code."""

SIGNS: dict[str, re.Pattern[str]] = {
    "vi": re.compile(r"(?:\+|\b00)\s?84|\.vn\b|\bvi.t\s?nam\b|[ơưƠƯ]", re.IGNORECASE),  # "+84 28", "example.com.vn"
    "pl": re.compile(r"(?:\+|\b00)\s?48|\.pl\b|sp\. z o\.", re.IGNORECASE),  # "+48 22 555 01 23"
    "cs": re.compile(
        r"(?:\+|\b00)\s?42[01]|\.(?:cz|sk)\b|\bs\.\s?r\.\s?o", re.IGNORECASE
    ),  # "+420 2", "Example s.r.o."
    "tr": re.compile(r"(?:\+|\b00)\s?90|\.tr\b", re.IGNORECASE),  # "+90 212"
    "ro": re.compile(r"(?:\+|\b00)\s?40|\.ro\b", re.IGNORECASE),  # "example.ro"
    "hu": re.compile(r"(?:\+|\b00)\s?36|\.hu\b", re.IGNORECASE),  # "+36 1"
    "de": re.compile(r"(?:\+|\b00)\s?(?:49|43|41)|\.(?:de|at|ch)\b", re.IGNORECASE),  # "+49 30"
    "nordic": re.compile(r"(?:\+|\b00)\s?(?:4[567]|358|354)|\.(?:se|no|dk|fi|is)\b", re.IGNORECASE),  # "+46 8"
    "fr": re.compile(
        r"(?:\+|\b00)\s?(?:33|32|41|352)|\.(?:fr|be|ch|lu)\b|\brue\s+(?:de|du|des|la)\b|\b0[1-79](?:[ .]\d\d){4}\b",
        re.IGNORECASE,
    ),  # "+33 1", "rue des Tilleuls", "06.39.98.59.04"
    "es": re.compile(r"(?:\+|\b00)\s?(?:34|5[1-46-8])|\.(?:es|cat|mx|ar|cl|pe)\b", re.IGNORECASE),  # "+34 91"
    "pt": re.compile(r"(?:\+|\b00)\s?(?:351|55)|\.(?:pt|br)\b", re.IGNORECASE),  # "example.com.br"
    "it": re.compile(r"(?:\+|\b00)\s?39|\.it\b", re.IGNORECASE),  # "+39 02"
}
"""What a card says of its country: a calling code, a domain, a legal form, or letters that no other language has."""


def languages_of(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the languages of the countries that a card's lines name."""
    whole = "\n".join(texts)
    return tuple(code for code, sign in SIGNS.items() if sign.search(whole))
