"""The set of outlines that explains a photo best: none over another, and in company less is asked of each."""

import numpy as np

from followup_cards.card.best_set import best_set, companions, set_at_second_look
from followup_cards.card.geometry import Floats
from tests.card.scenes import rectangle


def row(count: int) -> Floats:
    """Return cards side by side, touching."""
    return np.stack([rectangle((100 + 90 * k, 100), (90, 55), 0) for k in range(count)])


def test_four_touching_cards_are_not_taken_for_one() -> None:
    """Although the outline around all of them is worth as much."""
    around = np.array([[[55.0, 72.5], [415.0, 72.5], [415.0, 127.5], [55.0, 127.5]]])
    chosen = best_set(np.concatenate([around, row(4)]), np.full(5, 0.9))

    assert chosen == [1, 2, 3, 4]


def test_a_card_is_not_cut_into_its_panels() -> None:
    """Two halves that are worth less than the whole."""
    halves = np.stack([rectangle((80, 100), (45, 55), 0), rectangle((125, 100), (45, 55), 0)])
    whole = rectangle((102, 100), (90, 55), 0)[None]

    assert best_set(np.concatenate([halves, whole]), np.array([0.7, 0.7, 0.9])) == [2]


def test_many_likenesses_of_one_card_do_not_crowd_out_another() -> None:
    """A hundred outlines a hair apart count once."""
    rng = np.random.default_rng(5)
    first, second = row(2)
    crowd = first + rng.normal(0, 0.3, (400, 4, 2))
    quads = np.concatenate([crowd, second[None]])
    chosen = best_set(quads, np.concatenate([np.full(400, 0.95), [0.6]]))

    assert len(chosen) == 2
    assert 400 in chosen


def test_beside_three_sure_cards_less_is_asked_of_a_fourth_than_beside_one() -> None:
    """A deck is laid out by someone; a lone card lies on patterned cloth."""
    quads = row(4)

    assert set_at_second_look(quads, np.array([0.95, 0.95, 0.95, 0.3])) == [0, 1, 2, 3]
    assert set_at_second_look(quads[:2], np.array([0.95, 0.4])) == [0]


def test_what_is_bare_of_print_is_no_companion() -> None:
    """Tiles and planks are of about a card's size, too."""
    printed, values = np.array([1.5, 0.1, 1.2]), np.array([0.95, 0.6, 0.6])

    assert companions(row(3), values, printed, [0, 1, 2]) == [0, 2]
