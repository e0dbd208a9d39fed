"""Where characters stand on a line, told by the ink."""

import random

import numpy as np
from numpy.typing import NDArray

from followup_cards.text.glyph_places import LATE, is_typewritten, on_ink
from followup_cards.text.letters import LetterPlaces, normal_line
from tests.benchmarks.address_lines import any_address_line
from tests.benchmarks.marked_lines import printed_line
from tests.benchmarks.train_glyphs import FACES

ROUGHLY, HALF_A_THIN_LETTER = 4.2, 4.0


def errors(lines: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how far from its middle each character seems to stand, before its ink is looked at and after."""
    rng, noise = random.Random(3), np.random.default_rng(3)
    before, after = list[float](), list[float]()
    for _ in range(lines):
        printed = printed_line(rng, noise, any_address_line)
        picture = normal_line(printed.picture)
        seen, true = (LetterPlaces(picture.shape[1], shares) for shares in (printed.places, printed.middles))
        rough = [seen.of(n) for n in range(len(printed.text))]
        for n, place in enumerate(on_ink(picture, printed.text, rough)):
            if not printed.text[n].isspace():
                before.append(abs(rough[n] - LATE - true.of(n)))
                after.append(abs(place - true.of(n)))
    return np.array(before), np.array(after)


def test_the_ink_tells_a_place_to_a_pixel() -> None:
    """A reader's places are off by up to half a thin letter; nine in ten are within a pixel and a half afterwards."""
    before, after = errors(60)
    assert np.quantile(before, 0.9) > 3
    assert np.quantile(after, 0.9) < 1.5
    assert np.mean(after > HALF_A_THIN_LETTER) < 0.03


def test_type_of_one_width_is_known_by_its_even_distances() -> None:
    """Typewritten lines are told from all others, however blurred; of too few characters nothing is said."""
    rng, noise = random.Random(6), np.random.default_rng(6)
    for face in FACES:
        printed = printed_line(rng, noise, lambda _: "willma.lindholm@milliway.example", (face,))
        picture = normal_line(printed.picture)
        seen = LetterPlaces(picture.shape[1], printed.places)
        middles = on_ink(picture, printed.text, [seen.of(n) for n in range(len(printed.text))])
        assert is_typewritten(printed.text, middles) == (face.kind == "mono"), face.package
    assert not is_typewritten("l@l.l", [10.0, 20.0, 30.0, 40.0, 50.0])


def test_without_ink_the_places_stay() -> None:
    """An empty line, or a line of one character, leaves nothing to deal out."""
    empty = np.full((80, 200), 255, dtype=np.uint8)
    assert on_ink(empty, "ab", [40.0, 60.0]) == [40.0, 60.0]
    assert on_ink(empty, "", []) == []


def test_a_text_that_does_not_fit_the_ink_is_survived() -> None:
    """One bar of ink for thirty characters, or thirty bars for two: every character gets a place, in order."""
    bar, comb = np.full((80, 400), 255, dtype=np.uint8), np.full((80, 400), 255, dtype=np.uint8)
    bar[30:50, 100:104] = 0
    comb[30:50, 20:380:12] = 0
    for picture, text in ((bar, "m" * 30), (comb, "ab")):
        rough = [100.0 + 5 * n for n in range(len(text))]
        places = on_ink(picture, text, rough)
        assert len(places) == len(text)
        assert places == sorted(places)
