"""Finding: where the cards are, how many, and when to say that nothing can be trusted."""

import cv2
import numpy as np
import pytest

from followup_cards.card.find import find_cards
from followup_cards.card.geometry import areas, as_outline, clockwise, jaccard
from followup_cards.model import Card
from tests.benchmarks.outlines import overlap
from tests.card.scenes import busy_face, face, laid, photographed, rectangle, table


def overlaps(cards: tuple[Card, ...], outlines: list[np.ndarray]) -> list[float]:
    """Return for each true outline the overlap with the card that covers it best."""
    found = [clockwise(as_outline(card.corners)) for card in cards]
    return [max(jaccard(clockwise(outline), other) for other in found) for outline in outlines]


@pytest.mark.parametrize("degrees", [0, 13, 45, 90, 171, 233])
def test_a_card_on_a_table_is_found_at_any_angle(degrees: float) -> None:
    """The outline covers the card to within a hundredth."""
    true = rectangle((820, 580), (850, 550), degrees)
    cards = find_cards(photographed(laid(table(), face(), true)))

    assert len(cards) == 1
    assert cards[0].confidence > 0.5
    assert overlaps(cards, [true])[0] > 0.985


def test_a_card_seen_aslant_is_found() -> None:
    """Perspective makes a trapezium of it."""
    true = np.array([[430.0, 330.0], [1180.0, 300.0], [1340.0, 880.0], [260.0, 850.0]])
    cards = find_cards(photographed(laid(table(), face(), true)))

    assert len(cards) == 1
    assert overlaps(cards, [true])[0] > 0.98


@pytest.mark.parametrize("seen", [760, 850, 1000])
def test_a_card_that_the_frame_cuts_is_found_whatever_is_left_of_it(seen: int) -> None:
    """What is left is too square for a card, or stands upright; no side on the border tells how long it was."""
    true = rectangle((800, 600), (1000, 647), 4)
    (card,) = find_cards(photographed(np.ascontiguousarray(laid(table(), face(), true)[:, :seen])))

    assert card.confidence > 0.7
    assert overlap(true, as_outline(card.corners), seen, 1200) > 0.95


def test_a_card_is_found_with_its_panel_in_the_tables_colour() -> None:
    """What is left without the panel has an edge all the way round, too, but is too long for a card."""
    card = face()
    card[:150] = (150, 110, 70)
    true = rectangle((800, 600), (900, 582), 4)
    (found,) = find_cards(photographed(laid(table(colour=(166, 124, 82)), card, true)))

    assert overlap(true, as_outline(found.corners), 1600, 1200) > 0.95


@pytest.mark.parametrize("size", [(1500, 1100), (1540, 1000), (1580, 1180), (1590, 960)])
def test_an_outline_around_nearly_all_is_sure_or_none(size: tuple[int, int]) -> None:
    """The photo itself does as well, and cuts no print."""
    (found,) = find_cards(photographed(laid(table(noise=9), face(), rectangle((800, 600), size, 2))))

    share = abs(float(areas(as_outline(found.corners)))) / (1600 * 1200)
    assert found.confidence == 0.0 or found.confidence >= 0.85 or share <= 0.8


@pytest.mark.parametrize(
    ("ground", "paper", "ink"),
    [((236, 234, 230), (251, 250, 247), (40, 40, 50)), ((30, 28, 27), (16, 22, 44), (230, 225, 210))],
    ids=["white on white", "dark on dark"],
)
def test_a_card_of_nearly_the_tables_colour_is_found(
    ground: tuple[int, int, int], paper: tuple[int, int, int], ink: tuple[int, int, int]
) -> None:
    """A faint edge is enough when it is straight and long."""
    true = rectangle((800, 600), (980, 600), 6)
    cards = find_cards(photographed(laid(table(colour=ground, noise=1.5), face(paper, ink), true)))

    assert len(cards) == 1
    assert overlaps(cards, [true])[0] > 0.97


