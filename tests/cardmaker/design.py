"""From a seed to a printed card: fill it, style it, and try again until everything fits."""

import random
from dataclasses import dataclass

from tests.cardmaker.content import Content, ItemKind
from tests.cardmaker.fill import Firm, Wish, any_firm, fill
from tests.cardmaker.layouts import Plan, plan
from tests.cardmaker.locales import locales
from tests.cardmaker.press import DoesNotFit, Flat, has_collisions, print_card
from tests.cardmaker.style import Style, StyleWish, any_style
from tests.cardmaker.typefaces import TYPEFACES, has_glyphs, tells_apart

_ATTEMPTS = 200


@dataclass(frozen=True, eq=False)
class Design:
    """A card that fits, printed flat."""

    content: Content
    style: Style
    plan: Plan
    flat: Flat


@dataclass(frozen=True)
class CardWish:
    """What a card must have; whatever is left out is left to chance."""

    firm: Firm | None = None
    locale: str | None = None
    content: Wish | None = None
    style: StyleWish | None = None
    style_seed: int | None = None
    """Cards with one seed look alike, as a firm's cards do."""


def _exact(content: Content) -> str:
    """Return the texts in which a digit must not pass for a letter."""
    kinds = (ItemKind.EMAIL, ItemKind.WEBSITE, ItemKind.SOCIAL)
    return " ".join([content.company, *(item.value for item in content.items if item.kind in kinds)])


def design(rng: random.Random, wish: CardWish | None = None) -> Design:
    """Design a card whose every text fits at a legible size."""
    wish = wish or CardWish()
    locale = next((place for place in locales() if place.code == wish.locale), None)
    for _ in range(_ATTEMPTS):
        content = fill(rng, wish.firm or any_firm(rng, locale), wish.content)
        latin = tuple(text for text in content.texts() if all(ord(ch) < 0x2E80 for ch in text))
        faces = tuple(face for face in TYPEFACES if has_glyphs(face, latin) and tells_apart(face, _exact(content)))
        hand = rng if wish.style_seed is None else random.Random(wish.style_seed)
        style = any_style(hand, faces, wish.style)
        dealt = plan(hand, style, content)
        if wish.content and wish.content.qr and dealt.qr is None:
            continue
        try:
            flat = print_card(hand, style, content, dealt)
        except DoesNotFit:
            continue
        if not has_collisions(flat):
            return Design(content, style, dealt, flat)
    message = "No layout could hold what was wished for."
    raise LookupError(message)
