"""What stands on a card, before anybody decides where and how."""

from dataclasses import dataclass
from enum import StrEnum


class ItemKind(StrEnum):
    """What a contact line holds."""

    EMAIL = "email"
    PHONE = "phone"
    MOBILE = "mobile"
    FAX = "fax"
    WEBSITE = "website"
    SOCIAL = "social"


@dataclass(frozen=True)
class Item:
    """One contact line without its label."""

    kind: ItemKind
    value: str


@dataclass(frozen=True)
class Person:
    """A person as the card prints them."""

    name: str
    """Without titles and degrees, in the printed case."""
    shown: str
    """With titles and degrees."""
    alternative: str | None
    """The same name in the card's other script."""
    title: str | None
    email: str | None


@dataclass(frozen=True)
class Content:
    """Everything one card says."""

    locale: str
    people: tuple[Person, ...]
    company: str
    brand: str
    slogan: str | None
    items: tuple[Item, ...]
    """Shared contact lines, in printed order; a second person's own address is among them."""
    address: tuple[str, ...]
    qr: str | None
    """The text inside the QR code."""

    def texts(self) -> tuple[str, ...]:
        """Return every printed text, to ask a typeface whether it has the glyphs."""
        people = [text for p in self.people for text in (p.shown, p.title or "")]
        return (*people, self.company, self.slogan or "", *(i.value for i in self.items), *self.address)
