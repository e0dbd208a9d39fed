"""Who may be whom, and what a merge keeps."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from followup_cards.confirmation.duplicates import likely_same, reasons_for
from followup_cards.confirmation.likeness import Likeness, likeness
from followup_cards.confirmation.merging import merged, relation, same_again
from followup_cards.model import Contact, ContactDetails, Field, Phone
from tests.recorded import NOW

OLD = ContactDetails(
    "Ana Sousa",
    email="ana@old.example",
    email_confirmed_at=datetime(2026, 1, 1, tzinfo=UTC),
    company="Old Ltd",
    phones=(Phone("1", "+1"),),
    websites=("old.example",),
    notes="met in May",
)


def test_the_same_address_or_name_is_a_reason() -> None:
    """Case and spaces don't count."""
    assert reasons_for(ContactDetails("Ana", email="ANA@old.example"), OLD) == ("the same address",)
    assert reasons_for(ContactDetails(" ana  sousa"), OLD) == ("the same name",)
    assert reasons_for(ContactDetails("Bill", email="bill@old.example"), OLD) == ()


def test_people_without_name_or_address_are_nobody_known() -> None:
    """Two empty names are not the same name."""
    assert reasons_for(ContactDetails(""), ContactDetails("")) == ()


def test_the_likeliest_comes_first() -> None:
    """Two reasons weigh more than one."""
    one = Contact(1, "a", ContactDetails("Ana Sousa"), NOW, NOW)
    two = Contact(2, "b", OLD, NOW, NOW)

    found = likely_same(ContactDetails("Ana Sousa", email="ana@old.example"), (one, two))
    assert [duplicate.contact.id for duplicate in found] == [2, 1]


def test_a_merge_takes_over_and_loses_nothing() -> None:
    """What the card says wins, what it doesn't say stays, lists grow without repeats."""
    new = ContactDetails(
        "Ana Sousa", email="ana@new.example", email_confirmed_at=NOW, phones=(Phone("01", "+1"), Phone("2"))
    )
    after = merged(OLD, new)

    assert (after.email, after.email_confirmed_at) == ("ana@new.example", NOW)
    assert after.company == "Old Ltd"
    assert after.phones == (Phone("1", "+1"), Phone("2"))
    assert (after.websites, after.notes) == (("old.example",), "met in May")


def test_a_merge_without_an_address_leaves_the_confirmed_one() -> None:
    """An address and its confirmation stay together."""
    after = merged(OLD, ContactDetails("Ana Sousa"))

    assert (after.email, after.email_confirmed_at) == (OLD.email, OLD.email_confirmed_at)


def test_names_that_are_only_alike_need_something_beside_them() -> None:
    """A shorter or respelled name counts with a shared company, number or place of address, and not without."""
    old = ContactDetails("João Souza", email="joao@quilmora.example", company="Quilmora Lda")

    assert reasons_for(ContactDetails("JOAO SOUZA"), old) == ("the same name, written another way",)
    assert reasons_for(ContactDetails("Souza, João"), old) == ("the same name, written another way",)
    assert reasons_for(ContactDetails("Joao Sousa"), old) == ()
    assert reasons_for(ContactDetails("Joao Sousa", company="quilmora lda"), old) == (
        "two spellings of almost the same name",
        "the same company",
    )
    assert reasons_for(ContactDetails("J. Souza", email="js@quilmora.example"), old) == (
        "the same name, one of them shorter",
        "addresses in the same place",
    )
    assert reasons_for(ContactDetails("Bill Karn", company="Quilmora Lda"), old) == ()


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Ana Sousa", "ana  sousa", Likeness.SAME),
        ("Łukasz Żak", "Lukasz Zak", Likeness.REWRITTEN),
        ("Ana M. Sousa", "Ana Maria de Sousa", Likeness.ABBREVIATED),
        ("Ana Sousa", "Ana Maria Sousa", Likeness.ABBREVIATED),
        ("Ana S", "Ana Sousa", None),
        ("Anan Sousa", "Anna Sousa", Likeness.NEARLY),
        ("Bo Li", "Bo Lu", Likeness.NEARLY),
        ("Bo Li", "Bo Luu", None),
        ("Ana Sousa", "Bill Karn", None),
        ("", "", None),
        ("田中", "田中", Likeness.SAME),
    ],
)
def test_how_alike_two_names_are(one: str, other: str, alike: Likeness | None) -> None:
    """Accents, order, initials and a slip of the reader; whichever comes first."""
    assert likeness(one, other) is alike
    assert likeness(other, one) is alike


def test_a_merge_keeps_what_the_person_says_stays() -> None:
    """A field that stays keeps the contact's own value, an address with its confirmation, a name with its parts."""
    new = ContactDetails("A. Sousa", email="ana@new.example", email_confirmed_at=NOW, company="New Ltd")
    after = merged(OLD, new, frozenset({Field.NAME, Field.EMAIL}))

    assert (after.name, after.email, after.email_confirmed_at) == (OLD.name, OLD.email, OLD.email_confirmed_at)
    assert after.company == "New Ltd"


def test_how_a_card_stands_to_a_contact_is_said_in_a_sentence() -> None:
    """The same card again, a new employer, two spellings."""
    assert "same card again" in relation(OLD, replace(OLD, notes=None))
    assert "Old Ltd before, New Ltd" in relation(OLD, replace(OLD, company="New Ltd"))
    assert "spellings" in relation(OLD, replace(OLD, name="Anna Sousa"))
    assert not same_again(OLD, replace(OLD, phones=(Phone("2"),)))
