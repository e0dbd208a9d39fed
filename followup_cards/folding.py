"""Text as people compare it: without case, accents and ligatures, so that "João" is found by "joao"."""

import unicodedata
from functools import lru_cache

STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
"""Letters that Unicode does not take apart into a base and a mark (Unicode 15.1, Latin-1 Supplement and Extended-A).
Only letters that address books themselves write in this way belong here: no German "ae" for "ä"."""


def folded(text: str) -> str:
    """Return a text by which two spellings of it are found equal; an empty one stays empty."""
    if text.isascii():
        return " ".join(text.lower().split())
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    base = "".join(character for character in apart if not unicodedata.combining(character))
    return " ".join(base.translate(STROKES).split())


@lru_cache(maxsize=256)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded, without points, commas and hyphens."""
    letters = "".join(character if character.isalnum() else " " for character in folded(name).replace("'", ""))
    return tuple(letters.split())
