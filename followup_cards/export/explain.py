"""One page for one photo: what was found where, and why. It holds its pictures, fetches nothing and runs nothing."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass

from followup_cards.export.characters import printable
from followup_cards.model import LABELS, Candidate, PhotoReading, Quad, Reading


@dataclass(frozen=True)
class ShownCard:
    """One card of the page: its reading, its candidates in order, and their pictures as data links."""

    reading: Reading
    candidates: tuple[Candidate, ...]
    flat: str
    crops: tuple[str, ...]


def write(
    page: PhotoReading, photo: str, size: tuple[int, int], cards: Sequence[ShownCard], *, rule: str = ""
) -> bytes:
    """Return the page; `photo` is a data link, `size` its width and height, `rule` says what makes a value sure."""
    from jinja2 import Environment, PackageLoader

    pages = Environment(loader=PackageLoader("followup_cards.export", "pages"), autoescape=True, trim_blocks=True)
    text = pages.get_template("explain.html").render(
        title=f"{page.photo}, page {page.page}" if page.page else page.photo,
        page=page,
        photo=photo,
        width=size[0],
        height=size[1],
        cards=cards,
        labels=LABELS,
        points=_points,
        rule=rule,
    )
    return printable(text).encode("utf-8", "replace")


def data_link(picture: bytes, kind: str) -> str:
    """Return a picture (`kind` is "png" or "jpeg") as a link that holds it."""
    return f"data:image/{kind};base64,{base64.b64encode(picture).decode('ascii')}"


def candidates_in_order(reading: Reading) -> tuple[Candidate, ...]:
    """Return a card's candidates as a person would read them."""
    singles = (reading.name, reading.job_title, reading.company)
    rest = (*reading.emails, *reading.phones, *reading.websites, reading.address)
    return tuple(candidate for candidate in (*singles, *rest) if candidate)


def _points(quad: Quad) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in quad)
