"""Print a card flat: every row measured, nothing cut off, every value's box known."""

import random
from dataclasses import dataclass, replace

import cv2
import numpy as np
import segno
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from PIL.ImageFont import FreeTypeFont

from tests.cardmaker.content import Content
from tests.cardmaker.layouts import Box, Column, Plan
from tests.cardmaker.rows import CONTACT_FLOOR, Row, Span
from tests.cardmaker.signs import icon, logo
from tests.cardmaker.style import Colour, Style
from tests.cardmaker.typefaces import font, length

MM_PER_POINT = 25.4 / 72
PER_MM = 28.0
"""Every card is printed at this scale, once, and then scaled down: letters would take other widths at another."""
_LEADING = 1.24
_LOGO_MM = 8.5


class DoesNotFit(Exception):  # noqa: N818  # an outcome of the attempt, not a fault
    """The content is too long for the layout at a legible size."""


@dataclass(frozen=True)
class Printed:
    """A text on the card with its box and x-height, in millimetres."""

    text: str
    field: str | None
    box: Box
    x_height: float


@dataclass(frozen=True, eq=False)
class Flat:
    """A printed card, seen straight from above."""

    style: Style
    content: Content
    pixels: NDArray[np.uint8]
    """RGB."""
    printed: tuple[Printed, ...]
    marks: tuple[Box, ...]
    """Boxes, in millimetres, of the logo and the QR code, which nothing may cover either."""


@dataclass(frozen=True)
class _Set:
    """A row at its final size and place; x and baseline in millimetres."""

    row: Row
    x: float
    baseline: float
    ink: Colour


def print_card(rng: random.Random, style: Style, content: Content, plan: Plan) -> Flat:
    """Draw the card; raise DoesNotFit when the text would be too small."""
    settled = [_settle(style, column) for column in plan.columns]
    image = _paper(rng, style, plan)
    draw = ImageDraw.Draw(image)
    marks = [mark for _, mark in settled if mark]
    inks = [style.palette.band_ink if c.ink else style.palette.accent for c in plan.columns]
    for (_, mark), ink in zip(settled, inks, strict=True):
        if mark and style.logo is not None:
            at, size = (mark[0] * PER_MM, mark[1] * PER_MM), (mark[2] - mark[0]) * PER_MM
            logo(draw, style.logo, at, size, (ink, _soft(ink)))
    printed = [text for rows, _ in settled for row in rows for text in _draw_row(draw, row, style)]
    if plan.qr and content.qr:
        _draw_qr(image, content.qr, plan.qr)
        marks.append(plan.qr)
    return Flat(style, content, np.asarray(image), tuple(printed), tuple(marks))


