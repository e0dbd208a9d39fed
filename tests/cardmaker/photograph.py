"""Take the photograph: cards warped onto a table, then light, lens, sensor and JPEG."""

import random
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.cardmaker import light, optics
from tests.cardmaker.backgrounds import BACKGROUNDS, PATTERNED, PER_MM, background
from tests.cardmaker.fingers import hold
from tests.cardmaker.geometry import Matrix, project, rectangle, shift
from tests.cardmaker.press import PER_MM as PRINT_PER_MM
from tests.cardmaker.shot import Shot, ShotWish
from tests.cardmaker.table import Laid

_LEAST_CONTRAST = 62.0
"""Grey levels between text and paper, at the text's darkest place."""
_LEAST_SIGNAL = 10.0
"""Text contrast over the noise: what a person reads without effort."""


@dataclass(frozen=True, eq=False)
class Exposure:
    """The finished photograph and what went wrong with it."""

    pixels: NDArray[np.uint8]
    """RGB."""
    quality: int
    """Of the JPEG."""
    flaws: tuple[str, ...]


def photograph(rng: random.Random, noise: np.random.Generator, shot: Shot, wish: ShotWish) -> Exposure:
    """Render the shot."""
    kind = wish.background or _background_kind(rng, shot)
    flaws = [f"background-{kind}"]
    pixels = _table(rng, noise, shot, kind)
    under = light.enlarged(light.card_shadow(rng, shot), shot)
    pixels = np.asarray(pixels * under[..., None], np.uint8)
    for card in shot.cards:
        _lay_down(pixels, shot, card)
    if _happens(rng, shot.tier.fingers if len(shot.cards) == 1 else 0.0, wish.fingers) and hold(rng, shot, pixels):
        flaws.append("fingers")
    lit, contrast = _lit(rng, shot, pixels.astype(np.float32), wish, flaws)
    grain = min(rng.uniform(*shot.tier.noise), contrast / _LEAST_SIGNAL)
    flaws += ["noise"] * (grain > 4.5)
    seen = optics.noisy(_blurred(rng, shot, lit, flaws), noise, grain)
    return Exposure(np.clip(seen, 0, 255).astype(np.uint8), rng.randint(*shot.tier.quality), tuple(flaws))


def _happens(rng: random.Random, chance: float, wished: bool | None) -> bool:
    drawn = rng.random() < chance
    return drawn if wished is None else wished


def _background_kind(rng: random.Random, shot: Shot) -> str:
    """Pick what lies under the card; hard photographs like patterns and the card's own brightness."""
    alike = "dark" if shot.cards[0].design.style.palette.dark else "white"
    if shot.tier.name == "easy":
        return rng.choice(("plain", "wood", "gradient", "dark", "plain", "stone"))
    if shot.tier.name == "hard" and rng.random() < 0.75:
        return rng.choice((*PATTERNED, alike))
    return rng.choice(tuple(BACKGROUNDS))


def _table(rng: random.Random, noise: np.random.Generator, shot: Shot, kind: str) -> NDArray[np.uint8]:
    texture = background(rng, noise, kind)
    outlines = np.vstack([card.corners for card in shot.cards])
    middle = (outlines.min(axis=0) + outlines.max(axis=0)) / 2
    turn, grow = cv2.getRotationMatrix2D((0, 0), rng.uniform(0, 360), 1.0), rng.uniform(0.8, 1.3)
    spun = np.vstack([turn, [0, 0, 1]]) @ np.diag([grow / PER_MM, grow / PER_MM, 1.0])
    to_table = shift(*middle) @ spun @ shift(-texture.shape[1] / 2, -texture.shape[0] / 2)
    return np.asarray(
        cv2.warpPerspective(
            texture, shot.to_photo @ to_table, (shot.width, shot.height),
            flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101,
        ),
        np.uint8,
    )  # fmt: skip


