"""How a person is addressed: by the confirmed name, with no title or gender guessed."""

import re
from typing import Final

from followup_cards.model import ContactDetails

_LETTERS_AFTER_THE_NAME: Final = re.compile(
    r"(?:,\s*(?:[A-Z]\.?){2,6}|,\s*(?:Ph\.?\s?D|M\.?Sc|B\.?Sc|B\.?A|M\.?A|M\.?Eng|LL\.?M|CPA|PMP|Esq|Jr|Sr)\.?)+$"
)  # "Dana Osei, PhD, PMP"; from the cards of the sample set, 2026-11. Not here: ", Given" of "OSEI, Dana".

_SHORTEST_PRINTED: Final = 3
"""Letters of a given name in capitals that can't be initials."""


def full_name(details: ContactDetails) -> str:
    """Return the confirmed name on one line, without the letters after it; in capitals only where it has no other form.

    A name printed in capitals is written as given name and family name were confirmed, when together they are the name.
    """
    name = _LETTERS_AFTER_THE_NAME.sub("", " ".join(details.name.split()))
    given, family = " ".join((details.given_name or "").split()), " ".join((details.family_name or "").split())
    forms = (f"{given} {family}", f"{family} {given}")
    return next((form for form in forms if name.isupper() and form.casefold() == name.casefold()), name)


def first_name(details: ContactDetails) -> str:
    """Return the given name where it is known and stands in the confirmed name, else the full name.

    One character is an initial, or a given name by which nobody is addressed alone ("明" of "李 明").
    """
    given = " ".join((details.given_name or "").split())
    sure = len(given.rstrip(".")) > 1 and given.casefold() in details.name.casefold()
    return quiet(given) if sure else full_name(details)


def quiet(given: str) -> str:
    """Return a given name that was printed in capitals as it is written in a letter ("LEILA": "Leila").

    Two letters may be initials ("AJ"), and outside ASCII an I has two small forms ("IŞIL"): these stay as they are.
    """
    doubtful = len(given) < _SHORTEST_PRINTED or ("I" in given and not given.isascii())
    if not given.isupper() or doubtful:
        return given
    return "-".join(" ".join(word.capitalize() for word in part.split(" ")) for part in given.split("-"))
