"""The two sides of one card: a person on the front, the ways to reach them on the back, photographed one by one."""

import random
from pathlib import Path

from tests.cardmaker.design import CardWish
from tests.cardmaker.fill import Wish, any_firm
from tests.cardmaker.locales import locales
from tests.cardmaker.maker import Order, take
from tests.cardmaker.shot import ShotWish
from tests.cardmaker.style import StyleWish
from tests.cardmaker.truth import TruePhoto

SIDES = (Wish(people=1, email=False, qr=False), Wish(people=0, email=True, qr=False))


def two_sides(folder: Path, seed: int) -> tuple[TruePhoto, TruePhoto]:
    """Write `front.jpg` and `back.jpg`, one firm's and in one style; return what a perfect reading of each finds."""
    place = next(place for place in locales() if place.code == "gb")
    firm = any_firm(random.Random(f"two sides:{seed}"), place)
    order = Order(seed, "easy", 2.2, 0.0)
    truths = []
    for number, (name, wish) in enumerate(zip(("front", "back"), SIDES, strict=True)):
        style = StyleWish(layout="left", dark=False, kind="sans")
        card = CardWish(firm=firm, content=wish, style=style, style_seed=seed)
        taken = take(order, number, f"{name}.jpg", ShotWish(card))
        (folder / f"{name}.jpg").write_bytes(taken.jpeg(90))
        truths.append(taken.truth)
    return truths[0], truths[1]
