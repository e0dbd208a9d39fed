"""The letter o-e, which the first reader takes for two."""

import pytest

from followup_cards.model import Doubt
from followup_cards.text.ligatures import joined
from followup_cards.text.marks import with_their_marks
from followup_cards.text.rapid import RapidReader
from followup_cards.text.reader import LineText
from tests.text.test_marks import printed


@pytest.mark.parametrize(
    ("read", "printed_so"),
    [
        ("HÉLÈNE CRÈVECCEUR", "HÉLÈNE CRÈVECŒUR"),
        ("ANNE SCEUR", "ANNE SŒUR"),
        ("LES NCEUDS", "LES NŒUDS"),
        ("MAUD VAUTRCEUIL", "MAUD VAUTRŒUIL"),
        ("Moïse CEillet", "Moïse Œillet"),
        ("Chloé Crèvecceur", "Chloé Crèvecœur"),
        ("Chloé Crèvecœeur", "Chloé Crèvecœur"),
    ],
)
def test_two_letters_that_french_never_spells_are_one(read: str, printed_so: str) -> None:
    """The reader writes CE for the capital that it has not."""
    assert joined(LineText(read, 0.9)).text == printed_so


@pytest.mark.parametrize(
    "text", ["LANCEUR D'ALERTE", "FARCEUR", "ANNE CEILLIER", "PERCEUR", "Chloé Crevecoeur", "Céline Noël", "SCEAU"]
)
def test_words_that_are_spelled_so_stay(text: str) -> None:
    """Two letters may well stand there, and many cards print a small o and e."""
    assert joined(LineText(text, 0.9)).text == text


def test_a_small_one_that_the_reader_nearly_saw_is_one() -> None:
    """Its own second choice tells the letter; what else was in doubt keeps its place in the line."""
    doubts = (Doubt(1, 2, "œ", 0.2), Doubt(4, 5, "m", 0.1))
    line = joined(LineText("Soeur", 0.9, doubts, (0.1, 0.3, 0.4, 0.6, 0.8)))
    assert line.text == "Sœur"
    assert line.places == pytest.approx((0.1, 0.35, 0.6, 0.8))
    assert line.doubts == (Doubt(3, 4, "m", 0.1),)


def test_it_is_put_together_on_french_cards_only_and_never_in_an_address() -> None:
    """As printed and read: a name in capitals, on a card that names France and on one that doesn't."""
    texts = ("ANNE CRÈVECŒUR", "anne.cceur@example.com", "+33 1 99 00 12 34")
    crops = [printed(text) for text in texts]
    seen = RapidReader(1).read_lines(crops)
    assert seen[0].text == "ANNE CRÈVECCEUR"
    assert [line.text for line in with_their_marks(seen, crops)] == [
        "ANNE CRÈVECŒUR",
        *[line.text for line in seen[1:]],
    ]
    assert with_their_marks(seen[:2], crops[:2])[0].text == "ANNE CRÈVECCEUR"
