"""Advice: each fault has its own sentence with the remedy, and a good photo has none."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from followup_cards.card.find import find_cards
from followup_cards.card.geometry import as_quad
from followup_cards.card.rectify import flatten
from followup_cards.card.whole_photo import whole_photo
from followup_cards.model import Card, Photo
from followup_cards.photo.quality import CUT_OFF, MOST_LINES, PERHAPS_CUT_OFF, TOO_SMALL, Print, advise, still_of_use
from tests.card.scenes import face, laid, photographed, rectangle, table

Pixels = NDArray[np.uint8]


def card_at(photo: Photo, corners: NDArray[np.float64]) -> Card:
    """Return the card that lies at the corners."""
    pixels, back = flatten(photo.pixels, as_quad(corners))
    return Card(as_quad(corners), 1.0, pixels, back)


def advice_on(picture: Pixels, corners: NDArray[np.float64]) -> tuple[str, ...]:
    """Return the advice on a picture with one card."""
    picture = np.ascontiguousarray(picture)
    picture.setflags(write=False)
    photo = Photo("scene", None, "", picture, None)
    return advise(photo, [card_at(photo, corners)])


GOOD = rectangle((800, 600), (1000, 647), 3)


def good() -> Pixels:
    """Return a picture that reads well."""
    return laid(table(), face(), GOOD)


@pytest.mark.parametrize(
    "ink", [((250, 248, 242), (30, 30, 40)), ((20, 30, 60), (235, 230, 220))], ids=["light", "dark"]
)
def test_a_good_photo_gets_no_advice(ink: tuple[tuple[int, int, int], tuple[int, int, int]]) -> None:
    """Dark cards are not called dark photos."""
    assert advice_on(laid(table(), face(*ink), GOOD), GOOD) == ()


def test_a_blurred_photo_is_told_from_a_sharp_one() -> None:
    """The remedy is to hold still and focus."""
    (sentence,) = advice_on(np.asarray(cv2.GaussianBlur(good(), (0, 0), 6), dtype=np.uint8), GOOD)

    assert sentence.startswith("Blurred: ")


def test_a_dark_photo_needs_light() -> None:
    """Print a few gray levels above black is too dark."""
    noise = np.random.default_rng(3).normal(0, 2, (1200, 1600, 3))
    advice = advice_on(np.clip(good() * 0.06 + noise, 0, 255).astype(np.uint8), GOOD)

    assert "Too dark: move to a window or turn on a light." in advice


def test_glare_over_print_is_placed() -> None:
    """A highlight that print runs into is named with its place."""
    y, x = np.mgrid[0:1200, 0:1600]
    spot = 420 * np.exp(-(((x - 620) / 160) ** 2 + ((y - 600) / 120) ** 2))
    shaded = good().astype(np.float64) * 0.85
    advice = advice_on(np.clip(shaded + spot[..., None], 0, 255).astype(np.uint8), GOOD)

    assert any(sentence.startswith("Glare ") and "tilt the card" in sentence for sentence in advice)


def test_a_white_panel_is_no_glare() -> None:
    """White paper beside a dark half ends sharply, and what is printed on it can be read."""
    card = face((24, 26, 34), (235, 230, 220))
    card[:, 480:] = 255
    cv2.putText(card, "Mill & Lane", (500, 300), cv2.FONT_HERSHEY_SIMPLEX, 1.6, (30, 30, 30), 3, cv2.LINE_AA)

    assert advice_on(laid(table(), card, GOOD), GOOD) == ()


def test_print_paling_in_a_highlight_is_glare() -> None:
    """A large highlight under which the print is still faintly there is named too."""
    y, x = np.mgrid[0:1200, 0:1600]
    light = 200 * np.exp(-2 * (((x - 620) ** 2 + (y - 600) ** 2) / 200**2))
    advice = advice_on(np.clip(good() * 0.9 + light[..., None], 0, 255).astype(np.uint8), GOOD)

    assert any(sentence.startswith("Glare ") for sentence in advice)


def test_a_highlight_over_most_of_a_white_card_is_glare() -> None:
    """However white the paper is, and however little print is left to be swallowed."""
    y, x = np.mgrid[0:1200, 0:1600]
    light = 400 * np.exp(-2 * ((x - 800) ** 2 + (y - 600) ** 2) / 550**2)
    advice = advice_on(np.clip(0.7 * good() + light[..., None], 0, 255).astype(np.uint8), GOOD)

    assert any(sentence.startswith("Glare ") for sentence in advice)


def test_a_highlight_on_dark_paper_is_glare_wherever_it_is() -> None:
    """No such place can be the paper itself."""
    y, x = np.mgrid[0:1200, 0:1600]
    light = 400 * np.exp(-2 * ((x - 1000) ** 2 + (y - 750) ** 2) / 250**2)
    dark = laid(table(), face((20, 30, 60), (235, 230, 220)), GOOD)
    advice = advice_on(np.clip(dark + light[..., None], 0, 255).astype(np.uint8), GOOD)

    assert any(sentence.startswith("Glare ") for sentence in advice)


def test_tiny_print_is_too_small_even_where_no_card_was_found() -> None:
    """On a newspaper a card far away has no outline; the height of its lines tells."""
    photo = photographed(face(size=(1400, 900)))

    assert advise(photo, [whole_photo(photo)], Print(height=12.0, cut=False)) == (TOO_SMALL,)
    assert advise(photo, [whole_photo(photo)], Print(height=30.0, cut=False)) == ()
    far = replace(photo, pixels=photographed(table(4000, 3000)).pixels)
    assert advise(far, [whole_photo(far)], Print(height=30.0, cut=False)) == (TOO_SMALL,)


def test_print_on_the_border_where_no_card_is_found_is_perhaps_cut() -> None:
    """Not on a page, whose lines the border always cuts, nor on a scan, nor where an address was surely read."""
    photo = photographed(table())
    cut = Print(height=30.0, cut=True, count=8)
    assert advise(photo, [whole_photo(photo)], cut) == (PERHAPS_CUT_OFF,)
    assert advise(photo, [whole_photo(photo)], replace(cut, count=MOST_LINES + 1)) == ()
    assert advise(photo, [whole_photo(photo)], replace(cut, height=50.0)) == ()
    assert still_of_use([PERHAPS_CUT_OFF]) == ()


def test_print_that_pales_away_is_under_glare() -> None:
    """On white paper the spot of light cannot be seen, but what it does to a line can."""
    photo = photographed(good())
    (said,) = advise(photo, [card_at(photo, GOOD)], Print(height=30.0, cut=False, fading=True))
    assert said.startswith("Glare on the print")


def test_a_line_that_ends_on_the_border_is_cut_off() -> None:
    """Print that the readers see run into the frame tells more than any measure."""
    photo = photographed(good())

    assert advise(photo, [card_at(photo, GOOD)], Print(height=30.0, cut=True)) == (CUT_OFF,)


def test_a_card_far_away_is_too_small() -> None:
    """The share of the picture that it fills is in the sentence."""
    far = rectangle((800, 600), (300, 194), 0)
    advice = advice_on(laid(table(), face(), far), far)

    assert "The card fills only 3% of the picture: move closer." in advice


def test_a_card_beyond_the_frame_is_cut_off() -> None:
    """One side lies on the picture's border while the others do not."""
    photo = photographed(laid(table(), face(), rectangle((1230, 600), (1000, 647), 0)))

    assert any("cut off" in sentence for sentence in advise(photo, find_cards(photo)))


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_print_cut_by_any_border_is_cut_off(quarters: int) -> None:
    """Whichever way the camera was held."""
    picture = np.rot90(laid(table(), face(), GOOD)[:, :1000], quarters)
    left, top, right, bottom = 300.0, 276.0, 1000.0, 924.0
    corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]])
    for _ in range(quarters):  # a quarter turn counter-clockwise of a picture 1000 wide, then of one 1200 wide
        width = 1000.0 if _ % 2 == 0 else 1200.0
        corners = np.stack([corners[:, 1], width - corners[:, 0]], axis=1)

    assert any("cut off" in sentence for sentence in advice_on(picture, corners))


