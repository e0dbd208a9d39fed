"""People are greeted by their confirmed name, with nothing guessed."""

import pytest

from followup_cards.followup.greeting import first_name, full_name
from followup_cards.model import ContactDetails


@pytest.mark.parametrize(
    ("name", "given", "first", "full"),
    [
        ("Dana Osei", "Dana", "Dana", "Dana Osei"),
        ("Dana Osei", None, "Dana Osei", "Dana Osei"),
        ("YUKI TANAKA", "Yuki", "Yuki", "YUKI TANAKA"),
        ("YUKI TANAKA", None, "YUKI TANAKA", "YUKI TANAKA"),
        ("LEILA HADDAD", "LEILA", "Leila", "LEILA HADDAD"),
        ("JEAN-LUC MOREL", "JEAN-LUC", "Jean-Luc", "JEAN-LUC MOREL"),
        ("ANA RUIZ", "ANA", "Ana", "ANA RUIZ"),
        ("ZOË BLOOM", "ZOË", "Zoë", "ZOË BLOOM"),
        ("AJ SMITH", "AJ", "AJ", "AJ SMITH"),
        ("IŞIL KAYA", "IŞIL", "IŞIL", "IŞIL KAYA"),
        ("Dana Osei", "Boris", "Dana Osei", "Dana Osei"),
        ("Dr. Zoë van der Meer, PhD, PMP", None, "Dr. Zoë van der Meer", "Dr. Zoë van der Meer"),
        ("OSEI, Dana", "Dana", "Dana", "OSEI, Dana"),
        ("李 明", "明", "李 明", "李 明"),
        ("D. Osei", "D.", "D. Osei", "D. Osei"),
        ("Dana\n Osei", " Dana ", "Dana", "Dana Osei"),
    ],
)
def test_the_given_name_greets_where_it_is_sure(name: str, given: str | None, first: str, full: str) -> None:
    """An unknown given name, or one that is no part of the name, leaves the full name; letters after it go."""
    details = ContactDetails(name=name, given_name=given)
    assert (first_name(details), full_name(details)) == (first, full)


def test_a_name_in_capitals_is_written_as_its_confirmed_parts() -> None:
    """Capitals are how the card was printed; given and family name say how the person is written."""
    assert full_name(ContactDetails("YUKI TANAKA", "Yuki", "Tanaka")) == "Yuki Tanaka"
    assert full_name(ContactDetails("DVOŘÁK TOMÁŠ", "Tomáš", "Dvořák")) == "Dvořák Tomáš"
    assert full_name(ContactDetails("IAN MCKAY", "Ian", "McKay")) == "Ian McKay"
    assert full_name(ContactDetails("YUKI A. TANAKA", "Yuki", "Tanaka")) == "YUKI A. TANAKA"
