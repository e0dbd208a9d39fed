"""From a seed to a printed card: fill it, style it, and try again until everything fits."""

import random
from dataclasses import dataclass

from tests.cardmaker.content import Content
from tests.cardmaker.fill import Firm, Wish, any_firm, fill
from tests.cardmaker.layouts import Plan, plan
from tests.cardmaker.locales import locales
from tests.cardmaker.press import DoesNotFit, Flat, has_collisions, print_card
from tests.cardmaker.style import Style, StyleWish, any_style
from tests.cardmaker.typefaces import TYPEFACES, has_glyphs

_ATTEMPTS = 200
_PROOF_SCALE = 12.0


@dataclass(frozen=True)
class Design:
    """A card that is known to fit, ready to be printed at any scale."""

    content: Content
    style: Style
    plan: Plan
    paper_seed: int

    def printed(self, per_mm: float) -> Flat:
        """Print it at a scale in pixels per millimetre."""
        return print_card(random.Random(self.paper_seed), self.style, self.content, self.plan, per_mm)


@dataclass(frozen=True)
class CardWish:
    """What a card must have; whatever is left out is left to chance."""

    firm: Firm | None = None
    locale: str | None = None
    content: Wish | None = None
    style: StyleWish | None = None


def design(rng: random.Random, wish: CardWish | None = None) -> Design:
    """Design a card whose every text fits at a legible size."""
    wish = wish or CardWish()
    locale = next((place for place in locales() if place.code == wish.locale), None)
    for _ in range(_ATTEMPTS):
        content = fill(rng, wish.firm or any_firm(rng, locale), wish.content)
        latin = tuple(text for text in content.texts() if all(ord(ch) < 0x2E80 for ch in text))
        faces = tuple(face for face in TYPEFACES if has_glyphs(face, latin))
        style = any_style(rng, faces, wish.style)
        made = Design(content, style, plan(rng, style, content), rng.randrange(2**31))
        try:
            flat = made.printed(_PROOF_SCALE)
        except DoesNotFit:
            continue
        lacks_qr = wish.content is not None and wish.content.qr and made.plan.qr is None
        if not has_collisions(flat) and not lacks_qr:
            return made
    message = "No layout could hold what was wished for."
    raise LookupError(message)
