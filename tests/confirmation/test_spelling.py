"""Characters spelled as a person says them on the telephone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_cards.confirmation.spelling import ordinal, spelled, told_apart


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("l", "letter l, as in Lima"),
        ("I", "capital I, as in India"),
        ("1", "digit 1"),
        ("0", "digit 0"),
        ("O", "capital O, as in Oscar"),
        ("rn", "letter r, as in Romeo, then letter n, as in November"),
        (".", "a dot"),
        ("", "nothing"),
        ("é", "latin small letter e with acute"),
        ("\x1b", "the character u+001b"),
    ],
)
def test_each_character_has_one_name(text: str, said: str) -> None:
    """Letters by the alphabet that pilots use, capitals and digits said to be such."""
    assert spelled(text) == said


def test_what_tells_two_addresses_apart_is_said() -> None:
    """The place, what stands there, and what the other has; nothing where they are different words."""
    assert told_apart("bill@q.example", "bi1l@q.example") == "3rd: letter l, as in Lima, not digit 1"
    assert told_apart("cam@q.example", "carn@q.example") == (
        "3rd: letter m, as in Mike, not letter r, as in Romeo, then letter n, as in November"
    )
    assert told_apart("bill@q.example", "somebody@else.example") is None
    assert told_apart("a@b.example", "a@b.example") is None


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    """Whatever was read, spelling it raises nothing and leaves no control in what is said."""
    said = told_apart(one, other) or ""
    assert said.isprintable()


def test_places_are_counted_as_people_count() -> None:
    """The first is the 1st, and the eleventh no 11st."""
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 112)] == (
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th"]
    )