def _soft(ink: Colour) -> Colour:
    return (ink[0] // 2 + 90, ink[1] // 2 + 90, ink[2] // 2 + 90)


def _paper(rng: random.Random, style: Style, plan: Plan) -> Image.Image:
    width, height = round(style.width * PER_MM), round(style.height * PER_MM)
    lean = rng.random()
    image = _gradient(style, (width, height), lean) if style.palette.gradient else _blank(style, (width, height))
    if plan.band:
        ImageDraw.Draw(image).rectangle([v * PER_MM for v in plan.band], fill=style.palette.band)
    return image


def _blank(style: Style, size: tuple[int, int]) -> Image.Image:
    return Image.new("RGB", size, style.palette.paper)


def _gradient(style: Style, size: tuple[int, int], lean: float) -> Image.Image:
    width, height = size
    near, far = (np.array(c, np.float32) for c in (style.palette.paper, style.palette.far))
    step = np.linspace(0, 1, 128, dtype=np.float32)
    share = step[None, :, None] * lean + step[:, None, None] * (1 - lean)
    small = np.asarray(near + (far - near) * share, np.float32)
    return Image.fromarray(np.asarray(cv2.resize(small, (width, height)), np.uint8))


def _settle(style: Style, column: Column) -> tuple[list[_Set], Box | None]:
    """Shrink the rows until they fit the column, then give each its place."""
    left, top, right, bottom = column.box
    rows = _evened([_narrowed(row, right - left) for row in column.rows], column.rows)
    sign = _LOGO_MM + 1.5 if column.logo and style.logo is not None and rows else 0.0
    while (height := _height(rows)) + sign > bottom - top:
        if sign:
            sign = 0.0
            continue
        smaller = [row.scaled(0.95) for row in rows]
        if smaller == rows:
            raise DoesNotFit
        rows = smaller
    spare = bottom - top - height - sign
    y = top + {"top": 0.0, "middle": spare / 2, "bottom": spare}[column.anchor]
    mark = _mark(column, y) if sign else None
    return _stacked(style, column, rows, y + sign), mark


def _mark(column: Column, y: float) -> Box:
    left, _, right, _ = column.box
    x = {"left": left, "centre": (left + right - _LOGO_MM) / 2, "right": right - _LOGO_MM}[column.align]
    return (x, y, x + _LOGO_MM, y + _LOGO_MM)


def _narrowed(row: Row, width: float) -> Row:
    while _width(row) > width:
        smaller = row.scaled(0.96)
        if smaller == row or smaller.points < CONTACT_FLOOR:
            raise DoesNotFit
        row = smaller
    return row


def _evened(rows: list[Row], wanted: tuple[Row, ...]) -> list[Row]:
    """Give rows that were meant to be of one size the smallest size any of them needed."""
    smallest: dict[float, float] = {}
    for row, wish in zip(rows, wanted, strict=True):
        smallest[wish.points] = min(row.points, smallest.get(wish.points, row.points))
    return [replace(row, points=smallest[wish.points]) for row, wish in zip(rows, wanted, strict=True)]


def _height(rows: list[Row]) -> float:
    return sum(row.points * MM_PER_POINT * _LEADING + (row.gap if n else 0) for n, row in enumerate(rows))


def _stacked(style: Style, column: Column, rows: list[Row], y: float) -> list[_Set]:
    left, _, right, _ = column.box
    placed = []
    for n, row in enumerate(rows):
        size = row.points * MM_PER_POINT
        y += row.gap if n else 0
        spare = right - left - _width(row)
        x = left + {"left": 0.0, "centre": spare / 2, "right": spare}[column.align]
        placed.append(_Set(row, x, y + size * 0.98, column.ink or row.colour or style.palette.ink))
        y += size * _LEADING
    return placed


def _width(row: Row) -> float:
    """Measure a row in millimetres."""
    return sum(_span_width(row, span) for span in row.spans) / PER_MM


def _pixels(row: Row) -> int:
    return max(4, round(row.points * MM_PER_POINT * PER_MM))


def _span_width(row: Row, span: Span) -> float:
    size = _pixels(row)
    if span.icon:
        return size * 1.35
    return length(row.face, row.weight, size, span.text) + row.tracking * size * len(span.text)


def _draw_row(draw: ImageDraw.ImageDraw, placed: _Set, style: Style) -> list[Printed]:
    row, x, base, found = placed.row, placed.x * PER_MM, placed.baseline * PER_MM, []
    size, letters = _pixels(row), font(row.face, row.weight, _pixels(row))
    accent = style.palette.accent if placed.ink == style.palette.ink else placed.ink
    for span in row.spans:
        if span.icon:
            icon(draw, span.icon, (x, base - size * 0.82), size * 0.95, accent)
        else:
            _draw_text(
                draw,
                (x, base),
                span.text,
                letters,
                air=row.tracking * size,
                ink=accent if span.accented else placed.ink,
            )
            box = letters.getbbox(span.text.strip() or " ", anchor="ls")
            end = x + _span_width(row, span) - row.tracking * size
            where = (x / PER_MM, (base + box[1]) / PER_MM, end / PER_MM, (base + box[3]) / PER_MM)
            found.append(Printed(span.text, span.field, where, -letters.getbbox("x", anchor="ls")[1] / PER_MM))
        x += _span_width(row, span)
    return found


def _draw_text(
    draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, letters: FreeTypeFont, *, air: float, ink: Colour
) -> None:
    """Draw a run of text, with `air` pixels after each letter."""
    if not air:
        draw.text(at, text, fill=ink, font=letters, anchor="ls")
        return
    x, y = at
    for letter in text:
        draw.text((x, y), letter, fill=ink, font=letters, anchor="ls")
        x += letters.getlength(letter) + air


def _draw_qr(image: Image.Image, text: str, box: Box) -> None:
    code = np.array(
        [list(row) for row in segno.make(text, error="m", micro=False, encoding="utf-8").matrix_iter(border=2)],
        np.uint8,
    )
    tile = Image.fromarray(np.where(code[..., None], (0, 0, 0), (255, 255, 255)).astype(np.uint8))
    side = round((box[2] - box[0]) * PER_MM)
    image.paste(tile.resize((side, side), Image.Resampling.NEAREST), (round(box[0] * PER_MM), round(box[1] * PER_MM)))


def has_collisions(flat: Flat) -> bool:
    """Tell whether texts of different columns, or a text and a sign, overlap."""
    boxes = [p.box for p in flat.printed] + list(flat.marks)
    return any(
        min(one[2], other[2]) - max(one[0], other[0]) > 0.2 and min(one[3], other[3]) - max(one[1], other[1]) > 0.5
        for n, one in enumerate(boxes)
        for other in boxes[n + 1 :]
    )
