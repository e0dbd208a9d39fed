"""How well a company's name fits the domains and the addresses on its card."""

from collections.abc import Sequence

from followup_cards.contact import vocabulary, words


def fit_of(text: str, owners: Sequence[str], locals_: Sequence[str], *, of_person: bool) -> set[str]:
    """Return the codes of how a text fits the domains' names and the addresses' local parts, given letters only."""
    whole = words.letters(text)
    bare = words.letters(vocabulary.LEGAL_FORMS.sub(" ", f" {text} "))
    parts = words.tokens(text)
    trade = "company-word" in words.kinds(text)  # without one, an address that is made of it is a person's
    codes = set()
    for owner in owners:
        if len(owner) >= 3 and (owner in (whole, bare) or _begins_with(parts, owner)):
            codes.add("domain-whole")
        elif len(owner) >= 3 and (owner in whole or (len(whole) >= 4 and whole in owner)):
            codes.add("domain")
        elif any(len(part) >= 4 and part in owner for part in parts) or owner == "".join(part[0] for part in parts):
            codes.add("domain-part")
    for local in locals_:
        if trade and not of_person and len(whole) >= 8 and (whole == local or words.one_slip(whole, local)):
            codes.add("local-whole")
        elif len(whole) >= 6 and (whole in local or (len(local) >= 8 and local in whole)):
            codes.add("local-part")
    return _closest(codes, ("domain-whole", "domain", "domain-part"))


def _begins_with(parts: Sequence[str], owner: str) -> bool:
    """Say whether the first two or more words together are the domain ("Oliver Stone Works Ltd.", oliverstone)."""
    return any("".join(parts[:count]) == owner for count in range(2, len(parts)))


def _closest(codes: set[str], ladder: tuple[str, ...]) -> set[str]:
    """Return the codes with only the first of a ladder of them kept."""
    best = next((code for code in ladder if code in codes), None)
    return {code for code in codes if code not in ladder or code == best}
