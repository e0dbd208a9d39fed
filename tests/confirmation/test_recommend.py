"""How much attention an address deserves."""

from followup_cards.confirmation.recommend import LOOK_CONFIDENCE, Care, care_for, veiled
from followup_cards.model import Doubt, Field
from tests.recorded import check, sure


def test_sure_takes_enter() -> None:
    """Only what is sure is confirmed by Enter."""
    assert care_for(sure(Field.EMAIL, "a@b.example")) is Care.ENTER


def test_one_doubtful_character_means_typing() -> None:
    """A doubt or an alternative rules out looking alone, however high the confidence."""
    assert care_for(check(Field.EMAIL, "a@b.example", confidence=0.99, doubts=(Doubt(0, 1, "o", 0.1),))) is Care.TYPE
    assert care_for(check(Field.EMAIL, "a@b.example", confidence=0.99, alternatives=("o@b.example",))) is Care.TYPE


def test_low_confidence_means_typing() -> None:
    """At the threshold looking is enough, below it is not."""
    assert care_for(check(Field.EMAIL, "a@b.example", confidence=LOOK_CONFIDENCE)) is Care.LOOK
    assert care_for(check(Field.EMAIL, "a@b.example", confidence=LOOK_CONFIDENCE - 0.01)) is Care.TYPE


def test_a_veiled_address_shows_its_shape_alone() -> None:
    """Enough to tell two addresses apart, too little to copy."""
    assert veiled(check(Field.EMAIL, "ana.sousa@quilmora.example")) == "a…@q…"
