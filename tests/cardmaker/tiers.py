"""How hard a photograph is: the ranges from which the camera's misfortunes are drawn."""

from dataclasses import dataclass

Range = tuple[float, float]


@dataclass(frozen=True)
class Tier:
    """Ranges and chances of one grade of difficulty."""

    name: str
    tilt: Range
    """Degrees away from straight above."""
    fill: Range
    """Share of the frame's width or height that the cards take."""
    blur: Range
    """Standard deviation of the blur, as a share of the smallest x-height."""
    noise: Range
    """Standard deviation of the luminance, in grey levels."""
    exposure: Range
    cast: float
    uneven: Range
    quality: tuple[int, int]
    shadow: float
    glare: float
    motion: float
    fingers: float
    cut: float


TIERS = {
    "easy": Tier(
        name="easy",
        tilt=(0, 7),
        fill=(0.6, 0.9),
        blur=(0.0, 0.045),
        noise=(0.5, 2.0),
        exposure=(0.92, 1.04),
        cast=0.03,
        uneven=(0.0, 0.08),
        quality=(88, 95),
        shadow=0.1,
        glare=0.0,
        motion=0.0,
        fingers=0.03,
        cut=0.0,
    ),
    "medium": Tier(
        name="medium",
        tilt=(5, 24),
        fill=(0.42, 0.86),
        blur=(0.02, 0.08),
        noise=(1.5, 4.5),
        exposure=(0.75, 1.05),
        cast=0.07,
        uneven=(0.05, 0.22),
        quality=(78, 92),
        shadow=0.45,
        glare=0.2,
        motion=0.15,
        fingers=0.14,
        cut=0.07,
    ),
    "hard": Tier(
        name="hard",
        tilt=(18, 42),
        fill=(0.34, 0.75),
        blur=(0.05, 0.115),
        noise=(3.0, 8.0),
        exposure=(0.5, 1.0),
        cast=0.12,
        uneven=(0.1, 0.4),
        quality=(66, 88),
        shadow=0.6,
        glare=0.5,
        motion=0.4,
        fingers=0.2,
        cut=0.12,
    ),
}
MIN_X_HEIGHT = 11.0
"""Pixels: what a person reads without effort."""