def test_a_whole_card_at_the_border_is_not_cut_off() -> None:
    """A side that lies along the picture's border is no loss while nothing runs into it."""
    whole = rectangle((500, 600), (1000, 610), 0)

    assert advice_on(laid(table(), face(), whole), whole) == ()


def test_a_scan_is_not_called_cut_off() -> None:
    """A picture that is the card itself has all its sides on the border."""
    photo = photographed(face(size=(1400, 900)))

    assert advise(photo, [whole_photo(photo)]) == ()


def test_of_a_card_that_reads_well_only_what_is_missing_is_said() -> None:
    """A highlight beside the print did no harm; what the frame cut off cannot be known."""
    photo = photographed(laid(table(), face(), rectangle((1230, 600), (1000, 647), 0)))
    advice = ("Glare at the top: tilt the card or turn off the flash.", *advise(photo, find_cards(photo)))

    (sentence,) = still_of_use(advice)
    assert "cut off" in sentence


def test_advice_is_given_once() -> None:
    """Four cards in the dark need one lamp."""
    noise = np.random.default_rng(3).normal(0, 2, (1200, 1600, 3))
    picture = np.clip(good() * 0.06 + noise, 0, 255).astype(np.uint8)
    picture.setflags(write=False)
    photo = Photo("scene", None, "", picture, None)
    card = card_at(photo, GOOD)

    assert len(advise(photo, [card, card, card])) == len(advise(photo, [card]))
