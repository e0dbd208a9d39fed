"""The questions about one card: what is asked, and what every answer does."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_cards.confirmation.duplicates import Duplicate
from followup_cards.confirmation.merging import Resolution
from followup_cards.confirmation.questions import About, AtStart, Choice, Confirmed, Discarded, How, Later, Refusal
from followup_cards.confirmation.review import Known, Progress, Step, next_question, reply, start
from followup_cards.model import Contact, ContactDetails, Field, Part, Phone, Reading
from tests.recorded import ANA, BILL, CLEO, DORA, EMIL, NOW, card, check, sure

RIGHT = "bill.karn@quilmora.example"
WRONG = "bi1l.karn@quilmora.example"


def nobody(_: ContactDetails) -> tuple[Duplicate, ...]:
    """Return that nobody is known."""
    return ()


def answer(reading: Reading, answers: Iterable[str], *, known: Known = nobody, asks_part: bool = False) -> Step:
    """Return what comes of answering one question after the other; a refusal leaves the question standing."""
    progress: Progress = start(reading, known=known, asks_part=asks_part)
    step: Step = progress
    for said in answers:
        step = reply(progress, said)
        if isinstance(step, Progress):
            progress = step
        elif not isinstance(step, Refusal):
            return step
    return step


def about(step: Step) -> About:
    """Return what is asked next."""
    assert isinstance(step, Progress)
    return next_question(step).about


def confirmed(step: Step) -> Confirmed:
    """Return a confirmed outcome."""
    assert isinstance(step, Confirmed)
    return step


def test_a_card_that_reads_well_takes_one_enter() -> None:
    """Everything sure: Enter confirms, and phones keep what the reading knows of them."""
    details = confirmed(answer(ANA, [""])).details

    assert details.email == "ana.sousa@quilmora.example"
    assert details.phones == (Phone("+351 21 555 0100", "+351215550100", "work"),)
    assert details.email_confirmed_at is None  # the service knows the time


@pytest.mark.parametrize("reading", [BILL, CLEO])
def test_enter_never_confirms_a_doubtful_address(reading: Reading) -> None:
    """However often Enter is pressed, the question about the address stands."""
    assert isinstance(answer(reading, [""] * 20), Refusal)


def test_a_doubtful_address_is_typed_before_the_guess_is_shown() -> None:
    """The first question offers nothing to agree with."""
    question = next_question(start(BILL))

    assert question.about is About.TYPE_ADDRESS
    assert question.choices == ()
    assert question.default is None


def test_typing_what_a_reader_saw_settles_it() -> None:
    """The alternative counts as seen; the log says that it was typed."""
    outcome = confirmed(answer(BILL, [RIGHT.upper(), ""]))

    assert outcome.details.email == RIGHT
    assert [d.how for d in outcome.decisions if d.field is Field.EMAIL] == [How.TYPED]


def test_an_address_that_nobody_saw_is_typed_twice() -> None:
    """Once is asked again, with the guesses shown; the same again settles it."""
    once = answer(BILL, ["billy@quilmora.example"])
    twice = confirmed(answer(BILL, ["billy@quilmora.example", "billy@quilmora.example", ""]))

    assert about(once) is About.TYPE_AGAIN
    assert twice.details.email == "billy@quilmora.example"
    assert [d.how for d in twice.decisions if d.field is Field.EMAIL] == [How.TYPED_TWICE]


def test_the_person_may_give_in_to_a_guess_by_its_number() -> None:
    """After typing something else, a guess is taken by its number, never by Enter."""
    assert isinstance(answer(BILL, ["billy@quilmora.example", ""]), Refusal)
    assert confirmed(answer(BILL, ["billy@quilmora.example", "2", ""])).details.email == RIGHT


def test_typing_a_third_address_starts_again() -> None:
    """Two different addresses are no confirmation of either."""
    step = answer(BILL, ["billy@quilmora.example", "willy@quilmora.example"])

    assert about(step) is About.TYPE_AGAIN
    assert isinstance(step, Progress)
    assert next_question(step).typed == "willy@quilmora.example"


def test_a_likely_address_is_picked_by_number() -> None:
    """No disagreement, but not sure: the number confirms it."""
    outcome = confirmed(answer(CLEO, ["1", "", ""]))

    assert outcome.details.email == "cleo@quilmora.example"
    assert [d.how for d in outcome.decisions if d.field is Field.EMAIL] == [How.PICKED]


@pytest.mark.parametrize("said", ["no at sign", "a@b", "two words@quilmora.example", "a@@b.example", "1"])
def test_what_cannot_be_an_address_is_refused(said: str) -> None:
    """The refusal says what is wrong and the question stands."""
    refusal = answer(BILL, [said])

    assert isinstance(refusal, Refusal)
    assert "address" in refusal.message


def test_a_card_without_a_name_asks_for_it() -> None:
    """Enter is no name; what is typed is."""
    assert isinstance(answer(EMIL, [""]), Refusal)
    assert confirmed(answer(EMIL, ["Emil Berg", ""])).details.name == "Emil Berg"


def test_a_doubtful_name_is_kept_by_enter_or_typed_over() -> None:
    """The name has a default; it does not decide who receives a message."""
    assert confirmed(answer(CLEO, ["1", "", ""])).details.name == "Cleo Marin"
    assert confirmed(answer(CLEO, ["1", "Chloé Marin", ""])).details.name == "Chloé Marin"


def test_a_card_without_an_address_keeps_name_and_phones() -> None:
    """Nothing is asked about an address that is not there."""
    details = confirmed(answer(DORA, [""])).details

    assert (details.name, details.email, len(details.phones)) == ("Dora Lind", None, 1)


def test_several_addresses_are_a_choice_and_the_rest_a_note() -> None:
    """The chosen one is the contact's, the other is kept in the notes as not confirmed."""
    reading = card(
        name=sure(Field.NAME, "Ana"),
        emails=(sure(Field.EMAIL, "ana@a.example"), sure(Field.EMAIL, "info@a.example")),
    )

    assert confirmed(answer(reading, ["", ""])).details.email == "ana@a.example"
    second = confirmed(answer(reading, ["2", ""])).details
    assert second.email == "info@a.example"
    assert second.notes == "Also read on the card, not confirmed: ana@a.example"


