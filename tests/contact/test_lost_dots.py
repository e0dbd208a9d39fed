"""Dots of an address's domain that a reader lost are put back, and then always to be checked."""

import pytest

from followup_cards.contact.lost_dots import with_dots
from followup_cards.contact.parse import parse
from followup_cards.model import Status
from tests.contact.cards import CORNERS, line


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("mara@example com", "mara@example.com"),
        ("mara@example com.sg", "mara@example.com.sg"),
        ("mara@example.com sg", "mara@example.com.sg"),
        ("mara@mail.example co uk", "mara@mail.example.co.uk"),
    ],
)
def test_a_gap_before_a_public_suffix_was_a_dot(seen: str, meant: str) -> None:
    """The list of public suffixes tells which words end a domain."""
    assert with_dots(seen, ()) == meant


@pytest.mark.parametrize("whole", ["mara@example.com", "mara@example.com de", "mara@example.de call me", "mara lind"])
def test_a_whole_address_is_left_alone(whole: str) -> None:
    """A word after an address belongs to its domain only where the two make one public suffix."""
    assert with_dots(whole, ()) is None


def test_dots_that_the_website_has_are_put_back() -> None:
    """The website on the card shows where they were."""
    assert with_dots("mara@exampleworks com", ["example.works.com"]) == "mara@example.works.com"


def test_an_address_with_a_dot_put_back_is_never_sure() -> None:
    """What was lost once may have been lost twice."""
    (email,) = parse((line("Mara Lind", 0), line("mara.lind@example com.sg", 3)), CORNERS).emails
    assert (email.value, email.status) == ("mara.lind@example.com.sg", Status.CHECK)