@pytest.mark.parametrize("degrees", [0, 2, -3])
@pytest.mark.parametrize("shade", [0, 30, 60])
def test_a_card_full_of_panels_and_pictures_is_one_card(shade: int, degrees: float) -> None:
    """Neither the photo as a whole, as if it were a scan, nor the panels on the card."""
    light = np.linspace(0, shade, 720)[:, None, None]
    ground = np.clip(table(1280, 720, (170, 170, 170), noise=2) - light, 0, 255).astype(np.uint8)
    true = rectangle((650, 330), (960, 520), degrees)
    cards = find_cards(photographed(laid(ground, busy_face(), true)))

    assert len(cards) == 1
    assert overlaps(cards, [true])[0] > 0.98


def test_every_card_of_several_is_found() -> None:
    """Four cards, two of them dark, one upright."""
    places = [
        ((420, 320), (560, 362), 4),
        ((1150, 330), (560, 362), -6),
        ((430, 860), (560, 362), 2),
        ((1180, 860), (362, 560), 9),
    ]
    outlines = [rectangle(*place) for place in places]
    picture = table()
    for number, true in enumerate(outlines):
        size = (550, 850) if number == 3 else (850, 550)
        card = face(size=size) if number % 2 == 0 else face((30, 40, 70), (240, 235, 220), size)
        picture = laid(picture, card, true)
    cards = find_cards(photographed(picture))

    assert len(cards) == 4
    assert min(overlaps(cards, outlines)) > 0.95


def test_a_card_cut_off_by_the_frame_is_found() -> None:
    """What is left of it is one card, and its outline does not end inside."""
    true = rectangle((1330, 600), (900, 580), 0)
    cards = find_cards(photographed(laid(table(), face(), true)))
    seen = np.array([[880.0, 310.0], [1600.0, 310.0], [1600.0, 890.0], [880.0, 890.0]])

    assert len(cards) == 1
    assert overlaps(cards, [seen])[0] > 0.95


def test_a_scan_is_its_own_card() -> None:
    """When the card fills the picture, the whole picture is read, whatever panels are printed on it."""
    card = face(size=(1400, 900))
    card[700:] = (20, 60, 120)
    cards = find_cards(photographed(card))

    assert len(cards) == 1
    assert overlaps(cards, [np.array([[0.0, 0], [1400, 0], [1400, 900], [0, 900]])])[0] > 0.95


def test_nothing_to_be_seen_gives_the_whole_photo_without_confidence() -> None:
    """A blank picture has no card; the whole of it is handed on, and says so."""
    (card,) = find_cards(photographed(table()))

    assert card.confidence == 0.0
    assert card.corners == ((0.0, 0.0), (1600.0, 0.0), (1600.0, 1200.0), (0.0, 1200.0))


@pytest.mark.parametrize("size", [(64, 64), (1900, 64), (70, 400)])
def test_odd_little_pictures_are_survived(size: tuple[int, int]) -> None:
    """The smallest and the narrowest pictures that can be opened give one card."""
    assert len(find_cards(photographed(table(*size)))) == 1


@pytest.mark.parametrize("degrees", [4, 17, 64, 118])
def test_a_card_on_a_printed_page_is_found_by_its_paper(degrees: float) -> None:
    """Letters hide the card's edges and shadows hide its brightness; once both are wiped away, its tint is left."""
    page = table(colour=(228, 226, 222))
    for row in range(14, 1240, 26):
        words = "harbour timetable of the ferries " * 4
        cv2.putText(page, words, (-row % 37 - 40, row), cv2.FONT_HERSHEY_SIMPLEX, 0.8, (50, 50, 50), 2, cv2.LINE_AA)
    true = rectangle((820, 580), (700, 450), degrees)
    seen = laid(page, face(paper=(230, 227, 220)), true)
    shadow = np.full(seen.shape, 1.0)
    cv2.fillConvexPoly(shadow, np.array([[500, 0], [1100, 0], [900, 1200], [300, 1200]]), (0.6, 0.6, 0.6))
    lit = seen * cv2.GaussianBlur(shadow, (0, 0), 25)
    cards = find_cards(photographed(lit.astype(np.uint8)))

    assert len(cards) == 1
    assert cards[0].confidence > 0.6
    assert overlaps(cards, [true])[0] > 0.95