def test_choosing_a_doubtful_address_does_not_confirm_it() -> None:
    """Which address is one question, whether it is right is another; the guess stays hidden."""
    reading = card(
        name=sure(Field.NAME, "Ana"),
        emails=(check(Field.EMAIL, "ana@a.example", confidence=0.4), sure(Field.EMAIL, "info@a.example")),
    )

    assert next_question(start(reading)).choices[0].label == "a…@a…"
    assert about(answer(reading, ["1"])) is About.TYPE_ADDRESS


def test_none_says_that_the_address_is_no_address() -> None:
    """What was read as an address may be a slogan; then the contact has none."""
    assert confirmed(answer(BILL, ["-", ""])).details.email is None


def test_any_field_can_be_edited() -> None:
    """`e`, the field's number, the new value; - empties it, Enter leaves it."""
    company = confirmed(answer(ANA, ["e", "3", "Other Ltd", ""]))
    emptied = confirmed(answer(ANA, ["e", "3", "-", ""]))
    left = confirmed(answer(ANA, ["e", "3", "", ""]))

    assert company.details.company == "Other Ltd"
    assert [d.how for d in company.decisions if d.field is Field.COMPANY] == [How.EDITED]
    assert emptied.details.company is None
    assert left.details.company == "Quilmora Lda"


def test_an_edited_address_is_typed_twice() -> None:
    """Overwriting a sure address needs the same care as a doubtful one."""
    fields = [choice.label for choice in next_question_after(ANA, "e")]
    number = str(fields.index("E-mail") + 1)

    assert about(answer(ANA, ["e", number, "ana@other.example"])) is About.TYPE_AGAIN
    outcome = confirmed(answer(ANA, ["e", number, "ana@other.example", "ana@other.example", ""]))
    assert outcome.details.email == "ana@other.example"


def next_question_after(reading: Reading, *said: str) -> tuple[Choice, ...]:
    """Return the choices of the question after some answers."""
    step = answer(reading, said)
    assert isinstance(step, Progress)
    return next_question(step).choices


def test_several_phones_are_edited_in_one_line() -> None:
    """A number that stays keeps what was known of it."""
    phones = confirmed(answer(ANA, ["e", "5", "+351 21 555 0100; 555 0101", ""])).details.phones

    assert phones == (Phone("+351 21 555 0100", "+351215550100", "work"), Phone("555 0101"))


def test_back_returns_to_the_question_before() -> None:
    """Each `b` takes back one answer; at the first question there is nothing to go back to."""
    assert isinstance(answer(CLEO, ["b"]), Refusal)
    assert about(answer(CLEO, ["1", "b"])) is About.PICK_ADDRESS
    assert about(answer(CLEO, ["1", "", "b", "b"])) is About.PICK_ADDRESS


@pytest.mark.parametrize("answers", [[], ["1"], ["1", ""], ["e"], ["e", "3"]])
def test_later_and_discard_work_at_every_question(answers: list[str]) -> None:
    """`s` and `x` end the card wherever it stands."""
    assert isinstance(answer(CLEO, [*answers, "s"]), Later)
    assert isinstance(answer(CLEO, [*answers, "x"]), Discarded)


