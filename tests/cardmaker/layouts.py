"""Where things stand: each layout deals rows out to columns."""

import random
from dataclasses import dataclass, replace
from typing import Literal

from tests.cardmaker.content import Content
from tests.cardmaker.rows import Row, address_rows, company_rows, contact_rows, identity_rows, joined
from tests.cardmaker.style import Colour, Style

Align = Literal["left", "centre", "right"]
Anchor = Literal["top", "middle", "bottom"]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom in millimetres."""


_ALIGNED: dict[str, Align] = {"left": "left", "centred": "centre", "right": "right"}


@dataclass(frozen=True)
class Column:
    """Rows to be stacked inside a box."""

    box: Box
    rows: tuple[Row, ...]
    align: Align = "left"
    anchor: Anchor = "middle"
    ink: Colour | None = None
    logo: bool = False
    """A sign stands above the rows."""


@dataclass(frozen=True)
class Plan:
    """A card's columns, its coloured band and the place of its QR code."""

    columns: tuple[Column, ...]
    band: Box | None = None
    qr: Box | None = None


def plan(rng: random.Random, style: Style, content: Content) -> Plan:
    """Deal the content out as the style's layout wants it."""
    makers = {
        "left": _single, "centred": _single, "right": _single, "portrait": _portrait, "two_columns": _two_columns,
        "band_left": _band_left, "band_top": _band_top, "band_bottom": _band_bottom,
    }  # fmt: skip
    return makers[style.layout](rng, style, content)


def _people(style: Style, content: Content) -> list[Row]:
    rows: list[Row] = []
    for person in content.people:
        rows += identity_rows(style, person, gap=1.6 if rows else 0.0)
    return rows


def _contact(rng: random.Random, style: Style, content: Content, *, gap: float, pairs: bool = False) -> list[Row]:
    lines = contact_rows(style, content.items, gap=gap)
    lines = joined(lines, rng.choice(("  |  ", "  ·  ", "   "))) if pairs else lines
    where = address_rows(style, content, gap=0.45)
    return where + lines if rng.random() < 0.4 else lines + where


def _qr_box(style: Style, content: Content) -> Box | None:
    if content.qr is None:
        return None
    side = 21.0
    right, bottom = style.width - style.margin, style.height - style.margin
    return (right - side, bottom - side, right, bottom)


def _single(rng: random.Random, style: Style, content: Content) -> Plan:
    align = _ALIGNED[style.layout]
    m, qr = style.margin, _qr_box(style, content) if style.layout == "left" else None
    right = style.width - m if qr is None else qr[0] - 3
    who, firm = _people(style, content), company_rows(style, content)
    pairs = align == "centre" and rng.random() < 0.35
    contact = _contact(rng, style, content, gap=2.6, pairs=pairs)
    if align == "centre" or rng.random() < 0.5:
        firm_first = rng.random() < 0.6
        first, second = (firm, who) if firm_first else (who, firm)
        second = _with_gap(second, 2.0)
        rows = (*first, *second, *contact)
        return Plan((Column((m, m, right, style.height - m), rows, align, "middle", logo=firm_first),), qr=qr)
    middle = style.height * 0.5
    upper = Column((m, m, style.width - m, middle), tuple(firm), align, "top", logo=True)
    return Plan(
        (upper, Column((m, m + _head(style, content), right, style.height - m), (*who, *contact), align, "bottom")),
        qr=qr,
    )


def _head(style: Style, content: Content) -> float:
    """Return the height that a sign, a firm and its slogan take at the top, with air below."""
    return 7.0 + (10.0 if style.logo is not None else 0.0) + (3.6 if content.slogan else 0.0)


def _with_gap(rows: list[Row], gap: float) -> list[Row]:
    return [replace(rows[0], gap=gap), *rows[1:]] if rows else rows


def _portrait(rng: random.Random, style: Style, content: Content) -> Plan:
    m = style.margin
    align: Align = rng.choice(("left", "centre"))
    firm, who = company_rows(style, content), _people(style, content)
    contact = _contact(rng, style, content, gap=0)
    qr = None
    bottom = style.height - m
    if content.qr:
        qr = (m, bottom - 20, m + 20, bottom)
        bottom -= 22
    upper = Column((m, m, style.width - m, style.height * 0.52), (*firm, *_with_gap(who, 5.0)), align, "top", logo=True)
    return Plan(
        (upper, Column((m, style.height * 0.52, style.width - m, bottom), tuple(contact), align, "bottom")), qr=qr
    )


def _two_columns(rng: random.Random, style: Style, content: Content) -> Plan:
    m, w, h = style.margin, style.width, style.height
    split = w * rng.uniform(0.42, 0.56)
    firm, who = company_rows(style, content), _people(style, content)
    contact = tuple(contact_rows(style, content.items))
    if rng.random() < 0.5:
        left = Column(
            (m, m, split - 2, h - m),
            (*firm, *_with_gap(address_rows(style, content), 2.2)),
            "left",
            "middle",
            logo=True,
        )
        right = Column((split + 2, m, w - m, h - m), (*who, *_with_gap(list(contact), 2.4)), "left", "middle")
        return Plan((left, right))
    top = Column((m, m, w - m, h * 0.5), tuple(who), "left", "top")
    low = Column((m, h * 0.5, split - 2, h - m), contact, "left", "bottom")
    side = Column(
        (split + 2, h * 0.5, w - m, h - m),
        (*firm, *address_rows(style, content, 0.6)),
        rng.choice(("left", "right")),
        "bottom",
    )
    return Plan((top, low, side))


def _band_left(rng: random.Random, style: Style, content: Content) -> Plan:
    m, w, h = style.margin, style.width, style.height
    edge = w * rng.uniform(0.27, 0.36)
    ink = style.palette.band_ink
    firm = Column(
        (m * 0.7, m, edge - m * 0.7, h - m), tuple(company_rows(style, content)), "centre", "middle", ink, logo=True
    )
    rows = (*_people(style, content), *_contact(rng, style, content, gap=2.6))
    return Plan((firm, Column((edge + m * 0.8, m, w - m, h - m), rows)), band=(0, 0, edge, h))


def _band_top(rng: random.Random, style: Style, content: Content) -> Plan:
    m, w, h = style.margin, style.width, style.height
    edge, qr = h * rng.uniform(0.26, 0.36), _qr_box(style, content)
    align: Align = rng.choice(("left", "centre"))
    firm = Column((m, 2, w - m, edge - 2), tuple(company_rows(style, content)), align, "middle", style.palette.band_ink)
    rows = (*_people(style, content), *_contact(rng, style, content, gap=1.8))
    body = Column((m, edge + 2, w - m if qr is None else qr[0] - 3, h - m * 0.8), rows, "left" if qr else align)
    return Plan((firm, body), band=(0, 0, w, edge), qr=qr)


def _band_bottom(rng: random.Random, style: Style, content: Content) -> Plan:
    m, w, h = style.margin, style.width, style.height
    edge = h * rng.uniform(0.62, 0.72)
    align: Align = rng.choice(("left", "centre", "right"))
    head = (*company_rows(style, content), *_with_gap(_people(style, content), 2.2))
    low = joined(contact_rows(style, content.items), "   ") + address_rows(style, content, 0.45)
    top = Column((m, m * 0.8, w - m, edge - 1.5), head, align, "middle", logo=True)
    bottom = Column((m, edge + 1.5, w - m, h - 2), tuple(low), align, "middle", style.palette.band_ink)
    return Plan((top, bottom), band=(0, edge, w, h))
