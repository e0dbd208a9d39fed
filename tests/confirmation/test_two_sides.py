"""One card on two photographs: what its sides say together, and what is asked where they differ."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_cards.confirmation.fields import candidates_of
from followup_cards.confirmation.questions import About, Confirmed, Joined, Neighbour, Refusal, TakenApart
from followup_cards.confirmation.recommend import Care, care_for
from followup_cards.confirmation.review import Progress, Sides, next_question, reply, start
from followup_cards.confirmation.two_sides import completes, differing, joined, two_people
from followup_cards.model import Field, Reading, Status
from tests.recorded import ANA, BILL, CLEO, DORA, EMIL, card, check, sure
from tests.two_sided import ALMOST, BACK, FRONT, OTHER_SCRIPT


def answered(reading: Reading, *answers: str, sides: Sides | None = None) -> object:
    """Return what comes of answers, each of which is taken."""
    progress = start(reading, sides=sides)
    for said in answers:
        step = reply(progress, said)
        if not isinstance(step, Progress):
            return step
        progress = step
    return progress


def test_each_field_comes_from_the_side_that_has_it() -> None:
    """Name and company from the front, address, number and website from the back; each knows its side."""
    whole = joined(FRONT, BACK)

    assert whole.name
    assert whole.emails == tuple(replace(email, on_back=True) for email in BACK.emails)
    assert (whole.name.value, whole.name.on_back) == ("Mara Quist", False)
    assert [phone.value for phone in whole.phones] == ["+46 8 555 0177"]
    assert [site.on_back for site in whole.websites] == [True]
    assert whole.corners == FRONT.corners


def test_a_whole_card_that_is_sure_takes_one_enter() -> None:
    """Two sides that complete each other are confirmed like one."""
    outcome = answered(joined(FRONT, BACK), "")

    assert isinstance(outcome, Confirmed)
    assert (outcome.details.name, outcome.details.email) == ("Mara Quist", "mara.quist@tavelin.example")


def test_what_both_sides_say_counts_once_and_the_surer_reading_stays() -> None:
    """The same name, number and address on both sides make one of each."""
    doubtful = replace(BACK, emails=(check(Field.EMAIL, "Mara.Quist@tavelin.example", confidence=0.4),))
    whole = joined(replace(BACK, name=check(Field.NAME, "MARA QUIST")), replace(doubtful, name=FRONT.name))

    assert whole.name
    assert (whole.name.value, whole.name.status) == ("Mara Quist", Status.SURE)
    assert [email.status for email in whole.emails] == [Status.SURE]
    assert len(whole.phones) == len(whole.websites) == 1
    assert differing(whole) == ()


def test_a_difference_between_the_sides_is_put_to_the_person() -> None:
    """Two names in two scripts: neither is sure, and the person says which is right, or types another."""
    whole = joined(replace(FRONT, emails=BACK.emails), OTHER_SCRIPT)
    question = next_question(start(whole))

    assert differing(whole) == (Field.NAME, Field.COMPANY)
    assert question.about is About.WHICH_SIDE
    assert [choice.label for choice in question.choices] == ["Mara Quist", "Мара Квист"]
    for said, name in (("", "Mara Quist"), ("2", "Мара Квист"), ("M. Quist", "M. Quist")):
        outcome = answered(whole, said, "1", "")
        assert isinstance(outcome, Confirmed)
        assert (outcome.details.name, outcome.details.company) == (name, "Tavelin AB")
    assert isinstance(answered(whole, "-"), Refusal)


def test_a_comma_or_a_line_break_is_no_difference() -> None:
    """One postal address, broken over lines on one side and written in one line on the other, is asked about once."""
    front, back = (
        replace(FRONT, address=sure(Field.ADDRESS, text))
        for text in ("Kaj 5, 111 20 Stockholm", "Kaj 5\n111 20 Stockholm")
    )

    assert differing(joined(front, back)) == ()


def test_two_addresses_a_slip_apart_are_one_that_is_to_be_typed() -> None:
    """However sure one side is: the other side says otherwise, so that Enter confirms neither."""
    whole = joined(replace(FRONT, emails=BACK.emails), ALMOST)
    (email,) = whole.emails

    assert email.value == "mara.quist@tavelin.example"
    assert email.alternatives == ("mara.qu1st@tavelin.example",)
    assert [(doubt.start, doubt.end, doubt.other) for doubt in email.doubts] == [(7, 8, "1")]
    assert care_for(email) is Care.TYPE


def test_two_addresses_are_two_to_choose_from() -> None:
    """An address for everybody on the front and the person's own on the back: the person chooses."""
    general = replace(FRONT, emails=(sure(Field.EMAIL, "info@tavelin.example"),))
    whole = joined(general, BACK)
    outcome = answered(whole, "2", "")

    assert next_question(start(whole)).about is About.WHICH_ADDRESS
    assert isinstance(outcome, Confirmed)
    assert outcome.details.email == "mara.quist@tavelin.example"


