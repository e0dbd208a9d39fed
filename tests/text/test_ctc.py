"""Decoding a text model's output with its second choices."""

import numpy as np
from numpy.typing import NDArray

from followup_cards.text import ctc

CHARACTERS = ["blank", "a", "b", "l", "1", "."]


def scores(*steps: dict[str, float]) -> NDArray[np.float32]:
    """Return probabilities, steps x characters; what a step does not name goes to the blank."""
    table = np.zeros((len(steps), len(CHARACTERS)), dtype=np.float32)
    for row, step in zip(table, steps, strict=True):
        for character, share in step.items():
            row[CHARACTERS.index(character)] = share
        row[0] += max(0.0, 1 - row.sum())
    return table


def test_repeats_merge_and_blanks_part() -> None:
    """A character over several steps is one; with a blank between, it is two."""
    seen = ctc.decode(scores({"l": 0.9}, {"l": 0.8}, {}, {"l": 0.9}), CHARACTERS)
    assert seen.text == "ll"
    assert seen.doubts == ()


def test_a_runner_up_is_kept_with_its_place_and_share() -> None:
    """What a character might also have been is a doubt at its place."""
    seen = ctc.decode(scores({"a": 0.99}, {}, {"l": 0.7, "1": 0.3}), CHARACTERS)
    assert seen.text == "al"
    (doubt,) = seen.doubts
    assert (doubt.start, doubt.end, doubt.other) == (1, 2, "1")
    assert abs(doubt.weight - 0.3) < 1e-6


def test_a_character_nearly_seen_between_two_is_kept_as_an_insertion() -> None:
    """A dot that lost against the blank is a doubt of no length."""
    seen = ctc.decode(scores({"a": 0.99}, {".": 0.3}, {"b": 0.99}), CHARACTERS)
    assert seen.text == "ab"
    (doubt,) = seen.doubts
    assert (doubt.start, doubt.end, doubt.other) == (1, 1, ".")


def test_the_smear_of_a_neighbour_is_no_doubt() -> None:
    """The edge of a wide letter spills into the blank beside it; that is no second letter."""
    seen = ctc.decode(scores({"a": 0.99}, {"a": 0.2}, {"b": 0.99}), CHARACTERS)
    assert seen.text == "ab"
    assert seen.doubts == ()


def test_each_character_knows_its_place() -> None:
    """The middle of a character is that of its steps, each counted by its share; repeats are one place."""
    seen = ctc.decode(scores({}, {"a": 0.9}, {}, {"l": 0.8}, {"l": 0.8}, {"b": 0.9}), CHARACTERS)
    assert seen.text == "alb"
    assert np.allclose(seen.places, (1.5, 4.0, 5.5))


def test_an_empty_line_reads_as_nothing() -> None:
    """Blanks alone are no text and no confidence."""
    assert ctc.decode(scores({}, {}), CHARACTERS) == ctc.Decoded("", 0.0, ())
