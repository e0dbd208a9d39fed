"""Made-up companies, and the domains they might have registered."""

import random
from dataclasses import dataclass

from tests.cardmaker.locales import Locale
from tests.cardmaker.spelling import ascii_form

# Sounds put together at random; written for this generator, November 2026. Not to be added: parts of known brands.
_STARTS = (
    "Al", "Bre", "Cor", "Dal", "El", "Fen", "Gar", "Hol", "Il", "Jar", "Kel", "Lum", "Mar", "Nor", "Oli", "Per",
    "Quen", "Ras", "Sol", "Tar", "Ul", "Ver", "Wes", "Zan", "Bri", "Clo", "Dra", "Mo", "Pra", "Ster", "Tre", "Vi",
)  # fmt: skip
_MIDDLES = ("va", "ro", "li", "ne", "da", "mo", "ti", "ra", "ve", "lo", "ni", "sa", "do", "be")
_ENDS = (
    "tek", "nova", "ris", "dyne", "lis", "mark", "ven", "tor", "lux", "nia", "quist", "berg", "dor", "sen", "wick",
    "mont", "ley", "lora", "vent", "gard", "lin", "rax",
)  # fmt: skip
_CONFUSABLE = ("Corn", "Illum", "Modern", "Lill", "Vvelt", "Clodo", "Burn", "Ollin", "Mill0", "Stern1", "Illi", "Clarn")
_FREEMAIL = ("postbrise.net", "mailtanne.com", "netzbriefe.de", "swiftquill.io", "papermailo.com", "courrelo.fr")


@dataclass(frozen=True)
class Company:
    """A firm, its short name and its domain."""

    name: str
    brand: str
    domain: str


def any_company(rng: random.Random, place: Locale) -> Company:
    """Make up a firm as that country would register it."""
    root, industry, legal = _root(rng, place), rng.choice(place.industry), rng.choice(place.legal)
    forms = (
        (f"{root} {industry}", 6),
        (root, 3),
        (f"{root} {industry} Group", 1),
        (f"{root} & {_root(rng, place)}", 1),
        (f"{_surname(rng, place)} {industry}", 2),
    )
    brand = rng.choices([form for form, _ in forms], weights=[weight for _, weight in forms])[0]
    return Company(f"{brand} {legal}".strip(), brand, _domain(rng, place, root, brand, legal))


def freemail(rng: random.Random) -> str:
    """Return a made-up provider's domain."""
    return rng.choice(_FREEMAIL)


def _root(rng: random.Random, place: Locale) -> str:
    if place.code == "confusable" and rng.random() < 0.7:
        return rng.choice(_CONFUSABLE) + rng.choice(("ex", "ova", "ern", "illa", "wall", "um"))
    middle = rng.choice(_MIDDLES) if rng.random() < 0.6 else ""
    return rng.choice(_STARTS) + middle + rng.choice(_ENDS)


def _surname(rng: random.Random, place: Locale) -> str:
    return rng.choice(place.family).split("|")[-1].split()[-1]


def _domain(rng: random.Random, place: Locale, root: str, brand: str, legal: str) -> str:
    whole, hyphened = ascii_form(brand, place.code), ascii_form(brand, place.code, separator="-")
    first = ascii_form(brand.split(maxsplit=1)[0], place.code)
    initials = "".join(word[0] for word in hyphened.split("-"))
    ways = [first, first, whole, whole, hyphened, hyphened, f"get{first}", f"{first}-group", f"{first}online"]
    if form := ascii_form(legal.split(" ", maxsplit=1)[0], place.code):
        ways.append(f"{first}-{form}")
    if len(initials) >= 2:
        ways.append(f"{initials}-{ascii_form(root, place.code)}")
    return f"{rng.choice(ways)}.{rng.choice(place.suffixes)}"
