"""The network that tells marks, and how it is learned."""

import numpy as np

from followup_cards.text.letter_model import ASKED, GAPS, MARKS, UNKNOWN, network, possible
from followup_cards.text.letters import HEIGHT, WIDTH
from tests.benchmarks.train_marks import Lessons, first_guess, slopes


def test_shares_are_shares_whatever_the_picture() -> None:
    """For each piece of picture the shares of all marks add up to one, and so do those of a lost letter."""
    noise = np.random.default_rng(1)
    pieces = noise.integers(0, 256, (5, HEIGHT, WIDTH), dtype=np.uint8)
    asked, seen = np.array([0, 3, 7, UNKNOWN, UNKNOWN]), network().seen(pieces)
    marks, gaps = network().marks(seen, asked), network().gaps(seen, asked)
    assert marks.shape == (5, len(MARKS))
    assert gaps.shape == (5, len(GAPS) + 1)
    assert np.allclose(np.exp(marks).sum(axis=1), 1, atol=1e-4)
    assert np.allclose(np.exp(gaps).sum(axis=1), 1, atol=1e-4)


def test_a_letter_is_offered_only_marks_that_some_language_puts_on_it() -> None:
    """An n may carry a tilde, an acute or a caron, but no horn."""
    offered = {MARKS[k] for k in np.flatnonzero(possible(np.array([ASKED["n"]]))[0] == 0)}
    assert offered == {"", "\u0303", "\u0301", "\u030c"}


def test_learning_goes_downhill_as_the_loss_does() -> None:
    """The slopes that learning follows are those of the loss, measured by a small step along each layer."""
    noise = np.random.default_rng(2)
    shown = noise.integers(0, 256, (6, HEIGHT, WIDTH), dtype=np.uint8)
    asked = np.array([1, 5, UNKNOWN, UNKNOWN, 9, 12])
    taught = Lessons(shown, asked, np.array([0, 2, 3, 0, 1, 4]), np.array([-1, -1, 2, 0, -1, -1]))
    layers = first_guess(np.random.default_rng(3))
    batch = np.arange(6)
    _, steep = slopes(layers, taught, batch)
    for k in (0, 2, 4, 6, 7, 9):
        way = noise.standard_normal(layers[k].shape).astype(np.float32)
        step = 0.02 / float(np.sqrt((way * way).sum()))
        there = [layer + step * way if n == k else layer for n, layer in enumerate(layers)]
        back = [layer - step * way if n == k else layer for n, layer in enumerate(layers)]
        measured = (slopes(there, taught, batch)[0] - slopes(back, taught, batch)[0]) / (2 * step)
        assert abs(measured - float((steep[k] * way).sum())) < 0.02 * max(1.0, abs(measured))
