"""Fill a card: who, where, which lines, in which order."""

import random
from dataclasses import dataclass, replace

from tests.cardmaker.companies import Company, any_company, freemail
from tests.cardmaker.content import Content, Item, ItemKind, Person
from tests.cardmaker.locales import Locale, any_locale
from tests.cardmaker.people import Manner, Name, any_local_part_pattern, any_name, local_part, person
from tests.cardmaker.spelling import ascii_form

_ROLES = ("info", "sales", "office", "contact", "hello", "jobs", "kontakt", "hr", "careers", "support")


@dataclass(frozen=True)
class Firm:
    """What the cards of colleagues share."""

    place: Locale
    company: Company
    pattern: str
    manner: Manner
    street: str
    city: str


@dataclass(frozen=True)
class Wish:
    """What a sample must have; None leaves it to chance."""

    people: int | None = None
    email: bool | None = None
    qr: bool | None = None


def any_firm(rng: random.Random, locale: Locale | None = None) -> Firm:
    """Make up a firm with its habits."""
    place = locale or any_locale(rng)
    manner = Manner(rng.random() < 0.14, 0.22 if rng.random() < 0.5 else 0.0, rng.random() < 0.6)
    number = rng.randint(2, 96)
    street, city = rng.choice(place.streets).format(n=number), rng.choice(place.cities)
    return Firm(place, any_company(rng, place), any_local_part_pattern(rng), manner, street, city)


def fill(rng: random.Random, firm: Firm, wish: Wish | None = None) -> Content:
    """Return what one card of that firm says."""
    wish = wish or Wish()
    count = wish.people if wish.people is not None else rng.choices((1, 0, 2), weights=(94, 3, 3))[0]
    mailed = wish.email if wish.email is not None else rng.random() < 0.955
    names = _strangers(rng, firm.place, count)
    people = tuple(_person(rng, firm, name, mailed=mailed) for name in names)
    items = _items(rng, firm, people, mailed=mailed)
    address = _address(rng, firm)
    slogan = rng.choice(firm.place.slogans) if rng.random() < 0.25 else None
    coded = wish.qr if wish.qr is not None else rng.random() < 0.12
    content = Content(firm.place.code, people, firm.company.name, firm.company.brand, slogan, items, address, None)
    return replace(content, qr=_qr_text(rng, content, names) if coded and names else None)


def _strangers(rng: random.Random, place: Locale, count: int) -> list[Name]:
    """Return people who share no name, so that their addresses differ whatever the firm's pattern."""
    names: list[Name] = []
    while len(names) < count:
        name = any_name(rng, place)
        taken = {word for other in names for word in (*other.given.split(), *other.family.split())}
        if not taken & {*name.given.split(), *name.family.split()}:
            names.append(name)
    return names


def _person(rng: random.Random, firm: Firm, name: Name, *, mailed: bool) -> Person:
    domain = firm.company.domain if rng.random() < 0.94 else freemail(rng)
    email = f"{local_part(rng, name, firm.place, firm.pattern)}@{domain}" if mailed else None
    title = rng.choice(firm.place.titles) if rng.random() < 0.93 else None
    return person(rng, firm.place, firm.manner, name, email=_cased(rng, email), title=title)


def _cased(rng: random.Random, email: str | None) -> str | None:
    if email is None or rng.random() < 0.93:
        return email
    local, domain = email.split("@")
    return email.upper() if rng.random() < 0.3 else f"{local.title()}@{domain}"


def _items(rng: random.Random, firm: Firm, people: tuple[Person, ...], *, mailed: bool) -> tuple[Item, ...]:
    emails = [Item(ItemKind.EMAIL, p.email) for p in people if p.email]
    if mailed and (not people or rng.random() < 0.13):
        emails.append(Item(ItemKind.EMAIL, f"{rng.choice(_ROLES)}@{firm.company.domain}"))
    web = [Item(ItemKind.WEBSITE, _website(rng, firm))] if rng.random() < 0.78 else []
    social = [Item(ItemKind.SOCIAL, _handle(rng, firm, people))] if rng.random() < 0.13 else []
    groups = [_phones(rng, firm.place), emails]
    if rng.random() < 0.35:
        groups.reverse()
    return tuple(item for group in (*groups, web, social) for item in group)


def _phones(rng: random.Random, place: Locale) -> list[Item]:
    chosen = []
    if rng.random() < 0.8:
        chosen.append(Item(ItemKind.PHONE, _digits(rng, rng.choice(place.phones))))
    if rng.random() < 0.65 or not chosen:
        chosen.append(Item(ItemKind.MOBILE, _digits(rng, rng.choice(place.mobiles))))
    if rng.random() < 0.2:
        chosen.append(Item(ItemKind.FAX, _digits(rng, rng.choice(place.phones))))
    return chosen


def _digits(rng: random.Random, pattern: str) -> str:
    made = (str(rng.randint(0, 9)) if ch == "#" else str(rng.randint(2, 9)) if ch == "N" else ch for ch in pattern)
    return "".join(made)


def _website(rng: random.Random, firm: Firm) -> str:
    domain = firm.company.domain
    return rng.choice(
        (
            f"www.{domain}",
            f"www.{domain}",
            f"www.{domain}",
            domain,
            domain,
            f"https://{domain}",
            f"http://www.{domain}/",
        )
    )


def _handle(rng: random.Random, firm: Firm, people: tuple[Person, ...]) -> str:
    brand = ascii_form(firm.company.brand, firm.place.code)
    latin = people[0].alternative if people and not people[0].name.isascii() else None
    who = ascii_form(latin or (people[0].name if people else firm.company.brand), firm.place.code, separator="-")
    return rng.choice((f"@{brand}", f"@{brand}", f"linkedin.com/in/{who or brand}", f"facebook.com/{brand}"))


def _address(rng: random.Random, firm: Firm) -> tuple[str, ...]:
    if rng.random() < 0.15:
        return ()
    return (f"{firm.street}, {firm.city}",) if rng.random() < 0.3 else (firm.street, firm.city)


def _qr_text(rng: random.Random, content: Content, names: list[Name]) -> str:
    email = next((p.email for p in content.people if p.email), "")
    if rng.random() < 0.5:
        return f"MECARD:N:{names[0].family},{names[0].given};EMAIL:{email};;"
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{names[0].family};{names[0].given};;;",
        f"FN:{names[0].latin}",
        f"ORG:{content.company}",
    ]
    return "\n".join([*lines, *([f"EMAIL:{email}"] if email else []), "END:VCARD"])