def test_the_part_is_asked_where_an_interview_is_named() -> None:
    """Enter means interviewer; a number or the word says another."""
    assert confirmed(answer(ANA, ["", ""], asks_part=True)).part is Part.INTERVIEWER
    assert confirmed(answer(ANA, ["", "3"], asks_part=True)).part is Part.HR
    assert confirmed(answer(ANA, ["", "hiring-manager"], asks_part=True)).part is Part.HIRING_MANAGER
    assert isinstance(answer(ANA, ["", "boss"], asks_part=True), Refusal)


def known_as(details: ContactDetails) -> Known:
    """Return the knowledge of one contact who may be the same person."""
    duplicate = Duplicate(Contact(7, "u", details, NOW, NOW), ("the same name",))
    return lambda _: (duplicate,)


SAME = ContactDetails(
    "Ana Sousa",
    email="ana.sousa@quilmora.example",
    company="Quilmora Lda",
    phones=(Phone("+351215550100", "+351215550100"),),
)
BEFORE = replace(SAME, company="Old Ltd", email="ana@old.example", job_title="Planner")


def test_the_same_card_again_takes_one_more_enter_and_changes_nothing() -> None:
    """Where the card says nothing new, Enter keeps the contact as it is."""
    assert about(answer(ANA, [""], known=known_as(SAME))) is About.DUPLICATE
    assert confirmed(answer(ANA, ["", ""], known=known_as(SAME))).resolution is Resolution.KEEP


def test_keep_merge_and_both_are_numbers_where_the_card_says_something_new() -> None:
    """Enter decides nothing: the contact's address or the card's would be used unseen."""
    known = known_as(replace(SAME, phones=()))

    assert isinstance(answer(ANA, ["", ""], known=known), Refusal)
    assert confirmed(answer(ANA, ["", "1"], known=known)).resolution is Resolution.KEEP
    assert confirmed(answer(ANA, ["", "2"], known=known)).resolution is Resolution.MERGE
    assert confirmed(answer(ANA, ["", "3"], known=known)).resolution is Resolution.BOTH
    assert isinstance(answer(ANA, ["", "4"], known=known), Refusal)


def test_a_merge_asks_about_every_field_that_differs() -> None:
    """Company and address, one after the other; Enter alone chooses neither."""
    asked = answer(ANA, ["", "2"], known=known_as(BEFORE))
    assert isinstance(asked, Progress)
    assert next_question(asked).field is Field.COMPANY
    assert [choice.label for choice in next_question(asked).choices] == ["Old Ltd", "Quilmora Lda"]
    assert isinstance(answer(ANA, ["", "2", ""], known=known_as(BEFORE)), Refusal)

    outcome = confirmed(answer(ANA, ["", "2", "2", "1"], known=known_as(BEFORE)))
    assert outcome.stays == {Field.EMAIL}


def test_back_takes_a_merge_back_too() -> None:
    """Each `b` takes back one choice, to the question whether they are one person at all."""
    assert about(answer(ANA, ["", "2", "2", "b", "b"], known=known_as(BEFORE))) is About.DUPLICATE
    assert isinstance(answer(ANA, ["b"]), AtStart)


def test_each_alternative_says_what_tells_it_apart() -> None:
    """The doubtful character is spelled, so that no typeface decides."""
    asked = answer(BILL, ["billy@quilmora.example"])
    assert isinstance(asked, Progress)

    assert next_question(asked).choices[1].reasons == ("3rd: letter l, as in Lima, not digit 1",)


SAID = st.sampled_from(["", "1", "2", "9", "b", "e", "-", WRONG, RIGHT, "x@y.example", "Bill", "?"]) | st.text(
    max_size=8
)


@given(st.lists(SAID, max_size=25), st.sampled_from([ANA, BILL, CLEO, DORA, EMIL]))
def test_no_answer_breaks_the_questions_or_slips_an_address_through(answers: list[str], reading: Reading) -> None:
    """Whatever is typed: an address is confirmed only when sure, typed, typed twice, or picked by its number."""
    outcome = answer(reading, answers, asks_part=True)

    if isinstance(outcome, Confirmed) and outcome.details.email:
        how = next(d.how for d in outcome.decisions if d.field is Field.EMAIL)
        typed = sum(said.strip().casefold() == outcome.details.email.casefold() for said in answers)
        assert outcome.details.name
        assert {
            How.ENTER: reading in (ANA, EMIL),
            How.TYPED: typed >= 1,
            How.TYPED_TWICE: typed >= 2,
            How.PICKED: any(said.strip() in ("1", "2") for said in answers),
        }[how]