@pytest.mark.parametrize(
    ("one", "other", "lacking"),
    [
        (FRONT, BACK, ("an address",)),
        (BACK, FRONT, ("a name",)),
        (card(company=sure(Field.COMPANY, "Tavelin AB")), ANA, ("a name", "an address")),
        (DORA, ANA, ()),  # two people
        (EMIL, ANA, ()),  # two addresses
        (ANA, BILL, ()),
        (OTHER_SCRIPT, ANA, ("an address",)),  # two scripts may be one person's
        (FRONT, OTHER_SCRIPT, ()),  # neither has an address
    ],
)
def test_what_another_card_would_complete(one: Reading, other: Reading, lacking: tuple[str, ...]) -> None:
    """A card is completed by one that has what it lacks, unless the two are plainly two people's."""
    assert completes(one, other) == lacking


def test_two_people_are_told_by_name_or_address() -> None:
    """Colleagues have two names; a name in another script may be the same person's."""
    assert two_people(ANA, CLEO)
    assert two_people(ANA, EMIL)
    assert not two_people(FRONT, BACK)
    assert not two_people(FRONT, OTHER_SCRIPT)


def test_the_other_side_is_offered_and_enter_joins_nothing() -> None:
    """A neighbour with a reason is asked about first; its number joins, Enter says no, and j asks again."""
    sides = Sides(None, (Neighbour(7, "Mara Quist", ("it has a name",)), Neighbour(9, "Ana Sousa")))
    begun = start(BACK, sides=sides)
    question = next_question(begun)

    assert question.about is About.OTHER_SIDE
    assert [choice.label for choice in question.choices] == ["Mara Quist"]
    assert answered(BACK, "1", sides=sides) == Joined(7)
    assert isinstance(answered(BACK, "2", sides=sides), Refusal)
    alone = answered(BACK, "", sides=sides)
    assert isinstance(alone, Progress)
    assert next_question(alone).about is About.NAME
    assert answered(BACK, "", "j", "2", sides=sides) == Joined(9)


def test_what_was_joined_is_taken_apart_with_one_key() -> None:
    """The key that joins takes apart what is joined; without another card it says so."""
    assert isinstance(answered(joined(FRONT, BACK), "j", sides=Sides(8)), TakenApart)
    assert isinstance(answered(FRONT, "j"), Refusal)


@given(st.sampled_from([ANA, BILL, CLEO, DORA, EMIL, FRONT, BACK, ALMOST, OTHER_SCRIPT]), st.data())
def test_joining_loses_nothing_and_makes_no_address_surer(front: Reading, data: st.DataObject) -> None:
    """Every value of either side is found in the whole, and a sure address was sure on a side of its own."""
    back = data.draw(st.sampled_from([ANA, BILL, CLEO, DORA, EMIL, FRONT, BACK, ALMOST, OTHER_SCRIPT]))
    whole = joined(front, back)

    for field in Field:
        said = {text.casefold() for one in candidates_of(whole, field) for text in (one.value, *one.alternatives)}
        for candidate in (*candidates_of(front, field), *candidates_of(back, field)):
            assert candidate.value.casefold() in said
    sure_before = {email.value for side in (front, back) for email in side.emails if email.status is Status.SURE}
    assert {email.value for email in whole.emails if email.status is Status.SURE} <= sure_before
