"""What the judges of outlines are taught by: cut photographs, and two judges put together."""

import random
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from followup_cards.card.judge import weights
from tests.benchmarks.cropped import cropped
from tests.benchmarks.mean_judge import mean_of
from tests.benchmarks.outlines import Sample
from tests.card.scenes import face, laid, photographed, rectangle, table

CARD = rectangle((800, 600), (700, 450), 10)


@pytest.fixture
def sample() -> Sample:
    """Return a photograph of one card."""
    return Sample(photographed(laid(table(), face(), CARD)), (CARD,), hard=False, traits=())


def test_a_moved_frame_cuts_the_card_and_the_truth_moves_with_it(sample: Sample) -> None:
    """Whichever side is cut, the card's own corners stay on the card."""
    for seed in range(12):
        cut = cropped(sample, random.Random(seed))
        assert cut is not None
        (outline,), (height, width) = cut.outlines, cut.photo.pixels.shape[:2]
        assert (outline.min(axis=0) < 0).any() or (outline.max(axis=0) > (width, height)).any()
        x, y = np.clip(np.rint(outline.mean(axis=0)).astype(int), 0, (width - 1, height - 1))
        at = np.rint(CARD.mean(axis=0)).astype(int)
        assert (cut.photo.pixels[y, x] == sample.photo.pixels[at[1], at[0]]).all()


def test_a_card_too_small_to_be_cut_is_left_alone(sample: Sample) -> None:
    """A strip of a picture teaches nothing."""
    narrow = replace(sample.photo, pixels=np.ascontiguousarray(sample.photo.pixels[:150]))
    assert cropped(replace(sample, photo=narrow), random.Random(0)) is None


def judge(names: list[str], units: int, seed: int) -> dict[str, Any]:
    """Return any judge."""
    rng = np.random.default_rng(seed)
    return {
        "source": "chance", "features": names,
        "mean": rng.normal(size=len(names)).tolist(), "scale": rng.uniform(0.5, 2, len(names)).tolist(),
        "hidden": rng.normal(size=(len(names), units)).tolist(), "hidden_bias": rng.normal(size=units).tolist(),
        "out": rng.normal(size=units).tolist(), "out_bias": float(rng.normal()),
    }  # fmt: skip


def answer(learned: dict[str, Any], features: np.ndarray) -> np.ndarray:
    """Return what a judge says of features, before it is squeezed between 0 and 1."""
    inputs = (features - np.array(learned["mean"])) / np.array(learned["scale"])
    hidden = np.tanh(inputs @ np.array(learned["hidden"]) + np.array(learned["hidden_bias"]))
    said: np.ndarray = hidden @ np.array(learned["out"]) + learned["out_bias"]
    return said


def test_two_judges_together_answer_the_mean_of_both() -> None:
    """One of them knows a feature that the other does not, and a name may stand there twice."""
    later = judge(["side", "size", "side", "print"], 4, 1)
    before = judge(["side", "side"], 3, 2)
    features = np.random.default_rng(3).normal(size=(20, 4))
    expected = (answer(later, features) + answer(before, features[:, [0, 2]])) / 2

    assert answer(mean_of(before, later), features) == pytest.approx(expected, abs=0.02)


@pytest.mark.parametrize("name", ["judge_weights_apart", "judge_weights_apart_lively"])
def test_the_judges_of_cards_with_room_around_have_a_weight_for_every_feature(name: str) -> None:
    """A feature that is measured and not weighed would be a silent loss."""
    learned = weights(name)
    assert learned.hidden.shape == (len(learned.mean), len(learned.out))
    assert (np.abs(learned.hidden).max(axis=1) > 0).all()
