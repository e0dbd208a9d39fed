"""How Vietnamese syllables are written."""

import unicodedata

import pytest

from followup_cards.text.letters import base_and_marks, with_marks
from followup_cards.text.vietnamese import syllables


def apart(word: str) -> tuple[str, tuple[str, ...]]:
    """Return a word's letters without marks, and the marks of each."""
    parts = [base_and_marks(letter) for letter in unicodedata.normalize("NFC", word)]
    return "".join(base for base, _ in parts), tuple(marks for _, marks in parts)


WORDS = """
nguyễn trần lê phạm huỳnh đặng vũ bùi thị mai văn đức thùy thuỳ dương quốc ngọc ánh hoàng yến dũng trưởng phòng
nhân sự giám đốc kinh doanh kỹ sư phần mềm đường phường tầng tòa toà nhà bình minh quận hồ chí đống đa nội nẵng vươn
gì giữa gìn giếng khuya khuỷu quyết quý quỳnh nghiêng nghề xoong ngoằn thuở huệ yêu ý uống ươm ơi oanh
"""


@pytest.mark.parametrize("word", WORDS.split())
def test_syllables_of_the_language_are_known(word: str) -> None:
    """Every kind of onset, rhyme and place of the tone is among the ways to mark its letters."""
    plain, marks = apart(word)
    assert marks in syllables(plain)


@pytest.mark.parametrize("word", ["sales", "manager", "trn", "jose", "chloe", "textiles", "wang", "", "nghienggg"])
def test_what_is_no_syllable_has_no_marks(word: str) -> None:
    """Words of other languages, and words that lost a letter, are not to be marked."""
    assert syllables(word) == ()


@pytest.mark.parametrize("word", ["cạt", "mảt", "hòc", "ngụyên", "trâǹ"])
def test_marks_against_the_spelling_are_not_offered(word: str) -> None:
    """A syllable that ends in a stop has two tones only, and a tone stands on the vowel that carries it."""
    plain, marks = apart(word)
    found = syllables(plain)
    assert found
    assert (marks in found) == (word == "cạt")


def test_a_letter_taken_apart_is_put_together_again() -> None:
    """Strokes, a missing dot and two marks on one letter all come back."""
    for letter in "aăậđłøıẢỮĐŁİşșőñ":
        assert with_marks(*base_and_marks(letter)) == letter
