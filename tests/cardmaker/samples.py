"""The sample cards that the project ships: one photograph for each trait worth seeing."""

import json
import random
from dataclasses import dataclass, field
from pathlib import Path

from tests.cardmaker.design import CardWish
from tests.cardmaker.fill import Wish, any_firm
from tests.cardmaker.locales import locales
from tests.cardmaker.maker import Order, Taken, composed, take
from tests.cardmaker.shot import ShotWish
from tests.cardmaker.style import StyleWish
from tests.cardmaker.truth import shot_traits

SEED = 2026
MOST_BYTES = 350_000
_MEGAPIXELS = 2.2
_TRIES = 500


_PLAIN = Wish(people=1, email=True, qr=False)


@dataclass(frozen=True)
class Sample:
    """One shipped photograph: its file's stem, its tier, and what it must show."""

    name: str
    tier: str = "easy"
    shows: frozenset[str] = frozenset()
    wish: ShotWish = field(default_factory=ShotWish)


def _card(name: str, tier: str = "easy", *shows: str, **style: object) -> Sample:
    return Sample(name, tier, frozenset(shows), ShotWish(CardWish(content=_PLAIN, style=StyleWish(**style))))  # type: ignore[arg-type]  # checked by the type at run time


def _from(name: str, locale: str, tier: str, *shows: str) -> Sample:
    return Sample(name, tier, frozenset(shows), ShotWish(CardWish(locale=locale, content=_PLAIN)))


def _saying(name: str, tier: str, *shows: str, wish: Wish) -> Sample:
    return Sample(name, tier, frozenset(shows), ShotWish(CardWish(content=wish)))


def _seen(name: str, tier: str, *shows: str, wish: ShotWish | None = None) -> Sample:
    return Sample(name, tier, frozenset(shows), wish or ShotWish())


def _panel() -> list[Sample]:
    """Return four colleagues: one firm, one way of making addresses, plain photographs."""
    place = next(place for place in locales() if place.code == "gb")
    firm = any_firm(random.Random("panel:25"), place)
    card = CardWish(
        firm=firm,
        content=_PLAIN,
        style=StyleWish(layout="left", dark=False, kind="sans"),
        style_seed=13,
    )
    return [Sample(f"demo-panel-{n}", "easy", wish=ShotWish(card)) for n in range(1, 5)]


SAMPLES = (
    *_panel(),
    _card("left", layout="left", labels="word"),
    _card("centred", layout="centred", labels="none"),
    _card("right-aligned", layout="right", labels="letter"),
    _card("two-columns", layout="two_columns"),
    _card("portrait", "easy", "logo", layout="portrait"),
    _card("dark", "medium", "dark", layout="centred", dark=True, gradient=False),
    _card("dark-band", "easy", "logo", layout="band_left"),
    _card("band-at-bottom", "medium", layout="band_bottom"),
    _card("gradient", "easy", "gradient", "slogan", layout="left", gradient=True),
    _card("icons", "medium", "logo", labels="icon", layout="left"),
    _card("typewriter", "easy", kind="mono", layout="left"),
    _from("two-scripts", "jp", "easy", "two-scripts"),
    _from("hangul", "kr", "medium", "two-scripts"),
    _from("vietnamese", "vn", "medium", "diacritics"),
    _from("polish", "pl", "medium", "diacritics"),
    _from("turkish-capitals", "tr", "easy", "capitals", "diacritics"),
    _from("look-alike-letters", "confusable", "easy"),
    _from("degrees", "de", "easy", "degrees"),
    _seen("second-address", "easy", "second-address"),
    _seen("social-handle", "easy", "social"),
    _saying("qr-code", "easy", "qr", wish=Wish(people=1, email=True, qr=True)),
    _saying("two-people", "easy", "two-people", wish=Wish(people=2, email=True)),
    _saying("company-only", "easy", wish=Wish(people=0, email=True)),
    _saying("no-email", "easy", wish=Wish(people=1, email=False)),
    _seen("upside-down", "medium", "upside-down", wish=ShotWish(angle=184, cut=False)),
    _seen("sideways", "medium", "sideways", wish=ShotWish(angle=88, cut=False)),
    _seen("fingers", "medium", "fingers", wish=ShotWish(fingers=True)),
    _seen("cut-off", "medium", "cut-off", wish=ShotWish(cut=True)),
    _seen("four-cards", "medium", wish=ShotWish(count=4, manner="apart")),
    _seen("touching-cards", "easy", wish=ShotWish(count=2, manner="touching")),
    _card("white-on-white", "medium", "background-white", layout="left", dark=False),
    _seen("hard-newspaper", "hard", wish=ShotWish(background="newspaper")),
    _seen("hard-tablecloth", "hard", "perspective", wish=ShotWish(background="cloth")),
    _seen("hard-glare", "hard", "glare", wish=ShotWish(glare=True)),
    _seen("hard-low-light", "hard", "low-light", "motion-blur"),
    _card("hard-dark-on-dark", "hard", "dark", "background-dark", layout="left", dark=True),
)  # fmt: skip


