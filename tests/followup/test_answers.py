"""The answers file: read strictly, named precisely when it is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_cards.errors import BadAnswers
from followup_cards.followup.answers import answers_template, parse_answers
from followup_cards.model import Answers, Me

WHOLE = '''
[me]
name = "Ines Okafor"
email = "ines.okafor@example.org"
phone = "+44 20 7946 0012"
[answers]
bring = """
I bring nine years
of night routes."""
fit = "I would sit between depot and planners"
value = "An audit in two weeks"
addition = "The audit is ready."
language = "de"
[topics]
"Dana.Osei@Example.com" = "the new rota"
'''


def test_a_whole_file_is_read() -> None:
    """Every section arrives, line ends become spaces, and addresses small letters."""
    assert parse_answers(WHOLE, "answers.toml") == Answers(
        me=Me("Ines Okafor", "ines.okafor@example.org", "+44 20 7946 0012"),
        bring="I bring nine years of night routes.",
        fit="I would sit between depot and planners",
        value="An audit in two weeks",
        addition="The audit is ready.",
        topics={"dana.osei@example.com": "the new rota"},
        language="de",
    )


def test_the_skeleton_is_a_valid_file_without_answers() -> None:
    """What `--answers-template` writes can be read at once, and says nothing yet."""
    assert parse_answers(answers_template(), "answers.toml") == Answers()


def test_the_skeleton_uncommented_is_a_valid_file() -> None:
    """Every key that the skeleton shows is one that the reader knows."""
    lines = [line.removeprefix("# ") if " = " in line else line for line in answers_template().splitlines()]
    answers = parse_answers("\n".join(lines), "answers.toml")
    assert answers.me == Me("Your name, as you sign", "you@example.org", "+44 20 7946 0012")
    assert answers.topics == {"dana.osei@example.com": "the move to two warehouses"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("[me\n", ["mine.toml", "not valid TOML", "--answers-template"]),
        ("[about]\n", ["mine.toml", '"about"', "me, answers, topics"]),
        ('[me]\nnick = "x"', ["mine.toml", '"nick"', "name, email, phone"]),
        ('[answers]\nbrings = "x"', ["mine.toml", '"brings"', "bring, fit, value, addition"]),
        ("[answers]\nbring = 3", ["mine.toml", "bring", "quotes"]),
        ('[answers]\nbring = ["x"]', ["mine.toml", "bring", "quotes"]),
        ('me = "x"', ["mine.toml", "[me]"]),
        ('[topics]\nDana = "x"', ["mine.toml", '"Dana"', "no address"]),
        ('[me]\nemail = "x@example.org"', ["mine.toml", "no name"]),
        (f'[answers]\nfit = "{"x" * 3000}"', ["mine.toml", "fit", "Shorten"]),
        ('[answers]\nfit = "a\\u001bb"', ["mine.toml", "fit", "control character"]),
    ],
)
def test_what_is_wrong_is_named_with_file_key_and_remedy(text: str, parts: list[str]) -> None:
    """One sentence says which file, what in it, and what to write instead."""
    with pytest.raises(BadAnswers) as caught:
        parse_answers(text, "mine.toml")
    assert all(part in str(caught.value) for part in parts), caught.value


def test_an_empty_answer_counts_as_none() -> None:
    """Leaving a key empty is the same as leaving it out."""
    assert parse_answers('[answers]\nbring = "  "\n[me]\n', "x") == Answers()


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    """No input, however odd, raises anything but a refusal."""
    refusal = "x.toml"
    try:
        read = parse_answers(text, "x.toml")
    except BadAnswers as error:
        refusal = str(error)
    else:
        assert isinstance(read, Answers)
    assert refusal.startswith("x.toml")
