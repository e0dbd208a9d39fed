"""How names become the ASCII of addresses and domains."""

import re
import unicodedata

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_SCANDINAVIAN = str.maketrans({"å": "aa", "ø": "oe", "ö": "o", "ä": "a"})


def ascii_form(text: str, locale: str = "", *, separator: str = "") -> str:
    """Fold to lower-case ASCII letters and digits, as that country does: `Jürgen Groß` -> `juergengross`."""
    folded = text.replace("İ", "i").lower()
    if locale == "de":
        folded = folded.translate(_GERMAN)
    elif locale == "no":
        folded = folded.translate(_SCANDINAVIAN)
    folded = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
    folded = "".join(ch for ch in folded if not unicodedata.combining(ch))
    return separator.join(re.findall(r"[a-z0-9]+", folded))


def capitals(text: str, locale: str) -> str:
    """Return the text in capitals, with the dotted capital that Turkish keeps."""
    return text.replace("i", "İ").upper() if locale == "tr" else text.upper()
