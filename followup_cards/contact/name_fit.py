"""How a printed name and an e-mail address's local part fit together."""

import re

from followup_cards.contact import vocabulary, words

FITS = ("address-strong", "address-part", "address-initials")
"""From the closest down."""


def fit_to_local(name: str, local: str) -> str | None:
    """Return how a name and a local part fit: "address-strong", "address-part", "address-initials" or None."""
    fits = [_fit(spelling, local) for spelling in words.spellings(name)]
    return next((fit for fit in FITS if fit in fits), None)


def _fit(name: str, local: str) -> str | None:
    compact = re.sub(r"\d+$", "", words.letters(local))
    parts = tuple(part for part in words.tokens(name) if part not in vocabulary.HONORIFICS)
    spelled = _spelled(compact, parts)
    if spelled is not None and spelled >= max(3, 0.5 * len(compact)):
        return "address-strong"
    long = [part for part in parts if len(part) >= 3]
    inside = "".join(part for part in long if part in compact)
    if len(inside) >= 0.4 * max(1, len(compact)):
        return "address-part"
    if len(compact) >= 4 and any(len(part) >= 5 and (part[:4] in compact or compact[:5] in part) for part in long):
        return "address-part"
    initials = "".join(part[0] for part in parts)
    fits = compact == initials[::-1] or (len(compact) >= 2 and initials.startswith(compact))
    return "address-initials" if fits else None


def _spelled(compact: str, parts: tuple[str, ...]) -> int | None:
    """Return how many letters of a local part are beginnings (three letters or more) of the name's parts.

    None where something is left over that is no beginning of a part, each part used once ("jlindner", "sri.l").
    """
    if not compact:
        return 0
    best: int | None = None
    for i, part in enumerate(parts):
        common = next(
            (n for n, (a, b) in enumerate(zip(part, compact, strict=False)) if a != b), min(len(part), len(compact))
        )
        for length in {common, min(common, 1)} - {0}:
            rest = _spelled(compact[length:], parts[:i] + parts[i + 1 :])
            if rest is not None:
                best = max(best or 0, rest + (length if length >= 3 or length == len(part) else 0))
    return best
