"""What is made of the words on a card."""

from followup_cards.contact.words import with_spaces


def test_a_lost_gap_comes_back_and_the_marks_stay() -> None:
    """The gap is taken from the reader that saw it, the letters from the reader that knows their marks."""
    assert with_spaces("JoãoSilva", ("Joao Silva",)) == "João Silva"
    assert with_spaces("OLIVERSTONE", ("OLIVER STONE",)) == "OLIVER STONE"


def test_a_gap_that_makes_single_letters_is_not_taken() -> None:
    """A second reader that takes a name apart letter by letter is not followed."""
    assert with_spaces("Mara Lind", ("M ara Lind",)) == "Mara Lind"
