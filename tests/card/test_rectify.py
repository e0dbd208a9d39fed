"""Flattening: straight, in proportion, at a scale that readers like, and with a way back to the photo."""

import numpy as np
import pytest

from followup_cards.card.geometry import as_quad, side_lengths, true_ratios
from followup_cards.card.rectify import LONGEST, crop, flatten, project, to_photo
from followup_cards.model import Card
from tests.card.scenes import face, laid, rectangle, table

ASLANT = np.array([[430.0, 330.0], [1180.0, 300.0], [1340.0, 880.0], [260.0, 850.0]])


def seen_by_camera(tilt: float, turn: float) -> np.ndarray:
    """Return where a camera with the usual focal length sees the corners of an 85 x 55 card lying tilted."""
    corners = rectangle((0, 0), (85, 55), turn)
    angle = np.radians(tilt)
    places = np.stack([corners[:, 0], corners[:, 1] * np.cos(angle), 180 + corners[:, 1] * np.sin(angle)], axis=1)
    focal = 0.8 * 1600
    seen: np.ndarray = places[:, :2] / places[:, 2:] * focal + np.array([800, 600])
    return seen


@pytest.mark.parametrize("tilt", [0, 15, 35])
@pytest.mark.parametrize("turn", [0, 30, 75])
def test_the_true_proportions_are_estimated(tilt: float, turn: float) -> None:
    """A card lying at a slant still has 85 to 55."""
    ratio = float(true_ratios(seen_by_camera(tilt, turn), 1600, 1200))

    assert ratio == pytest.approx(85 / 55, rel=0.03)


def test_a_flat_card_shows_what_the_card_shows() -> None:
    """The corners of the card come to lie at the corners of the flat picture, inside a narrow margin."""
    picture = laid(table(), face(paper=(250, 250, 250)), ASLANT)
    pixels, back = flatten(picture, as_quad(ASLANT))
    height, width = pixels.shape[:2]

    assert pixels[40:-40, 40:60].min() > 200
    inner = project(np.asarray(np.linalg.inv(back), dtype=np.float64), ASLANT)
    assert inner.min() > 0
    assert inner[:, 0].max() < width
    assert inner[:, 1].max() < height


@pytest.mark.parametrize(("long_side", "expected"), [(3000, LONGEST), (1200, 1200), (700, 1000), (300, 600)])
def test_the_scale_suits_the_readers(long_side: float, expected: int) -> None:
    """Large cards are shrunk, small ones enlarged, never more than twice."""
    quad = as_quad(rectangle((2000, 1500), (long_side, long_side * 0.6), 0))
    pixels, _ = flatten(table(4000, 3000), quad, margin=0.0)

    assert max(pixels.shape[:2]) == pytest.approx(expected, abs=2)


def test_places_on_the_card_are_found_on_the_photo() -> None:
    """A quad of the flat card maps back to where the photo shows it."""
    picture = laid(table(), face(), ASLANT)
    pixels, back = flatten(picture, as_quad(ASLANT), margin=0.0)
    height, width = pixels.shape[:2]
    card = Card(as_quad(ASLANT), 1.0, pixels, back)
    quad = to_photo(card, ((0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height))))

    assert np.array(quad) == pytest.approx(ASLANT, abs=0.5)


def test_a_crop_is_upright_whatever_the_quad() -> None:
    """The crop starts at the quad's first corner and has the quad's own size, with its margin."""
    picture = np.zeros((400, 600, 3), dtype=np.uint8)
    quad = rectangle((300, 200), (200, 40), 90)
    picture = laid(picture, np.full((40, 200, 3), 255, dtype=np.uint8), quad)
    cut = crop(picture, as_quad(quad), 0.25)

    assert cut.shape[:2] == (60, 220)
    assert cut[15:45, 15:205].min() > 120
    assert cut[:4].max() < 60
    assert side_lengths(quad)[0] == pytest.approx(200)


def test_flat_pixels_cannot_be_written_to() -> None:
    """A card is a value."""
    pixels, _ = flatten(table(), as_quad(ASLANT))

    with pytest.raises(ValueError, match="read-only"):
        pixels[0, 0, 0] = 0
