"""Rows of text: what is printed on one line, how large, and which of it is a value that the truth names."""

from dataclasses import dataclass, replace

from tests.cardmaker.content import Content, Item, Person
from tests.cardmaker.labels import ICONS, label
from tests.cardmaker.style import Colour, Style
from tests.cardmaker.typefaces import Typeface, east_asian_for

CONTACT_FLOOR = 6.5
"""Points; nothing on a card is set smaller."""


@dataclass(frozen=True)
class Span:
    """A run of text; `field` names it in the truth, None for labels and separators."""

    text: str
    field: str | None
    icon: str = ""
    accented: bool = False


@dataclass(frozen=True)
class Row:
    """One printed line."""

    spans: tuple[Span, ...]
    points: float
    face: Typeface
    weight: int = 400
    colour: Colour | None = None
    gap: float = 0.0
    """Millimetres of air above."""
    tracking: float = 0.0
    """Extra air after each letter, as a share of the size."""

    def scaled(self, factor: float) -> "Row":
        """Return the row smaller, never below the floor."""
        return replace(self, points=max(min(self.points, CONTACT_FLOOR), self.points * factor))


def identity_rows(style: Style, person: Person, gap: float = 0.0) -> list[Row]:
    """Return the rows of a name, its second script and its job title."""
    points = style.name_points
    rows = [_name_row(style, person.shown, points, gap)]
    if person.alternative:
        rows.append(replace(_name_row(style, person.alternative, points * 0.68, 0.4), weight=400))
    if person.title:
        face = east_asian_for(person.title) or style.face
        title = (Span(person.title, "title"),)
        rows.append(Row(title, min(style.contact_points * 1.12, 9.5), face, 400, style.palette.accent, gap=0.6))
    return rows


def _name_row(style: Style, text: str, points: float, gap: float) -> Row:
    foreign = east_asian_for(text)
    face = foreign or style.name_face
    tracking = 0.08 if style.tracked and foreign is None and face.kind != "script" else 0.0
    weight = 700 if style.bold_name else 400
    return Row((Span(text, "name"),), points, face, weight, gap=gap, tracking=tracking)


def company_rows(style: Style, content: Content, gap: float = 0.0) -> list[Row]:
    """Return the firm and its slogan."""
    company = (Span(content.company, "company"),)
    rows = [Row(company, style.name_points * 0.74, style.face, 600, style.palette.accent, gap)]
    if content.slogan:
        rows.append(
            Row((Span(content.slogan, None),), max(style.contact_points - 1, CONTACT_FLOOR), style.face, 300, gap=0.5)
        )
    return rows


def contact_rows(style: Style, items: tuple[Item, ...], gap: float = 0.0) -> list[Row]:
    """Return a row for each contact line, with its label or sign."""
    return [
        Row(_contact_spans(style, item), style.contact_points, style.face, gap=gap if n == 0 else 0.45)
        for n, item in enumerate(items)
    ]


def _contact_spans(style: Style, item: Item) -> tuple[Span, ...]:
    value = Span(item.value, item.kind.value)
    icon = ICONS[item.kind] if style.labels == "icon" else ""
    printed = label(style.labels, style.label_form, item.kind)
    if icon:
        return (Span("", None, icon), value)
    return (Span(printed, None, accented=style.label_form % 2 == 0), value) if printed else (value,)


def joined(rows: list[Row], separator: str) -> list[Row]:
    """Put neighbouring rows on one line, two by two, with a sign between them."""
    pairs = [rows[i : i + 2] for i in range(0, len(rows), 2)]
    between = Span(separator, None)
    return [
        replace(pair[0], spans=(*pair[0].spans, between, *pair[1].spans)) if len(pair) == 2 else pair[0]
        for pair in pairs
    ]


def address_rows(style: Style, content: Content, gap: float = 0.0) -> list[Row]:
    """Return the postal address."""
    rows = []
    for n, line in enumerate(content.address):
        spans: tuple[Span, ...] = (Span(line, "address"),)
        if style.labels == "icon" and n == 0:
            spans = (Span("", None, "pin"), *spans)
        rows.append(Row(spans, style.contact_points, style.face, gap=gap if n == 0 else 0.45))
    return rows