def _lay_down(pixels: NDArray[np.uint8], shot: Shot, card: Laid) -> None:
    """Warp one card into the picture, with a thin rim where the paper was cut."""
    matrix = shot.of(card)
    outline = project(matrix, rectangle(0, 0, card.design.style.width, card.design.style.height))
    left, top = np.maximum(np.floor(outline.min(axis=0)).astype(int) - 2, 0)
    right, bottom = np.minimum(np.ceil(outline.max(axis=0)).astype(int) + 3, (shot.width, shot.height))
    sides = np.linalg.norm(np.roll(outline, -1, axis=0) - outline, axis=1)
    per_mm = float(np.clip(sides[::2].mean() / card.design.style.width, 10, 44))
    sheet = _with_rim(card, per_mm)
    # Pixel centres: the middle of the card's first pixel is half a pixel inside its corner.
    across, down = card.design.style.width / sheet.shape[1], card.design.style.height / sheet.shape[0]
    from_pixels = np.diag([across, down, 1.0]) @ shift(0.5, 0.5)
    warp: Matrix = shift(-left, -top) @ matrix @ from_pixels
    size = (int(right - left), int(bottom - top))
    seen = cv2.warpPerspective(sheet, warp, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    cover = seen[..., 3:].astype(np.uint16)
    under = pixels[top:bottom, left:right]
    # The warped sheet is already multiplied by its cover, because it fades to nothing at the rim.
    under[:] = np.minimum(seen[..., :3] + (under * (255 - cover) // 255), 255).astype(np.uint8)


def _scaled(card: Laid, per_mm: float) -> NDArray[np.uint8]:
    """Return the flat card at about that scale, never enlarged."""
    flat, style = card.design.flat.pixels, card.design.style
    if per_mm >= PRINT_PER_MM:
        return flat.copy()
    size = (round(style.width * per_mm), round(style.height * per_mm))
    return np.asarray(cv2.resize(flat, size, interpolation=cv2.INTER_AREA), np.uint8)


def _with_rim(card: Laid, per_mm: float) -> NDArray[np.uint8]:
    """Return the printed card with an alpha channel, its corners rounded as the style says."""
    flat = _scaled(card, per_mm)
    height, width = flat.shape[:2]
    alpha = np.zeros((height, width), np.uint8)
    radius = round(card.design.style.corner * per_mm)
    if radius:
        cv2.rectangle(alpha, (radius, 0), (width - 1 - radius, height - 1), 255, -1)
        cv2.rectangle(alpha, (0, radius), (width - 1, height - 1 - radius), 255, -1)
        for x in (radius, width - 1 - radius):
            for y in (radius, height - 1 - radius):
                cv2.circle(alpha, (x, y), radius, 255, -1, cv2.LINE_AA)
    else:
        alpha[:] = 255
    sheet = flat
    rim = max(1, round(0.12 * per_mm))
    for edge in (sheet[:rim], sheet[-rim:], sheet[:, :rim], sheet[:, -rim:]):
        edge[:] = (edge * 0.93).astype(np.uint8)
    covered = (sheet.astype(np.uint16) * alpha[..., None] // 255).astype(np.uint8)
    return np.dstack([covered, alpha])


def _lit(
    rng: random.Random, shot: Shot, pixels: NDArray[np.float32], wish: ShotWish, flaws: list[str]
) -> tuple[NDArray[np.float32], float]:
    """Return the lit scene and the grey levels that part its faintest text from its paper."""
    tier, unevenness = shot.tier, rng.uniform(*shot.tier.uneven)
    factor = light.evenness(rng, shot, unevenness)
    flaws += ["uneven-light"] * (unevenness > 0.15)
    if rng.random() < tier.shadow:
        factor = factor * light.soft_shadow(rng, shot, rng.uniform(0.15, 0.45))
        flaws.append("shadow")
    spot = light.glare(rng, shot) if _happens(rng, tier.glare, wish.glare) else None
    contrast = min(card.design.style.palette.contrast for card in shot.cards) * light.on_text(shot, factor)
    exposure, cast = rng.uniform(*tier.exposure), rng.uniform(0, tier.cast)
    exposure = max(exposure, min(1.1, _LEAST_CONTRAST / contrast))
    flaws += ["glare"] * (spot is not None) + ["low-light"] * (exposure < 0.68) + ["colour-cast"] * (cast > 0.06)
    added = light.enlarged(spot, shot) if spot is not None else None
    lit = light.lit(pixels, light.enlarged(factor, shot), added, optics.cast(rng, cast, exposure))
    return lit, contrast * exposure


def _blurred(rng: random.Random, shot: Shot, pixels: NDArray[np.float32], flaws: list[str]) -> NDArray[np.float32]:
    sigma = rng.uniform(*shot.tier.blur) * shot.x_height
    flaws += ["blur"] * (sigma > 0.06 * shot.x_height)
    if rng.random() >= shot.tier.motion:
        return optics.defocused(pixels, sigma)
    flaws.append("motion-blur")
    return optics.defocused(optics.moved(pixels, sigma * 0.8, rng.uniform(0, np.pi)), sigma * 0.5)
