"""Pictures that are no business cards: a menu, a page of a book, a receipt, a drawn cat, a blank sheet."""

from collections.abc import Callable, Mapping

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from followup_cards.model import Pixels

PAPER, INK = (246, 243, 235), (40, 34, 30)

MENU = (
    "Trattoria della Luna",
    "STARTERS",
    "Tomato Soup with Basil   6.50",
    "Grilled Aubergine   7.90",
    "Beetroot Carpaccio   8.20",
    "MAIN COURSES",
    "Salmon Fillet, Lemon Butter   18.50",
    "Mushroom Risotto   14.00",
    "Roast Chicken, Green Beans   15.80",
    "DESSERTS",
    "Chocolate Mousse   6.00",
    "Apple Tart, Vanilla Cream   6.80",
    "All prices include service. Ask us about allergens.",
)
BOOK = (
    "It was late when the ferry reached the island, and the",
    "lamps along the quay had been lit for an hour. Nobody",
    "came to meet them. The porter, who had been asleep on",
    "a coil of rope, rose without a word, took both bags and",
    "went ahead up the steps. Above the roofs stood a moon",
    "so thin that it gave no light at all, and somewhere a",
    "door was closed with care, as if a child were sleeping.",
    "By the time they had found the house it was raining.",
)
RECEIPT = (
    "CORNER STORE",
    "2 x Oat Milk        3.98",
    "1 x Rye Bread       2.79",
    "6 x Free-range Egg  2.40",
    "Subtotal            9.17",
    "VAT 7 %             0.64",
    "TOTAL               9.81",
    "CARD  ************1881",
    "Thank you, come again!",
)


def sheet(lines: tuple[str, ...], size: int = 34) -> Pixels:
    """Return a sheet with lines of print on it."""
    picture = Image.new("RGB", (1000, 120 + int(size * 1.9) * len(lines)), PAPER)
    pen = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        pen.text((70, 60 + int(size * 1.9) * number), line, font=ImageFont.load_default(size), fill=INK)
    return np.asarray(picture, dtype=np.uint8)


def cat() -> Pixels:
    """Return a drawing of a cat."""
    picture = Image.new("RGB", (1000, 800), (205, 222, 230))
    pen = ImageDraw.Draw(picture)
    fur, dark = (196, 140, 84), (60, 42, 30)
    pen.ellipse((310, 330, 760, 760), fill=fur, outline=dark, width=6)
    pen.ellipse((360, 120, 700, 430), fill=fur, outline=dark, width=6)
    for ear in ([(385, 190), (370, 40), (490, 140)], [(675, 190), (690, 40), (570, 140)]):
        pen.polygon(ear, fill=fur, outline=dark)
    for eye in ((440, 220, 500, 290), (560, 220, 620, 290)):
        pen.ellipse(eye, fill=(230, 226, 120), outline=dark, width=4)
        pen.ellipse((eye[0] + 22, eye[1] + 6, eye[2] - 22, eye[3] - 6), fill=dark)
    pen.polygon([(515, 310), (545, 310), (530, 330)], fill=(190, 90, 90))
    for height in (330, 350, 370):
        pen.line([(300, height), (480, 345)], fill=dark, width=3)
        pen.line([(580, 345), (760, height)], fill=dark, width=3)
    pen.arc((720, 420, 960, 780), 300, 160, fill=dark, width=26)
    return np.asarray(picture, dtype=np.uint8)


def blank() -> Pixels:
    """Return an empty sheet with the grain that a camera gives it."""
    grain = np.random.default_rng(1).normal(236, 3, (700, 1000, 3))
    return np.clip(grain, 0, 255).astype(np.uint8)


PICTURES: Mapping[str, Callable[[], Pixels]] = {
    "menu": lambda: sheet(MENU),
    "book": lambda: sheet(BOOK),
    "receipt": lambda: sheet(RECEIPT),
    "cat": cat,
    "blank": blank,
}
"""By what they show."""
