"""What is measured of a card's print."""

import numpy as np
import pytest

from followup_cards.photo.print_quality import byte_quantile


@pytest.mark.parametrize("share", [0.0, 0.3, 0.5, 0.7, 0.985, 1.0])
def test_bytes_counted_give_the_same_quantile_as_bytes_sorted(share: float) -> None:
    """Also between two levels, for one level only, and for a single byte."""
    chance = np.random.default_rng(7)
    for numbers in (chance.integers(0, 256, (37, 23)), np.array([3, 250]), np.array([9]), np.full((5, 5), 255)):
        levels = numbers.astype(np.uint8)
        assert byte_quantile(levels, share) == pytest.approx(float(np.quantile(levels, share)))
