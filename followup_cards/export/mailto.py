"""A draft as a mailto: link (RFC 6068), for a phone's mail program."""

from typing import Final
from urllib.parse import quote

from followup_cards.model import Draft

LONGEST: Final = 2_000
"""Characters of encoded link that every mail program is known to take; above, hand over the .eml instead."""

_KEPT_IN_ADDRESS: Final = "@!$'*+-._~"


def link(draft: Draft) -> str:
    """Return the link; spaces are %20 and line ends %0D%0A, as the standard asks."""
    body = "\r\n".join(draft.body.rstrip("\n").splitlines())
    to = quote(draft.to, safe=_KEPT_IN_ADDRESS)
    return f"mailto:{to}?subject={_encoded(draft.subject)}&body={_encoded(body)}"


def fits(draft: Draft) -> bool:
    """Tell whether the link is short enough for every mail program."""
    return len(link(draft)) <= LONGEST


def _encoded(text: str) -> str:
    return quote(text, safe="", errors="replace")
