"""What a card says after a message to the address that was read from it came back."""

import pytest

from followup_cards.model import Field, Status
from followup_cards.service.bounces import without
from tests.recorded import card, check, sure

NAME = sure(Field.NAME, "Bill Karn")


@pytest.mark.parametrize(
    ("read", "alternatives", "bounced", "value", "left"),
    [
        (
            "bi1l@q.example",
            ("bill@q.example", "bil1@q.example"),
            "bi1l@q.example",
            "bill@q.example",
            ["bil1@q.example"],
        ),
        ("bi1l@q.example", ("bill@q.example",), "BI1L@q.example", "bill@q.example", []),
        ("bi1l@q.example", ("bill@q.example",), "bill@q.example", "bi1l@q.example", []),
        ("bi1l@q.example", (), "bi1l@q.example", "bi1l@q.example", []),
        ("bi1l@q.example", (), "typed@q.example", "bi1l@q.example", []),
    ],
)
def test_the_next_reading_is_offered(
    read: str, alternatives: tuple[str, ...], bounced: str, value: str, left: list[str]
) -> None:
    """Never the one that came back, unless nothing else was read; it is to be checked, with the reason."""
    reading = card(name=NAME, emails=(check(Field.EMAIL, read, alternatives=alternatives),))
    after = without(reading, bounced).emails[0]

    assert (after.value, list(after.alternatives), after.status) == (value, left, Status.CHECK)
    assert [item.text for item in after.evidence if item.code == "bounced"] == [f"a message to {bounced} came back"]
    assert after.confidence < 0.5


def test_a_second_address_on_the_card_comes_first() -> None:
    """It was sure, and is to be checked now, as everything about this card."""
    emails = (sure(Field.EMAIL, "bill@q.example"), sure(Field.EMAIL, "office@q.example"))
    after = without(card(name=NAME, emails=emails), "bill@q.example")

    assert [one.value for one in after.emails] == ["office@q.example", "bill@q.example"]
    assert {one.status for one in after.emails} == {Status.CHECK}
