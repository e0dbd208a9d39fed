"""Who may be whom, and what a merge keeps."""

from datetime import UTC, datetime

from followup_cards.confirmation.duplicates import likely_same, merged, reasons_for
from followup_cards.model import Contact, ContactDetails, Phone
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
