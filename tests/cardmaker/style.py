"""How a card looks: paper, ink, typefaces, labels, layout."""

import random
from dataclasses import dataclass
from typing import Literal

from tests.cardmaker.typefaces import Typeface

Colour = tuple[int, int, int]
LabelStyle = Literal["none", "word", "letter", "icon"]

LAYOUTS = ("left", "centred", "right", "two_columns", "portrait", "band_left", "band_top", "band_bottom")
_LAYOUT_WEIGHTS = (20, 13, 7, 15, 12, 10, 10, 8)

_PAPERS: tuple[Colour, ...] = (
    (255, 255, 255),
    (252, 251, 247),
    (247, 243, 232),
    (240, 241, 243),
    (233, 240, 236),
    (250, 240, 228),
)
_INKS: tuple[Colour, ...] = ((20, 20, 24), (35, 38, 48), (24, 40, 66), (50, 34, 26), (60, 60, 64))
_ACCENTS: tuple[Colour, ...] = (
    (176, 28, 38),
    (12, 84, 150),
    (18, 112, 74),
    (150, 78, 8),
    (96, 36, 120),
    (0, 104, 116),
    (190, 60, 10),
)
_DARKS: tuple[Colour, ...] = (
    (22, 24, 30),
    (14, 32, 62),
    (16, 52, 42),
    (70, 16, 30),
    (46, 40, 36),
    (44, 20, 66),
    (30, 62, 74),
)
_LIGHTS: tuple[Colour, ...] = ((250, 250, 250), (240, 234, 220), (226, 232, 240))
_BRIGHTS: tuple[Colour, ...] = ((226, 190, 108), (140, 214, 220), (240, 160, 120), (176, 220, 130))


@dataclass(frozen=True)
class Palette:
    """The colours of one card; a gradient runs from paper to far."""

    paper: Colour
    far: Colour
    ink: Colour
    accent: Colour
    band: Colour
    band_ink: Colour

    @property
    def dark(self) -> bool:
        """Whether the text is lighter than the paper."""
        return sum(self.ink) > sum(self.paper)

    @property
    def contrast(self) -> float:
        """The least difference in brightness, in grey levels, between a text and what it is printed on."""
        pairs = [(ink, paper) for ink in (self.ink, self.accent) for paper in (self.paper, self.far)]
        return min(abs(_grey(ink) - _grey(paper)) for ink, paper in (*pairs, (self.band_ink, self.band)))

    @property
    def gradient(self) -> bool:
        """Whether the paper changes its colour across the card."""
        return self.paper != self.far


def _grey(colour: Colour) -> float:
    return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]


@dataclass(frozen=True)
class Style:
    """Every choice of the designer that is not a text."""

    layout: str
    width: float
    height: float
    """In millimetres."""
    margin: float
    corner: float
    palette: Palette
    face: Typeface
    name_face: Typeface
    labels: LabelStyle
    label_form: int
    """Which of the spellings of a label this firm prints."""
    contact_points: float
    name_points: float
    bold_name: bool
    logo: int | None
    """Which drawn sign stands beside the firm; None for none."""
    rule: bool
    tracked: bool
    """Letters of the name set apart."""


@dataclass(frozen=True)
class StyleWish:
    """What a sample must look like; None leaves it to chance."""

    layout: str | None = None
    dark: bool | None = None
    gradient: bool | None = None
    labels: LabelStyle | None = None
    kind: str | None = None
    """The kind of typeface."""


def any_style(rng: random.Random, faces: tuple[Typeface, ...], wish: StyleWish | None = None) -> Style:
    """Design a card with one of the typefaces."""
    wish = wish or StyleWish()
    layout = wish.layout or rng.choices(LAYOUTS, weights=_LAYOUT_WEIGHTS)[0]
    width, height = rng.choice(((85.0, 55.0), (85.0, 55.0), (88.9, 50.8), (91.0, 55.0), (90.0, 50.0)))
    if layout == "portrait":
        width, height = height, width
    text_faces = [f for f in faces if f.kind not in ("script", "capitals") and wish.kind in (None, f.kind)]
    face = rng.choice(text_faces or [f for f in faces if f.kind == "sans"])
    labels: tuple[LabelStyle, ...] = ("none", "word", "letter", "icon")
    return Style(
        layout=layout,
        width=width,
        height=height,
        margin=rng.uniform(4.2, 7.0),
        corner=rng.choice((0.0, 0.0, 0.0, 0.0, 2.0, 3.2)),
        palette=_palette(rng, layout, wish),
        face=face,
        name_face=rng.choice(faces) if rng.random() < 0.3 else face,
        labels=wish.labels or rng.choices(labels, weights=(28, 26, 24, 22))[0],
        label_form=rng.randrange(6),
        contact_points=rng.uniform(6.8, 9.0),
        name_points=rng.uniform(10.5, 16.0),
        bold_name=rng.random() < 0.6,
        logo=rng.randrange(6) if rng.random() < 0.5 else None,
        rule=rng.random() < 0.22,
        tracked=rng.random() < 0.08,
    )


def _palette(rng: random.Random, layout: str, wish: StyleWish) -> Palette:
    dark = wish.dark if wish.dark is not None else rng.random() < 0.2
    gradient = wish.gradient if wish.gradient is not None else rng.random() < 0.13
    band = rng.choice(_DARKS + _ACCENTS)
    if dark and not layout.startswith("band"):
        paper = rng.choice(_DARKS)
        far = rng.choice(_DARKS) if gradient else paper
        return Palette(paper, far, rng.choice(_LIGHTS), rng.choice(_BRIGHTS), band, rng.choice(_LIGHTS))
    paper = rng.choice(_PAPERS)
    far = _tinted(rng) if gradient else paper
    return Palette(paper, far, rng.choice(_INKS), rng.choice(_ACCENTS), band, rng.choice(_LIGHTS))


def _tinted(rng: random.Random) -> Colour:
    return rng.choice(((206, 222, 240), (236, 214, 204), (208, 232, 214), (228, 216, 238), (238, 228, 190)))
