"""Waiting comes to an end."""

import threading

import pytest

from followup_cards.patience import within
from followup_cards.server_words import LONGEST, as_part_of_a_sentence


def test_what_ends_in_time_is_returned_or_raised() -> None:
    """As if it had been called here."""
    assert within(30, lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        within(30, lambda: 1 // 0)


def test_what_does_not_end_is_given_up() -> None:
    """The caller goes on, whatever the work is doing."""
    ends = threading.Event()
    with pytest.raises(TimeoutError):
        within(0.05, ends.wait)
    ends.set()


def test_words_of_a_server_are_one_short_line() -> None:
    """Nothing in them acts on a terminal, or looks like a line of ours."""
    said = as_part_of_a_sentence("\x1b[2Jno\r\nContact 9: forged\u202e" + "x" * 1000 + ".")

    assert said.isprintable()
    assert said.startswith("[2Jno Contact 9: forged x")
    assert len(said) == LONGEST
