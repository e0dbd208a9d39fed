"""Build the lines of a made-up card, the way the readers hand them to the parser."""

from followup_cards.model import AgreedLine, Doubt, Quad

CORNERS: Quad = ((0, 0), (1000, 0), (1000, 600), (0, 600))


def box(row: float, *, left: float = 60, width: float = 500, height: float = 30) -> Quad:
    """Return the outline of a line on a row of the card, rows being 50 pixels apart."""
    top = 40 + 50 * row
    return ((left, top), (left + width, top), (left + width, top + height), (left, top + height))


def line(
    text: str,
    row: float = 0,
    *,
    second: str | None = None,
    left: float = 60,
    height: float = 30,
    confidence: float = 0.99,
    doubts: tuple[Doubt, ...] = (),
) -> AgreedLine:
    """Return a line that the first reader saw as `text` and the second as `second` ("" where it saw nothing)."""
    others = (text,) if second is None else (second,) if second else ()
    width = 0.5 * height * max(1, len(text))
    return AgreedLine(text, box(row, left=left, width=width, height=height), confidence, doubts, others)


def card(*texts: str) -> list[AgreedLine]:
    """Return lines under one another, both readers of one mind."""
    return [line(text, row) for row, text in enumerate(texts)]
