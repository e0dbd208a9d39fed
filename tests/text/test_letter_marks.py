"""Letters that a language lacks, and words that lack a letter."""

import numpy as np
import pytest

from followup_cards.text.languages import SIGNS, languages_of
from followup_cards.text.letter_marks import best_letters, has_strangers, likeliest_marks
from followup_cards.text.letter_model import MARKS
from followup_cards.text.letters import base_and_marks
from followup_cards.text.word_marks import Look, Word


def look(*seen: str) -> Look:
    """Return a look at letters of which each shows its marks plainly."""
    shares = []
    for letter in seen:
        share = np.full(len(MARKS), -8.0, dtype=np.float32)
        share[MARKS.index(base_and_marks(letter)[1])] = -0.01
        shares.append(share)
    return Look(tuple(shares), {})


def unsure(letters: str) -> Look:
    """Return a look at one letter that shows the second of two somewhat more likely than the first."""
    share = np.full(len(MARKS), -8.0, dtype=np.float32)
    for letter, seen in zip(letters, (-1.5, -0.3), strict=True):
        share[MARKS.index(base_and_marks(letter)[1])] = seen
    return Look((share,), {})


@pytest.mark.parametrize(
    ("read", "shown", "language", "right"),
    [
        ("Hülka", "Hůlka", "cs", "Hůlka"),
        ("Güneș", "Güneş", "tr", "Güneş"),
        ("Müller", "Mùller", "de", "Müller"),
        ("Renée", "Renée", "de", "Renée"),
    ],
)
def test_a_letter_that_the_language_lacks_becomes_what_it_looks_like(
    read: str, shown: str, language: str, right: str
) -> None:
    """One that it has is left to the reader, and one that looks foreign stays foreign."""
    assert best_letters(Word(0, read), look(*shown), (language,)).text == right


@pytest.mark.parametrize(
    ("read", "shown", "language", "right"),
    [
        ("Loic", "Loïc", "fr", "Loïc"),
        ("Štastný", "Šťastný", "cs", "Šťastný"),
        ("Žrebiec", "Źrebiec", "pl", "Žrebiec"),
        ("Żrebiec", "Źrebiec", "pl", "Źrebiec"),
        ("Renée", "Renee", "fr", "Renée"),
        ("Loic", "Loïc", "de", "Loic"),
    ],
)
def test_lost_marks_come_back_where_the_picture_shows_them(read: str, shown: str, language: str, right: str) -> None:
    """A mark that was read stays, a letter that the language lacks stays, and so does one that it never marks."""
    assert likeliest_marks(Word(0, read), look(*shown), (language,), {}).text == right


def test_letters_that_the_reader_hardly_ever_writes_need_less() -> None:
    """It writes ť and ï without their marks, so that its reading says nothing against them; of š it says much."""
    for letters, language in (("tť", "cs"), ("iï", "fr")):
        assert likeliest_marks(Word(0, letters[0]), unsure(letters), (language,), {}).text == letters[1]
    assert likeliest_marks(Word(0, "s"), unsure("sš"), ("cs",), {}).text == "s"


def test_one_that_is_plain_to_see_comes_back_without_other_marks_beside_it() -> None:
    """In "Anaïs Moreau" no other mark tells that the line has any; a look that is less plain is not enough."""
    assert likeliest_marks(Word(0, "i"), look("ï"), ("fr",), {}, by_look_alone=False).text == "ï"
    assert likeliest_marks(Word(0, "i"), unsure("iï"), ("fr",), {}, by_look_alone=False).text == "i"


def test_the_readers_second_choice_counts() -> None:
    """Where the look alone is not to be trusted, a mark comes back only if the reader nearly saw it."""
    plain = look("š")
    assert likeliest_marks(Word(0, "s"), plain, ("cs",), {}, by_look_alone=False).text == "s"
    assert likeliest_marks(Word(0, "s"), plain, ("cs",), {0: {"š": 0.45}}, by_look_alone=False).text == "š"


def test_strangers_are_marked_letters_only() -> None:
    """Plain letters belong everywhere, and other scripts are no business of Latin marks."""
    assert has_strangers(Word(0, "Hülka"), ("cs",))
    assert not has_strangers(Word(0, "Hulka"), ("cs",))
    assert not has_strangers(Word(0, "ズグ"), ("cs",))


@pytest.mark.parametrize("word", ["Trn", "Phm", "Nguyn", "Tng", "Th", "Hunh"])
def test_a_syllable_without_its_vowel_is_broken(word: str) -> None:
    """What the reader leaves where it has no character for a vowel is recognised."""
    assert Word(0, word).is_broken


@pytest.mark.parametrize("word", ["Ltd", "Inc", "Bldg", "Blvd", "JSC", "Sales", "Textiles", "Street", "Mgr", "GmbH"])
def test_foreign_words_and_abbreviations_are_not_broken(word: str) -> None:
    """No vowel more makes them a syllable."""
    assert not Word(0, word).is_broken


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("+84 28 3555 0123", "vi"), ("www.sen-viet.vn", "vi"), ("+48 22 555 01 23", "pl"), ("Hrad s.r.o.", "cs"),
        ("T +90 212 555 0123", "tr"), ("office@lumen.ro", "ro"), ("+36 1 555 0123", "hu"), ("0049 30 5550123", "de"),
        ("+46 8 555 0123", "nordic"), ("+33 1 99 00 12 34", "fr"), ("+34 91 555 01 23", "es"), ("lumen.com.br", "pt"),
        ("+39 02 555 0123", "it"),
    ],
)  # fmt: skip
def test_a_country_tells_a_language(line: str, language: str) -> None:
    """Each sign has an example, and English-speaking countries tell none."""
    assert language in languages_of([line])
    assert set(SIGNS) >= {language}
    assert languages_of(["+44 20 7946 0018", "+1 312 555 0142", "mara.lind@example.com"]) == ()


def test_a_street_or_a_number_in_the_french_way_tells_of_france() -> None:
    """Cards for neighbours name no country: "rue des" and digits in pairs are French all the same."""
    assert languages_of(["Loic Despres", "66, rue des Tilleuls"]) == ("fr",)
    assert languages_of(["Loic Despres", "06.39.98.59.04"]) == ("fr",)
    assert languages_of(["Mara Lind", "020 7946 0018", "12 Rue Lane"]) == ()
