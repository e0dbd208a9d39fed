"""Print that pales away into white light, and what only looks like it."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from followup_cards.photo.fading import fades_away

Line = NDArray[np.uint8]
Ramp = NDArray[np.float64]

WIDTH, HEIGHT = 720, 40


def _line(words: str = "alina.morrow@example.com", paper: int = 255) -> Line:
    """Return an upright line of dark print."""
    line = np.full((HEIGHT, WIDTH, 3), paper, dtype=np.uint8)
    cv2.putText(line, words, (4, 28), cv2.FONT_HERSHEY_SIMPLEX, 1.05, (40, 40, 50), 2, cv2.LINE_AA)
    return line[:, : cv2.getTextSize(words, cv2.FONT_HERSHEY_SIMPLEX, 1.05, 2)[0][0] + 8]


def _lit(line: Line, light: Ramp) -> Line:
    """Return a line under light that adds to every place, from 0 for none to 1 for white."""
    return np.clip(line + 255 * light[None, :, None], 0, 255).astype(np.uint8)


def _spot(width: int, at: float, radius: float) -> Ramp:
    """Return a spot of light with its middle at a share of the width."""
    return 1.5 * np.exp(-2 * ((np.arange(width) / width - at) / radius) ** 2)


@pytest.mark.parametrize("at", [-0.1, 1.1])
def test_a_line_that_runs_into_a_spot_of_light_fades_away(at: float) -> None:
    """At its start or at its end."""
    line = _line()
    assert fades_away(_lit(line, _spot(line.shape[1], at, 0.45)))


def test_a_clear_line_does_not() -> None:
    """On paper as white as light."""
    assert not fades_away(_line())


def test_a_pale_label_before_a_number_does_not() -> None:
    """It is as pale throughout."""
    line = _line("Phone +44 20 7946 0018").astype(np.float64)
    line[:, :110] = 255 - 0.35 * (255 - line[:, :110])
    assert not fades_away(line.astype(np.uint8))


def test_a_line_in_a_shadow_does_not() -> None:
    """Its paper is not white where it pales."""
    line = _line(paper=230)
    light = _spot(line.shape[1], 1.1, 0.45)[None, :, None]
    assert not fades_away(np.clip(line + (230.0 - line) * np.minimum(light, 1), 0, 255).astype(np.uint8))


def test_a_short_word_tells_nothing() -> None:
    """Three letters are too few to see print pale."""
    line = _line("Ltd")
    assert not fades_away(_lit(line, _spot(line.shape[1], 1.1, 0.45)))
