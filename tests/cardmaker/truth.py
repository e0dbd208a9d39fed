"""What is true of a photograph, as one line of truth.jsonl: the form that the scoring script takes."""

from dataclasses import dataclass
from typing import NotRequired, TypedDict

from tests.cardmaker.content import Content, ItemKind
from tests.cardmaker.design import Design
from tests.cardmaker.geometry import Matrix, project, rectangle, scale_at
from tests.cardmaker.photograph import Exposure
from tests.cardmaker.shot import Shot
from tests.cardmaker.table import Laid

Corners = list[list[float]]


class TrueBox(TypedDict):
    """Where one value stands, in photo pixels, clockwise from its top left as read."""

    field: str
    text: str
    quad: Corners
    x_height: float


class TrueCard(TypedDict):
    """One card; None or an empty list where it prints no such thing."""

    name: str | None
    title: str | None
    company: str
    emails: list[str]
    phones: list[str]
    faxes: list[str]
    website: str | None
    address: str | None
    corners: Corners
    """May lie outside the photo when a side is cut off."""
    boxes: list[TrueBox]
    names: NotRequired[list[str]]
    titles: NotRequired[list[str]]
    alt_names: NotRequired[list[str]]
    also_company: NotRequired[str]
    phone_kinds: list[str]
    socials: list[str]
    qr: str | None
    typeface: str
    layout: str


class TruePhoto(TypedDict):
    """One photograph."""

    photo: str
    tier: str
    seed: str
    cards: list[TrueCard]
    traits: list[str]


@dataclass(frozen=True)
class _Items:
    emails: list[str]
    phones: list[str]
    kinds: list[str]
    faxes: list[str]
    websites: list[str]
    socials: list[str]


def true_photo(photo: str, seed: str, shot: Shot, exposure: Exposure) -> TruePhoto:
    """Return the truth of one photograph."""
    cards = [_card(card, shot.of(card)) for card in shot.cards]
    traits = sorted(shot_traits(shot) | set(exposure.flaws))
    return {"photo": photo, "tier": shot.tier.name, "seed": seed, "cards": cards, "traits": traits}


def shot_traits(shot: Shot) -> set[str]:
    """Return what the cards and the camera's place alone make notable."""
    return {trait for card in shot.cards for trait in _card_traits(card.design)} | set(_camera_traits(shot))


def _card(card: Laid, matrix: Matrix) -> TrueCard:
    content, style = card.design.content, card.design.style
    items = _sorted_items(content)
    names = [p.name for p in content.people]
    titles = [p.title for p in content.people if p.title]
    made: TrueCard = {
        "name": names[0] if names else None,
        "title": titles[0] if titles else None,
        "company": content.company,
        "emails": items.emails,
        "phones": items.phones,
        "faxes": items.faxes,
        "website": items.websites[0] if items.websites else None,
        "address": ", ".join(content.address) or None,
        "corners": _rounded(matrix, (0, 0, style.width, style.height)),
        "boxes": _boxes(card, matrix),
        "phone_kinds": items.kinds,
        "socials": items.socials,
        "qr": content.qr,
        "typeface": style.face.package,
        "layout": style.layout,
    }
    if len(names) > 1:
        made["names"], made["titles"] = names, titles
    if others := _other_spellings(content):
        made["alt_names"] = others
    if content.brand != content.company:
        made["also_company"] = content.brand
    return made


def _other_spellings(content: Content) -> list[str]:
    return [text for p in content.people for text in (p.alternative, p.shown if p.shown != p.name else None) if text]


def _sorted_items(content: Content) -> _Items:
    def values(*kinds: ItemKind) -> list[str]:
        return [item.value for item in content.items if item.kind in kinds]

    kinds = [item.kind.value for item in content.items if item.kind in (ItemKind.PHONE, ItemKind.MOBILE)]
    return _Items(
        values(ItemKind.EMAIL), values(ItemKind.PHONE, ItemKind.MOBILE), kinds,
        values(ItemKind.FAX), values(ItemKind.WEBSITE), values(ItemKind.SOCIAL),
    )  # fmt: skip


def _rounded(matrix: Matrix, box: tuple[float, float, float, float]) -> Corners:
    return [[round(float(x), 2), round(float(y), 2)] for x, y in project(matrix, rectangle(*box))]


def _boxes(card: Laid, matrix: Matrix) -> list[TrueBox]:
    return [
        {
            "field": text.field,
            "text": text.text,
            "quad": _rounded(matrix, text.box),
            "x_height": round(text.x_height * scale_at(matrix, ((text.box[0] + text.box[2]) / 2, text.box[3])), 1),
        }
        for text in card.printed
        if text.field
    ]


def _card_traits(design: Design) -> list[str]:
    style, content = design.style, design.content
    kinds = [item.kind for item in content.items]
    given = {
        "dark": style.palette.dark,
        "gradient": style.palette.gradient,
        "logo": style.logo is not None,
        "slogan": content.slogan is not None,
        "qr": design.plan.qr is not None,
        "no-email": ItemKind.EMAIL not in kinds,
        "company-only": not content.people,
        "two-people": len(content.people) > 1,
        "second-address": len(content.people) == 1 and kinds.count(ItemKind.EMAIL) > 1,
        "social": ItemKind.SOCIAL in kinds,
        "fax": ItemKind.FAX in kinds,
        "two-scripts": any(p.alternative for p in content.people),
        "east-asian": any(ord(ch) > 0x2E80 for text in content.texts() for ch in text),
        "diacritics": any(not ch.isascii() and ord(ch) < 0x2E80 for p in content.people for ch in p.name),
        "capitals": any(p.name.isupper() for p in content.people),
        "degrees": any(p.shown != p.name for p in content.people),
        "confusable": content.locale == "confusable",
        "rounded-corners": style.corner > 0,
    }
    return [
        f"layout-{style.layout}", f"labels-{style.labels}", f"face-{style.face.kind}", f"country-{content.locale}",
        *(trait for trait, holds in given.items() if holds),
    ]  # fmt: skip


def _camera_traits(shot: Shot) -> list[str]:
    turn = abs((shot.cards[0].angle + 180) % 360 - 180)
    single = len(shot.cards) == 1
    given = {
        "several-cards": not single,
        shot.manner: not single,
        "cut-off": shot.cut,
        "perspective": shot.pose.tilt > 15,
        "tilted": single and 8 < turn <= 60,
        "sideways": single and 60 < turn < 120,
        "upside-down": single and turn >= 120,
        "small-text": shot.x_height < 13,
    }
    return [trait for trait, holds in given.items() if holds]