def make_samples(folder: Path) -> None:
    """Write every sample card, its expected result and the table of traits into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    made = [(sample, found(number, sample)) for number, sample in enumerate(SAMPLES)]
    for sample, taken in made:
        (folder / f"{sample.name}.jpg").write_bytes(small_enough(taken))
        truth = json.dumps(taken.truth, ensure_ascii=False, indent=2)
        (folder / f"{sample.name}.json").write_text(f"{truth}\n", encoding="utf-8")
    rows = [f"| {s.name}.jpg | drawn by `tests/cardmaker` | MIT | {', '.join(_worth_telling(t))} |" for s, t in made]
    (folder / "README.md").write_text(_README + "\n".join(rows) + "\n", encoding="utf-8")


def found(number: int, sample: Sample) -> Taken:
    """Try one index after the other until the photograph shows what it must."""
    order = Order(SEED, sample.tier, _MEGAPIXELS, 0.0)
    for index in range(number * 10_000, number * 10_000 + _TRIES):
        _, shot = composed(order, index, sample.wish)
        planned = {trait for trait in sample.shows if trait not in _OF_THE_LIGHT}
        if planned <= shot_traits(shot):
            taken = take(order, index, f"{sample.name}.jpg", sample.wish)
            if sample.shows <= set(taken.truth["traits"]):
                return taken
    message = f"No photograph among {_TRIES} shows what {sample.name} must: {sorted(sample.shows)}."
    raise LookupError(message)


_OF_THE_LIGHT = frozenset(("fingers", "glare", "low-light", "motion-blur", "background-dark", "background-white"))


def small_enough(taken: Taken) -> bytes:
    """Encode at the best quality that stays under the size limit."""
    for quality in range(min(taken.exposure.quality, 90), 30, -4):
        if len(data := taken.jpeg(quality)) <= MOST_BYTES:
            return data
    message = f"{taken.truth['photo']} is too large at any quality."
    raise ValueError(message)


def _worth_telling(taken: Taken) -> list[str]:
    return [taken.truth["tier"], *(trait for trait in taken.truth["traits"] if not trait.startswith("face-"))]


_README = """# Sample cards

Photographs of business cards that no one ever printed: the people, firms, numbers and addresses are made up, the cards
and the photographs are drawn by the generator in `tests/cardmaker`. Beside each `NAME.jpg` stands `NAME.json` with what
a perfect reading finds: every field, the card's corners and the place of each value in pixels of the photograph.

Re-create all of them with

    python -m tests.cardmaker --samples sample_cards

The typefaces come from font packages under the SIL Open Font License, the Apache License or the like; the pictures
show them and carry no font files.

`demo-panel-1` to `demo-panel-4` are colleagues of one firm, for an interview with a panel.

| file | source | licence | traits |
|---|---|---|---|
"""
