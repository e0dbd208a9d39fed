"""The typefaces cards are set in, all from font packages, and the question whether one has a text's glyphs."""

import importlib.util
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont


@dataclass(frozen=True)
class Typeface:
    """One family: where its files are and what it is fit for."""

    package: str
    kind: str
    """sans, serif, slab, mono, script or capitals; a script or capitals face sets names and firms only."""
    files: tuple[str, str] | None = None
    """Regular and bold where the family has no weight axis."""


TYPEFACES = (
    *(Typeface(f"fontpkg_{name}", "sans") for name in (
        "arimo", "comfortaa", "dm_sans", "ibm_plex_sans", "inter", "jost", "karla", "libre_franklin", "manrope",
        "montserrat", "noto_sans", "nunito", "open_sans", "oswald", "quicksand", "raleway", "roboto",
        "roboto_condensed", "source_sans_3", "work_sans",
    )),
    Typeface("fontpkg_barlow_condensed", "sans", ("BarlowCondensed-Regular.ttf", "BarlowCondensed-Bold.ttf")),
    Typeface("fontpkg_be_vietnam_pro", "sans", ("BeVietnamPro-Regular.ttf", "BeVietnamPro-Bold.ttf")),
    Typeface("fontpkg_pt_sans", "sans", ("PT_Sans-Web-Regular.ttf", "PT_Sans-Web-Bold.ttf")),
    *(Typeface(f"fontpkg_{name}", "serif") for name in (
        "cormorant_garamond", "eb_garamond", "libre_baskerville", "lora", "playfair_display", "source_serif_4",
    )),
    Typeface("fontpkg_pt_serif", "serif", ("PT_Serif-Web-Regular.ttf", "PT_Serif-Web-Bold.ttf")),
    Typeface("fontpkg_spectral", "serif", ("Spectral-Regular.ttf", "Spectral-Bold.ttf")),
    Typeface("fontpkg_bitter", "slab"),
    Typeface("fontpkg_roboto_slab", "slab"),
    Typeface("fontpkg_zilla_slab", "slab", ("ZillaSlab-Regular.ttf", "ZillaSlab-Bold.ttf")),
    Typeface("fontpkg_jetbrains_mono", "mono"),
    Typeface("fontpkg_space_mono", "mono", ("SpaceMono-Regular.ttf", "SpaceMono-Bold.ttf")),
    Typeface("fontpkg_caveat", "script"),
    Typeface("fontpkg_dancing_script", "script"),
    Typeface("fontpkg_cinzel", "capitals"),
)  # fmt: skip

EAST_ASIAN = (
    Typeface("pylopdf_fonts_jp", "sans", ("NotoSansJP-Regular.otf", "NotoSansJP-Regular.otf")),
    Typeface("pylopdf_fonts_jp", "serif", ("NotoSerifJP-Regular.otf", "NotoSerifJP-Regular.otf")),
    Typeface("pylopdf_fonts_ko", "sans", ("NotoSansKR-Regular.otf", "NotoSansKR-Regular.otf")),
)


@lru_cache(maxsize=512)
def font(face: Typeface, weight: int, pixels: int) -> ImageFont.FreeTypeFont:
    """Return the face at a weight (300 to 800) and a size in pixels."""
    made = ImageFont.truetype(_file(face, weight), pixels, layout_engine=ImageFont.Layout.BASIC)
    if face.files is None:
        axes = made.get_variation_axes()
        made.set_variation_by_axes([_setting(axis, weight) for axis in axes])
    return made


@lru_cache(maxsize=20_000)
def length(face: Typeface, weight: int, pixels: int, text: str) -> float:
    """Return the width of a text in pixels."""
    return float(font(face, weight, pixels).getlength(text))


def _setting(axis: ImageFont.Axis, weight: int) -> float:
    if axis["name"] not in (b"Weight", "Weight"):
        return float(axis["default"] or 0)
    return float(min(max(weight, axis["minimum"] or 0), axis["maximum"] or 1000))


def has_glyphs(face: Typeface, texts: tuple[str, ...]) -> bool:
    """Tell whether the face can print every character."""
    covered = _covered(_file(face, 400))
    return all(ord(ch) in covered for text in texts for ch in text if ch != " ")


def tells_apart(face: Typeface, text: str) -> bool:
    """Tell whether the digits 0 and 1 of an address look unlike the letters that a reader might take them for."""
    return all(_likeness(face, digit, letter) < 0.52 for digit, letter in (("0", "o"), ("1", "l")) if digit in text)


@cache
def _likeness(face: Typeface, one: str, other: str) -> float:
    """Return how much of their ink two glyphs share, 0 to 1."""
    letters = font(face, 400, 64)
    inks = []
    for glyph in (one, other):
        sheet = Image.new("L", (96, 96))
        left = letters.getbbox(glyph, anchor="ls")[0]
        ImageDraw.Draw(sheet).text((16 - left, 72), glyph, fill=255, font=letters, anchor="ls")
        inks.append(np.asarray(sheet) > 127)
    return float((inks[0] & inks[1]).sum() / max(1, (inks[0] | inks[1]).sum()))


def east_asian_for(text: str) -> Typeface | None:
    """Return a face for a text in Chinese characters, kana or hangul; None when a Latin one will do."""
    if all(ord(ch) < 0x2E80 for ch in text):
        return None
    return next((face for face in EAST_ASIAN if has_glyphs(face, (text,))), None)


@cache
def _covered(path: str) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # ships no type information

    with TTFont(path, lazy=True) as table:
        return frozenset(table.getBestCmap())


@cache
def _file(face: Typeface, weight: int) -> str:
    spec = importlib.util.find_spec(face.package)
    if spec is None or spec.origin is None:
        message = f"The font package {face.package} is not installed: install the dev dependency group."
        raise LookupError(message)
    folder = Path(spec.origin).parent
    if face.files is not None:
        return str(next(folder.rglob(face.files[weight >= 600])))
    return str(next(path for path in sorted(folder.rglob("*.ttf")) if "Italic" not in path.name))
