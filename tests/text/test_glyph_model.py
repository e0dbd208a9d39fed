"""The network that tells characters by their look, and how it is learned."""

import random

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from followup_cards.text.glyph_model import GLYPHS, INDEX, glyph_network
from followup_cards.text.letters import HEIGHT, WIDTH
from tests.benchmarks.address_lines import any_address_line
from tests.benchmarks.train_glyphs import FACES, Glyphs, downhill, first_guess, glyphs
from tests.cardmaker.typefaces import Typeface, font


def test_shares_are_shares_whatever_the_picture() -> None:
    """For each piece of picture the shares of all characters add up to one."""
    noise = np.random.default_rng(1)
    told = glyph_network().told(noise.integers(0, 256, (5, HEIGHT, WIDTH), dtype=np.uint8))
    assert told.shape == (5, len(GLYPHS))
    assert np.allclose(np.exp(told).sum(axis=1), 1, atol=1e-4)


def test_a_one_and_an_l_are_told_apart_in_one_typeface_as_in_the_next() -> None:
    """Printed sharp and alone, each looks more like itself in nearly every typeface that tells the two apart."""
    right = 0
    for face in FACES:
        told = glyph_network().told(np.stack([_alone(face, ch) for ch in "1l"]))
        digit, letter = (told[:, INDEX["1"]] - told[:, [INDEX[ch] for ch in "lIi"]].max(axis=1)).tolist()
        right += digit > letter
    assert right >= 0.95 * len(FACES)


def _alone(face: Typeface, character: str) -> NDArray[np.uint8]:
    """Return a character in the middle of a piece of picture."""
    sheet = Image.new("L", (WIDTH, HEIGHT), 255)
    ImageDraw.Draw(sheet).text((WIDTH / 2, 36), character, fill=0, font=font(face, 400, 34), anchor="ms")
    return np.asarray(sheet, dtype=np.uint8)


def test_learning_goes_downhill_as_the_loss_does() -> None:
    """The loss changes by as much as the slopes say, measured by a small step along the steepest way of each layer."""
    noise = np.random.default_rng(2)
    taught = Glyphs(noise.integers(0, 256, (6, HEIGHT, WIDTH), dtype=np.uint8), np.array([0, 7, 55, 61, 12, 3]))
    slopes, layers, batch = downhill(taught), first_guess(np.random.default_rng(3)), np.arange(6)
    _, steep = slopes(layers, batch, None)
    for k, way in enumerate(steep):
        length = float(np.sqrt((way * way).sum()))
        there, back = (
            [layer + sign * 0.01 * way / length if n == k else layer for n, layer in enumerate(layers)]
            for sign in (np.float32(1), np.float32(-1))
        )
        measured = (slopes(there, batch, None)[0] - slopes(back, batch, None)[0]) / 0.02
        assert abs(measured - length) < 0.03 * length


def test_what_is_learned_from_has_digits_for_letters() -> None:
    """A quarter of what could be an l, an i or an o is a digit, so that no word is worth knowing."""
    rng = random.Random(4)
    text = "".join(any_address_line(rng) for _ in range(400))
    assert 0.15 < sum(ch in "10" for ch in text) / sum(ch in "10lio" for ch in text) < 0.45
    cut = glyphs(5, 4, FACES)
    assert cut.pieces.shape == (len(cut.shown), HEIGHT, WIDTH)
